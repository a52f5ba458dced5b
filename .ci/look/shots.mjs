// Pictures of every kind of page, for the eye: BLOG-KIND-WIDTH-SCHEME.png
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';

export async function shots(browser, blogs, folder) {
  mkdirSync(folder, { recursive: true });
  for (const blog of blogs) {
    for (const width of [390, 1280]) {
      for (const scheme of ['light', 'dark']) {
        const context = await browser.newContext({ viewport: { width, height: width === 390 ? 844 : 900 }, colorScheme: scheme, ignoreHTTPSErrors: true });
        const page = await context.newPage();
        for (const [kind, path] of Object.entries(blog.pages)) {
          await page.goto(blog.origin + path, { waitUntil: 'load' });
          await page.screenshot({ path: join(folder, `${blog.name}-${kind}-${width}-${scheme}.png`), fullPage: true, clip: undefined });
        }
        await context.close();
      }
    }
  }
}
