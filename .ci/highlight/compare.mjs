// Colours samples with highlight.js and with ours, and tells what differs.
// Usage: node compare.mjs MODULES CLASSPATH WORK SAMPLES…   MODULES: a node_modules with highlight.js
// A sample is a file FOLDER/LANGUAGE/NAME below a folder of samples. Fails where more than 1 % of them differ.
import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { closed } from './closed.mjs';

const [modules, classpath, work, ...folders] = process.argv.slice(2);
const require = createRequire(resolve(modules, 'x.js'));
const hljs = require('highlight.js');

const guess = process.env.GUESS === '1';
const samples = [];
for (const folder of folders) {
  for (const language of readdirSync(folder)) {
    if (!hljs.getLanguage(language)) continue;
    for (const name of readdirSync(join(folder, language))) {
      if (/\.expect\.txt$|\.js$/.test(name)) continue;
      samples.push({ language, name, code: readFileSync(join(folder, language, name), 'utf8').replace(/\r\n?/g, '\n') });
    }
  }
}

mkdirSync(work, { recursive: true });
samples.forEach((sample, i) => {
  sample.in = join(work, `${i}.in`);
  sample.out = join(work, `${i}.out`);
  writeFileSync(sample.in, sample.code);
});
writeFileSync(join(work, 'list'), samples.map((s) => [guess ? '?' : s.language, s.in, s.out].join('\t')).join('\n'));
execFileSync('java', ['-cp', classpath, 'blogjar.highlight.ColourFiles', join(work, 'list')], { stdio: 'inherit' });

let differing = 0;
for (const sample of samples) {
  const lines = guess ? hljs.highlightAuto(sample.code) : hljs.highlight(sample.code, { language: sample.language });
  const expected = (guess ? `${lines.language ?? ''}\n` : '') + closed(lines.value);
  const actual = readFileSync(sample.out, 'utf8');
  if (actual !== expected) {
    differing++;
    const a = expected.split('\n');
    const b = actual.split('\n');
    const at = a.findIndex((line, i) => line !== b[i]);
    console.log(`${sample.language}/${sample.name}, line ${at + 1}\n  highlight.js: ${a[at]}\n  ours:         ${b[at]}`);
  }
}
console.log(`${samples.length} samples, ${differing} differ`);
process.exitCode = differing > samples.length / 100 ? 1 : 0;
