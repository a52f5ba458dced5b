// A reader with a telephone: a tap on a picture, swipes through those that can be large, a tap that closes.
const SIZE = { width: 390, height: 844 };

async function swipe(session, page, from, to) {
  const at = (x) => [{ x, y: SIZE.height / 2 }];
  await session.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: at(from) });
  for (let part = 1; part <= 4; part++) {
    await session.send('Input.dispatchTouchEvent', { type: 'touchMove', touchPoints: at(from + ((to - from) * part) / 4) });
  }
  await session.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
  await page.evaluate(() => new Promise((done) => { requestAnimationFrame(() => requestAnimationFrame(done)); }));
}

/** Pictures are fetched when a reader comes near, and can be large once they are there. */
const fetchAll = () => Promise.all([...document.images].map((image) => {
  image.loading = 'eager';
  return image.complete ? null : new Promise((done) => { image.addEventListener('load', done); image.addEventListener('error', done); });
}));

async function goThrough(page, session, say) {
  await page.evaluate(fetchAll);
  const pictures = page.locator('.zoomable');
  const count = await pictures.count();
  if (!count) return false;
  const addresses = await pictures.evaluateAll((all) => all.map((image) => image.alt + ' ' + (image.currentSrc || image.src)));
  const shown = page.locator('dialog.zoom[open] img');
  const alt = async () => shown.getAttribute('alt');
  await pictures.first().tap();
  if (!(await shown.waitFor({ timeout: 3000 }).then(() => true, () => false))) {
    say('a tap does not show a picture large');
    return true;
  }
  const box = await shown.boundingBox();
  if (box.x < -0.5 || box.x + box.width > SIZE.width + 0.5 || box.y < -0.5 || box.y + box.height > SIZE.height + 0.5) say('a large picture is larger than the window');
  const seen = [await alt()];
  for (let i = 1; i < count; i++) {
    await swipe(session, page, 320, 80);
    if (!(await shown.count())) {
      say(`a swipe closes the large picture ${i}`);
      return true;
    }
    seen.push(await alt());
  }
  if (seen.some((name, i) => !addresses[i].startsWith(name + ' '))) say(`swipes to the left show ${seen.join(', ')} of ${addresses.join(', ')}`);
  await swipe(session, page, 320, 80); // beyond the last one there is nothing
  if (!(await shown.count()) || (await alt()) !== seen.at(-1)) {
    say('a swipe beyond the last picture shows another, or none');
    return true;
  }
  for (let i = 1; i < count; i++) await swipe(session, page, 80, 320);
  if ((await alt()) !== seen[0]) say('swipes to the right do not lead back');
  await page.locator('dialog.zoom .close').tap();
  if (await shown.count()) say('a tap on its cross does not close a large picture');
  if (!(await pictures.first().evaluate((image) => image === document.activeElement))) say('a large picture that is closed by a tap does not give the focus back');
  await pictures.first().click();
  await shown.waitFor({ timeout: 3000 });
  await page.keyboard.press('Escape');
  if (await shown.count()) say('Escape does not close a picture that was opened by a click');
  if (!(await pictures.first().evaluate((image) => image === document.activeElement))) say('a large picture that is closed by Escape does not give the focus back');
  return true;
}

export async function hands(browser, blogs, tell) {
  let gone = 0;
  const context = await browser.newContext({ viewport: SIZE, hasTouch: true, isMobile: true, ignoreHTTPSErrors: true });
  for (const blog of blogs) {
    for (const [kind, path] of Object.entries(blog.pages)) {
      if (!/^(post|longest)/.test(kind)) continue;
      const page = await context.newPage();
      const session = await context.newCDPSession(page);
      await page.goto(blog.origin + path, { waitUntil: 'load' });
      if (await goThrough(page, session, (what) => tell(blog, path, `${what} (${kind}, by touch)`))) gone++;
      await page.close();
    }
  }
  await context.close();
  return `the pictures of ${gone} posts, by touch`;
}
