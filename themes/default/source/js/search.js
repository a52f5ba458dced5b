/*
 * Search inside the site: a reader of the index that blog.jar makes (the format is told in docs/themes.md and, in full, in
 * src/main/java/blogjar/search/package-info.java), the dialog on every page, and the page of the search.
 */

const WIDE = '\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\u2fdf\u3005-\u3007\u3021-\u3029\u3031-\u3035\u3041-\u3096\u3099\u309a\u309d-\u309f'
  + '\u30a1-\u30fa\u30fc-\u312f\u31a0-\u31bf\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3\uf900-\ufaff\u{20000}-\u{3ffff}';
const IS_WIDE = new RegExp('^[' + WIDE + ']$', 'u');
const RUN = new RegExp('[' + WIDE + ']+|((?:(?![' + WIDE + '])[\\p{L}\\p{N}\\p{M}])+)([+#]{1,2}(?![+#\\p{L}\\p{N}\\p{M}' + WIDE + ']))?', 'gu');
const SPELT = { 'ß': 'ss', 'æ': 'ae', 'œ': 'oe', 'ø': 'o', 'đ': 'd', 'ł': 'l', 'ı': 'i', 'ς': 'σ', 'þ': 'th' };
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

/** A text as it is compared, and where each unit of that comes from. */
function fold(text) {
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
      if (c < 0x4e00 || c > 0x9fff || part.length > 1) {
        part = part.normalize('NFKD').replace(/[\u0300-\u036f]/g, '').toLowerCase().normalize('NFC').replace(/[ßæœøđłıςþ]/g, (letter) => SPELT[letter]);
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
function parse(text) {
  const parts = [];
  function add(kind, part) {
    if (parts.length < 12 && !parts.some((known) => known.kind === kind && known.text === part)) { parts.push({ kind, text: part }); }
  }
  for (const run of fold(text.slice(0, 100).normalize('NFC')).text.matchAll(RUN)) {
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

/** The index of a site, whose files are fetched when they are needed. */
export class SearchIndex {
  constructor(address) {
    this.address = new URL(address, document.baseURI);
    this.root = new URL('../', this.address).href;
    this.files = new Map();
    this.loaded = new Map();
  }

  /** A file, fetched once; a failure is not kept. */
  file(name, read) {
    if (!this.files.has(name)) {
      const coming = fetch(new URL(name, this.address), { credentials: 'same-origin' }).then((response) => {
        if (!response.ok) { throw new Error(name + ': ' + response.status); }
        return read(response);
      });
      coming.then((content) => this.loaded.set(name, content), () => this.files.delete(name));
      this.files.set(name, coming);
    }
    return this.files.get(name);
  }

  /** Forgets all, as another release may be there by now. */
  forget() {
    this.files.clear();
    this.loaded.clear();
    this.manifest = null;
  }

  async open() {
    const manifest = await this.file('index.json', (response) => response.json());
    if (this.manifest === manifest) { return; }
    if (manifest.format !== 'blog.jar search 1') { throw new Error('another format: ' + manifest.format); }
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
    const parts = parse(query);
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

  /** Whether nothing has to be fetched to know what a query finds. */
  isReady(query) {
    return !!this.manifest && this.parts(query).every((part) => this.names(part).every((name) => this.loaded.has(name)));
  }

  /** The articles that a query finds, the best `most` of them whole: {total, hits: [{title, href, excerpt}]}. */
  async find(query, most) {
    await this.open();
    const parts = this.parts(query);
    if (!parts.length) { return { total: 0, hits: [] }; }
    const files = await Promise.all(parts.map((part) => Promise.all(this.names(part).map((name) => this.file(name, (response) => response.text())))));
    const counts = parts.map(() => new Int32Array(this.count));
    const kinds = parts.map(() => new Uint8Array(this.count));
    const inText = new Uint16Array(this.articles.length);
    parts.forEach((part, index) => {
      for (const lines of files[index]) { this.look(part, index, lines, counts[index], kinds[index], inText); }
    });
    const found = this.order(counts, kinds);
    const hits = await Promise.all(found.slice(0, most).map((article) => this.hit(this.passage(article, inText), parts)));
    return { total: found.length, hits };
  }

  look(part, index, lines, counts, kinds, inText) {
    const start = part.stem;
    let at = lines.startsWith(start) ? 0 : lines.indexOf('\n' + start) + 1;
    if (at === 0 && !lines.startsWith(start)) { return; }
    while (at < lines.length && lines.startsWith(start, at)) {
      const blank = lines.indexOf(' ', at);
      const end = lines.indexOf('\n', at);
      const term = lines.slice(at, blank);
      const factor = part.alone ? (term === part.text ? 4 : 0) : part.kind === 'single' ? 4 : this.factor(term, part);
      if (factor) { this.places(numbers(lines.slice(blank + 1, end)), factor, 1 << index, counts, kinds, inText); }
      at = end + 1;
    }
  }

  places(all, factor, bit, counts, kinds, inText) {
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
      const article = this.articles[passage];
      const weight = kind & 1 ? 12 : kind & 2 ? 6 : kind >> 2;
      counts[article] = Math.max(counts[article], rarity * factor * weight);
      kinds[article] = Math.max(kinds[article], best(kind));
      if (kind >= 4) { inText[passage] |= bit; }
    }
  }

  order(counts, kinds) {
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
        let count = 0;
        kinds.forEach((part) => { if (part[article]) { least = Math.min(least, part[article]); } });
        counts.forEach((part) => { count += part[article]; });
        found.push({ article, least, count });
      }
    }
    return found.sort((a, b) => b.least - a.least || b.count - a.count).map((entry) => entry.article);
  }

  passage(article, inText) {
    let chosen = this.starts[article];
    for (let i = chosen + 1; i < this.starts[article + 1]; i++) {
      if (bits(inText[i]) > bits(inText[chosen])) { chosen = i; }
    }
    return chosen;
  }

  async hit(passage, parts) {
    const file = find(this.manifest.texts, passage);
    const [first, hash] = this.manifest.texts[file];
    const texts = await this.file('t.' + hash + '.json', (response) => response.json());
    const [title, path, text] = texts[passage - first];
    const composed = title.normalize('NFC');
    return {
      title: pieces(composed, this.marks(composed, parts), 0, composed.length),
      href: this.root + path,
      excerpt: excerpt(text, this.marks(text, parts)),
    };
  }

  /** Where in a text there is what is looked for: [start, end, part]. */
  marks(text, parts) {
    const folded = fold(text);
    const marks = [];
    function add(from, to, part) {
      const start = folded.origins[from];
      const end = folded.origins[to];
      if (end > start) { marks.push([start, end, part]); }
    }
    for (const run of folded.text.matchAll(RUN)) {
      if (run[1]) {
        const letters = cut(run[1]);
        const signed = cut(run[0]);
        parts.forEach((part, index) => {
          if (part.kind !== 'word') { return; }
          if (this.factor(letters, part)) {
            add(run.index, run.index + run[1].length, index);
          } else if (this.factor(signed, part)) {
            add(run.index, run.index + run[0].length, index);
          }
        });
        continue;
      }
      const characters = Array.from(run[0]);
      let at = run.index;
      characters.forEach((character, i) => {
        const pair = character + (characters[i + 1] || '');
        parts.forEach((part, index) => {
          if (part.kind === 'single' && part.text === character) { add(at, at + character.length, index); }
          if (part.kind === 'pair' && part.text === pair) { add(at, at + pair.length, index); }
        });
        at += character.length;
      });
    }
    return marks;
  }
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

/** Calls `show` with what is found for the newest query only, and waits a moment where something has to be fetched. */
function asker(index, most, show, fail) {
  let newest = 0;
  let timer = 0;
  return function (query) {
    const mine = ++newest;
    clearTimeout(timer);
    if (!query.trim()) {
      show(null, query);
      return;
    }
    function ask() {
      index.find(query, most).catch(() => {
        index.forget();
        return index.find(query, most);
      }).then(
        (found) => { if (mine === newest) { show(found, query); } },
        () => { if (mine === newest) { fail(); } });
    }
    if (index.isReady(query)) { ask(); } else { timer = setTimeout(ask, 100); }
  };
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

  const ask = asker(index, 10, (found, query) => {
    const hits = found ? found.hits : [];
    list.replaceChildren(...hits.map((hit, i) => element('a', { role: 'option', id: 'search-hit-' + i, 'aria-selected': 'false', tabindex: '-1', href: hit.href },
      element('span', { class: 'search-title' }, ...shown(hit.title)), element('span', { class: 'search-text' }, ...shown(hit.excerpt)))));
    status.textContent = found ? counted(words, found.total) : '';
    input.setAttribute('aria-expanded', String(hits.length > 0));
    box.dataset.query = query;
    chosen = -1;
    choose(0);
  }, () => { status.textContent = words.failed; });

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
  const ask = asker(index, 20, (found, query) => {
    const status = element('p', { role: 'status', class: 'search-status' }, found ? counted(words, found.total) : '');
    const list = element('ol', { class: 'search-hits' }, ...(found ? found.hits : []).map((hit) => element('li', {},
      element('a', { href: hit.href }, ...shown(hit.title)), element('p', {}, ...shown(hit.excerpt)))));
    results.replaceChildren(status, list);
    results.dataset.query = query;
    const address = new URL(location.href);
    address.searchParams.set('q', query);
    history.replaceState(history.state, '', address);
  }, () => results.replaceChildren(element('p', { role: 'status', class: 'search-status' }, words.failed)));
  input.form.addEventListener('submit', (event) => {
    event.preventDefault();
    ask(input.value);
  });
  input.addEventListener('input', (event) => { if (!event.isComposing) { ask(input.value); } });
  input.addEventListener('compositionend', () => ask(input.value));
  const query = new URLSearchParams(location.search).get('q') || '';
  if (query && !results.querySelector('.search-status')) {
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
