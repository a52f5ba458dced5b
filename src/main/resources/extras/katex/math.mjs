/* Draws the formulas of a page: those between delimiters, and those in scripts of type math/tex. */
import './katex.min.js';
import './contrib/mhchem.min.js';
import './contrib/auto-render.min.js';

const options = {
  delimiters: [
    { left: '$$', right: '$$', display: true },
    { left: '\\[', right: '\\]', display: true },
    { left: '\\(', right: '\\)', display: false },
    { left: '$', right: '$', display: false },
  ],
  ignoredTags: ['script', 'noscript', 'style', 'textarea', 'pre', 'code', 'option'],
  throwOnError: false,
  strict: 'ignore',
  macros: {},
};

function scripts(part) {
  for (const script of part.querySelectorAll('script[type^="math/tex"]')) {
    const drawn = document.createElement('span');
    const displayMode = script.type.includes('mode=display');
    window.katex.render(script.textContent, drawn, { ...options, displayMode });
    script.replaceWith(drawn);
  }
}

const parts = document.querySelectorAll('.e-content, .p-summary');
for (const part of parts.length ? parts : [document.body]) {
  scripts(part);
  window.renderMathInElement(part, options);
}
