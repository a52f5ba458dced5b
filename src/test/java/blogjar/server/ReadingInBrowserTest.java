package blogjar.server;

import static org.junit.jupiter.api.Assertions.assertEquals;

import blogjar.build.Blog;
import blogjar.text.Json;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a reader chooses for texts holds at once and on the pages after that, in Chromium: size, the article alone, Simplified or Traditional. */
class ReadingInBrowserTest {
    private static final String SIMPLIFIED = "头发发展，皇后在后面，里程里面，干净的干部吃面条，松树下放松，一只狗只看着表面";
    private static final String TRADITIONAL = "頭髮發展，皇后在後面，里程裡面，乾淨的幹部吃麵條，松樹下放鬆，一隻狗只看著表面";

    /** Opens a page in a frame, chooses, and opens it once more; what is seen each time. */
    private static final String DRIVER = """
            const out = {};
            const open = async (path) => {
              const frame = document.createElement('iframe');
              frame.width = 900;
              frame.height = 600;
              const loaded = new Promise((done) => { frame.onload = done; });
              frame.src = path;
              document.body.append(frame);
              await loaded;
              return frame.contentWindow;
            };
            const until = async (done) => { while (!done()) { await new Promise((wait) => setTimeout(wait, 20)); } };
            const at = (page, selector) => page.document.querySelector(selector);
            const choose = async (page, name, value) => {
              if (!at(page, '.reading-panel')) { at(page, '.reading-open').click(); }
              await until(() => at(page, '.reading-panel'));
              at(page, `[name=reading-${name}][value="${value}"]`).click();
            };
            const size = (page) => parseFloat(page.getComputedStyle(at(page, '.prose')).fontSize);
            const isShown = (page, selector) => page.getComputedStyle(at(page, selector)).display !== 'none';
            const scripts = (page) => page.performance.getEntriesByType('resource').filter(({ name }) => /reading|hanzi/.test(name)).length;
            try {
              let page = await open('/zh/');
              out.before = [scripts(page), isShown(page, '.menu')];
              const usual = size(page);
              await choose(page, 'text', 'large');
              await choose(page, 'only', 'on');
              out.chosen = [Math.round(size(page) / usual * 100), isShown(page, '.menu'), isShown(page, '.prose')];
              await choose(page, 'han', 'hant');
              await until(() => page.document.documentElement.lang === 'zh-Hant');
              out.turned = at(page, '.prose p').textContent;
              out.left = [at(page, 'code').textContent, at(page, '[lang=ja]').textContent, at(page, 'img').alt];
              const late = page.document.createElement('p');
              late.textContent = '后来';
              at(page, 'main').append(late);
              await until(() => late.textContent !== '后来');
              out.late = late.textContent;
              page.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape' }));
              page.document.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape' }));
              out.closed = !at(page, '.reading-panel') && at(page, '.reading-open').getAttribute('aria-expanded') === 'false';

              page = await open('/zh/');
              out.kept = [Math.round(size(page) / usual * 100), isShown(page, '.menu')];
              await until(() => page.document.documentElement.lang === 'zh-Hant');
              out.again = at(page, '.prose p').textContent === out.turned && page.document.title.startsWith('頭髮');
              await choose(page, 'han', 'hans');
              await until(() => page.document.documentElement.lang === 'zh-CN');
              out.back = [at(page, '.prose p').textContent, at(page, 'img').alt];

              page = await open('/tw/');
              await choose(page, 'han', 'hans');
              await until(() => page.document.documentElement.lang === 'zh-Hans');
              out.simple = at(page, '.prose p').textContent;
              await choose(page, 'han', 'hant');
              await choose(page, 'text', '');
              await choose(page, 'only', 'on');
              out.nothing = String(localStorage.getItem('reading'));

              page = await open('/en/');
              at(page, '.reading-open').click();
              await until(() => at(page, '.reading-panel'));
              out.english = at(page, '[name=reading-han]') === null;
            } catch (failed) {
              out.failed = failed.stack;
            }
            document.getElementById('out').textContent = encodeURIComponent(JSON.stringify(out));
            """;

    @TempDir
    Path folder;

    private Path site() throws IOException {
        String post =
                "---\ntitle: %s\nlang: %s\npermalink: %s/\ndate: 2024-01-02\n---\n%s\n\n`后` ![后](/a.png) <span lang=ja>後后</span>\n";
        Blog blog = new Blog(folder.resolve("blog"))
                .config("language: [zh-CN, zh-TW, en]\ntheme: butterfly\ntheme_config: {translate: {enable: true}}\n")
                .post("a.md", post.formatted("头发", "zh-CN", "zh", SIMPLIFIED))
                .post("b.md", post.formatted("頭髮", "zh-TW", "tw", TRADITIONAL))
                .post("c.md", post.formatted("Hair", "en", "en", "Hair"));
        Path site = blog.buildTo(folder.resolve("site"));
        TestSite.put(
                site,
                "driver.html",
                "<!doctype html><body><pre id=\"out\"></pre><script type=module src=driver.js></script>");
        TestSite.put(site, "driver.js", DRIVER);
        return site;
    }

    @Test
    void what_a_reader_chooses_for_texts_holds_and_stays() throws Exception {
        Chromium.assumeHere();
        String out = new Chromium(folder).output(site(), "driver.html");
        Map<?, ?> seen = (Map<?, ?>) Json.parse(URLDecoder.decode(out, StandardCharsets.UTF_8));
        assertEquals(null, seen.get("failed"));
        assertEquals("[0, true]", seen.get("before").toString(), "nothing is loaded before it is asked for");
        assertEquals("[115, false, true]", seen.get("chosen").toString());
        assertEquals(TRADITIONAL, seen.get("turned"));
        assertEquals("[后, 後后, 後]", seen.get("left").toString(), "code and other languages stay");
        assertEquals("後來", seen.get("late"));
        assertEquals(true, seen.get("closed"));
        assertEquals("[115, false]", seen.get("kept").toString());
        assertEquals(true, seen.get("again"));
        assertEquals("[" + SIMPLIFIED + ", 后]", seen.get("back").toString());
        assertEquals(SIMPLIFIED, seen.get("simple"));
        assertEquals("null", seen.get("nothing"), "the usual is not kept");
        assertEquals(true, seen.get("english"));
    }
}
