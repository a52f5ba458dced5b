package blogjar.server;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import blogjar.build.Blog;
import blogjar.text.Json;
import blogjar.text.TextDigest;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What services for comments and visits are loaded, and what they are told, in Chromium under the policy that the server sends. No service
 * is reached: a script of theirs counts as loaded as soon as it is asked for, and stands-in for what it defines keep what they are given.
 */
class ServicesInBrowserTest {
    /** Settings in the words of the themes that the keys come from. */
    private static final Map<String, String> BLOGS = new LinkedHashMap<>(
            Map.of(
                    "giscus",
                            "theme: next\ntheme_config: {giscus: {enable: true, repo: me/b, repo_id: R1, category: C, category_id: C1}}",
                    "utterances",
                            "theme: butterfly\ntheme_config: {comments: {use: Utterances}, utterances: {repo: me/b, issue_term: title}}",
                    "disqus", "theme: icarus\ntheme_config: {comment: {type: disqus, shortname: mine}}",
                    "gitalk",
                            "theme: fluid\ntheme_config: {post: {comments: {enable: true, type: gitalk}},"
                                    + " gitalk: {clientID: c, clientSecret: s, owner: me, repo: b, admin: me}}",
                    "valine", "theme: next\ntheme_config: {valine: {enable: true, appId: a, appKey: k}}",
                    "waline",
                            "theme: butterfly\ntheme_config: {comments: {use: Waline}, waline: {serverURL: 'https://w.example'}}",
                    "twikoo",
                            "theme: stellar\ntheme_config: {comments: {service: twikoo, twikoo: {envId: 'https://t.example'}}}",
                    "artalk",
                            "theme: volantis\ntheme_config: {comments: {service: artalk, artalk: {server: 'https://a.example', site: S}}}",
                    "openkounter",
                            "theme: fluid\ntheme_config: {footer: {statistics: {enable: true, source: openkounter}},"
                                    + " web_analytics: {openkounter: {server_url: 'https://k.example/'}}}",
                    "visits",
                            "theme_config: {visits: {google: G-1, baidu: b1, umami: u1, plausible: p.example, goatcounter: g1}}"));

    static {
        BLOGS.put(
                "remark42",
                "theme: fluid\ntheme_config: {post: {comments: {enable: true, type: remark42}},"
                        + " remark42: {host: 'https://r.example/', site_id: s}}");
        BLOGS.put(
                "cusdis",
                "theme: fluid\ntheme_config: {post: {comments: {enable: true, type: cusdis}},"
                        + " cusdis: {host: 'https://c.example', app_id: a}}");
        BLOGS.put("isso", "theme: next\ntheme_config: {isso: 'https://i.example/'}");
        BLOGS.put("livere", "theme: next\ntheme_config: {livere_uid: u1}");
        BLOGS.put(
                "changyan",
                "theme: fluid\ntheme_config: {post: {comments: {enable: true, type: changyan}}, changyan: {appid: a, appkey: k}}");
    }

    private static final String NEAR = """
            window.IntersectionObserver = class { // Chromium without a window draws nothing, and so has none that tells
              constructor(tell, { rootMargin = '0px' } = {}) { Object.assign(this, { tell, margin: parseInt(rootMargin, 10) }); }
              observe(target) {
                setTimeout(() => {
                  const { top, bottom } = target.getBoundingClientRect();
                  if (top < innerHeight + this.margin && bottom > -this.margin) this.tell([{ target, isIntersecting: true }]);
                });
              }
              disconnect() {}
            };
            """;

    /** What is left of a service that can't be reached. */
    private static final String FAULTS = """
            window.refused = [];
            window.told = [];
            addEventListener('error', (event) => { if (event.message) window.refused.push(event.message); });
            addEventListener('unhandledrejection', (event) => { event.preventDefault(); window.refused.push(String(event.reason)); });
            """ + NEAR;

    private static final String STAND_INS = NEAR + """
            window.refused = [];
            window.told = [];
            addEventListener('securitypolicyviolation', (event) => window.refused.push(event.effectiveDirective + ' ' + event.blockedURI));
            const keep = (given) => { window.told.push(given); return { render() {}, setDarkMode() {} }; };
            window.Gitalk = window.Valine = function (given) { return keep(given); };
            window.twikoo = window.Artalk = { init: keep };
            window.changyan = { api: { config: keep } };
            const answers = { code: 0, data: { time: 41 } };
            window.fetch = async (address, { body } = {}) => { keep([address, body]); return { ok: true, json: async () => answers }; };
            new MutationObserver((changes) => changes.forEach(({ addedNodes }) => addedNodes.forEach((node) => {
              if (node.localName === 'script' && node.onload) node.onload();
            }))).observe(document, { childList: true, subtree: true });
            """;

    /** Opens every page in a frame, several at once; for each: whether anything foreign was asked for, by elements and in what order, what it was told, what was refused. */
    private static final String DRIVER = """
            const results = {};
            const tags = (page) => [...page.querySelectorAll('script[src^=http], link[rel=stylesheet][href^=http]')].map((tag) =>
              (tag.src || tag.href) + ' ' + [...tag.attributes].filter(({ name }) => name.startsWith('data-') || name === 'theme' || name.includes('term') || name === 'repo')
                .map(({ name, value }) => name + '=' + value).sort().join(' '));
            const left = %s;
            const lane = async () => { for (let path = left.shift(); path; path = left.shift()) {
              const frame = document.createElement('iframe');
              frame.width = 800;
              frame.height = 500;
              frame.src = path;
              const loaded = new Promise((done) => { frame.onload = done; });
              document.body.prepend(frame);
              await loaded;
              const { document: page } = frame.contentWindow;
              const wanted = path.endsWith('/near/');
              for (let tries = 0; tries < (wanted ? 200 : 10) && (tries < 10 || !tags(page).length && !page.querySelector('[data-counted]:not([hidden])')); tries++) await new Promise((done) => setTimeout(done, 50));
              const { told, refused, disqus_config: disqus, livereOptions: livere } = frame.contentWindow;
              const known = {};
              if (disqus) disqus.call({ page: known });
              if (page.getElementById('lv-container')) known.refer = livere ? livere.refer : null;
              const sohu = page.getElementById('SOHUCS');
              if (sohu) known.sid = sohu.getAttribute('sid');
              results[path] = { tags: tags(page), told: JSON.stringify(sohu ? { ...told[0], ...known } : told[0] || known), counted: [...page.querySelectorAll('[data-counted]:not([hidden])')].map((place) => place.textContent).sort(), all: JSON.stringify(told), refused };
              for (let tries = 0; wanted && !told.length && tries < 40 && !page.querySelector('.comments-failed'); tries++) await new Promise((done) => setTimeout(done, 50));
              results[path].failed = page.querySelector('.comments-failed')?.textContent ?? '';
              frame.remove();
            } };
            await Promise.all([lane(), lane(), lane(), lane()]);
            document.getElementById('out').textContent = encodeURIComponent(JSON.stringify(results));
            """;

    @TempDir
    Path folder;

    private void site(Path site, Map<String, String> blogs, String above, List<String> distances, String script)
            throws IOException {
        for (Map.Entry<String, String> each : blogs.entrySet()) {
            String name = each.getKey();
            String text = "---\ntitle: A\ndate: 2024-01-02\npermalink: %s/\n---\n%s\n";
            Blog blog = new Blog(folder.resolve(name))
                    .file(
                            "_config.yml",
                            "root: /" + name + "/\nurl: https://blog.example/" + name + "\n"
                                    + each.getValue()
                                            .replace(
                                                    "theme_config: {",
                                                    "theme_config: {custom_js: [/js/in.js], share: false, "))
                    .file("source/js/in.js", script)
                    .post("near.md", text.formatted(above + "near", "Near."))
                    .post("far.md", text.formatted(above + "far", "Far.\n\n".repeat(200)));
            blog.buildTo(site.resolve(name));
        }
        List<String> paths = blogs.keySet().stream()
                .flatMap(name -> distances.stream().map(distance -> "/" + name + "/" + above + distance + "/"))
                .toList();
        TestSite.put(
                site, "index.html", "<!doctype html><pre id=out></pre><script type=module src=driver.js></script>");
        TestSite.put(site, "driver.js", DRIVER.formatted(Json.print(paths)));
    }

    /**
     * What was seen, by path.
     *
     * @param script that runs before the theme's on every page
     * @param above the folder that the articles are in, with a slash at its end
     * @param distances which of the two articles, by how far its comments are from the reader
     */
    private Map<?, ?> seen(Map<String, String> blogs, String above, List<String> distances, String script)
            throws Exception {
        Path site = Files.createDirectories(folder.resolve("site"));
        site(site, blogs, above, distances, script);
        String page;
        try (WebServer server = TestSite.start(site)) {
            int port = server.httpAddress().getPort();
            page = new Chromium(folder, "MAP blog.example 127.0.0.1:" + port).shown("http://blog.example/");
        }
        Matcher out = Pattern.compile("<pre id=\"out\">([^<]+)</pre>").matcher(page);
        assertTrue(out.find(), page);
        return (Map<?, ?>) Objects.requireNonNull(Json.parse(URLDecoder.decode(out.group(1), StandardCharsets.UTF_8)));
    }

    private static Object of(Map<?, ?> seen, String name, String what) {
        return of(seen, name, "near", what);
    }

    private static Object of(Map<?, ?> seen, String name, String distance, String what) {
        Map<?, ?> page = (Map<?, ?>) Objects.requireNonNull(seen.get("/" + name + "/" + distance + "/"));
        return Objects.requireNonNull(page.get(what));
    }

    @Test
    void services_are_loaded_when_a_reader_comes_near_and_are_told_what_the_old_keys_say() throws Exception {
        Chromium.assumeHere();
        Map<?, ?> seen = seen(BLOGS, "", List.of("far", "near"), STAND_INS);
        for (String name : BLOGS.keySet()) {
            if (!List.of("visits", "openkounter").contains(name)) {
                assertEquals(
                        "{tags=[], told={}, counted=[], all=[], refused=[], failed=}",
                        String.valueOf(seen.get("/" + name + "/far/")),
                        name + ", far from the reader");
            }
            assertEquals(List.of(), of(seen, name, "refused"), name);
        }
        assertEquals(
                List.of(
                        "https://giscus.app/client.js data-category-id=C1 data-category=C data-emit-metadata=0 data-input-position=top"
                                + " data-lang=en data-mapping=pathname data-reactions-enabled=1 data-repo-id=R1 data-repo=me/b data-theme=light"),
                of(seen, "giscus", "tags"));
        assertEquals(
                List.of("https://utteranc.es/client.js issue-term=title repo=me/b theme=github-light"),
                of(seen, "utterances", "tags"));
        assertTrue(
                of(seen, "disqus", "tags").toString().startsWith("[https://mine.disqus.com/embed.js data-timestamp="));
        assertEquals(
                "{\"url\":\"https://blog.example/disqus/near/\",\"identifier\":\"near/\"}", of(seen, "disqus", "told"));
        assertEquals(
                Map.of(
                        "clientID",
                        "c",
                        "clientSecret",
                        "s",
                        "repo",
                        "b",
                        "owner",
                        "me",
                        "admin",
                        List.of("me"),
                        "id",
                        TextDigest.md5("near/")),
                Json.parse(of(seen, "gitalk", "told").toString()));
        assertEquals(
                Map.of("appId", "a", "appKey", "k", "el", "#vcomments", "path", "/valine/near/"),
                Json.parse(of(seen, "valine", "told").toString()));
        assertEquals(
                List.of("https://cdn.jsdelivr.net/npm/@waline/client@3/dist/waline.css "), of(seen, "waline", "tags"));
        assertEquals(
                Map.of("envId", "https://t.example", "el", "#tcomment", "path", "/twikoo/near/"),
                Json.parse(of(seen, "twikoo", "told").toString()));
        Map<?, ?> artalk = (Map<?, ?>)
                Objects.requireNonNull(Json.parse(of(seen, "artalk", "told").toString()));
        assertEquals(
                List.of("https://a.example", "S", "/artalk/near/"),
                List.of(get(artalk, "server"), get(artalk, "site"), get(artalk, "pageKey")));
        assertEquals(List.of("https://r.example/web/embed.js "), of(seen, "remark42", "tags"));
        assertEquals(
                List.of("https://c.example/js/widget/lang/en.js ", "https://c.example/js/cusdis.es.js "),
                of(seen, "cusdis", "tags"));
        assertEquals(
                List.of("https://i.example/js/embed.min.js data-isso=https://i.example/"), of(seen, "isso", "tags"));
        assertEquals(List.of("https://cdn-city.livere.com/js/embed.dist.js "), of(seen, "livere", "tags"));
        assertEquals(List.of("https://cy-cdn.kuaizhan.com/upload/changyan.js "), of(seen, "changyan", "tags"));
        assertEquals(
                "{\"appid\":\"a\",\"conf\":\"k\",\"sid\":\"https://blog.example/changyan/near/\"}",
                of(seen, "changyan", "told"));
        assertEquals(
                List.of(
                        "https://www.googletagmanager.com/gtag/js?id=G-1 ",
                        "https://hm.baidu.com/hm.js?b1 ",
                        "https://cloud.umami.is/script.js data-website-id=u1",
                        "https://plausible.io/js/script.js data-domain=p.example",
                        "https://gc.zgo.at/count.js data-goatcounter=https://g1.goatcounter.com/count"),
                of(seen, "visits", "tags"));
        assertEquals(
                Set.of(List.of("Views 42", "Views 42", "Visitors 41"), List.of("Views 42", "Views 42", "Visitors 42")),
                Set.of(of(seen, "openkounter", "far", "counted"), of(seen, "openkounter", "near", "counted")),
                "of two pages that are opened at once one is the reader's first of the day");
        String asked = of(seen, "openkounter", "all").toString();
        assertTrue(asked.contains("[\"https://k.example/api/counter?target=%2Fopenkounter%2Fnear%2F\",null]"), asked);
        assertTrue(
                asked.contains(
                        "\"https://k.example/api/counter\",\"{\\\"action\\\":\\\"batch_inc\\\",\\\"requests\\\":[{\\\"target\\\":"),
                asked);
    }

    @Test
    void a_service_that_cannot_be_reached_is_told_to_the_reader_and_to_nobody_else() throws Exception {
        Chromium.assumeHere();
        Map<String, String> blogs = new LinkedHashMap<>(BLOGS);
        blogs.keySet().removeAll(List.of("visits", "openkounter"));
        Map<?, ?> seen = seen(blogs, "", List.of("near"), FAULTS);
        for (String name : blogs.keySet()) {
            assertEquals(List.of(), of(seen, name, "refused"), name);
            assertEquals("The comments could not be loaded.", of(seen, name, "failed"), name);
        }
    }

    /** By theme and settings, what a thread is asked for by. */
    private static final String THREADS = """
            # theme   | settings                                                              | key of the thread
            fluid     | post: {comments: {enable: true, type: disqus}}, disqus: {shortname: m} | "identifier":"ADDRESS"
            butterfly | comments: {use: Disqus}, disqus: {shortname: m}                       | "identifier":"ADDRESS"
            butterfly | comments: {use: Disqusjs}, disqusjs: {shortname: m, apikey: k}        | "identifier":"ADDRESS"
            next      | disqus: {enable: true, shortname: m}                                  | "identifier":"PATH"
            next      | disqusjs: {enable: true, shortname: m, apikey: k}                     | "identifier":"PATH"
            icarus    | comment: {type: disqus, shortname: m}                                 | "identifier":"PATH"
            icarus    | comment: {type: disqusjs, shortname: m, api_key: k}                   | "identifier":"PATH"
            volantis  | comments: {service: disqus, disqus: {shortname: m}}                   | {"url":"https://blog.example/b/近/near/","identifier":"https://blog.example/b/近/near/"}
            volantis  | comments: {service: disqusjs, disqusjs: {shortname: m}}               | {"url":"https://blog.example/b/%E8%BF%91/near/","identifier":"/b/近/near/"}
            fluid     | post: {comments: {enable: true, type: gitalk}}, gitalk: {clientID: c} | "id":"MD5 OF PATH"
            butterfly | comments: {use: Gitalk}, gitalk: {client_id: c}                       | "id":"MD5 OF PATH"
            icarus    | comment: {type: gitalk, client_id: c}                                 | "id":"MD5 OF PATH"
            next      | gitalk: {enable: true, client_id: c}                                  | "id":"MD5 OF ADDRESS"
            volantis  | comments: {service: gitalk, gitalk: {clientID: c}}                    | "id":"/b/近/near/"
            fluid     | post: {comments: {enable: true, type: twikoo}}, twikoo: {envId: e}    | "path":"ADDRESS"
            butterfly | comments: {use: Twikoo}, twikoo: {envId: e}                           | "path":"ADDRESS"
            volantis  | comments: {service: twikoo, twikoo: {envId: e}}                       | "path":"/b/近/near/"
            stellar   | comments: {service: twikoo, twikoo: {envId: e}}                       | "path":"/b/近/near/"
            butterfly | comments: {use: Artalk}, artalk: {server: s}                          | "pageKey":"ADDRESS"
            volantis  | comments: {service: artalk, artalk: {server: s}}                      | "pageKey":"/b/近/near/"
            stellar   | comments: {service: artalk, artalk: {server: s}}                      | "pageKey":"/b/近/near/"
            fluid     | post: {comments: {enable: true, type: changyan}}, changyan: {appid: a} | "sid":"https://blog.example/b/%E8%BF%91/near/"
            next      | changyan: {enable: true, appid: a, appkey: k}                         | "sid":"MD5 OF ADDRESS"
            icarus    | comment: {type: changyan, app_id: a, conf: k}                         | "sid":"PATH"
            fluid     | post: {comments: {enable: true, type: livere}}, livere: {uid: u}      | "refer":null
            icarus    | comment: {type: livere, uid: u}                                       | "refer":null
            volantis  | comments: {service: livere, livere: {uid: u}}                         | "refer":null
            next      | livere_uid: u                                                         | "refer":"PATH"
            butterfly | comments: {use: Livere}, livere: {uid: u}                             | "refer":"ADDRESS"
            """;

    /** A blog that moves here keeps its threads only where they are asked for by the very key that its theme gave them. */
    @Test
    void threads_are_known_by_what_the_old_theme_called_them() throws Exception {
        Chromium.assumeHere();
        Map<String, String> blogs = new LinkedHashMap<>();
        Map<String, String> keys = new LinkedHashMap<>();
        THREADS.lines().filter(line -> !line.startsWith("#")).forEach(line -> {
            String[] row = line.split("\\|");
            String name = "b" + blogs.size();
            blogs.put(name, "theme: " + row[0].strip() + "\ntheme_config: {" + row[1].strip() + "}");
            keys.put(name, row[2].strip().replace("/b/", "/" + name + "/"));
        });
        Map<?, ?> seen = seen(blogs, "近/", List.of("near"), STAND_INS);
        assertAll(blogs.entrySet().stream().map(blog -> () -> {
            String name = blog.getKey();
            Object told = Objects.requireNonNull(
                    ((Map<?, ?>) Objects.requireNonNull(seen.get("/" + name + "/近/near/"), seen.toString()))
                            .get("told"));
            String address = "/" + name + "/%E8%BF%91/near/";
            String expected = Objects.requireNonNull(keys.get(name))
                    .replace("MD5 OF PATH", TextDigest.md5("近/near/"))
                    .replace("MD5 OF ADDRESS", TextDigest.md5(address))
                    .replace("PATH", "近/near/")
                    .replace("ADDRESS", address);
            assertTrue(told.toString().contains(expected), () -> blog + ": " + told + " is to have " + expected);
        }));
    }

    private static Object get(Map<?, ?> map, String key) {
        return Objects.requireNonNull(map.get(key), key);
    }
}
