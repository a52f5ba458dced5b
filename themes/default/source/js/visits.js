/* Counting of visits by the services that the author named; not on the author's own machine, and not where the reader
   asks not to be followed. */
(function () {
  'use strict';
  var ids = document.currentScript.dataset;
  if (/^(localhost|127\.|\[::1\]|$)/.test(location.hostname)) { return; }
  var follow = navigator.doNotTrack !== '1' && !navigator.globalPrivacyControl;

  function script(address, attributes) {
    var tag = document.createElement('script');
    tag.src = address;
    tag.async = true;
    Object.keys(attributes || {}).forEach(function (name) { tag.setAttribute(name, attributes[name]); });
    document.head.appendChild(tag);
  }

  function queue(name) {
    window[name] = window[name] || function () { (window[name].q = window[name].q || []).push(arguments); };
    return window[name];
  }

  /* OpenKounter: numbers are shown to all, and those of this visit added where the reader does not ask not to be followed. */
  function openkounter(server) {
    var page = decodeURI(location.pathname.replace(/\/*(index\.html)?$/, '/'));
    var added = [];
    var places = Array.prototype.slice.call(document.querySelectorAll('[data-counted]'));
    Promise.all(places.map(function (place) {
      var target = place.dataset.counted === 'page' ? page : place.dataset.counted;
      var counts = follow && (target !== 'site-uv' || isFirstToday());
      return fetch(server + '?target=' + encodeURIComponent(target)).then(function (response) { return response.json(); }).then(function (told) {
        if (told.code !== 0) { return; }
        if (counts) { added.push({ target: target }); }
        place.querySelector('b').textContent = (told.data.time || 0) + (counts ? 1 : 0);
        place.hidden = false;
      });
    })).then(function () {
      return added.length && fetch(server, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify({ action: 'batch_inc', requests: added })
      });
    }).catch(function () { /* it is not there, and nothing is shown */ });
  }

  function isFirstToday() {
    var KEY = 'OpenKounter_UV_Flag'; // as Fluid has it, so that nobody is counted twice
    try {
      if (Date.now() - localStorage.getItem(KEY) <= 864e5) { return false; }
      localStorage.setItem(KEY, Date.now());
    } catch (refused) { /* each page is a new reader */ }
    return true;
  }

  if (ids.busuanzi) { script('https://busuanzi.ibruce.info/busuanzi/2.3/busuanzi.pure.mini.js'); }
  if (ids.openkounter && window.fetch) { openkounter(ids.openkounter.replace(/\/+$/, '') + '/api/counter'); }
  if (!follow) { return; }
  if (ids.google) {
    window.dataLayer = window.dataLayer || [];
    window.gtag = function () { window.dataLayer.push(arguments); };
    window.gtag('js', new Date());
    window.gtag('config', ids.google);
    script('https://www.googletagmanager.com/gtag/js?id=' + encodeURIComponent(ids.google));
  }
  if (ids.baidu) { window._hmt = window._hmt || []; script('https://hm.baidu.com/hm.js?' + encodeURIComponent(ids.baidu)); }
  if (ids.cloudflare) {
    script('https://static.cloudflareinsights.com/beacon.min.js', { 'data-cf-beacon': JSON.stringify({ token: ids.cloudflare }) });
  }
  if (ids.clarity) { queue('clarity'); script('https://www.clarity.ms/tag/' + encodeURIComponent(ids.clarity)); }
  if (ids.umami) {
    var site = { 'data-website-id': ids.umami };
    if (ids.umamiHost) { site['data-host-url'] = ids.umamiHost; }
    script(ids.umamiSrc || 'https://cloud.umami.is/script.js', site);
  }
  if (ids.plausible) { script(ids.plausibleSrc || 'https://plausible.io/js/script.js', { 'data-domain': ids.plausible }); }
  if (ids.goatcounter) { // its name there, or the address of a server of one's own
    var counter = /:\/\//.test(ids.goatcounter) ? ids.goatcounter : 'https://' + ids.goatcounter + '.goatcounter.com/count';
    script('https://gc.zgo.at/count.js', { 'data-goatcounter': counter });
  }
  if (ids.matomo) {
    var server = ids.matomoServer.replace(/\/?$/, '/');
    window._paq = [['trackPageView'], ['enableLinkTracking'], ['setTrackerUrl', server + 'matomo.php'], ['setSiteId', ids.matomo]];
    script(server + 'matomo.js');
  }
})();
