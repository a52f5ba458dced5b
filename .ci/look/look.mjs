// Serves the blogs and has every part looked at. Usage: see run.
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { launch, serve } from './served.mjs';
import { kinds } from './pages.mjs';
import { looks } from './looks.mjs';
import { keys } from './keys.mjs';
import { hands } from './hands.mjs';
import { paper } from './paper.mjs';
import { markup } from './markup.mjs';
import { feeds } from './feeds.mjs';
import { figures } from './figures.mjs';
import { shots } from './shots.mjs';

const [jar, work, ...options] = process.argv.slice(2);
const option = (name) => (options.includes(name) ? options[options.indexOf(name) + 1] : undefined);
const only = option('--only');
const began = Date.now();
let found = 0;

function tell(blog, path, what) {
  found++;
  console.log(`look: ${blog.name} ${decodeURI(path)}: ${what}`);
}

const names = readdirSync(work).filter((name) => existsSync(join(work, name, '_config.yml')) && (!only || name === only));
const browser = await launch();
const blogs = [];
try {
  for (const name of names) blogs.push(await serve(jar, work, name));
  for (const blog of blogs) blog.pages = kinds(blog.folder);
  if (option('--shots')) {
    await shots(browser, blogs, option('--shots'));
  } else {
    const steps = { looks, keys, hands, paper, feeds, markup, figures };
    for (const [name, step] of Object.entries(steps)) {
      const start = Date.now();
      const told = await step(browser, blogs, tell);
      console.log(`${name}: ${told} (${Math.round((Date.now() - start) / 1000)} s)`);
    }
    console.log(`look: ${found} findings in ${Math.round((Date.now() - began) / 1000)} s`);
  }
} finally {
  await browser.close();
  for (const blog of blogs) blog.stop();
}
process.exitCode = found ? 1 : 0;
