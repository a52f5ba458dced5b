/* Comments by a service that the author chose, fetched when the reader comes to them. Nothing is loaded before. */
(function () {
  'use strict';
  var box = document.querySelector('.comments');
  if (!box) { return; }
  var root = document.documentElement;
  var options = JSON.parse(box.dataset.options || '{}');
  var CDN = 'https://cdn.jsdelivr.net/npm/';

  function isDark() {
    var theme = root.getAttribute('data-theme');
    return theme ? theme === 'dark' : !!window.matchMedia && matchMedia('(prefers-color-scheme: dark)').matches;
  }

  function element(id) {
    var inner = document.createElement('div');
    inner.id = id;
    box.appendChild(inner);
    return inner;
  }

  function script(address, attributes) {
    return new Promise(function (done, failed) {
      var tag = document.createElement('script');
      tag.src = address;
      tag.async = true;
      Object.keys(attributes || {}).forEach(function (name) { tag.setAttribute(name, attributes[name]); });
      tag.onload = done;
      tag.onerror = failed;
      box.appendChild(tag);
    });
  }

  function style(address) {
    var link = document.createElement('link');
    link.rel = 'stylesheet';
    link.href = address;
    document.head.appendChild(link);
  }

  /* The name that a service knows an option by is its own; ours have neither case nor hyphens. */
  function taken(names) {
    var found = {};
    names.split(' ').forEach(function (name) {
      var value = options[name.toLowerCase().replace(/[^a-z0-9]/g, '')];
      if (value !== undefined && value !== null && value !== '' && !/^window\.location/.test(value)) { found[name] = value; }
    });
    return found;
  }

  /* What a blog's threads are known by: as the theme that it was made for had it, so that the old ones stay. */
  function thread(usual) {
    switch (box.dataset.thread ? 'given' : options.by || usual) {
      case 'given': return box.dataset.thread;
      case 'path': return box.dataset.path;
      case 'hash': return box.dataset.id;
      case 'address': return location.pathname;
      case 'address-hash': return box.dataset.addressId;
      case 'decoded': return decodeURI(location.pathname);
      case 'url': return box.dataset.url;
      case 'decoded-url': return new URL(box.dataset.url).origin + decodeURI(location.pathname);
      default: return undefined; // the service finds one itself
    }
  }

  function together(one, other) {
    return Object.assign({}, one, other);
  }

  function themed() {
    return isDark() ? options.themedark || options.darktheme : options.themelight || options.lighttheme || options.theme;
  }

  function watch(change) {
    new MutationObserver(change).observe(root, { attributes: true, attributeFilter: ['data-theme'] });
  }

  function frame(origin, message) {
    var inner = box.querySelector('iframe');
    if (inner && inner.contentWindow) { inner.contentWindow.postMessage(message(), origin); }
  }

  var services = {
    giscus: function () {
      var given = taken('repo repo-id category category-id mapping term strict reactions-enabled emit-metadata input-position lang');
      var usual = { mapping: 'pathname', 'reactions-enabled': '1', 'emit-metadata': '0', 'input-position': 'top', lang: root.lang };
      var attributes = { crossorigin: 'anonymous', 'data-theme': themed() || (isDark() ? 'dark' : 'light') };
      var all = together(usual, given);
      Object.keys(all).forEach(function (name) {
        attributes['data-' + name] = all[name] === true ? '1' : all[name] === false ? '0' : all[name];
      });
      var loaded = script('https://giscus.app/client.js', attributes);
      watch(function () {
        frame('https://giscus.app', function () { return { giscus: { setConfig: { theme: themed() || (isDark() ? 'dark' : 'light') } } }; });
      });
      return loaded;
    },
    utterances: function () {
      var usual = { 'issue-term': 'pathname', crossorigin: 'anonymous', theme: themed() || (isDark() ? 'github-dark' : 'github-light') };
      var attributes = together(usual, taken('repo issue-term issue-number label'));
      var loaded = script('https://utteranc.es/client.js', attributes);
      watch(function () {
        frame('https://utteranc.es', function () { return { type: 'set-theme', theme: themed() || (isDark() ? 'github-dark' : 'github-light') }; });
      });
      return loaded;
    },
    disqus: function () {
      element('disqus_thread');
      window.disqus_config = function () {
        this.page.url = options.by === 'decoded-url' ? thread() : box.dataset.url;
        this.page.identifier = thread('path');
      };
      return script('https://' + options.shortname + '.disqus.com/embed.js', { 'data-timestamp': Date.now() });
    },
    gitalk: function () {
      style(CDN + 'gitalk@1/dist/gitalk.css');
      return script(CDN + 'gitalk@1/dist/gitalk.min.js').then(function () {
        var given = taken('clientID clientSecret repo owner admin language labels perPage pagerDirection createIssueManually distractionFreeMode proxy');
        given.owner = given.owner || options.githubid;
        given.admin = [].concat(given.admin || options.adminuser || given.owner);
        given.id = thread('hash');
        new window.Gitalk(given).render(element('gitalk-container').id);
      });
    },
    valine: function () {
      return script(CDN + 'valine@1/dist/Valine.min.js').then(function () {
        var given = taken('appId appKey placeholder avatar meta pageSize lang highlight recordIP serverURLs enableQQ requiredFields visitor');
        new window.Valine(together(given, { el: '#' + element('vcomments').id, path: location.pathname }));
      });
    },
    waline: function () {
      style(CDN + '@waline/client@3/dist/waline.css');
      return import(CDN + '@waline/client@3/dist/waline.js').then(function (waline) {
        var given = taken('serverURL meta requiredMeta lang emoji wordLimit pageSize login');
        waline.init(together(given, { el: element('waline'), path: thread('address'), dark: 'html[data-theme="dark"]' }));
      });
    },
    twikoo: function () {
      return script(CDN + 'twikoo@1/dist/twikoo.min.js').then(function () {
        window.twikoo.init(together(taken('envId region lang'), { el: '#' + element('tcomment').id, path: thread('address') }));
      });
    },
    artalk: function () {
      style(CDN + 'artalk@2/dist/Artalk.css');
      return script(CDN + 'artalk@2/dist/Artalk.js').then(function () {
        var artalk = window.Artalk.init(together(taken('server site placeholder'), { el: element('artalk'), pageKey: thread('address'), darkMode: isDark() }));
        watch(function () { artalk.setDarkMode(isDark()); });
      });
    },
    remark42: function () {
      var host = options.host.replace(/\/+$/, '');
      var url = (options.by === 'path' ? '' : location.origin) + location.pathname; // Fluid's threads are known by the path
      element('remark42');
      window.remark_config = together(taken('site_id max_shown_comments locale'), { host: host, url: url, theme: isDark() ? 'dark' : 'light' });
      watch(function () { if (window.REMARK42) { window.REMARK42.changeTheme(isDark() ? 'dark' : 'light'); } });
      return script(host + '/web/embed.js');
    },
    cusdis: function () {
      var host = options.host.replace(/\/+$/, '');
      var data = element('cusdis_thread').dataset;
      data.host = host;
      data.appId = options.appid;
      data.pageId = box.dataset.id;
      data.pageUrl = box.dataset.path;
      data.pageTitle = document.title;
      data.theme = isDark() ? 'dark' : 'light';
      watch(function () { if (window.CUSDIS) { window.CUSDIS.setTheme(isDark() ? 'dark' : 'light'); } });
      return script(host + '/js/widget/lang/' + (options.lang || root.lang).toLowerCase() + '.js').catch(function () { /* English, then */ })
        .then(function () { return script(host + '/js/cusdis.es.js'); });
    },
    isso: function () {
      var host = options.host.replace(/\/*$/, '/');
      element('isso-thread');
      return script(host + 'js/embed.min.js', { 'data-isso': host });
    },
    livere: function () {
      var data = element('lv-container').dataset;
      var refer = thread('address');
      data.id = 'city';
      data.uid = options.uid;
      if (refer !== undefined) { window.livereOptions = { refer: refer.replace(/index\.html$/, '') }; }
      return script('https://cdn-city.livere.com/js/embed.dist.js');
    },
    changyan: function () {
      element('SOHUCS').setAttribute('sid', thread('path'));
      return script('https://cy-cdn.kuaizhan.com/upload/changyan.js').then(function () {
        window.changyan.api.config({ appid: options.appid, conf: options.conf || options.appkey });
      });
    }
  };

  /* The service can't be reached, or is not what it was: a word to the reader, whatever it put there stays. */
  function tell() {
    var told = document.createElement('p');
    told.className = 'comments-failed';
    told.textContent = box.dataset.failed;
    box.appendChild(told);
  }

  function load() {
    var service = services[box.dataset.service];
    if (service) { Promise.resolve(service()).catch(tell); }
  }

  if (!window.IntersectionObserver) { load(); return; }
  var seen = new IntersectionObserver(function (entries) {
    if (entries.some(function (entry) { return entry.isIntersecting; })) { seen.disconnect(); load(); }
  }, { rootMargin: '300px' });
  seen.observe(box);
})();
