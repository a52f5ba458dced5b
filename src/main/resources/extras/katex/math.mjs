/* Draws the formulas of a page: those between marks, and those in scripts of type math/tex. */
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

const parts = document.querySelectorAll('.e-content, .p-summary');
for (const part of parts.length ? parts : [document.body]) {
  scripts(part);
  texts(part);
}
