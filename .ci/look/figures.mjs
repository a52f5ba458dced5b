// Lighthouse, as on a phone, on the demo's post with pictures and code in each theme, and what the first view weighs.
import { pathToFileURL } from 'node:url';
import { launch, modules } from './served.mjs';

const CATEGORIES = ['performance', 'accessibility', 'best-practices', 'seo'];
const kB = (bytes) => `${(bytes / 1000).toFixed(1)} kB`;

export async function figures(browser, blogs, tell) {
  const chosen = blogs.filter(({ name }) => name === 'demo' || name === 'plain-demo');
  const told = [];
  for (const blog of chosen.length ? chosen : blogs.slice(0, 1)) told.push(`${blog.name}: ${await of(blog, tell)}`);
  return told.join('\n  ');
}

async function of(blog, tell) {
  const { default: lighthouse } = await import(pathToFileURL(`${modules}/lighthouse/core/index.js`).href);
  const port = 20000 + Math.floor(Math.random() * 10000);
  const own = await launch(`--remote-debugging-port=${port}`);
  const path = blog.pages.post;
  try {
    let best;
    for (let run = 0; run < 4 && (best?.categories.performance.score ?? 0) < 1; run++) { // a busy machine can only make it slower
      const { lhr } = await lighthouse(blog.origin + path, { port, logLevel: 'silent', output: 'json', onlyCategories: CATEGORIES });
      if (!best || lhr.categories.performance.score > best.categories.performance.score) best = lhr;
    }
    for (const category of CATEGORIES) {
      const { score, auditRefs } = best.categories[category];
      const lost = auditRefs.filter(({ id, weight }) => weight > 0 && best.audits[id].score !== null && best.audits[id].score < 1).map(({ id }) => `${id} ${best.audits[id].displayValue ?? ''}`);
      if (score < 1 && category !== 'performance') tell( // which is told below: how fast a machine is decides nothing here
        blog, path, `Lighthouse: ${category} ${Math.round(score * 100)}: ${lost.join(', ')}`);
    }
    const items = best.audits['network-requests'].details.items;
    const weight = (...types) => items.filter(({ resourceType }) => types.includes(resourceType)).reduce((sum, { transferSize }) => sum + transferSize, 0);
    const script = weight('Script');
    const view = weight('Document', 'Stylesheet') + script;
    if (view >= 50000) tell(blog, path, `HTML, CSS and JavaScript are ${kB(view)} compressed, 50 is the limit`);
    if (script >= 12000) tell(blog, path, `JavaScript is ${kB(script)} compressed, 12 is the limit`);
    const ms = (id) => best.audits[id].displayValue;
    return `Lighthouse ${CATEGORIES.map((name) => `${name} ${Math.round(best.categories[name].score * 100)}`).join(', ')};`
      + ` first paint ${ms('first-contentful-paint')}, largest ${ms('largest-contentful-paint')}, blocked ${ms('total-blocking-time')}, moved ${ms('cumulative-layout-shift')};`
      + ` HTML ${kB(weight('Document'))}, CSS ${kB(weight('Stylesheet'))}, JavaScript ${kB(script)}, together ${kB(view)}`;
  } finally {
    await own.close();
  }
}
