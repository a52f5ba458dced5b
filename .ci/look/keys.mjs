// A reader without a mouse: the skip link, whatever Tab comes to, the menu, the search, the contents, the switch of colours.
import { readFileSync } from 'node:fs';
import { modules } from './served.mjs';

const axe = readFileSync(`${modules}/axe-core/axe.min.js`, 'utf8');
const focused = () => {
  const element = document.activeElement;
  if (!element || element === document.body) return null;
  const style = getComputedStyle(element);
  const box = element.getBoundingClientRect();
  const outlined = (e) => { const s = getComputedStyle(e); return s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) >= 2; };
  // A card shows the focus of its link, a bar that of its field.
  const shown = outlined(element) || [...document.querySelectorAll(':has(:focus)')].slice(3).some(outlined)
    || style.boxShadow !== 'none' || Boolean(element.closest('.search-bar'));
  const x = Math.max(1, Math.min(innerWidth - 2, box.left + box.width / 2));
  const y = box.top + Math.min(box.height / 2, 12);
  const covering = document.elementFromPoint(x, y);
  return {
    name: `${element.localName}.${element.className} "${element.textContent.trim().slice(0, 30)}"`,
    shown,
    inView: box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth && box.width > 0,
    covered: Boolean(covering && !element.contains(covering) && !covering.contains(element) && getComputedStyle(covering).position === 'fixed'),
    frame: element.localName === 'iframe',
  };
};

async function tabThrough(page, say, steps) {
  const seen = new Set();
  for (let i = 0; i < steps; i++) {
    await page.keyboard.press('Tab');
    const at = await page.evaluate(focused);
    if (!at || at.frame) return;
    if (!at.shown) say(`no outline at ${at.name}`);
    if (!at.inView) say(`the focus is out of sight at ${at.name}`);
    if (at.covered) say(`the focus is covered at ${at.name}`);
    seen.add(at.name);
  }
}

/** Types the beginning of the article's title into the open search, and goes down and up what is found. */
async function searchByKeys(page, field, say) {
  const title = await page.locator('h1').first().innerText();
  await field.pressSequentially(title.slice(0, 12));
  const found = await page.waitForFunction(() => document.querySelector('dialog[open] [role=status]')?.textContent && document.querySelector('#search-list a'), null, { timeout: 5000 })
    .then(() => true, () => false);
  if (!found) {
    say(`the search finds no title with "${title.slice(0, 12)}"`);
    return;
  }
  const chosen = () => field.evaluate((input) => {
    const option = document.getElementById(input.getAttribute('aria-activedescendant'));
    const all = [...document.querySelectorAll('#search-list [aria-selected=true]')];
    return all.length === 1 && all[0] === option ? [...option.parentNode.children].indexOf(option) : -1;
  });
  const last = await page.locator('#search-list a').count() - 1;
  for (const [key, at] of [['', 0], ['ArrowUp', last], ['ArrowDown', 0], ...(last ? [['ArrowDown', 1], ['ArrowUp', 0]] : [])]) {
    if (key) await page.keyboard.press(key);
    if ((await chosen()) !== at) say(`${key || 'what is typed'} in the search does not choose line ${at + 1}`);
  }
}

/** The panel for reading: into it by Tab, out by Escape; what is chosen holds after a load, in which nothing moves. */
async function readingByKeys(page, say) {
  const opener = page.locator('.reading-open');
  await opener.focus();
  await page.keyboard.press('Enter');
  const panel = page.locator('.reading-panel');
  if (!(await panel.waitFor({ timeout: 5000 }).then(() => true, () => false))) {
    say('Enter on Aa opens nothing');
    return;
  }
  await page.evaluate(axe);
  for (const { id, nodes } of (await page.evaluate(() => window.axe.run('.site-header', { resultTypes: ['violations'] }))).violations) {
    say(`axe: ${id}: ${nodes[0].html.slice(0, 110)}`);
  }
  const box = await panel.boundingBox();
  if (box.x < 0 || box.x + box.width > page.viewportSize().width) say('the panel for reading is out of sight');
  await page.keyboard.press('Tab');
  if (!(await page.evaluate(() => Boolean(document.activeElement.closest('.reading-panel'))))) say('Tab does not lead into the panel for reading');
  const size = () => page.evaluate(() => document.documentElement.dataset.text);
  await page.keyboard.press('ArrowRight');
  const chosen = await size();
  await page.keyboard.press('Escape');
  if (await panel.count()) say('Escape does not close the panel for reading');
  if (!(await opener.evaluate((button) => button === document.activeElement))) say('the panel for reading does not give the focus back');
  await page.reload({ waitUntil: 'load' });
  if (!chosen || (await size()) !== chosen) say('a size of texts does not stay');
  await page.evaluate(() => localStorage.clear());
  await page.reload({ waitUntil: 'load' });
}

/** Code is copied without its line numbers, and a large picture is opened, gone through and left by keys. */
async function codeAndPictures(page, say) {
  const box = page.locator('.code-box:has(.copy)').first();
  if (await box.count()) {
    await box.locator('.copy').focus();
    await page.keyboard.press('Enter');
    const wanted = await box.evaluate((code) => (code.querySelector('.code pre') ?? code.querySelector('pre')).innerText.trim());
    const copied = await page.waitForFunction(() => navigator.clipboard.readText(), null, { timeout: 3000 }).then((text) => text.jsonValue(), () => '');
    if (!copied || copied.trim() !== wanted) say('a block of code is not copied as it is');
  }
  const picture = page.locator('.zoomable').first();
  if (await picture.count()) {
    await picture.focus();
    await page.keyboard.press('Enter');
    const shown = page.locator('dialog.zoom[open] img');
    if (!(await shown.waitFor({ timeout: 3000 }).then(() => true, () => false))) {
      say('Enter does not show a picture large');
      return;
    }
    const first = await shown.getAttribute('src');
    await page.keyboard.press('ArrowRight');
    if (await page.locator('.zoomable').count() > 1 && (await shown.getAttribute('src')) === first) say('the arrow does not lead to the next picture');
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('Escape');
    if (await page.locator('dialog.zoom[open]').count()) say('Escape does not close a large picture');
    if (!(await picture.evaluate((image) => image === document.activeElement))) say('a large picture does not give the focus back');
  }
}

async function look(page, blog, kind, path, width, say) {
  await page.goto(blog.origin + path, { waitUntil: 'load' });
  await page.keyboard.press('Tab');
  const skip = await page.evaluate(() => {
    const box = document.activeElement.getBoundingClientRect();
    return { is: document.activeElement.matches('.skip'), top: box.top, height: box.height };
  });
  if (!skip.is || skip.top < 0 || skip.height < 24) say('the first Tab shows no link to the content');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  if (!(await page.evaluate(() => document.activeElement === document.body || Boolean(document.activeElement.closest('main, footer')) || !document.querySelector(':is(main, footer) :is(a[href], button, summary)')))) {
    say('the link to the content does not lead there');
  }
  await page.goto(blog.origin + path, { waitUntil: 'load' });
  await tabThrough(page, say, 60);

  await page.goto(blog.origin + path, { waitUntil: 'load' });
  const scheme = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  const before = await scheme();
  const button = page.locator('.theme-switch');
  if (await button.count()) {
    await button.focus();
    await page.keyboard.press('Enter');
    if ((await scheme()) === before) say('Enter on the switch of colours does nothing');
    await page.keyboard.press('Enter');
    if ((await scheme()) !== before) say('Enter on the switch of colours does not go back');
  }

  if (kind === 'post' && await page.locator('.reading-open').count()) {
    await readingByKeys(page, say);
    await page.evaluate(() => window.scrollTo(0, document.body.scrollHeight / 2)); // for pictures that come when they are near
    await codeAndPictures(page, say);
    await button.focus();
  }

  if (kind !== 'search' && await page.locator('.search-open').count()) {
    await page.keyboard.press('/');
    const field = page.locator('dialog[open] input');
    await field.waitFor({ timeout: 5000 }).catch(() => say('/ opens no search'));
    if (await field.count()) {
      if (!(await field.evaluate((input) => input === document.activeElement))) say('the field of the search has not the focus');
      if (kind === 'post') await searchByKeys(page, field, say);
      await page.keyboard.press('Escape');
      await page.waitForFunction(() => !document.querySelector('dialog[open]'), null, { timeout: 2000 }).catch(() => say('Escape does not close the search'));
      if (!(await page.evaluate(() => document.activeElement.matches('.theme-switch')))) say('the search does not give the focus back');
    }
  }

  const group = page.locator('.menu summary').first();
  if (await group.count()) {
    await group.focus();
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    if (!(await page.evaluate(() => Boolean(document.activeElement.closest('.menu details[open]'))))) say('Enter does not open the menu');
    await page.keyboard.press('Escape');
    if (await page.locator('.menu details[open]').count()) say('Escape does not close the menu');
    if (!(await page.evaluate(() => document.activeElement.matches('.menu summary')))) say('a closed menu loses the focus');
  }

  const contents = page.locator(width < 1120 ? '.toc-inline summary' : '.toc-side a').first();
  if (await contents.count() && await contents.isVisible()) {
    if (width < 1120) {
      await contents.focus();
      await page.keyboard.press('Enter');
      await page.keyboard.press('Tab');
    } else {
      await contents.focus();
    }
    const target = await page.evaluate(() => decodeURIComponent(document.activeElement.hash?.slice(1) ?? ''));
    await page.keyboard.press('Enter');
    const arrived = await page.waitForFunction((id) => {
      const box = document.getElementById(id)?.getBoundingClientRect();
      return box && box.top > -2 && box.top < innerHeight;
    }, target, { timeout: 3000 }).then(() => true, () => false);
    if (!target || !arrived) say('a line of the contents does not lead to its heading');
  }
}

export async function keys(browser, blogs, tell) {
  let count = 0;
  for (const blog of blogs) {
    const told = new Set();
    for (const width of [390, 1280]) {
      const context = await browser.newContext({ viewport: { width, height: 900 }, ignoreHTTPSErrors: true, reducedMotion: 'reduce', permissions: ['clipboard-read', 'clipboard-write'] });
      const page = await context.newPage();
      for (const kind of ['home', 'post', 'archives', 'search', 'friends'].filter((name) => blog.pages[name])) {
        count++;
        const path = blog.pages[kind];
        await look(page, blog, kind, path, width, (what) => {
          if (!told.has(path + what)) tell(blog, path, `keys: ${what} (${kind}, ${width} px)`);
          told.add(path + what);
        });
      }
      await context.close();
    }
  }
  return `${count} pages by keys`;
}
