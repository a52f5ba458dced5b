// Feeds and site maps: well-formed, with all that RFC 4287, RSS 2.0 and the protocol of site maps ask for.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Runs in the browser, which has a strict reader of XML. */
const check = (text) => {
  const found = [];
  const xml = new DOMParser().parseFromString(text, 'application/xml');
  const wrong = xml.querySelector('parsererror');
  if (wrong) return [`is not well-formed: ${wrong.textContent.slice(0, 200)}`];
  const root = xml.documentElement;
  const children = (element, name) => [...element.children].filter((child) => child.localName === name);
  const one = (element, name, where) => {
    const all = children(element, name);
    if (all.length !== 1) found.push(`${where} has ${all.length} of ${name}, which has to be there once`);
    return all[0]?.textContent.trim() ?? '';
  };
  const absolute = (address, where) => {
    try {
      if (!/^https?:$/.test(new URL(address).protocol)) throw new Error(address);
    } catch {
      found.push(`${where}: ${address} is no address`);
    }
  };
  const RFC3339 = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/;
  const RFC822 = /^(Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d\d (Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) \d{4} \d\d:\d\d:\d\d (GMT|UT|[+-]\d{4})$/;
  const unique = (list, where) => {
    list.filter((id, i) => list.indexOf(id) !== i).forEach((id) => found.push(`${where}: ${id} is there twice`));
  };
  if (root.localName === 'feed') {
    if (root.namespaceURI !== 'http://www.w3.org/2005/Atom') found.push(`the namespace is ${root.namespaceURI}`);
    const part = (element, where) => {
      const id = one(element, 'id', where);
      absolute(id, `${where}, id`);
      one(element, 'title', where);
      const updated = one(element, 'updated', where);
      if (!RFC3339.test(updated)) found.push(`${where}: ${updated} is no date of RFC 3339`);
      children(element, 'published').forEach(({ textContent: date }) => { if (!RFC3339.test(date)) found.push(`${where}: ${date} is no date of RFC 3339`); });
      children(element, 'link').forEach((link) => absolute(link.getAttribute('href'), `${where}, link`));
      children(element, 'category').forEach((category) => { if (!category.getAttribute('term')) found.push(`${where} has a category without a term`); });
      const alternates = children(element, 'link').filter((link) => (link.getAttribute('rel') ?? 'alternate') === 'alternate');
      unique(alternates.map((link) => `${link.getAttribute('type')} ${link.getAttribute('hreflang')}`), `${where}, alternate links`);
      return id;
    };
    part(root, 'the feed');
    if (!children(root, 'link').some((link) => link.getAttribute('rel') === 'self')) found.push('the feed has no link to itself');
    const entries = children(root, 'entry');
    unique(entries.map((entry, i) => part(entry, `entry ${i + 1}`)), 'ids');
    const authored = children(root, 'author').length > 0;
    entries.forEach((entry, i) => {
      if (!authored && !children(entry, 'author').length) found.push(`entry ${i + 1} has no author, nor has the feed`);
      if (!children(entry, 'content').length && !children(entry, 'link').length) found.push(`entry ${i + 1} has neither content nor link`);
      children(entry, 'content').concat(children(entry, 'summary')).forEach((text) => {
        if (![null, 'text', 'html', 'xhtml'].includes(text.getAttribute('type'))) found.push(`entry ${i + 1} has text of type ${text.getAttribute('type')}`);
      });
    });
    children(root, 'author').forEach((author) => one(author, 'name', 'the author'));
  } else if (root.localName === 'rss') {
    if (root.getAttribute('version') !== '2.0') found.push('the version of RSS is not 2.0');
    const channel = children(root, 'channel')[0];
    if (!channel) return found.concat('there is no channel');
    ['title', 'description'].forEach((name) => one(channel, name, 'the channel'));
    const link = [...channel.children].find((child) => child.localName === 'link' && !child.namespaceURI);
    absolute(link?.textContent ?? '', 'the channel, link');
    const ids = [];
    children(channel, 'item').forEach((item, i) => {
      const where = `item ${i + 1}`;
      if (!children(item, 'title').length && !children(item, 'description').length) found.push(`${where} has neither title nor description`);
      children(item, 'link').forEach((at) => absolute(at.textContent, `${where}, link`));
      children(item, 'pubDate').forEach(({ textContent: date }) => { if (!RFC822.test(date)) found.push(`${where}: ${date} is no date of RFC 822`); });
      children(item, 'guid').forEach((guid) => {
        ids.push(guid.textContent);
        if (guid.getAttribute('isPermaLink') !== 'false') absolute(guid.textContent, `${where}, guid`);
      });
    });
    unique(ids, 'guids');
    children(channel, 'pubDate').concat(children(channel, 'lastBuildDate')).forEach(({ textContent: date }) => {
      if (!RFC822.test(date)) found.push(`the channel: ${date} is no date of RFC 822`);
    });
  } else if (root.localName === 'urlset') {
    const all = children(root, 'url').map((url, i) => {
      const at = one(url, 'loc', `url ${i + 1}`);
      absolute(at, `url ${i + 1}`);
      children(url, 'lastmod').forEach(({ textContent: date }) => { if (!/^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d))?$/.test(date)) found.push(`${at}: ${date} is no date`); });
      return at;
    });
    unique(all, 'addresses');
  } else {
    found.push(`is a ${root.localName}`);
  }
  return found;
};

export async function feeds(browser, blogs, tell) {
  const page = await browser.newPage();
  let count = 0;
  for (const blog of blogs) {
    for (const file of ['atom.xml', 'rss.xml', 'rss2.xml', 'feed.xml', 'sitemap.xml'].filter((name) => existsSync(join(blog.folder, name)))) {
      count++;
      for (const what of await page.evaluate(check, readFileSync(join(blog.folder, file), 'utf8'))) tell(blog, '/' + file, what);
    }
  }
  await page.close();
  return `${count} feeds and site maps`;
}
