package blogjar.build;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The lengths that the counting plugins show; the figures are theirs. */
class SymbolsCountTest {
    @TempDir
    Path folder;

    private String shown(String plugin, String settings) throws IOException {
        return new Blog(folder)
                        .file("package.json", "{\"dependencies\": {\"" + plugin + "\": \"*\"}}")
                        .config("theme: own\npermalink: :title/\n" + settings)
                        .file("themes/own/layout/index.peb", "-")
                        .file("themes/own/layout/post.peb", "{{ page.symbols_count }} {{ page.symbols_time }}")
                        .file("themes/own/layout/archive.peb", "{{ site.symbols_count }} {{ site.symbols_time }}")
                        .post(
                                "a.html",
                                "---\ntitle: a\n---\n<p>中文 and some English words, äö naïve</p>\n<pre>code x</pre>")
                        .post("b.html", "---\ntitle: b\n---\n<p>" + "字".repeat(1100) + "</p>")
                        .post("c.html", "---\ntitle: c\n---\n<p>" + "word ".repeat(2600) + "</p>")
                        .post("d.html", "---\ntitle: d\n---\n<p>" + "字".repeat(80_000) + "</p>")
                        .build()
                        .files()
                        .entrySet()
                        .stream()
                        .filter(e -> e.getKey().matches("[a-d]/index.html|archives/index.html"))
                        .map(e -> e.getValue().replaceAll("<[^>]*>", "").strip())
                        .reduce((all, one) -> all + " | " + one)
                        .orElseThrow();
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(delimiter = ';', textBlock = """
              hexo-symbols-count-time;; 34 1 mins. | 92k 1:23 | 1.1k 1 mins. | 10k 9 mins. | 80k 1:13
              hexo-symbols-count-time; symbols_count_time: {suffix: min, wpm: 200, awl: 2, exclude_codeblock: true}; 29 1 min | 92k 3:49 | 1.1k 3 min | 10k 26 min | 80k 3:20
              hexo-symbols-count-time; symbols_count_time: {time: false, total_symbols: false}; 34 | 1:23 | 1.1k | 10k | 80k
              hexo-wordcount;; 11 1 | 83.7k | 1.1k 3 | 2.6k 16 | 80k 266
              hexo-renderer-marked;; | | | |
            """)
    void each_article_and_the_site_have_their_length(String plugin, String settings, String expected)
            throws IOException {
        assertEquals(
                expected.replaceAll("\\s+", ""),
                shown(plugin, settings == null ? "" : settings + "\n").replaceAll("\\s+", ""));
    }

    @Test
    void the_built_in_theme_shows_it_where_the_plugin_is_there() throws IOException {
        Blog blog = new Blog(folder)
                .config("permalink: :title/\nsymbols_count_time: {suffix: minutes}\n")
                .file("package.json", "{\"dependencies\": {\"hexo-symbols-count-time\": \"*\"}}")
                .post("a.md", "---\ntitle: a\n---\n" + "字".repeat(1100));
        String page = blog.build().page("a/index.html");
        assertTrue(page.contains("<span>1.1k words</span>") && page.contains("<span>1 minutes</span>"), page);
        String without = blog.file("package.json", "{}").build().page("a/index.html");
        assertFalse(without.contains("1.1k words"), without);
    }
}
