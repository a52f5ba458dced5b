// Which pages of a blog are looked at: one of each kind, and of the posts those with most in them.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Every HTML file of the folder, as its path in the site. */
export function htmlFiles(folder) {
  return readdirSync(folder, { recursive: true }).filter((file) => file.endsWith('.html')).sort();
}

/** That the theme made it; others are files of the author, copied as they are. */
export function isOurs(html) {
  return html.includes('<main id="main"');
}

const marks = {
  pictures: /<img /,
  code: /<figure class="highlight|<pre/,
  table: /<table>\s*<thead>/,
  contents: /class="toc-side"/,
  formulas: /katex|mjx/,
  quotation: /<blockquote/,
  footnotes: /footnote/,
  tasks: /type="checkbox"/,
  fold: /<details>/,
  frame: /<iframe/,
  banner: /article-head has-banner/,
  rightToLeft: /dir="rtl"/,
  ruby: /<ruby/,
};

/** @returns kind → path with its query, such as {post: '/2024/01/01/a/', lost: '/404.html'} */
export function kinds(folder) {
  const chosen = {};
  const posts = [];
  const take = (kind, path) => { chosen[kind] ??= path; };
  for (const file of htmlFiles(folder)) {
    const html = readFileSync(join(folder, file), 'utf8');
    if (!isOurs(html)) continue;
    const path = '/' + encodeURI(file).replace(/(^|\/)index\.html$/, '$1');
    const layout = /<article[^>]* data-layout="([^"]*)"/.exec(html)?.[1] ?? (html.includes('class="e-content') ? (html.includes('class="dt-published"') ? 'post' : 'page') : undefined);
    if (file === '404.html') take('lost', '/nothing/is/here/');
    else if (layout === 'post') posts.push({ path, has: Object.keys(marks).filter((mark) => marks[mark].test(html)), title: /<h1[^>]*>(.*?)<\/h1>/s.exec(html)?.[1] ?? '' });
    else if (layout === 'page') take(file.split('/')[0], path);
    else if (layout) take(layout, path);
    else if (file === 'index.html') take('home', path);
    else if (/^[^/]+\/index/.test(file) && /<main [^>]*class="home/.test(html)) take('language', path); // the home page of another one
    else if (/^(page|archives|categories|tags)\//.test(file)) {
      const depth = file.split('/').length;
      if (/^archives\/index/.test(file)) take('archives', path);
      else if (/^archives/.test(file)) take(depth > 3 ? 'month' : 'year', path);
      else if (/^page/.test(file)) take('second', path);
      else take(/^categories/.test(file) ? 'category' : depth > 2 ? 'tag' : 'tags', path);
    }
  }
  const wanted = new Set(Object.keys(marks));
  posts.sort((a, b) => b.has.length - a.has.length);
  let number = 0;
  while (posts.length && number < 3) { // those which together have everything
    const gain = (post) => post.has.filter((mark) => wanted.has(mark)).length;
    const best = posts.reduce((a, b) => (gain(b) > gain(a) ? b : a));
    if (number && !gain(best)) break;
    chosen[`post${number || ''}`] = best.path;
    best.has.forEach((mark) => wanted.delete(mark));
    posts.splice(posts.indexOf(best), 1);
    number++;
  }
  if (posts.length) chosen.longest = posts.reduce((a, b) => (b.title.length > a.title.length ? b : a)).path;
  return chosen;
}
