// The Nu HTML checker on every page that the theme makes.
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { modules } from './served.mjs';
import { htmlFiles, isOurs } from './pages.mjs';

// Hexo's tags write it so, and so do we: a frame as wide as the text, by an attribute.
const HEXOS = [/“100%” for attribute “width” on element “iframe”/];

// What is in the article's own text is the author's if he wrote that tag, or the one around it, as it is, gave a picture no words, or left
// out a level of headings.
const AUTHORS = [/^An “img” element must have an “alt” attribute/, /skipping \d heading level/];

function texts(folder) {
  return readdirSync(folder, { recursive: true })
    .filter((file) => /\.(md|markdown|html|yml|yaml)$/.test(file) && statSync(join(folder, file)).isFile())
    .map((file) => readFileSync(join(folder, file), 'utf8'))
    .join('\n');
}

export async function markup(browser, blogs, tell) {
  const files = blogs.flatMap((blog) => htmlFiles(blog.folder).map((file) => join(blog.folder, file)).filter((file) => isOurs(readFileSync(file, 'utf8'))));
  const out = execFileSync('java', ['-Xss8m', '-jar', `${modules}/vnu-jar/build/dist/vnu.jar`, '--format', 'json', '--stdout', '--exit-zero-always', '--errors-only', ...files],
    { encoding: 'utf8', maxBuffer: 1 << 28 });
  const written = new Map();
  for (const { type, url, lastLine, message, extract = '', hiliteStart = 0, hiliteLength = 0 } of JSON.parse(out).messages) {
    if (type === 'info' || HEXOS.some((rule) => rule.test(message))) continue;
    const file = fileURLToPath(url);
    const blog = blogs.find(({ folder }) => file.startsWith(folder + '/'));
    const tag = extract.slice(hiliteStart, hiliteStart + hiliteLength);
    if (blog.author && isInText(file, lastLine)) {
      if (!written.has(blog)) written.set(blog, texts(blog.source));
      const parent = /not allowed as child of element “(\w+)”/.exec(message)?.[1];
      if (AUTHORS.some((rule) => rule.test(message)) || written.get(blog).includes(tag) || (parent && written.get(blog).includes(`<${parent}>`))) continue;
    }
    tell(blog, '/' + file.slice(blog.folder.length + 1), `line ${lastLine}: ${message} ${tag}`);
  }
  return `${files.length} pages checked`;
}

/** Between the beginning of the text and what the theme has after it. */
function isInText(file, line) {
  const lines = readFileSync(file, 'utf8').split('\n');
  const begin = lines.findIndex((text) => /class="(e-content|p-summary) /.test(text));
  const end = lines.findLastIndex((text) => /^<(footer class="(article-foot|site-footer)|aside class="toc-side)/.test(text) || text === '</article>');
  return begin >= 0 && line - 1 >= begin && line - 1 <= end;
}
