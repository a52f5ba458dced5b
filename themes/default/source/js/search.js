/*
 * Search inside the site: a reader of the index that blog.jar makes (the format is told in docs/themes.md and, in full, in
 * src/main/java/blogjar/search/package-info.java), the dialog on every page, and the page of the search.
 */

const WIDE = '\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2300-\u23ff\u2600-\u27bf\u2b00-\u2bff\u2e80-\u2fdf\u3005-\u3007\u3021-\u3029\u3031-\u3035\u3041-\u3096\u3099\u309a\u309d-\u309f'
  + '\u30a1-\u30fa\u30fc-\u312f\u31a0-\u31bf\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3\uf900-\ufaff\u{1f000}-\u{1faff}\u{20000}-\u{3ffff}';
const IS_WIDE = new RegExp('^[' + WIDE + ']$', 'u');
const RUN = new RegExp('[' + WIDE + ']+|((?:(?![' + WIDE + '])[\\p{L}\\p{N}\\p{M}])+)([+#]{1,2}(?![+#\\p{L}\\p{N}\\p{M}' + WIDE + ']))?', 'gu');
const SPELT = { 'ß': 'ss', 'æ': 'ae', 'œ': 'oe', 'ø': 'o', 'đ': 'd', 'ł': 'l', 'ı': 'i', 'ς': 'σ', 'þ': 'th' };
const MANIFEST = 'index.json';
const PAUSE = 150; // milliseconds without a key, before texts are fetched
const LAST = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdef';
const OTHER = 'ghijklmnopqrstuvwxyz0123456789-_';
const VALUES = new Uint8Array(128);
for (let i = 0; i < 32; i++) {
  VALUES[LAST.charCodeAt(i)] = i;
  VALUES[OTHER.charCodeAt(i)] = i | 32;
}

function isWide(unit) {
  const c = unit.charCodeAt(0);
  return c >= 0xe00 && IS_WIDE.test(unit);
}

/** A text as it is compared, and where each unit of that comes from. Of Chinese characters `hanzi` says which is taken for which. */
function fold(text, hanzi) {
  let out = '';
  const origins = [];
  for (let at = 0; at < text.length;) {
    const from = at;
    const c = text.codePointAt(at);
    let part;
    if (c < 0x80) {
      part = c >= 65 && c <= 90 ? String.fromCharCode(c + 32) : text[at];
      at++;
    } else {
      at += c > 0xffff ? 2 : 1;
      while (at < text.length && /[\u3099\u309a\uff9e\uff9f]/.test(text[at])) { at++; }
      part = text.slice(from, at);
      if (c >= 0x4e00 && c <= 0x9fff && part.length === 1) {
        part = hanzi.get(part) || part;
      } else {
        part = part.normalize('NFKD').replace(/[\u0300-\u036f]/g, '').replace(/[\u4e00-\u9fff]/g, (one) => hanzi.get(one) || one);
        part = part.toLowerCase().normalize('NFC').replace(/[ßæœøđłıςþ]/g, (letter) => SPELT[letter]);
      }
    }
    for (let i = 0; i < part.length; i++) { origins.push(from); }
    out += part;
  }
  origins.push(text.length);
  return { text: out, origins };
}

function cut(term) {
  return term.length <= 32 ? term : term.slice(0, /[\ud800-\udbff]/.test(term[31]) ? 31 : 32);
}

/** What somebody looks for, in parts. */
function parse(text, hanzi) {
  const parts = [];
  function add(kind, part) {
    if (parts.length < 12 && !parts.some((known) => known.kind === kind && known.text === part)) { parts.push({ kind, text: part }); }
  }
  for (const run of fold(text.slice(0, 100).normalize('NFC'), hanzi).text.matchAll(RUN)) {
    if (run[1]) {
      add('word', cut(run[0]));
      continue;
    }
    const characters = Array.from(run[0]);
    const last = characters.length - 2;
    if (last < 0) { add('single', run[0]); }
    for (let i = 0; i <= last; i += characters.length <= 4 ? 1 : 2) { add('pair', characters[i] + characters[i + 1]); }
    if (last >= 0) { add('pair', characters[last] + characters[last + 1]); }
  }
  return parts;
}

function numbers(text) {
  const all = [];
  for (let at = 0, number = 0, shift = 0; at < text.length; at++) {
    const value = VALUES[text.charCodeAt(at)];
    number |= (value & 31) << shift;
    shift += 5;
    if (value < 32) {
      all.push(number);
      number = 0;
      shift = 0;
    }
  }
  return all;
}

function best(kind) {
  return kind & 1 ? 3 : kind & 2 ? 2 : 1;
}

function bits(set) {
  let count = 0;
  for (let rest = set; rest; rest &= rest - 1) { count++; }
  return count;
}

/** The last of some pairs that begins with this or less; -1 where none does. */
function find(pairs, wanted) {
  let low = 0;
  let high = pairs.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (pairs[middle][0] <= wanted) { low = middle + 1; } else { high = middle; }
  }
  return low - 1;
}

/** A text that is looked through: folded, and its words as [start, letters, letters with signs]. */
function read(text, hanzi) {
  const folded = fold(text, hanzi);
  folded.words = [];
  for (const run of folded.text.matchAll(RUN)) {
    if (run[1]) { folded.words.push([run.index, run[1], run[0]]); }
  }
  return folded;
}

/** The index of a site, whose files are fetched when they are needed. */
export class SearchIndex {
  constructor(address) {
    this.address = new URL(address, document.baseURI);
    this.root = new URL('../', this.address).href;
    this.forget();
  }

  /** Forgets all, as another release may be there by now. */
  forget() {
    this.coming = new Map();
    this.there = new Map();
    this.texts = new Map();
    this.hanzi = new Map();
    this.manifest = null;
    this.titles = null;
  }

  /** Brings a file, once; a failure is not kept. */
  bring(name) {
    const { coming, there } = this;
    if (!coming.has(name)) {
      const file = fetch(new URL(name, this.address), { credentials: 'same-origin' }).then(async (response) => {
        if (!response.ok) { throw new Error(name + ': ' + response.status); }
        const content = await (name.endsWith('.txt') ? response.text() : response.json());
        if (there === this.there) {
          if (name === MANIFEST) { this.begin(content); }
          if (name === this.hanziFile()) { this.hanzi = new Map(content.match(/../gs).map((pair) => [pair[0], pair[1]])); }
        }
        there.set(name, content);
      });
      file.catch(() => coming.delete(name));
      coming.set(name, file);
    }
    return coming.get(name);
  }

  begin(manifest) {
    if (manifest.format !== 'blog.jar search 4') { throw new Error('another format: ' + manifest.format); }
    const continued = new Set();
    let at = 0;
    for (const distance of numbers(manifest.continued)) { continued.add(at += distance); }
    this.articles = new Int32Array(manifest.passages);
    this.starts = [];
    for (let i = 0; i < manifest.passages; i++) {
      if (!continued.has(i)) { this.starts.push(i); }
      this.articles[i] = this.starts.length - 1;
    }
    this.count = this.starts.length;
    this.starts.push(manifest.passages);
    this.manifest = manifest;
  }

  /** Brings what is needed before the first key: the names of the files and, where they are in one, all titles. */
  async open() {
    await this.bring(MANIFEST);
    await Promise.all(this.beginnings().map((name) => this.bring(name)));
    if (this.hasAllTitles()) { this.readTitles(); }
  }

  hanziFile() {
    return this.manifest && this.manifest.hanzi && 'c.' + this.manifest.hanzi + '.txt';
  }

  /** What is needed before anything can be looked for. */
  beginnings() {
    return [this.hanziFile(), this.hasAllTitles() && this.headFile(0)].filter(Boolean);
  }

  hasAllTitles() {
    return this.manifest.heads.length === 1;
  }

  /** Puts all titles into one text, each word and run between blanks. */
  readTitles() {
    if (this.titles === null) {
      let text = '';
      this.titleStarts = [];
      for (const [title] of this.there.get(this.headFile(0))) {
        this.titleStarts.push(text.length);
        text += ' ';
        for (const run of fold(title.normalize('NFC'), this.hanzi).text.matchAll(RUN)) {
          if (run[1]) {
            text += cut(run[1]) + ' ';
            if (run[2]) { text += cut(run[0]) + ' '; }
          } else {
            text += run[0] + ' ';
          }
        }
      }
      this.titleStarts.push(Infinity);
      this.titles = text;
    }
    return this.titles;
  }

  /** How well each title has a part. */
  inTitles(part) {
    const titles = this.readTitles();
    const factors = new Uint8Array(this.count);
    const wanted = part.kind === 'word' ? ' ' + part.stem : part.text;
    let article = 0;
    for (let at = titles.indexOf(wanted); at >= 0; at = titles.indexOf(wanted, at + 1)) {
      while (this.titleStarts[article + 1] <= at) { article++; }
      const factor = part.kind === 'word' ? this.factor(titles.slice(at + 1, titles.indexOf(' ', at + 1)), part) : 4;
      factors[article] = Math.max(factors[article], factor);
    }
    return factors;
  }

  stem(word) {
    let stem = word;
    if (word.length > 3) {
      for (const suffix of this.manifest.suffixes) {
        const rest = word.length - suffix.length;
        if (rest >= 3 && word.endsWith(suffix) && !(suffix === 's' && word[rest - 1] === 's')) {
          stem = word.slice(0, rest);
          break;
        }
      }
    }
    let last = stem.length - 1;
    if (last >= 3 && stem[last] === stem[last - 1]) { last--; }
    if (last >= 3 && 'eiy'.includes(stem[last])) { last--; }
    return stem.slice(0, last + 1);
  }

  /** How well a term is what a word looks for. */
  factor(term, part) {
    if (term === part.text) { return 4; }
    if (part.text.length < 2 || !term.startsWith(part.stem)) { return 0; }
    return this.stem(term) === part.stem ? 3 : term.startsWith(part.text) ? 2 : 0;
  }

  parts(query) {
    const parts = parse(query, this.hanzi);
    for (const part of parts) {
      part.alone = part.kind === 'pair' || part.kind === 'word' && part.text.length === 1;
      part.stem = part.kind === 'word' ? this.stem(part.text) : part.text;
    }
    return parts;
  }

  /** Which files of terms a part needs. */
  names(part) {
    const terms = this.manifest.terms;
    const wanted = new Set();
    const own = find(terms, part.text);
    if (own >= 0) { wanted.add(own); }
    if (!part.alone) {
      const first = Math.max(0, find(terms, part.stem));
      for (let i = first; i < terms.length && wanted.size < 3; i++) {
        if (i > first && !terms[i][0].startsWith(part.stem)) { break; }
        wanted.add(i);
      }
    }
    return Array.from(wanted, (file) => 'w.' + terms[file][1] + '.txt');
  }

  headFile(article) {
    const heads = this.manifest.heads;
    return 'h.' + heads[find(heads, article)][1] + '.json';
  }

  textFile(passage) {
    const texts = this.manifest.texts;
    return 't.' + texts[find(texts, passage)][1] + '.json';
  }

  missing(names) {
    return names.filter((name) => !this.there.has(name));
  }

  /** The articles in whose titles all of a query is, as far as that is known at once: they are the first of its answer, in the same order. */
  titled(query, most) {
    if (!this.manifest || !this.hasAllTitles() || this.missing(this.beginnings()).length) { return []; }
    const parts = this.parts(query);
    if (!parts.length) { return []; }
    const factors = parts.map((part) => this.inTitles(part));
    const found = [];
    for (let article = this.count - 1; article >= 0; article--) {
      if (factors.every((part) => part[article])) { found.push({ article, worth: factors.reduce((sum, part) => sum + part[article], 0) }); }
    }
    return found.sort((a, b) => b.worth - a.worth).slice(0, most).map((entry) => this.hit(entry.article, this.starts[entry.article], parts));
  }

  /** What a query finds, the best `most` of it: {total, hits: [{title, href, passage, parts}]}; or {missing: names} where files have to be there before. */
  answer(query, most) {
    if (!this.manifest) { return { missing: [MANIFEST] }; }
    const beginnings = this.missing(this.beginnings());
    if (beginnings.length) { return { missing: beginnings }; }
    const parts = this.parts(query);
    if (!parts.length || !this.count) { return { total: 0, hits: [] }; }
    const files = parts.map((part) => this.names(part));
    const missing = this.missing([...new Set(files.flat())]);
    if (missing.length) { return { missing }; }
    const found = {
      counts: parts.map(() => new Int32Array(this.count)),
      kinds: parts.map(() => new Uint8Array(this.count)),
      named: parts.map(() => new Uint8Array(this.count)),
      inText: new Uint16Array(this.articles.length),
    };
    parts.forEach((part, index) => {
      for (const name of files[index]) { this.look(part, index, this.there.get(name), found); }
      if (this.hasAllTitles()) {
        this.inTitles(part).forEach((factor, article) => { if (factor) { count(found, index, article, 1, factor, 1); } });
      }
    });
    const articles = this.order(found);
    const shown = articles.slice(0, most);
    const heads = this.missing([...new Set(shown.map((article) => this.headFile(article)))]);
    if (heads.length) { return { missing: heads }; }
    return { total: articles.length, hits: shown.map((article) => this.hit(article, this.passage(article, found.inText), parts)) };
  }

  /** The same, when all is there. */
  async find(query, most) {
    for (;;) {
      const answer = this.answer(query, most);
      if (!answer.missing) { return answer; }
      await Promise.all(answer.missing.map((name) => this.bring(name)));
    }
  }

  look(part, index, lines, found) {
    const start = part.stem;
    let at = lines.startsWith(start) ? 0 : lines.indexOf('\n' + start) + 1;
    if (at === 0 && !lines.startsWith(start)) { return; }
    while (at < lines.length && lines.startsWith(start, at)) {
      const blank = lines.indexOf(' ', at);
      const end = lines.indexOf('\n', at);
      const term = lines.slice(at, blank);
      const factor = part.alone ? (term === part.text ? 4 : 0) : part.kind === 'single' ? 4 : this.factor(term, part);
      if (factor) { this.places(numbers(lines.slice(blank + 1, end)), factor, index, found); }
      at = end + 1;
    }
  }

  places(all, factor, index, found) {
    let places = 0;
    for (let i = 0; i < all.length; i++) {
      places++;
      if (all[i] & 1) { i++; }
    }
    let rarity = 1;
    while (places * 2 ** rarity <= this.articles.length) { rarity++; }
    for (let i = 0, passage = 0; i < all.length; i++) {
      passage += all[i] >> 1;
      const kind = all[i] & 1 ? all[++i] : 4;
      count(found, index, this.articles[passage], rarity, factor, kind);
      if (kind >= 4) { found.inText[passage] |= 1 << index; }
    }
  }

  order({ counts, kinds, named }) {
    const coverage = new Uint8Array(this.count);
    let most = 0;
    for (let article = 0; article < this.count; article++) {
      for (const part of counts) { if (part[article]) { coverage[article]++; } }
      most = Math.max(most, coverage[article]);
    }
    const found = [];
    if (!most || most * 2 < counts.length) { return found; }
    for (let article = this.count - 1; article >= 0; article--) {
      if (coverage[article] === most) {
        let least = 3;
        kinds.forEach((part) => { if (part[article]) { least = Math.min(least, part[article]); } });
        const worth = (least === 3 ? named : counts).reduce((sum, part) => sum + part[article], 0);
        found.push({ article, least, worth });
      }
    }
    return found.sort((a, b) => b.least - a.least || b.worth - a.worth).map((entry) => entry.article);
  }

  passage(article, inText) {
    let chosen = this.starts[article];
    for (let i = chosen + 1; i < this.starts[article + 1]; i++) {
      if (bits(inText[i]) > bits(inText[chosen])) { chosen = i; }
    }
    return chosen;
  }

  hit(article, passage, parts) {
    const heads = this.manifest.heads;
    const [title, path] = this.there.get(this.headFile(article))[article - heads[find(heads, article)][0]];
    const composed = title.normalize('NFC');
    return { title: pieces(composed, this.marks(read(composed, this.hanzi), parts), 0, composed.length), href: this.root + path, passage, parts };
  }

  /** What a hit's text says about the query; null where the file with it is not there. */
  excerpt({ passage, parts }) {
    const texts = this.manifest.texts;
    const file = this.there.get(this.textFile(passage));
    if (!file) { return null; }
    const labels = file[passage - texts[find(texts, passage)][0]].split('\n');
    const text = labels.pop();
    if (!this.texts.has(passage)) { this.texts.set(passage, read(text, this.hanzi)); }
    const marks = this.marks(this.texts.get(passage), parts);
    const shown = [];
    for (const label of labels) { // of tags and categories those that have what the text has not
      const inLabel = this.marks(read(label, this.hanzi), parts);
      if (inLabel.some((mark) => marks.every((known) => known[2] !== mark[2]))) { shown.push(...pieces(label, inLabel, 0, label.length), [' · ', false]); }
    }
    return [...shown, ...excerpt(text, marks)];
  }

  /** Where in a text that was read there is what is looked for, from its start on: [start, end, part]. */
  marks(looked, parts) {
    const marks = [];
    function add(from, to, part) {
      const start = looked.origins[from];
      const end = looked.origins[to];
      if (end > start) { marks.push([start, end, part]); }
    }
    parts.forEach((part, index) => {
      if (part.kind === 'word') {
        for (const [start, letters, signed] of looked.words) {
          if (this.factor(cut(letters), part)) {
            add(start, start + letters.length, index);
          } else if (letters.length !== signed.length && this.factor(cut(signed), part)) {
            add(start, start + signed.length, index);
          }
        }
      } else {
        for (let at = looked.text.indexOf(part.text); at >= 0; at = looked.text.indexOf(part.text, at + 1)) { add(at, at + part.text.length, index); }
      }
    });
    return marks.sort((a, b) => a[0] - b[0] || a[2] - b[2]);
  }
}

/** Counts a place of a part in an article. */
function count({ counts, kinds, named }, part, article, rarity, factor, kind) {
  const weight = kind & 1 ? 12 : kind & 2 ? 6 : kind >> 2;
  counts[part][article] = Math.max(counts[part][article], rarity * factor * weight);
  kinds[part][article] = Math.max(kinds[part][article], best(kind));
  if (kind & 1) { named[part][article] = Math.max(named[part][article], factor); }
}

/** A part of a text, as [text, whether it is marked]. */
function pieces(text, marks, from, to) {
  const all = [];
  let done = from;
  function add(start, end, marked) {
    if (end > start) { all.push([text.slice(start, end), marked]); }
  }
  for (let i = 0; i < marks.length;) {
    const start = Math.max(marks[i][0], done);
    let end = marks[i][1];
    for (i++; i < marks.length && marks[i][0] <= end; i++) { end = Math.max(end, marks[i][1]); }
    end = Math.min(end, to);
    if (end > start) {
      add(done, start, false);
      add(start, end, true);
      done = end;
    }
  }
  add(done, to, false);
  return all;
}

/** The part of a text where most of it is. */
function excerpt(text, marks) {
  const widths = new Int32Array(text.length + 1);
  for (let i = 0; i < text.length; i++) { widths[i + 1] = widths[i] + (isWide(text[i]) ? 2 : 1); }
  let most = 0;
  let hit = 0;
  marks.forEach((first, i) => {
    let parts = 0;
    for (let j = i; j < marks.length && widths[marks[j][1]] - widths[first[0]] <= 160; j++) { parts |= 1 << marks[j][2]; }
    if (bits(parts) > most) {
      most = bits(parts);
      hit = first[0];
    }
  });
  let start = hit;
  while (start > 0 && widths[hit] - widths[start - 1] <= 40) { start--; }
  let end = start;
  while (end < text.length && widths[end + 1] - widths[start] <= 200) { end++; }
  function inWord(at) {
    return text[at - 1] !== ' ' && text[at] !== ' ' && !isWide(text[at - 1]) && !isWide(text[at]);
  }
  const last = Math.min(start + 16, hit);
  while (start > 0 && start < last && inWord(start)) { start++; }
  if (start > 0 && start < last && text[start] === ' ') { start++; }
  for (const [from, to] of marks) {
    if (from < start && to > start && to <= hit) { start = to; }
  }
  if (start < text.length && /[\udc00-\udfff]/.test(text[start])) { start++; }
  const first = Math.max(end - 16, start + 1);
  while (end < text.length && end > first && inWord(end)) { end--; }
  for (const [from, to] of marks) {
    if (from < end && to > end) { end = to; }
  }
  if (end < text.length && end > 0 && /[\udc00-\udfff]/.test(text[end])) { end--; }
  const all = pieces(text, marks, start, end);
  if (start > 0) { all.unshift(['…', false]); }
  if (end < text.length) { all.push(['…', false]); }
  return all;
}

/* What a reader sees */

function element(name, attributes, ...children) {
  const made = document.createElement(name);
  Object.keys(attributes || {}).forEach((key) => made.setAttribute(key, attributes[key]));
  made.append(...children);
  return made;
}

function shown(parts) {
  return parts.map(([text, marked]) => (marked ? element('mark', {}, text) : text));
}

function counted(words, number) {
  const text = number === 0 ? words.zero : number === 1 ? words.one : words.other;
  return text.replace('%d', number);
}

/**
 * Calls `show(query, hits, total)` for the newest query only: at once where all is there; else with what the titles say, without a total, and
 * again when the rest has come. `hits` is null for no query.
 */
function asker(index, most, show, fail) {
  let newest = 0;
  return function (query) {
    const mine = ++newest;
    if (!query.trim()) {
      show(query, null, null);
      return;
    }
    const answer = index.answer(query, most);
    if (!answer.missing) {
      show(query, answer.hits, answer.total);
      return;
    }
    show(query, index.titled(query, most), null);
    index.find(query, most).catch(() => {
      index.forget();
      return index.find(query, most);
    }).then(
      (found) => { if (mine === newest) { show(query, found.hits, found.total); } },
      () => { if (mine === newest) { fail(); } });
  };
}

/** What is found, row by row: titles at once, and behind them what the texts of those that are in view say. */
class Rows {
  /** @param make of a hit and its number: {row, text}, elements for it and for what its text says */
  constructor(index, list, make) {
    this.index = index;
    this.list = list;
    this.make = make;
    this.rows = [];
    this.wanted = [];
    this.query = null;
    this.timer = 0;
    this.seen = new IntersectionObserver((entries) => {
      for (const entry of entries) {
        if (entry.isIntersecting) { this.fill(this.rows.find((row) => row.row === entry.target)); }
      }
      this.fetchTexts();
    });
  }

  clear() {
    this.show(null, [], 0);
  }

  /**
   * Shows hits; rows that the same query has shown stay. Tells whether there are such.
   *
   * @param total null while only titles are known
   */
  show(query, hits, total) {
    if (total === null && !hits.length) { return true; } // what is there stays until something else is known
    this.list.style.minHeight = total === null ? this.list.offsetHeight + 'px' : '';
    let kept = 0;
    while (query === this.query && kept < hits.length && kept < this.rows.length && this.rows[kept].hit.href === hits[kept].href) {
      this.rows[kept].hit = hits[kept];
      kept++;
    }
    const before = new Map(this.rows.map((row) => [row.hit.href, row]));
    const more = hits.slice(kept).map((hit, i) => {
      const made = { hit, ...this.make(hit, kept + i) };
      if (before.has(hit.href)) { made.text.append(...before.get(hit.href).text.childNodes); } // until its own is there
      return made;
    });
    this.rows.slice(kept).forEach((row) => row.row.remove());
    this.list.append(...more.map((row) => row.row));
    this.rows = [...this.rows.slice(0, kept), ...more];
    this.query = query;
    this.seen.disconnect();
    clearTimeout(this.timer);
    this.wanted = [];
    this.since = performance.now();
    if (total !== null) { this.rows.forEach((row) => this.seen.observe(row.row)); }
    return kept > 0;
  }

  fill(row) {
    const found = row && this.index.excerpt(row.hit);
    if (found) {
      row.text.replaceChildren(...shown(found));
    } else if (row) {
      this.wanted.push(row);
    }
  }

  /** Fetches texts when no key has come for a moment. */
  fetchTexts() {
    clearTimeout(this.timer);
    if (!this.wanted.length) { return; }
    this.timer = setTimeout(() => {
      for (const row of this.wanted.splice(0)) {
        // A title whose text does not come is an answer, too.
        this.index.bring(this.index.textFile(row.hit.passage)).then(() => { if (this.rows.includes(row)) { this.fill(row); } }, () => {});
      }
    }, Math.max(0, this.since + PAUSE - performance.now()));
  }
}

function dialog(opener) {
  const words = opener.dataset;
  const index = new SearchIndex(words.index);
  const input = element('input', {
    type: 'search', id: 'search-input', role: 'combobox', 'aria-expanded': 'false', 'aria-controls': 'search-list', 'aria-autocomplete': 'list',
    'aria-label': words.label, placeholder: words.label, autocomplete: 'off', autocapitalize: 'off', spellcheck: 'false', enterkeyhint: 'go', maxlength: '100',
  });
  const close = element('button', { type: 'button', class: 'search-close', 'aria-label': words.close + ' (Esc)' }, 'Esc');
  const status = element('p', { role: 'status', class: 'search-status' });
  const list = element('div', { role: 'listbox', id: 'search-list', 'aria-label': words.label });
  const box = element('dialog', { class: 'search-dialog', 'aria-label': words.label }, element('div', { class: 'search-bar' }, input, close), status, list);
  const rows = new Rows(index, list, (hit, i) => {
    const text = element('span', { class: 'search-text' });
    return { text, row: element('a', { role: 'option', id: 'search-hit-' + i, 'aria-selected': 'false', tabindex: '-1', href: hit.href },
      element('span', { class: 'search-title' }, ...shown(hit.title)), text) };
  });
  let chosen = -1;

  function choose(number) {
    const options = list.children;
    if (options[chosen]) { options[chosen].setAttribute('aria-selected', 'false'); }
    chosen = options.length ? (number + options.length) % options.length : -1;
    if (chosen < 0) {
      input.removeAttribute('aria-activedescendant');
      return;
    }
    options[chosen].setAttribute('aria-selected', 'true');
    options[chosen].scrollIntoView({ block: 'nearest' });
    input.setAttribute('aria-activedescendant', options[chosen].id);
  }

  const ask = asker(index, 10, (query, hits, total) => {
    const kept = rows.show(query, hits || [], hits ? total : 0);
    status.textContent = total === null ? '' : counted(words, total);
    status.toggleAttribute('data-asked', hits !== null);
    input.setAttribute('aria-expanded', String(list.children.length > 0));
    if (!hits || total !== null) { box.dataset.query = query; }
    if (!kept) {
      chosen = -1;
      choose(0);
    }
  }, () => {
    rows.clear();
    choose(0);
    status.textContent = words.failed;
  });

  input.addEventListener('input', (event) => { if (!event.isComposing) { ask(input.value); } });
  input.addEventListener('compositionend', () => ask(input.value));
  input.addEventListener('keydown', (event) => {
    if (event.isComposing) { return; }
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      choose(chosen + (event.key === 'ArrowDown' ? 1 : -1));
    } else if (event.key === 'Enter' && list.children[chosen]) {
      event.preventDefault();
      list.children[chosen].click();
    } else if (event.key === 'Escape' && input.value) { // which a field for searching would take for itself
      event.preventDefault();
      box.close();
    }
  });
  close.addEventListener('click', () => box.close());
  box.addEventListener('close', () => { if (document.activeElement === input) { input.blur(); } });
  list.addEventListener('click', (event) => { if (event.target.closest('a') && !event.ctrlKey && !event.metaKey) { box.close(); } });
  box.addEventListener('click', (event) => { if (event.target === box) { box.close(); } });
  document.body.append(box);
  return function () {
    if (!box.open) {
      box.showModal();
      input.select();
      index.open().catch(() => { status.textContent = words.failed; });
    }
  };
}

function page(results) {
  const words = results.dataset;
  const input = document.getElementById('search-query');
  const index = new SearchIndex(words.index);
  const status = results.querySelector('.search-status') || element('p', { role: 'status', class: 'search-status' });
  const list = element('ol', { class: 'search-hits' });
  const rows = new Rows(index, list, (hit) => {
    const text = element('p', { class: 'search-text' });
    return { text, row: element('li', {}, element('a', { href: hit.href }, ...shown(hit.title)), text) };
  });
  const ask = asker(index, 20, (query, hits, total) => {
    if (list.parentNode !== results) { results.replaceChildren(status, list); }
    rows.show(query, hits || [], hits ? total : 0);
    status.textContent = total === null ? '' : counted(words, total);
    status.toggleAttribute('data-asked', hits !== null);
    if (!hits || total !== null) { results.dataset.query = query; }
  }, () => {
    rows.clear();
    status.textContent = words.failed;
  });
  input.form.addEventListener('submit', (event) => {
    event.preventDefault();
    ask(input.value);
  });
  input.addEventListener('change', () => { // not at each key, as browsers ask for the icon of each address
    const address = new URL(location.href);
    address.searchParams.set('q', input.value);
    history.replaceState(history.state, '', address);
  });
  // What the first key needs; what can't be fetched is told when somebody asks for it.
  input.addEventListener('focus', () => index.open().catch(() => {}));
  input.addEventListener('input', (event) => { if (!event.isComposing) { ask(input.value); } });
  input.addEventListener('compositionend', () => ask(input.value));
  const query = new URLSearchParams(location.search).get('q') || '';
  if (query && !status.isConnected) {
    input.value = query;
    ask(query);
  }
}

const results = document.getElementById('search-results');
if (results) { page(results); }
const opener = document.querySelector('.search-open');
if (opener) {
  let open = null;
  document.addEventListener('site-search', () => {
    open = open || dialog(opener);
    open();
  });
}
