/*
 * Makes js/hanzi.js of the built-in theme: which Simplified character is which Traditional one, and in which words it is another. Of OpenCC's
 * words those are left out that the characters and shorter words give already. The Traditional side has the forms of Taiwan.
 * Usage: node make.mjs CHECKOUT_OF_OPENCC >themes/default/source/js/hanzi.js
 *
 * With "same" behind it: what the search takes for the same character, whatever the word. One character of each class stands for all, and each other
 * one is written before it. Another table asks for another number of the index's format.
 * Usage: node make.mjs CHECKOUT_OF_OPENCC same >src/main/resources/blogjar/search/hanzi.txt
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const folder = join(process.argv[2], 'data', 'dictionary');

function readAll(name) {
  const lines = readFileSync(join(folder, name + '.txt'), 'utf8').split('\n').filter((line) => line && !line.startsWith('#'));
  return new Map(lines.map((line) => line.split('\t')).map(([from, to]) => [from, to.split(' ')]));
}

const read = (name) => new Map([...readAll(name)].map(([from, to]) => [from, to[0]]));

const isPlain = (text) => !/[\u{10000}-\u{10ffff}]/u.test(text);

/** The longest known word at each place, else the character. */
function convert(text, characters, words) {
  let out = '';
  for (let at = 0; at < text.length;) {
    let length = Math.min(12, text.length - at);
    while (length > 1 && !words.has(text.slice(at, at + length))) { length--; }
    const part = text.slice(at, at + length);
    out += length > 1 ? words.get(part) : characters.get(part) ?? part;
    at += length;
  }
  return out;
}

function needed(all, characters) {
  const kept = new Map();
  const order = [...all].filter(([from, to]) => from.length === to.length && isPlain(from + to) && from.length > 1);
  order.sort(([a], [b]) => a.length - b.length || (a < b ? -1 : 1));
  for (const [from, to] of order) {
    if (convert(from, characters, kept) !== to) { kept.set(from, to); }
  }
  return kept;
}

/** Words by the one character in them that is another than usual; those with several, or with one in two ways, as pairs. */
function lines(words, characters) {
  const groups = new Map();
  const others = [];
  for (const [from, to] of words) {
    const odd = new Set([...from].map((c, i) => c + to[i]).filter(([a, b]) => (characters.get(a) ?? a) !== b));
    const [pair] = odd;
    if (odd.size === 1 && [...from].every((c, i) => c !== pair[0] || to[i] === pair[1])) {
      groups.set(pair, [...(groups.get(pair) ?? []), from]);
    } else {
      others.push(from + to);
    }
  }
  return [...[...groups].sort(([a], [b]) => (a < b ? -1 : 1)).map(([pair, known]) => pair + known.join(' ')), ...(others.length ? ['=' + others.join(' ')] : [])];
}

const pairs = (map) => [...map].map(([from, to]) => from + to).join('');

/** Pairs of a character and the one that stands for its class. */
function same() {
  const above = new Map();
  const isIn = (c) => c >= '\u4e00' && c <= '\u9fff' && c.length === 1;
  const top = (c) => (above.has(c) ? top(above.get(c)) : c);
  const unite = (from, to) => { if (isIn(from) && isIn(to) && top(from) !== top(to)) { above.set(top(from), top(to)); } };
  read('TSCharacters').forEach((simple, traditional) => unite(traditional, simple));
  readAll('STCharacters').forEach((all, simple) => all.forEach((traditional) => unite(traditional, simple)));
  ['TWVariants', 'HKVariants'].forEach((variants) => read(variants).forEach((here, usual) => unite(here, usual)));
  return [...above.keys()].sort().map((c) => c + top(c)).join('');
}

if (process.argv[3] === 'same') {
  console.log(same());
  process.exit();
}

const taiwan = read('TWVariants');
const here = (text) => [...text].map((c) => taiwan.get(c) ?? c).join('');
const plain = (map, turn) => new Map([...map].map(([from, to]) => [from, turn(to)]).filter(([from, to]) => from.length === 1 && to.length === 1 && from !== to));

const forth = plain(new Map([...[...taiwan.keys()].map((c) => [c, c]), ...read('STCharacters')]), here);
const forthWords = needed(new Map([...read('STPhrases')].map(([from, to]) => [from, here(to)])), forth);
const back = plain(read('TSCharacters'), (to) => to);
for (const [usual, there] of taiwan) {
  const simple = back.get(usual) ?? usual;
  if (!back.has(there) && simple !== there) { back.set(there, simple); }
}
const reverse = new Map([...forth].map(([from, to]) => [to, from]));
const differing = new Map([...back].filter(([from, to]) => reverse.get(from) !== to));
const unknown = new Map([...reverse].filter(([from]) => !back.has(from)).map(([from]) => [from, from]));
const simple = read('TSPhrases');
const all = new Map([...read('TWVariantsRevPhrases')].map(([from, to]) => [from, convert(to, back, simple)]));
for (const [from, to] of simple) {
  all.set(from, to);
  all.set(here(from), to);
}
const backWords = needed(all, back);

console.log(`/*
 * Simplified and Traditional Chinese, from Open Chinese Convert (https://github.com/BYVoid/OpenCC, Apache 2.0); made by .ci/hanzi/make.mjs.
 * FORTH: pairs of Simplified and Traditional characters. BACK: pairs for the way back where it is not the same. Words stand in lines: a pair
 * of characters, then the words in which the first of them is the second; after an equals sign words with what becomes of them.
 */
export const FORTH = '${pairs(forth)}';
export const BACK = '${pairs(new Map([...differing, ...unknown]))}';
export const FORTH_WORDS = \`${lines(forthWords, forth).join('\n')}\`;
export const BACK_WORDS = \`${lines(backWords, back).join('\n')}\`;`);
