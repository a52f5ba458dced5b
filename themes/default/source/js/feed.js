/* Makes a page of the feed that it stands in: what the blog is, how to subscribe, the newest posts. Programs that read feeds don't run it. */
(function () {
  'use strict';
  var HTML = 'http://www.w3.org/1999/xhtml';
  var words = document.currentScript.dataset;
  var lang = document.currentScript.getAttribute('lang');

  function child(of, name) {
    return Array.prototype.find.call(of.children, function (one) { return one.localName === name; });
  }

  function text(of, names) {
    for (var i = 0; i < names.length; i++) {
      var found = child(of, names[i]);
      if (found && found.textContent.trim()) { return found.textContent.trim(); }
    }
    return '';
  }

  function link(of) {
    var found = Array.prototype.find.call(of.children, function (one) { return one.localName === 'link' && one.getAttribute('rel') !== 'self' && one.getAttribute('rel') !== 'hub'; });
    return found ? found.getAttribute('href') || found.textContent.trim() : '';
  }

  function make(name, content, attributes) {
    var made = document.createElementNS(HTML, name);
    [].concat(content).forEach(function (part) { if (part) { made.append(part); } });
    Object.keys(attributes || {}).forEach(function (key) { made.setAttribute(key, attributes[key]); });
    return made;
  }

  function anchor(title, address) {
    return /^https?:/.test(address) ? make('a', title, { href: address }) : title;
  }

  function plain(html) {
    var read = new DOMParser().parseFromString(html, 'text/html').body.textContent.replace(/\s+/g, ' ').trim();
    var points = Array.from(read);
    return points.length > 160 ? points.slice(0, 159).join('') + '\u2026' : read;
  }

  function day(written) {
    var date = new Date(written);
    if (isNaN(date)) { return ''; }
    return make('time', date.toLocaleDateString(lang, { year: 'numeric', month: 'long', day: 'numeric' }), { datetime: date.toISOString() });
  }

  function post(item) {
    var title = text(item, ['title']) || link(item);
    return make('article', [
      make('h2', anchor(title, link(item))),
      make('p', day(text(item, ['published', 'pubDate'])), { 'class': 'soft' }),
      make('p', plain(text(item, ['summary', 'description', 'content', 'encoded'])))
    ]);
  }

  function page() {
    var root = document.documentElement;
    var feed = child(root, 'channel') || root;
    var title = text(feed, ['title']);
    var copy = navigator.clipboard ? make('button', words.copy, { type: 'button' }) : '';
    var posts = Array.prototype.filter.call(feed.children, function (one) { return one.localName === 'entry' || one.localName === 'item'; });
    if (copy) {
      copy.addEventListener('click', function () {
        navigator.clipboard.writeText(location.href).then(function () { copy.textContent = words.copied; });
      });
    }
    var body = make('body', make('main', [
      make('h1', anchor(title, words.home)),
      make('p', text(feed, ['subtitle', 'description']), { 'class': 'soft' }),
      make('div', [make('p', words.intro), make('code', location.href), copy], { 'class': 'how' })
    ].concat(posts.map(post))));
    var head = make('head', [make('title', title), make('meta', '', { name: 'viewport', content: 'width=device-width, initial-scale=1' })]);
    root.replaceWith(make('html', [head, body], { lang: lang }));
  }

  if (document.documentElement.namespaceURI !== HTML) {
    if (document.readyState === 'loading') { document.addEventListener('DOMContentLoaded', page); } else { page(); }
  }
})();
