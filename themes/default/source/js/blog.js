/* Theme switch, menus, the way to the search, the current section in the contents, copy buttons, what is out of date. The page is whole without them. */
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
      document.addEventListener('keydown', function (event) { if (event.key === 'Escape') { close(null); } });
    }
  }

  /** The search is loaded when a reader asks for it. */
  function searching() {
    var opener = document.querySelector('.search-open');
    if (!opener || !('noModule' in document.createElement('script'))) { return; }
    var state = '';
    function show() { document.dispatchEvent(new Event('site-search')); }
    function open() {
      var field = document.getElementById('search-query');
      if (field) {
        field.focus();
        field.select();
      } else if (state === 'ready') {
        show();
      } else if (!state) {
        state = 'loading';
        var script = document.createElement('script');
        script.type = 'module';
        script.src = opener.dataset.module;
        script.onload = function () { state = 'ready'; show(); };
        script.onerror = function () {
          state = '';
          if (opener.href) { location.href = opener.href; }
        };
        document.head.appendChild(script);
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

  function copyButtons() {
    var words = document.body.dataset;
    if (!navigator.clipboard || !words.copy) { return; }
    document.querySelectorAll('.e-content pre').forEach(function (pre) {
      if (pre.closest('.gutter') || pre.closest('.mermaid') || pre.classList.contains('mermaid')) { return; }
      var block = pre.closest('figure.highlight') || pre;
      var box = document.createElement('div');
      box.className = 'code-box';
      block.parentNode.insertBefore(box, block);
      box.appendChild(block);
      var button = document.createElement('button');
      button.type = 'button';
      button.className = 'copy';
      button.textContent = words.copy;
      button.addEventListener('click', function () {
        navigator.clipboard.writeText((pre.querySelector('code') || pre).innerText.replace(/\n$/, '')).then(function () {
          button.textContent = words.copied;
          setTimeout(function () { button.textContent = words.copy; }, 1600);
        });
      });
      box.appendChild(button);
    });
  }

  function outdated() {
    document.querySelectorAll('.outdated').forEach(function (notice) {
      var days = Math.floor((Date.now() - Date.parse(notice.dataset.since)) / 864e5);
      notice.querySelector('b').textContent = days;
      notice.hidden = !(days > +notice.dataset.days);
    });
  }

  document.addEventListener('DOMContentLoaded', function () {
    themeSwitch();
    menus();
    searching();
    contents();
    copyButtons();
    outdated();
  });
})();
