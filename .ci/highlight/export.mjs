// Writes the grammars of highlight.js as data, a file a language, as its own compiler leaves them: variants spread, keywords
// scored, end patterns of parents joined. The form is told in package-info.java of blogjar.highlight.
// Usage: node export.mjs FOLDER (of highlight.js, installed) OUT
import { copyFileSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';

const [from, out] = process.argv.slice(2);
const require = createRequire(resolve(from, 'package.json'));

// One grammar keeps a list of words in a Set that only its callback sees.
const sets = [];
const PlainSet = globalThis.Set;
globalThis.Set = class extends PlainSet {
  constructor(values) {
    super(values);
    sets.push(this);
  }
};
const hljs = require('./lib/index.js');
globalThis.Set = PlainSet;

const guards = [
  [/charBeforeMatch/, 'not-behind-letter'],
  [/nextChar/, 'opening-tag'],
  [/m\.index !== 0/, 'at-start'],
  [/SYSTEM_SYMBOLS_SET/, 'listed'],
  [/_beginMatch = m\[1\] \|\| m\[2\]/, 'keep-first-or-second'],
  [/_beginMatch = m\[1\]/, 'keep-first'],
  [/_beginMatch !== m\[1\]/, 'same-as-kept'],
  [/=== "\."/, 'not-behind-dot'],
];
const guard = (callback) => {
  const found = guards.find(([sign]) => sign.test(callback.toString()));
  if (!found) throw new Error(`A callback that is not known: ${callback}`);
  return found[1];
};

const line = (text) => text.replace(/(\\*)\n/g, (_, slashes) => slashes.slice(slashes.length % 2) + '\\n').replace(/\r/g, '\\r');

function grammar(name) {
  hljs.highlight('', { language: name }); // compiles it
  const language = hljs.getLanguage(name);
  const modes = [];
  const number = new Map();
  const collect = (mode) => {
    if (number.has(mode)) return;
    number.set(mode, modes.length);
    modes.push(mode);
    mode.contains.forEach(collect);
    if (mode.starts) collect(mode.starts);
  };
  collect(language);

  const pool = (lines) => (text) => {
    if (!lines.includes(text)) lines.push(text);
    return lines.indexOf(text);
  };
  const patterns = [];
  const pattern = pool(patterns);
  const regex = (value) => pattern(line(value.source ?? value));
  const tables = [];
  const table = pool(tables);
  const scopeName = (scope) => language.classNameAliases[scope] || scope;

  const keywords = (words) => {
    const groups = new Map();
    for (const [word, [scope, relevance]] of Object.entries(words)) {
      const key = `w ${scopeName(scope)} ${relevance}`;
      if (/[\t\n]/.test(word)) throw new Error(`A keyword with a tab: ${word}`);
      groups.set(key, [...(groups.get(key) ?? []), word]);
    }
    return table([...groups].map(([key, list]) => [key, ...list].join('\t')).join('\n'));
  };
  const scopes = (key, scope, add) => {
    if (!scope) return;
    if (scope._wrap) add(key, scopeName(scope._wrap));
    for (const group of Object.keys(scope._emit ?? {})) add(`${key}.${group}`, scope[group] ? scopeName(scope[group]) : '');
  };

  const written = modes.map((mode) => {
    const words = ['m'];
    const add = (key, value) => words.push(`${key}=${value}`);
    if (mode.scope) add('scope', scopeName(mode.scope));
    if (mode.relevance !== 1) add('relevance', mode.relevance);
    if (mode.begin && mode !== language) add('begin', regex(mode.begin));
    if (mode.end && mode !== language) add('end', regex(mode.end));
    if (mode.terminatorEnd) add('terminator', regex(mode.terminatorEnd));
    if (mode.illegal) add('illegal', regex(mode.illegal));
    if (mode.keywords) {
      add('keywords', keywords(mode.keywords));
      if (mode.keywordPatternRe.source !== '\\w+') add('word', regex(mode.keywordPatternRe));
    }
    if (mode.contains.length) add('contains', mode.contains.map((inner) => number.get(inner)).join());
    if (mode.starts) add('starts', number.get(mode.starts));
    if (mode.subLanguage != null) add('in', [mode.subLanguage].flat().join() || '*');
    if (Array.isArray(mode.subLanguage)) words.push('guess');
    scopes('beginScope', mode.beginScope, add);
    scopes('endScope', mode.endScope, add);
    for (const flag of ['skip', 'excludeBegin', 'excludeEnd', 'returnBegin', 'returnEnd', 'endsParent', 'endsWithParent']) {
      if (mode[flag]) words.push(flag);
    }
    for (const callback of [mode.__beforeBegin, mode['on:begin']]) if (callback) add('onBegin', guard(callback));
    if (mode['on:end']) add('onEnd', guard(mode['on:end']));
    return words.join(' ');
  });

  const flags = [language.case_insensitive && 'ignoreCase', language.unicodeRegex && 'unicode'].filter(Boolean);
  const lines = [['f', ...flags].join(' ')];
  if (written.some((mode) => mode.includes('=listed'))) {
    const words = sets.filter((set) => set.size > 1000);
    if (words.length !== 1) throw new Error(`${name}: the list of words is not found`);
    lines.push(['l', ...words[0]].join('\t'));
  }
  lines.push(...patterns.map((text) => `r ${text}`));
  for (const words of tables) lines.push('k', ...words.split('\n').filter(Boolean));
  lines.push(...written);
  return lines.join('\n') + '\n';
}

mkdirSync(out, { recursive: true });
for (const old of readdirSync(out)) rmSync(join(out, old));
const names = [`# highlight.js ${hljs.versionString}: name, what it is a superset of (or -), whether it is guessed, aliases`];
for (const name of hljs.listLanguages()) {
  const language = hljs.getLanguage(name);
  const aliases = [language.aliases ?? []].flat().map((alias) => alias.toLowerCase());
  names.push([name, language.supersetOf ?? '-', language.disableAutodetect ? 'named' : 'guessed', ...aliases].join('\t'));
  writeFileSync(join(out, `${name}.txt`), grammar(name));
}
writeFileSync(join(out, 'names.txt'), names.join('\n') + '\n');
copyFileSync(join(from, 'LICENSE'), join(out, 'LICENSE'));
