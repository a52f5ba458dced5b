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

  if (ids.busuanzi) { script('https://busuanzi.ibruce.info/busuanzi/2.3/busuanzi.pure.mini.js'); }
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
  if (ids.umami) { script(ids.umamiSrc || 'https://cloud.umami.is/script.js', { 'data-website-id': ids.umami }); }
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
