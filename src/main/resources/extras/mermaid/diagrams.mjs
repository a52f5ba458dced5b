/* Draws the diagrams of a page, again when the page turns dark or light; one that is wrong keeps its source. */
import mermaid from './mermaid.esm.min.mjs';

const BLOCKS = '.mermaid, .mermaid-src, [data-diagram="mermaid"], pre > code.mermaid, pre > code.language-mermaid';

/** The text of a block of any markup: lines may be marked by breaks or by elements of their own. */
function source(block) {
  const code = block.querySelector('.code pre, code') || block;
  const copy = code.cloneNode(true);
  copy.querySelectorAll('br').forEach((br) => br.replaceWith('\n'));
  return copy.textContent.trim();
}

function frame(block) {
  const written = block.matches('code') ? block.parentElement : block;
  const text = source(block);
  const box = document.createElement('div');
  box.className = 'mermaid diagram';
  const shown = document.createElement('pre');
  shown.textContent = text;
  box.append(shown);
  written.replaceWith(box);
  return { box, text, shown };
}

function isDark() {
  for (let at = document.body; at; at = at.parentElement) {
    const parts = getComputedStyle(at).backgroundColor.match(/[\d.]+/g).map(Number);
    if (parts.length < 4 || parts[3] > 0) { return parts[0] * 0.3 + parts[1] * 0.6 + parts[2] * 0.1 < 128; }
  }
  return matchMedia('(prefers-color-scheme: dark)').matches;
}

async function draw(diagram, number) {
  const { box, text, shown } = diagram;
  try {
    const { svg, bindFunctions } = await mermaid.render('diagram-' + number, text);
    box.innerHTML = svg;
    box.classList.add('is-drawn');
    if (bindFunctions) { bindFunctions(box); }
  } catch (wrong) {
    document.getElementById('ddiagram-' + number)?.remove();
    box.classList.remove('is-drawn');
    shown.title = wrong.message || String(wrong);
    box.replaceChildren(shown);
  }
}

const outermost = [...document.querySelectorAll(BLOCKS)].filter((block) => !block.parentElement.closest(BLOCKS));
const diagrams = outermost.map(frame);
let look = null;
let queue = Promise.resolve();

function drawAll() {
  const theme = isDark() ? 'dark' : 'default';
  if (theme === look) { return; }
  look = theme;
  mermaid.initialize({
    startOnLoad: false, theme, securityLevel: 'strict', suppressErrorRendering: true, fontFamily: 'inherit',
  });
  diagrams.forEach((diagram, number) => { queue = queue.then(() => draw(diagram, number)); });
}

drawAll();
matchMedia('(prefers-color-scheme: dark)').addEventListener('change', drawAll);
const watched = { attributes: true, attributeFilter: ['class', 'data-theme', 'data-user-color-scheme'] };
const observer = new MutationObserver(drawAll);
observer.observe(document.documentElement, watched);
observer.observe(document.body, watched);
