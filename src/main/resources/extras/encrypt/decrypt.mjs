// Shows an encrypted article once its password is given (the form and the event are those of hexo-blog-encrypt 4).

const TEXTS = {
  zh: '请通过 https 打开本页：浏览器只在安全连接下解密。',
  en: 'Open this page over https: browsers decrypt on secure connections only.',
};

const bytes = hex => Uint8Array.from(hex.match(/../g) ?? [], pair => parseInt(pair, 16));

const box = document.getElementById('hexo-blog-encrypt');
if (box?.dataset.salt) {
  start(box);
}

function start(box) {
  const form = box.querySelector('#hbeForm');
  const input = box.querySelector('#hbePass');
  const error = box.querySelector('.hbe-error');
  if (!globalThis.crypto?.subtle) {
    error.textContent = document.documentElement.lang.startsWith('zh') ? TEXTS.zh : TEXTS.en;
    return;
  }
  const store = box.dataset.autoSave === 'true' ? 'localStorage' : 'sessionStorage';
  let busy = false;
  form.addEventListener('submit', async event => {
    event.preventDefault();
    if (busy) {
      return;
    }
    busy = true;
    error.textContent = '';
    form.setAttribute('aria-busy', 'true');
    const key = await derive(input.value, box.dataset);
    const html = key && await decrypt(key, box);
    busy = false;
    form.removeAttribute('aria-busy');
    if (html === null) {
      error.textContent = box.dataset.wpm;
      input.select();
      return;
    }
    await remember(store, key, box.dataset.salt);
    reveal(box, html, 'manual');
  });
  recall(store, box.dataset.salt).then(async keys => {
    for (const key of keys) {
      const html = await decrypt(key, box);
      if (html !== null && box.isConnected) {
        reveal(box, html, 'cached');
      }
    }
  });
}

/** The key of a password; null where there is none. */
async function derive(password, { salt, kdfIterations }) {
  if (!password) {
    return null;
  }
  const raw = await crypto.subtle.importKey('raw', new TextEncoder().encode(password), 'PBKDF2', false, ['deriveKey']);
  const how = { name: 'PBKDF2', hash: 'SHA-256', salt: bytes(salt), iterations: Number(kdfIterations) };
  return crypto.subtle.deriveKey(how, raw, { name: 'AES-GCM', length: 256 }, true, ['decrypt']);
}

/** The text; null where the key is not that of the text. */
async function decrypt(key, box) {
  const text = bytes(box.querySelector('#hbeData').textContent.trim());
  try {
    const clear = await crypto.subtle.decrypt({ name: 'AES-GCM', iv: bytes(box.dataset.nonce) }, key, text);
    return new TextDecoder().decode(clear);
  } catch {
    return null;
  }
}

/** Keys of the blog, as the articles of one password have one key. */
async function remember(store, key, salt) {
  try {
    const known = JSON.parse(globalThis[store].getItem('hbe.' + salt)) ?? [];
    const added = [await crypto.subtle.exportKey('jwk', key), ...known].slice(0, 20);
    globalThis[store].setItem('hbe.' + salt, JSON.stringify(added));
  } catch {
    // A browser that stores nothing asks again.
  }
}

async function recall(store, salt) {
  try {
    const known = JSON.parse(globalThis[store].getItem('hbe.' + salt)) ?? [];
    return await Promise.all(known.map(jwk => crypto.subtle.importKey('jwk', jwk, 'AES-GCM', false, ['decrypt'])));
  } catch {
    return [];
  }
}

function reveal(box, html, mode) {
  const article = document.createElement('div');
  article.id = 'hexo-blog-encrypt';
  article.className = 'hbe hbe-decrypted-content';
  article.innerHTML = html;
  box.replaceWith(article);
  for (const script of article.querySelectorAll('script')) {
    run(script);
  }
  drawExtras();
  window.dispatchEvent(new CustomEvent('hexo-blog-decrypt', { detail: { mode } }));
}

/** A script that came as text runs only as a new element. */
function run(script) {
  const live = document.createElement('script');
  for (const { name, value } of script.attributes) {
    live.setAttribute(name, value);
  }
  live.textContent = script.textContent;
  script.replaceWith(live);
}

/** Formulas and diagrams: the page's modules have run, and found nothing; under another address they run again. */
function drawExtras() {
  for (const module of document.querySelectorAll('head script[type=module][src]')) {
    if (/\/lib\/\w+\.[0-9a-f]{8}\//.test(module.src) && module.src !== import.meta.url) {
      import(module.src + '?decrypted');
    }
  }
}
