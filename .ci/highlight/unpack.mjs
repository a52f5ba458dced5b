// Lays the samples of our own tests out as those of highlight.js are: a folder for each language.
// Usage: node unpack.mjs FILE FOLDER
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const [file, folder] = process.argv.slice(2);
const samples = readFileSync(file, 'utf8').split(/^=== /m).slice(1);
samples.forEach((sample, i) => {
  const [head, code] = sample.split(/^--- html$/m)[0].split(/\n([^]*)/);
  const language = head.trim().split(' ')[0];
  mkdirSync(join(folder, language), { recursive: true });
  writeFileSync(join(folder, language, `${i}.txt`), code.replace(/\n$/, ''));
});
