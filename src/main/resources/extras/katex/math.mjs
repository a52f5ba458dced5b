/* Draws the formulas of a page: those between marks, those in scripts of type math/tex, and code named math. */
import './katex.min.js';
import './contrib/mhchem.min.js';

const options = { throwOnError: false, strict: 'ignore', macros: {} };
const unread = 'script, noscript, style, textarea, pre, code, option, svg, math, .katex';
/* A formula goes over line breaks, which are elements; no text holds this character. */
const lineBreak = '\uE0F2';
/* The dollars of a short formula stand close to it, and no digit follows: $5 and $6 is none. */
const formula =
  /\$\$((?:\\[^]|[^\\$]|\$(?!\$))+)\$\$|\\\[([^]+?)\\\]|\\\(([^]+?)\\\)|\$(?=\S)((?:\\[^]|[^\\$])+)(?<!\s)\$(?![\d$])/g;

/* Chinese between two dollars, and nothing that LaTeX would need for it. */
function isProse(tex) {
  return !tex.includes('\\') && /\p{Ideographic}/u.test(tex);
}

/* A comment says where one dollar is no mark. */
function hasSingleDollars() {
  const comments = document.createTreeWalker(document.body, NodeFilter.SHOW_COMMENT);
  while (comments.nextNode()) {
    if (comments.currentNode.data === ' math without single dollars ') {
      return false;
    }
  }
  return true;
}

const singleDollars = hasSingleDollars();

function draw(tex, displayMode) {
  const drawn = document.createElement('span');
  window.katex.render(tex.replaceAll(lineBreak, '\n'), drawn, { ...options, displayMode });
  return drawn;
}

function scripts(part) {
  for (const script of part.querySelectorAll('script[type^="math/tex"]')) {
    script.replaceWith(draw(script.textContent, script.type.includes('mode=display')));
  }
}

/* Texts that are neighbours but for line breaks, as one. */
function runs(element) {
  const found = [];
  let run = [];
  for (const node of [...element.childNodes, null]) {
    if (node && (node.nodeType === Node.TEXT_NODE || node.nodeName === 'BR')) {
      run.push(node);
    } else if (run.length) {
      found.push(run);
      run = [];
    }
  }
  return found;
}

function plain(text) {
  return text.split(lineBreak).flatMap((line, i) => (i ? [document.createElement('br'), line] : [line]));
}

function drawRun(run) {
  const text = run.map((node) => (node.nodeName === 'BR' ? lineBreak : node.data)).join('');
  const parts = [];
  let done = 0;
  formula.lastIndex = 0;
  for (let match = formula.exec(text); match; match = formula.exec(text)) {
    if (match[4] && (!singleDollars || isProse(match[4]))) {
      formula.lastIndex = match.index + 1;
      continue;
    }
    const tex = match[1] ?? match[2] ?? match[3] ?? match[4];
    const display = match[1] !== undefined || match[2] !== undefined;
    parts.push(...plain(text.slice(done, match.index)), draw(tex, display));
    done = match.index + match[0].length;
  }
  if (done) {
    run[0].before(...parts, ...plain(text.slice(done)));
    run.forEach((node) => node.remove());
  }
}

function texts(element) {
  if (!element.matches(unread)) {
    runs(element).forEach(drawRun);
    [...element.children].forEach(texts);
  }
}

/* The text of a part, without blanks, and where each character of it stands. */
function shownText(part) {
  const walker = document.createTreeWalker(part, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT, (node) =>
    node.nodeType === Node.ELEMENT_NODE && node.matches(unread) ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT);
  const nodes = [];
  const offsets = [];
  let text = '';
  while (walker.nextNode()) {
    const data = walker.currentNode.nodeType === Node.TEXT_NODE ? walker.currentNode.data : '';
    for (let i = 0; i < data.length; i++) {
      if (/\S/.test(data[i])) {
        text += data[i];
        nodes.push(walker.currentNode);
        offsets.push(i);
      }
    }
  }
  return { text, nodes, offsets };
}

/* Emphasis that began or ended within a formula was none. */
function unwrap(node, within) {
  for (let up = node.parentElement; up && up !== within; ) {
    const next = up.parentElement;
    if (up.matches('em, strong, del')) {
      up.replaceWith(...up.childNodes);
    }
    up = next;
  }
}

function removeEmpty(node, within) {
  for (let up = node.parentElement; up && up !== within && !up.textContent.trim() && !up.querySelector('img'); ) {
    const next = up.parentElement;
    up.remove();
    up = next;
  }
}

/* Puts what was written in place of what Markdown made of it. */
function restore([first, firstOffset], [last, lastOffset], written) {
  const range = document.createRange();
  range.setStart(first, firstOffset);
  range.setEnd(last, lastOffset + 1);
  const within = range.commonAncestorContainer;
  range.deleteContents();
  if (first === last) {
    range.insertNode(document.createTextNode(written));
    return;
  }
  first.after(written);
  /* A line of = or - made a heading of the lines before it. */
  const heading = first.parentElement.closest('h1, h2');
  if (heading && within.contains(heading)) {
    const paragraph = document.createElement('p');
    paragraph.append(...heading.childNodes);
    heading.replaceWith(paragraph);
  }
  unwrap(first, within);
  unwrap(last, within);
  removeEmpty(last, within);
}

/* A comment lists the formulas that Markdown has changed: what is shown, and what was written. */
function changedFormulas(part) {
  const comments = document.createTreeWalker(part, NodeFilter.SHOW_COMMENT);
  while (comments.nextNode()) {
    const [, list] = comments.currentNode.data.match(/^ formulas (.*) $/s) ?? [];
    if (list) {
      return JSON.parse(list);
    }
  }
  return [];
}

function restoreAll(part) {
  const changed = changedFormulas(part);
  const { text, nodes, offsets } = changed.length ? shownText(part) : { text: '' };
  const found = [];
  let from = 0;
  for (const [shown, written] of changed) {
    let at = text.indexOf(shown, from);
    at = at < 0 ? text.indexOf(shown) : at;
    if (at >= 0) {
      from = at + shown.length;
      found.push({ at, end: from - 1, written });
    }
  }
  /* From the end, so that the places before stay true. */
  found.sort((a, b) => b.at - a.at);
  for (const { at, end, written } of found) {
    restore([nodes[at], offsets[at]], [nodes[end], offsets[end]], written);
  }
}

function codes(part) {
  for (const code of part.querySelectorAll('[data-diagram="math"], figure.math, pre > code.language-math')) {
    const copy = (code.querySelector('.code pre, code') ?? code).cloneNode(true);
    copy.querySelectorAll('br').forEach((br) => br.replaceWith('\n'));
    const block = document.createElement('p');
    block.append(draw(copy.textContent.trim(), true));
    (code.matches('code') ? code.parentElement : code).replaceWith(block);
  }
}

const parts = document.querySelectorAll('.e-content, .p-summary');
for (const part of parts.length ? parts : [document.body]) {
  scripts(part);
  codes(part);
  restoreAll(part);
  texts(part);
}
