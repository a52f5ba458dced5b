// Writes, behind each sample of code, what highlight.js and hexo-util make of it.
// Usage: node samples.mjs MODULES FILE   MODULES: a node_modules with highlight.js
// A sample: "=== language", code, "--- html", HTML.
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import { closed } from './closed.mjs';

const [modules, file] = process.argv.slice(2);
const hljs = createRequire(resolve(modules, 'x.js'))('highlight.js');
hljs.configure({ classPrefix: '' });
const samples = readFileSync(file, 'utf8')
  .split(/^=== /m)
  .slice(1)
  .map((sample) => {
    const [head, ...lines] = sample.split('\n--- html\n')[0].trimEnd().split('\n');
    const code = lines.join('\n');
    const language = hljs.getLanguage(head) ? head : 'plaintext';
    return `=== ${head}\n${code}\n--- html\n${closed(hljs.highlight(code, { language }).value)}\n`;
  });
writeFileSync(file, samples.join(''));
