package blogjar.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import blogjar.search.GeneratedArticles;
import blogjar.search.IndexFile;
import blogjar.search.IndexWriter;
import blogjar.text.Json;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a reader of a blog of a thousand posts sees and fetches while he types, in Chromium. */
class SearchAsTypedTest {
    private static final int MOST = 150_000;

    /** Types a query key by key, after each of which it waits until all is there that can be seen. */
    private static final String SCRIPT = """
            import './search.js';
            const input = document.getElementById('search-query');
            const results = document.getElementById('search-results');
            const rows = () => [...results.querySelectorAll('li')];
            const texts = () => rows().filter((row) => row.getBoundingClientRect().top < innerHeight).map((row) => row.lastChild);
            const until = async (done) => { while (!done()) { await new Promise((resolve) => setTimeout(resolve, 20)); } };
            const says = () => results.querySelector('[role=status]')?.textContent;
            function type(text) {
              input.value = text;
              input.dispatchEvent(new Event('input'));
            }
            function fetched() {
              return performance.getEntriesByType('resource').filter((entry) => entry.name.includes('/search/'));
            }
            const out = { moved: 0 };
            new PerformanceObserver((list) => list.getEntries().forEach((entry) => { out.moved += entry.value; })).observe({ type: 'layout-shift', buffered: true });
            try {
              input.focus();
              await until(() => fetched().some((entry) => entry.name.includes('/search/h.')));
              await new Promise((resolve) => setTimeout(resolve, 50));
              out.before = fetched().length;
              for (let end = 1; end <= QUERY.length; end++) {
                const key = QUERY.slice(0, end);
                type(key);
                const first = rows();
                if (end === 1) { out.atOnce = first.length > 0 && first.every((row) => row.querySelector('mark')) && says(); }
                const tops = first.map((row) => row.getBoundingClientRect().top);
                await until(() => results.dataset.query === key);
                await until(() => texts().every((text) => text.textContent));
                if (end === 1) {
                  out.stay = first.every((row, i) => row === rows()[i] && row.getBoundingClientRect().top === tops[i]);
                }
              }
              out.says = says();
              out.marks = texts().every((text) => text.querySelector('mark'));
              out.bytes = fetched().reduce((sum, entry) => sum + entry.encodedBodySize, 0);
              out.files = fetched().length;
              const known = fetched().length;
              type(QUERY + ' ');
              out.again = results.dataset.query === QUERY + ' ' && fetched().length === known;
              type('乘');
              type('zzz');
              await until(() => results.dataset.query === 'zzz');
              await new Promise((resolve) => setTimeout(resolve, 1000));
              out.last = says() + rows().length;
            } catch (failed) {
              out.failed = failed.stack;
            }
            document.getElementById('out').textContent = encodeURIComponent(JSON.stringify(out));
            """;

    private static final String PAGE = """
            <!doctype html><html lang="zh-CN"><meta charset="utf-8"><link rel="stylesheet" href="style.css">
            <body><main class="search-page"><form><input type="search" id="search-query" name="q"></form>
            <section id="search-results" data-index="search/index.json" data-zero="none" data-one="one" data-other="%d"></section></main>
            <footer class="site-footer"><p>2024</p></footer>
            <pre id="out"></pre><script type="module" src="typed.js"></script>
            """;

    @TempDir
    static Path folder;

    private static Path site;

    @BeforeAll
    static void write() throws IOException {
        Chromium.assumeHere();
        site = folder.resolve("site");
        for (IndexFile file : IndexWriter.of(GeneratedArticles.thousand(), List.of("zh-CN"), "")) {
            Path path = site.resolve("search").resolve(file.name());
            Files.createDirectories(path.getParent());
            Files.write(path, file.bytes());
        }
        Files.copy(Path.of("themes/default/source/js/search.js"), site.resolve("search.js"));
        Files.copy(Path.of("themes/default/source/css/style.css"), site.resolve("style.css"));
        Files.writeString(site.resolve("index.html"), PAGE);
    }

    private static Map<?, ?> typed(String query) throws Exception {
        Files.writeString(site.resolve("typed.js"), SCRIPT.replace("QUERY", Json.print(query)));
        String output = new Chromium(folder).output(site, "");
        return (Map<?, ?>) Json.parse(URLDecoder.decode(output, StandardCharsets.UTF_8));
    }

    @Test
    void titles_come_with_the_key_and_stay_where_they_are_and_all_of_it_is_less_than_150_kB() throws Exception {
        Map<?, ?> seen = typed("丁七万丈");
        assertEquals(null, seen.get("failed"));
        assertEquals(3L, ((Number) seen.get("before")).longValue(), "files before the first key");
        assertEquals("", seen.get("atOnce"), "titles at once, and no number before all is known");
        assertEquals(true, seen.get("stay"));
        assertTrue(Integer.parseInt((String) seen.get("says")) > 0, seen::toString);
        assertEquals(true, seen.get("marks"));
        assertEquals(
                0.0,
                ((Number) seen.get("moved")).doubleValue(),
                "nothing moves by what is found, the foot of the page neither");
        assertEquals(true, seen.get("again"), "what is there is answered at once");
        assertEquals("none0", seen.get("last"), "the answer to the newest query");
        assertTrue(((Number) seen.get("bytes")).intValue() < MOST, seen::toString);
    }

    @Test
    void a_word_typed_key_by_key_fetches_less_than_150_kB() throws Exception {
        Map<?, ?> seen = typed("word12");
        assertTrue(((Number) seen.get("bytes")).intValue() < MOST, seen::toString);
    }
}
