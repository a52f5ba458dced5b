// A page on paper, printed by a reader who has it dark: nothing that is there to be pressed, nothing cut off, nothing pale; and a reader
// who has asked for less motion sees none.
import { readFileSync } from 'node:fs';
import { modules } from './served.mjs';

const axe = readFileSync(`${modules}/axe-core/axe.min.js`, 'utf8');
const PRINTED = { width: 700, height: 990 }; // A4 without its margins

const onPaper = () => {
  const shown = (element) => {
    const box = element.getBoundingClientRect();
    return box.width > 1 && box.height > 1 && getComputedStyle(element).visibility === 'visible';
  };
  const name = (element) => `${element.localName}.${element.className} "${(element.textContent || element.title || '').trim().slice(0, 30)}"`;
  const found = [];
  const text = '.e-content, .p-summary';
  for (const element of document.querySelectorAll('button, select, textarea, dialog, nav, iframe, [role=search], [role=tablist], input:not([type=checkbox]), .comments, .share, .related')) {
    if (!element.closest(text) && shown(element)) found.push(`${name(element)} is there to be pressed`);
  }
  for (const element of document.querySelectorAll('body *')) {
    const style = getComputedStyle(element);
    if (!shown(element)) continue;
    if (style.position === 'fixed' || style.position === 'sticky') found.push(`${name(element)} stands over every sheet`);
    if (/auto|scroll/.test(style.overflowX + style.overflowY) && (element.scrollWidth > element.clientWidth + 1 || element.scrollHeight > element.clientHeight + 1)) {
      if (!element.closest('.author-styled')) found.push(`${name(element)} is cut off`);
    }
  }
  if (getComputedStyle(document.body).backgroundColor.replace(/\s/g, '').match(/\d+/g)?.slice(0, 3).some((part) => part < 250)) {
    const [, , , alpha] = getComputedStyle(document.body).backgroundColor.match(/[\d.]+/g);
    if (alpha !== '0') found.push('the paper is dark');
  }
  if (document.scrollingElement.scrollWidth > innerWidth) found.push('it is wider than the sheet');
  return found;
};

const pale = () => window.axe.run(document, { runOnly: { type: 'rule', values: ['color-contrast'] }, resultTypes: ['violations'] })
  .then(({ violations }) => violations.flatMap(({ nodes }) => nodes.map(({ target, html, any }) => {
    const element = document.querySelector(String(target.at(-1)));
    const data = any.find((check) => check.data?.contrastRatio)?.data;
    return { inText: Boolean(element?.closest('.e-content, .p-summary')), coloured: Boolean(element?.closest('[style], font, [color]')), html: html.slice(0, 90), contrast: `${data?.fgColor} on ${data?.bgColor}` };
  })));

const moving = () => {
  const found = document.getAnimations().map(({ effect }) => `${effect.target?.localName}.${effect.target?.className} moves`);
  for (const element of document.querySelectorAll('*')) {
    const style = getComputedStyle(element);
    const lasts = (times) => times.split(',').some((time) => parseFloat(time) > 0);
    if (lasts(style.transitionDuration)) found.push(`${element.localName}.${element.className} changes slowly`);
    if (style.animationName !== 'none' && lasts(style.animationDuration)) found.push(`${element.localName}.${element.className} moves`);
    if (style.scrollBehavior === 'smooth') found.push(`${element.localName}.${element.className} scrolls slowly`);
  }
  return [...new Set(found)];
};

export async function paper(browser, blogs, tell) {
  let pages = 0;
  const context = await browser.newContext({ viewport: PRINTED, colorScheme: 'dark', reducedMotion: 'reduce', ignoreHTTPSErrors: true });
  await context.addInitScript(() => localStorage.setItem('theme', 'dark'));
  for (const blog of blogs) {
    for (const [kind, path] of Object.entries(blog.pages)) {
      pages++;
      const page = await context.newPage();
      const say = (what) => tell(blog, path, `${what} (${kind}, on paper)`);
      await page.goto(blog.origin + path, { waitUntil: 'load' });
      for (const what of await page.evaluate(moving)) tell(blog, path, `${what} (${kind}, less motion)`);
      await page.evaluate(axe);
      await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
      for (const what of await page.evaluate(onPaper)) say(what);
      for (const { inText, coloured, html, contrast } of await page.evaluate(pale)) {
        if (!(blog.author && inText && coloured)) say(`${html} is ${contrast}`);
      }
      await page.close();
    }
  }
  await context.close();
  return `${pages} pages`;
}
