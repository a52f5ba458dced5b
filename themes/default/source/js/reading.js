/*
 * What a reader can choose for texts: their size, the article alone, and on pages in Chinese Simplified or Traditional characters. It is kept as
 * {"text": size, "only": "on", "han": script} under `reading`, and set on the root element, by blog.js before anything is painted.
 */

const root = document.documentElement;
const opener = document.querySelector('.reading-open');
const words = opener.dataset;
const SIZES = ['small', '', 'large', 'larger'];
const UNREAD = 'script, style, template, textarea, pre, code, kbd, samp, svg, math, [translate=no], .notranslate';
const NAMED = ['title', 'alt', 'placeholder', 'aria-label'];

function script(lang) {
  return /^zh\b/i.test(lang) ? (/\b(tw|hk|mo|hant)\b/i.test(lang) ? 'hant' : 'hans') : '';
}

const own = script(root.lang);
const ownLang = root.lang;

function wishes() {
  try {
    return JSON.parse(localStorage.getItem('reading')) || {};
  } catch (refused) {
    return {};
  }
}

function wish(name, value) {
  const all = wishes();
  if (value) { all[name] = value; } else { delete all[name]; }
  try {
    if (Object.keys(all).length) { localStorage.setItem('reading', JSON.stringify(all)); } else { localStorage.removeItem('reading'); }
  } catch (refused) { /* the choice holds for this page */ }
}

function set(name, value) {
  if (value) { root.setAttribute('data-' + name, value); } else { root.removeAttribute('data-' + name); }
  wish(name, value);
}

/** A way from one script to the other: the longest known word at each place, else the character. */
export class Hanzi {
  constructor({ FORTH, BACK, FORTH_WORDS, BACK_WORDS }, to) {
    this.known = new Map();
    this.longest = new Map();
    const forth = to === 'hant';
    for (let i = 0; i < FORTH.length; i += 2) { this.known.set(FORTH[forth ? i : i + 1], FORTH[forth ? i + 1 : i]); }
    if (!forth) {
      for (let i = 0; i < BACK.length; i += 2) { this.known.set(BACK[i], BACK[i + 1]); }
    }
    const characters = new Map(this.known);
    for (const line of (forth ? FORTH_WORDS : BACK_WORDS).split('\n')) {
      const pairs = line[0] === '=';
      for (const word of line.slice(pairs ? 1 : 2).split(' ')) {
        const from = pairs ? word.slice(0, word.length / 2) : word;
        const usual = (c) => (c === line[0] ? line[1] : characters.get(c) || c);
        this.known.set(from, pairs ? word.slice(from.length) : Array.from(word, usual).join(''));
        this.longest.set(from[0], Math.max(from.length, this.longest.get(from[0]) || 1));
      }
    }
  }

  convert(text) {
    let out = '';
    for (let at = 0; at < text.length;) {
      let length = Math.min(this.longest.get(text[at]) || 1, text.length - at);
      while (length > 1 && !this.known.has(text.slice(at, at + length))) { length--; }
      const part = text.slice(at, at + length);
      out += this.known.get(part) || part;
      at += length;
    }
    return out;
  }
}

/** Turns the texts of the page, and those that come later, into another script, and back to what they were. */
class Turned {
  constructor(hanzi, lang) {
    this.hanzi = hanzi;
    this.lang = lang;
    this.to = script(lang);
    this.before = new WeakMap(); // of a node by what it is read: "data" or the name of an attribute, [what it was, what it is]
    this.watch = new MutationObserver((changes) => {
      for (const { type, target, addedNodes } of changes) {
        if (type === 'characterData') { this.each(target, this.turn); } else { addedNodes.forEach((node) => this.each(node, this.turn)); }
      }
    });
  }

  on() {
    root.lang = this.lang;
    this.title = document.title;
    document.title = this.hanzi.convert(document.title);
    this.each(document.body, this.turn);
    this.watch.observe(document.body, { childList: true, subtree: true, characterData: true });
  }

  off() {
    this.watch.disconnect();
    root.lang = ownLang;
    document.title = this.title;
    this.each(document.body, this.turnBack);
  }

  /** Code and what is in another language, or in the wanted script, stays. */
  isLeft(element) {
    return element.matches(UNREAD) || element !== root && element.lang && (script(element.lang) || this.to) === this.to;
  }

  /** Calls `act` for each text in a node, as act(node, name, text, write). */
  each(node, act) {
    for (let above = node.parentElement; above; above = above.parentElement) {
      if (this.isLeft(above)) { return; }
    }
    const read = (at) => {
      if (at.nodeType === Node.TEXT_NODE) {
        act.call(this, at, 'data', at.data, (text) => { at.data = text; });
      } else {
        NAMED.filter((name) => at.hasAttribute(name)).forEach((name) => act.call(this, at, name, at.getAttribute(name), (text) => at.setAttribute(name, text)));
      }
    };
    const accept = (at) => (at.nodeType === Node.ELEMENT_NODE && this.isLeft(at) ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT);
    const walk = document.createTreeWalker(node, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT, accept);
    if (![Node.ELEMENT_NODE, Node.TEXT_NODE].includes(node.nodeType) || accept(node) === NodeFilter.FILTER_REJECT) { return; }
    do { read(walk.currentNode); } while (walk.nextNode());
  }

  turn(node, name, text, write) {
    const known = this.before.get(node) || {};
    const is = this.hanzi.convert(text);
    if (is !== text && !(known[name] && known[name][1] === text)) {
      this.before.set(node, { ...known, [name]: [text, is] });
      write(is);
    }
  }

  turnBack(node, name, text, write) {
    const known = (this.before.get(node) || {})[name];
    if (known && known[1] === text) { write(known[0]); }
  }
}

let turned = null;

async function turn(to) {
  if (turned) {
    turned.off();
    turned = null;
  }
  if (to && to !== own) {
    turned = new Turned(new Hanzi(await import(words.han), to), to === 'hant' ? 'zh-Hant' : 'zh-Hans');
    turned.on();
  }
}

function element(name, attributes, ...children) {
  const made = document.createElement(name);
  Object.entries(attributes).forEach(([key, value]) => made.setAttribute(key, value));
  made.append(...children);
  return made;
}

function choice(type, name, value, text, chosen, change, attributes = {}) {
  const input = element('input', { type, name, value });
  input.checked = chosen;
  input.addEventListener('change', () => change(input));
  return element('label', attributes, input, text);
}

function panel() {
  const box = element('div', { class: 'reading-panel', role: 'group', 'aria-label': opener.getAttribute('aria-label') });
  if (words.size) {
    const size = root.dataset.text || '';
    box.append(element('fieldset', {}, element('legend', {}, words.size), ...words.sizes.split('|').map((text, i) =>
      choice('radio', 'reading-text', SIZES[i], text, SIZES[i] === size, (input) => set('text', input.value)))));
    if (document.querySelector('main > .article')) {
      box.append(element('fieldset', {}, choice('checkbox', 'reading-only', 'on', words.only, 'only' in root.dataset, (input) => set('only', input.checked ? 'on' : ''))));
    }
  }
  if (words.han) {
    const now = turned ? turned.to : own;
    box.append(element('fieldset', {}, element('legend', {}, words.characters), ...[['hans', '简体'], ['hant', '繁體']].map(([to, text]) =>
      choice('radio', 'reading-han', to, text, to === now, (input) => {
        wish('han', input.value === own ? '' : input.value);
        turn(input.value);
      }, { translate: 'no', lang: 'zh-' + to[0].toUpperCase() + to.slice(1) }))));
  }
  opener.after(box);
  return box;
}

let shown = null;

function close() {
  if (shown) { shown.remove(); }
  shown = null;
  opener.setAttribute('aria-expanded', 'false');
}

document.addEventListener('site-reading', () => {
  if (shown) {
    close();
  } else {
    shown = panel();
    opener.setAttribute('aria-expanded', 'true');
  }
});
document.addEventListener('click', (event) => { if (shown && !shown.contains(event.target) && !opener.contains(event.target)) { close(); } });
document.addEventListener('keydown', (event) => {
  if (shown && event.key === 'Escape') {
    if (shown.contains(document.activeElement)) { opener.focus(); }
    close();
  }
});

if (words.han && own) { turn(wishes().han); }
