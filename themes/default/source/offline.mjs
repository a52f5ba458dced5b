/* Keeps what a reader has seen, for when there is no connection. With one, pages always come from the site: nothing old is
   shown after a release. Files whose names change with their content are taken from what is kept. */
const KEPT = 'blog-offline-1';
const PAGES_AT_MOST = 60;
const FILES_AT_MOST = 150;
const HASHED = /\.[0-9a-f]{8,}\.\w+$/;

self.addEventListener('install', () => self.skipWaiting());
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));

async function keep(kind, request, response) {
  const cache = await caches.open(KEPT + kind);
  await cache.delete(request);
  await cache.put(request, response);
  const keys = await cache.keys();
  const most = kind === '-pages' ? PAGES_AT_MOST : FILES_AT_MOST;
  await Promise.all(keys.slice(0, Math.max(0, keys.length - most)).map((key) => cache.delete(key)));
}

async function fetched(event, kind) {
  const response = await fetch(event.request);
  const shared = !/no-store|private/.test(response.headers.get('cache-control') || '');
  if (shared && response.type === 'basic' && response.status === 200) {
    event.waitUntil(keep(kind, event.request, response.clone()));
  }
  return response;
}

async function answer(event) {
  const request = event.request;
  const kind = request.mode === 'navigate' ? '-pages' : '-files';
  if (HASHED.test(new URL(request.url).pathname)) {
    return (await caches.match(request)) || fetched(event, kind);
  }
  try {
    return await fetched(event, kind);
  } catch (unreachable) {
    const known = await caches.match(request, { ignoreSearch: request.mode === 'navigate' });
    if (known) { return known; }
    const home = request.mode === 'navigate' && await caches.match(self.registration.scope);
    if (home) { return home; }
    throw unreachable;
  }
}

self.addEventListener('fetch', (event) => {
  const url = new URL(event.request.url);
  const own = url.origin === location.origin && url.href.startsWith(self.registration.scope);
  const headers = event.request.headers;
  const part = headers.has('range') || headers.get('accept') === 'text/event-stream';
  if (own && event.request.method === 'GET' && !part) { event.respondWith(answer(event)); }
});
