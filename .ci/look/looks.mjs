// Each page at each width, light and dark, with and without JavaScript: no message, no request that leaves, nothing that moves,
// nothing wider than the window, nothing that axe finds.
import { readFileSync } from 'node:fs';
import { modules } from './served.mjs';

// Of a real blog a page is loaded at 390 and 1280 and then made as wide as the next, which spares half of the loads.
const WIDTHS = [390, 768, 1280, 1920];
const axe = readFileSync(`${modules}/axe-core/axe.min.js`, 'utf8');
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
// What only the author can mend, where it stands in what he wrote (.e-content, .p-summary): words for pictures, the order of his headings,
// names of his links, tables and frames, and colours that he gave by hand.
const AUTHORS = ['image-alt', 'heading-order', 'empty-heading', 'link-name', 'frame-title', 'empty-table-header', 'page-has-heading-one', 'list', 'definition-list',
  'dlitem', 'image-redundant-alt', 'link-in-text-block', 'object-alt', 'video-caption', 'select-name', 'label', 'button-name', 'duplicate-id-aria'];

const observe = () => {
  window.moved = [];
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) {
      if (entry.hadRecentInput) continue;
      const who = entry.sources.map(({ node }) => (node?.nodeType === 1 ? node : node?.parentElement)).filter(Boolean);
      const inText = who.length > 0 && who.every((e) => e.closest('.prose'));
      window.moved.push({ value: entry.value, who: who.map((e) => `${e.localName}.${e.className}`).join(' '), inText });
    }
  }).observe({ type: 'layout-shift', buffered: true });
};

/** Addresses that the author wrote into his text or named in his settings: what they fetch, and whether it is there, is up to him. */
const authorsAddresses = () => {
  const all = new Set();
  for (const element of document.querySelectorAll(':is(.prose, .custom, .own) :is([src], [data-src], [data], [srcset], [poster])')) {
    for (const name of ['src', 'data-src', 'data', 'poster']) {
      if (element.hasAttribute(name)) all.add(new URL(element.getAttribute(name), location.href).href);
    }
  }
  return [...all];
};

const tooWide = () => {
  const root = document.scrollingElement;
  if (root.scrollWidth <= window.innerWidth) return null;
  const beyond = [...document.querySelectorAll('body *')].filter((e) => {
    const box = e.getBoundingClientRect();
    return box.width > 0 && (box.right > window.innerWidth + 0.5 || box.left < -0.5) && getComputedStyle(e).position !== 'fixed';
  });
  return `${root.scrollWidth} px, by ${beyond.slice(0, 3).map((e) => `${e.localName}.${e.className}`).join(' ')}`;
};

const scrollThrough = async () => {
  const step = window.innerHeight * 0.9;
  const frame = () => new Promise((resolve) => { requestAnimationFrame(() => setTimeout(resolve, 10)); });
  for (let at = 0; at < Math.min(document.body.scrollHeight, step * 12); at += step) {
    window.scrollTo({ top: at, behavior: 'instant' });
    await frame();
  }
  window.scrollTo({ top: 0, behavior: 'instant' });
  await frame();
};

const runAxe = ([tags, rules]) => window.axe
  .run(document, { runOnly: rules ? { type: 'rule', values: rules } : { type: 'tag', values: tags }, resultTypes: ['violations'] })
  .then(({ violations }) => violations.flatMap(({ id, nodes }) => nodes.map(({ target, html, any }) => {
    const element = document.querySelector(String(target.at(-1)));
    const text = element?.closest('.e-content, .p-summary');
    const coloured = Boolean(text && element.closest('[style], font, [color], [bgcolor]'));
    const contrast = any.find(({ data }) => data?.contrastRatio)?.data;
    return { id, inText: Boolean(text), coloured, html: html.slice(0, 110), contrast: contrast ? ` ${contrast.fgColor} on ${contrast.bgColor}: ${contrast.contrastRatio}` : '' };
  })));

/** What moves in one load more of a page, by name. */
async function movesAgain(context, url) {
  const page = await context.newPage();
  await page.goto(url, { waitUntil: 'load' });
  await page.evaluate(scrollThrough);
  const moved = await page.evaluate(() => window.moved);
  await page.close();
  return new Set(moved.map(({ who }) => who));
}

/** Everything that one load of a page shows. */
async function visit(context, blog, { kind, path, width, scheme, script, next }, tell, done) {
  const page = await context.newPage();
  const say = (key, what, at = width) => {
    if (done.has(key + path)) return; // the same at another width is told once
    done.add(key + path);
    tell(blog, path, `${what} (${kind}, ${at} px, ${scheme}${script ? '' : ', no script'})`);
  };
  const messages = [];
  const requests = [];
  page.on('console', (message) => messages.push({ text: message.text(), at: message.location().url }));
  page.on('pageerror', (error) => messages.push({ text: String(error), at: '' }));
  page.on('request', (request) => requests.push({ url: request.url(), framed: request.frame() !== page.mainFrame() }));
  await page.goto(blog.origin + path, { waitUntil: 'load' });
  if (script) await page.evaluate(scrollThrough);
  const authors = new Set(await page.evaluate(authorsAddresses));
  const framed = new Set(requests.filter((request) => request.framed).map(({ url }) => url));
  for (const { url } of requests) {
    const stays = url.startsWith(blog.origin + '/') || /^(data|blob|about):/.test(url);
    if (!stays && !framed.has(url) && !authors.has(url)) say('request' + url, `asks for ${url}`);
  }
  for (const { text, at } of messages) {
    const lost = kind === 'lost' && at === blog.origin + path; // the status of the page itself is 404, as it has to be
    const allowed = blog.author && /^Unrecognized feature: /.test(text); // what his frame asks for by `allow`
    if (!lost && !allowed && !authors.has(at) && !framed.has(at)) say('message' + text, `the console says: ${text.slice(0, 200)}`);
  }
  if (script) {
    const foreign = [...authors].some((url) => !url.startsWith(blog.origin + '/')); // they are not reached here, and a picture that is not there is as high as its words
    const moved = (await page.evaluate(() => window.moved))
      .filter(({ value, inText }) => value >= 0.0005 && !(blog.author && inText && foreign)); // less is a pixel's fraction, at the edge of a packet
    // On a busy machine the browser now and then shows a page that it has read half of; what the page itself moves, moves each time.
    const again = moved.length ? await movesAgain(context, blog.origin + path) : new Set();
    for (const { value, who } of moved) {
      if (again.has(who)) say('moved' + who, `moves by ${value.toFixed(4)}: ${who}`);
    }
  }
  const wide = await page.evaluate(tooWide);
  if (wide) say('wide', `is wider than the window: ${wide}`);
  if (script && (width === 390 || width === 1280)) {
    await page.evaluate(axe);
    for (const colours of width === 390 ? [scheme, 'dark'] : [scheme]) {
      if (colours !== scheme) await page.emulateMedia({ colorScheme: colours });
      const found = await page.evaluate(runAxe, [TAGS, colours === scheme ? null : ['color-contrast', 'link-in-text-block']]);
      for (const { id, inText, coloured, html, contrast } of found) {
        if (blog.author && inText && (AUTHORS.includes(id) || coloured)) continue;
        say(`axe ${id} ${html} ${contrast}`, `axe: ${id}${contrast}: ${html} in ${colours}`);
      }
    }
  }
  if (next) {
    await page.setViewportSize({ width: next, height: 900 });
    const wider = await page.evaluate(tooWide);
    if (wide !== wider && wider) say('wide', `is wider than the window: ${wider}`, next);
  }
  await page.close();
}

export async function looks(browser, blogs, tell) {
  const visits = [];
  for (const blog of blogs) {
    const done = new Set();
    for (const [kind, path] of Object.entries(blog.pages)) {
      const add = (width, scheme, script, next) => visits.push({ blog, done, kind, path, width, scheme, script, next });
      if (blog.author) {
        add(390, 'light', true, 768);
        add(1280, 'dark', true, 1920);
      } else {
        WIDTHS.forEach((width, i) => add(width, i % 2 ? 'dark' : 'light', true));
      }
      add(1280, 'light', false);
    }
  }
  const total = visits.length;
  const worker = async () => {
    const contexts = new Map();
    for (let next = visits.shift(); next; next = visits.shift()) {
      const { width, scheme, script } = next;
      const name = `${width} ${scheme} ${script}`;
      if (!contexts.has(name)) {
        const made = await browser.newContext({ viewport: { width, height: 900 }, colorScheme: scheme, javaScriptEnabled: script, ignoreHTTPSErrors: true });
        await made.addInitScript(observe);
        contexts.set(name, made);
      }
      await visit(contexts.get(name), next.blog, next, tell, next.done);
    }
    for (const context of contexts.values()) await context.close();
  };
  await Promise.all([worker(), worker()]);
  return `${blogs.reduce((sum, { pages }) => sum + Object.keys(pages).length, 0)} pages in ${total} views`;
}
