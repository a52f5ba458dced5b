/* Theme switch, menus, the way to the search, the current section in the contents, tools at code, large pictures, what is out of date. The page is whole without them. */
(function () {
  'use strict';
  var root = document.documentElement;
  var KEY = 'theme';
  var dark = window.matchMedia ? matchMedia('(prefers-color-scheme: dark)') : { matches: false };

  function saved() {
    try { return localStorage.getItem(KEY); } catch (refused) { return null; }
  }

  function save(theme) {
    try {
      if (theme) { localStorage.setItem(KEY, theme); } else { localStorage.removeItem(KEY); }
    } catch (refused) { /* the choice holds for this page */ }
  }

  function show(theme) {
    if (theme === 'dark' || theme === 'light') { root.setAttribute('data-theme', theme); } else { root.removeAttribute('data-theme'); }
  }

  addEventListener('error', function (event) { // a picture that did not come leaves no hole
    if (event.target.matches && event.target.matches('img.banner, .cover img, img.avatar, .friends img')) { event.target.remove(); }
  }, true);

  var given = root.getAttribute('data-theme'); // the author's choice goes before the system's
  show(saved() || given); // before anything is painted

  var wished = {}; // by the reader, for texts: see reading.js
  try { wished = JSON.parse(localStorage.getItem('reading')) || {}; } catch (refused) { /* as the author made it */ }
  if ('reading' in document.currentScript.dataset) {
    ['text', 'only'].forEach(function (name) { if (wished[name]) { root.setAttribute('data-' + name, wished[name]); } });
  }

  function usual() {
    return given || (dark.matches ? 'dark' : 'light');
  }

  function colourBar() {
    var colour = getComputedStyle(document.body).backgroundColor;
    document.querySelectorAll('meta[name="theme-color"]').forEach(function (meta) { meta.content = colour; });
  }

  function themeSwitch() {
    var button = document.querySelector('.theme-switch');
    if (!button) { return; }
    button.hidden = false;
    button.addEventListener('click', function () {
      var now = root.getAttribute('data-theme') || usual();
      var next = now === 'dark' ? 'light' : 'dark';
      show(next);
      save(next === usual() ? null : next);
      colourBar();
    });
    if (saved()) { colourBar(); }
  }

  function menus() {
    var groups = Array.prototype.slice.call(document.querySelectorAll('.menu details'));
    function close(except) {
      groups.forEach(function (group) { if (group !== except) { group.open = false; } });
    }
    groups.forEach(function (group) {
      group.addEventListener('toggle', function () { if (group.open) { close(group); } });
    });
    if (groups.length) {
      document.addEventListener('click', function (event) { close(event.target.closest('.menu details')); });
      document.addEventListener('keydown', function (event) {
        if (event.key !== 'Escape') { return; }
        var left = document.activeElement.closest('.menu [open]');
        if (left) { left.querySelector('summary').focus(); }
        close(null);
      });
    }
  }

  /** What is loaded when a reader asks for it, by the name of the event that its module hears then; or `ahead`, and hears nothing yet. */
  function onRequest(opener, name, failed) {
    var state = '';
    var wanted = false;
    function show() {
      if (wanted) { document.dispatchEvent(new Event(name)); }
      wanted = false;
    }
    return function (ahead) {
      wanted = wanted || ahead !== true;
      if (state === 'ready') {
        show();
      } else if (!state) {
        state = 'loading';
        var script = document.createElement('script');
        script.type = 'module';
        script.src = opener.dataset.module;
        script.onload = function () { state = 'ready'; show(); };
        script.onerror = function () { state = ''; failed(); };
        document.head.appendChild(script);
      }
    };
  }

  var modules = 'noModule' in document.createElement('script');

  function searching() {
    var opener = document.querySelector('.search-open');
    if (!opener || !modules) { return; }
    var ask = onRequest(opener, 'site-search', function () {
      if (opener.href) { location.href = opener.href; }
    });
    function open() {
      var field = document.getElementById('search-query');
      if (field) {
        field.focus();
        field.select();
      } else {
        ask();
      }
    }
    opener.hidden = false;
    opener.setAttribute('aria-haspopup', 'dialog');
    opener.addEventListener('click', function (event) {
      if (!event.ctrlKey && !event.metaKey && !event.shiftKey) {
        event.preventDefault();
        open();
      }
    });
    document.addEventListener('keydown', function (event) {
      var at = event.target;
      var typing = at.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(at.tagName);
      var slash = event.key === '/' && !typing && !event.ctrlKey && !event.metaKey && !event.altKey;
      var letter = (event.key === 'k' || event.key === 'K') && (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey;
      if ((slash || letter) && !document.querySelector('dialog[open]')) {
        event.preventDefault();
        open();
      }
    });
  }

  function reading() {
    var opener = document.querySelector('.reading-open');
    if (!opener || !modules) { return; }
    var ask = onRequest(opener, 'site-reading', function () { /* the next click asks again */ });
    opener.hidden = false;
    opener.addEventListener('click', ask);
    if (wished.han && opener.dataset.han) { ask(true); }
  }

  function contents() {
    var links = Array.prototype.slice.call(document.querySelectorAll('.toc-side a'));
    var sections = links.map(function (link) {
      return document.getElementById(decodeURIComponent(link.hash.slice(1)));
    });
    if (!sections.some(Boolean)) { return; }
    var current = -1;
    var waiting = false;
    function mark() {
      waiting = false;
      var found = -1;
      for (var i = 0; i < sections.length; i++) {
        if (sections[i] && sections[i].getBoundingClientRect().top < 140) { found = i; }
      }
      if (found === current) { return; }
      if (current >= 0) { links[current].removeAttribute('aria-current'); }
      if (found >= 0) {
        links[found].setAttribute('aria-current', 'true');
        var box = links[found].closest('.toc');
        var top = links[found].offsetTop;
        if (top < box.scrollTop || top > box.scrollTop + box.clientHeight - 40) { box.scrollTop = top - box.clientHeight / 2; }
      }
      current = found;
    }
    addEventListener('scroll', function () {
      if (!waiting) { waiting = true; requestAnimationFrame(mark); }
    }, { passive: true });
    mark();
  }

  function button(name, text) {
    var made = document.createElement('button');
    made.type = 'button';
    made.className = name;
    made.textContent = text;
    return made;
  }

  function language(pre, block) { // as Hexo's highlighters write it: highlight js, hljs js, language-js
    var code = pre.querySelector('code');
    var names = (block.className + ' ' + pre.className + ' ' + (code ? code.className : '')).split(/\s+/);
    for (var i = 0; i < names.length; i++) {
      var name = names[i].replace(/^lang(uage)?-/, '');
      if (name && !/^(highlight|hljs|wrap|line-numbers|match-braces|none|plain|plaintext|text|code|codeblock|undefined)$|^data-|^is-/.test(name)) { return name; }
    }
    return '';
  }

  function codeTools() {
    var words = document.body.dataset;
    document.querySelectorAll('.e-content pre').forEach(function (pre) {
      if (pre.closest('.gutter') || pre.closest('.mermaid') || pre.classList.contains('mermaid')) { return; }
      var block = pre.closest('figure.highlight') || pre;
      var box = document.createElement('div');
      box.className = 'code-box';
      var tools = document.createElement('div');
      tools.className = 'code-tools';
      var wide = block.scrollWidth > block.clientWidth;
      var tall = +words.fold && block.clientHeight > +words.fold * 1.2;
      var named = language(pre, block);
      block.parentNode.insertBefore(box, block);
      box.appendChild(block);
      if (wide) {
        var wrap = button('wrap', words.wrap);
        wrap.setAttribute('aria-pressed', 'false');
        wrap.addEventListener('click', function () {
          wrap.setAttribute('aria-pressed', String(box.classList.toggle('wrapped')));
        });
        tools.appendChild(wrap);
      }
      if (words.copy && navigator.clipboard) {
        var copy = button('copy', words.copy);
        copy.addEventListener('click', function () {
          navigator.clipboard.writeText((pre.querySelector('code') || pre).innerText.replace(/\n$/, '')).then(function () {
            copy.textContent = words.copied;
            setTimeout(function () { copy.textContent = words.copy; }, 1600);
          });
        });
        tools.appendChild(copy);
      }
      if (named) {
        var label = document.createElement('span');
        label.className = 'code-name';
        label.textContent = named;
        tools.appendChild(label);
      }
      if (tools.firstChild) { box.appendChild(tools); }
      if (tall) {
        var lines = (pre.querySelector('code') || pre).innerText.replace(/\n$/, '').split('\n').length;
        var more = button('unfold', words.unfold.replace('%d', lines));
        box.classList.add('folded');
        block.style.setProperty('max-height', words.fold + 'px');
        more.addEventListener('click', function () {
          box.classList.remove('folded');
          block.style.removeProperty('max-height');
          more.remove();
        });
        box.appendChild(more);
      }
    });
  }

  /* A picture that is shown smaller than it is can be looked at as large as the window. */
  function zoom() {
    var words = document.body.dataset;
    if (!words.zoom || !window.HTMLDialogElement) { return; }
    var pictures = Array.prototype.slice.call(document.querySelectorAll('.e-content img, .pictures img')).filter(function (image) {
      return !image.closest('a, button, summary, .nozoom, .no-zoom, pre');
    });
    /* Of those that a browser chooses from, the largest; the browser tells of the one that it chose alone. */
    function whole(image) {
      var largest = { address: image.currentSrc || image.src, width: image.naturalWidth };
      (image.getAttribute('srcset') || '').replace(/(\S*[^\s,])\s+(\d+)w/g, function (all, address, width) {
        if (+width > largest.width) { largest = { address: address, width: +width }; }
      });
      return largest;
    }
    function isSmaller(image) { return whole(image).width > image.clientWidth * 1.1 && image.clientWidth > 80; }
    function offer(image) {
      if (!isSmaller(image)) { return; }
      image.classList.add('zoomable');
      image.tabIndex = 0;
      image.setAttribute('role', 'button');
      if (!image.alt) { // an empty one says that it is nothing to be reached
        image.removeAttribute('alt');
        image.setAttribute('aria-label', words.zoom);
      }
    }
    pictures.forEach(function (image) {
      if (image.complete) { offer(image); } else { image.addEventListener('load', function () { offer(image); }); }
    });
    var dialog, shown, caption, current, touched;
    function show(image) {
      current = image;
      shown.src = whole(image).address;
      shown.alt = image.alt;
      var figure = image.closest('figure');
      var text = figure && figure.querySelector('figcaption') ? figure.querySelector('figcaption').textContent : image.title || image.alt;
      caption.textContent = text;
      caption.hidden = !text;
    }
    function step(by) {
      var all = pictures.filter(function (image) { return image.classList.contains('zoomable'); });
      var next = all[all.indexOf(current) + by];
      if (next) { show(next); }
    }
    function make() {
      dialog = document.createElement('dialog');
      dialog.className = 'zoom';
      dialog.setAttribute('aria-label', words.zoom);
      shown = document.createElement('img');
      caption = document.createElement('p');
      var close = button('close', '\u00d7');
      close.setAttribute('aria-label', words.close);
      dialog.append(shown, caption, close);
      dialog.addEventListener('click', function () { dialog.close(); });
      dialog.addEventListener('close', function () { if (current) { current.focus({ preventScroll: true }); } });
      dialog.addEventListener('keydown', function (event) {
        if (event.key === 'ArrowRight') { step(1); }
        if (event.key === 'ArrowLeft') { step(-1); }
      });
      dialog.addEventListener('touchstart', function (event) { touched = event.touches.length === 1 ? event.touches[0].clientX : null; }, { passive: true });
      dialog.addEventListener('touchend', function (event) {
        var moved = touched === null ? 0 : event.changedTouches[0].clientX - touched;
        var spread = window.visualViewport && visualViewport.scale > 1.05; // fingers have made it larger, and it is moved about
        if (Math.abs(moved) > 50 && !spread) {
          if (event.cancelable) { event.preventDefault(); }
          step(moved < 0 ? 1 : -1);
        }
      });
      document.body.append(dialog);
    }
    function open(image) {
      if (!dialog) { make(); }
      show(image);
      dialog.showModal();
    }
    document.addEventListener('click', function (event) {
      if (event.target.classList.contains('zoomable')) { open(event.target); }
    });
    document.addEventListener('keydown', function (event) {
      if (event.target.classList.contains('zoomable') && (event.key === 'Enter' || event.key === ' ')) {
        event.preventDefault();
        open(event.target);
      }
    });
  }

  function scrollable() { // what is wider than its place can be moved by keys
    document.querySelectorAll('.e-content :is(pre, figure, table, .code-box, .katex-display, div)').forEach(function (box) {
      if (box.scrollWidth > box.clientWidth && !box.hasAttribute('tabindex') && /auto|scroll/.test(getComputedStyle(box).overflowX)) {
        box.tabIndex = 0;
      }
    });
  }

  /** Names for what Hexo's Markdown and tags leave without one: the boxes of a list of tasks, frames, pictures that the author gave no words. */
  function names() {
    document.querySelectorAll('.e-content li input[type="checkbox"]:not([id], [aria-label])').forEach(function (box) {
      box.setAttribute('aria-label', box.closest('li').textContent.trim().split('\n')[0]);
    });
    document.querySelectorAll('.e-content iframe:not([title])').forEach(function (frame) {
      frame.title = frame.src.replace(/^\w+:\/+([^/]+).*$/, '$1');
    });
    document.querySelectorAll('.e-content img:not([alt]):not(.zoomable)').forEach(function (image) { image.alt = ''; });
  }

  function outdated() {
    document.querySelectorAll('.outdated, .age').forEach(function (notice) {
      var days = Math.floor((Date.now() - Date.parse(notice.dataset.since)) / 864e5);
      notice.querySelector('b').textContent = days;
      notice.hidden = !(days > +notice.dataset.days);
    });
  }

  /* The address of a post, to be copied, or given to what the reader's system shares by. */
  function sharing() {
    var box = document.querySelector('.share');
    var address = document.querySelector('link[rel=canonical]');
    if (!box) { return; }
    address = address ? address.href : location.href;
    function offer(kind, works, act) {
      var made = box.querySelector('[data-share=' + kind + ']');
      if (works) {
        made.hidden = box.hidden = false;
        made.addEventListener('click', function () { act(made); });
      }
    }
    offer('link', navigator.clipboard, function (made) {
      var text = made.textContent;
      navigator.clipboard.writeText(decodeURI(address)).then(function () {
        made.textContent = made.dataset.done;
        setTimeout(function () { made.textContent = text; }, 1600);
      });
    });
    offer('system', navigator.share, function () {
      navigator.share({ title: document.title, url: address }).catch(function () { /* the reader thought better of it */ });
    });
  }

  /* How often pages were read, as the server of the blog knows; where it stands on another, nothing is shown. */
  function views() {
    var places = document.querySelectorAll('[data-views]');
    var from = document.querySelector('[data-from]');
    if (!from || !window.fetch) { return; }
    fetch(from.dataset.from + '?' + location.pathname).then(function (response) { return response.ok ? response.json() : {}; }).then(function (counts) {
      places.forEach(function (place) {
        var count = counts[place.dataset.views];
        if (count > 0) {
          place.querySelector('b').textContent = count.toLocaleString(root.lang);
          place.hidden = false;
        }
      });
    }).catch(function () { /* there is no such server */ });
  }

  /* The posts that were read most, where the server counts; their places are there from the start. */
  function popular() {
    var box = document.querySelector('[data-popular]');
    if (!box || !window.fetch) { return; }
    fetch(box.dataset.popular).then(function (response) { return response.ok ? response.json() : {}; }).then(function (told) {
      var places = box.querySelectorAll('li');
      (told.popular || []).slice(0, places.length).forEach(function (post, i) {
        var link = document.createElement('a');
        link.href = new URL(post.path, new URL(box.dataset.popular, location.href)).href;
        link.textContent = post.title;
        places[i].append(link);
        box.classList.add('known');
      });
    }).catch(function () { /* there is no such server */ });
  }

  /* What was seen is kept for a reader without a connection, where the author wants it; where he does not any more, it goes. */
  var offline = document.currentScript.dataset.offline;
  function keeping() {
    var workers = navigator.serviceWorker;
    if (!workers || !window.caches) { return; }
    if (offline) {
      workers.register(offline, { updateViaCache: 'none' }).catch(function () { /* it is a help, and no more */ });
    } else {
      if (workers.controller && /\/offline\.mjs$/.test(workers.controller.scriptURL)) {
        workers.getRegistration().then(function (ours) { return ours && ours.unregister(); });
      }
      caches.keys().then(function (names) {
        names.forEach(function (name) { if (name.indexOf('blog-offline-') === 0) { caches.delete(name); } });
      });
    }
  }

  document.addEventListener('DOMContentLoaded', function () {
    themeSwitch();
    menus();
    searching();
    reading();
    contents();
    codeTools();
    scrollable();
    names();
    zoom();
    outdated();
    sharing();
    views();
    popular();
  });
  addEventListener('load', scrollable); // a style may come after the page
  addEventListener('resize', scrollable);
  addEventListener('load', keeping);
})();
