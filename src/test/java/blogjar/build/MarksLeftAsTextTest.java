package blogjar.build;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Markdown that is nested too deep, or costs too much to read, is shown as text, and its author is told. */
class MarksLeftAsTextTest {
    private static final List<String> TOLD =
            List.of("source/_posts/a.md: notice: marks of Markdown stand too deep in one"
                    + " another, or too many have no end; some are shown as text");

    @TempDir
    Path folder;

    private Blog blog;

    @BeforeEach
    void make() throws IOException {
        blog = new Blog(folder);
    }

    private List<String> told(String text) throws IOException {
        return blog.post("a.md", "---\ndate: 2024-01-02\n---\n" + text + "\n")
                .build()
                .problems();
    }

    @ParameterizedTest(name = "{0}: {1} {2} times")
    @CsvSource(delimiter = '|', quoteCharacter = '§', textBlock = """
            hexo-renderer-marked      | '>'           | 200     | true
            hexo-renderer-marked      | '>'           | 90      | false
            hexo-renderer-marked      | '* + '        | 200     | true
            hexo-renderer-marked      | '* + '        | 40      | false
            hexo-renderer-marked      | '*a **b '     | 100     | true
            hexo-renderer-marked      | '*a **b '     | 20      | false
            hexo-renderer-marked      | '~~~a `b'     | 100     | false
            hexo-renderer-markdown-it | '>'           | 200     | true
            hexo-renderer-markdown-it | '>'           | 15      | false
            hexo-renderer-kramed      | '>'           | 200     | true
            hexo-renderer-kramed      | '>'           | 90      | false
            hexo-renderer-pandoc      | '>'           | 200     | true
            hexo-renderer-pandoc      | '>'           | 90      | false
            hexo-renderer-pandoc      | '*a **b '     | 200     | true
            hexo-renderer-pandoc      | '*a **b '     | 20      | false
            """)
    void nesting_has_a_limit(String renderer, String mark, int times, boolean isTold) throws IOException {
        blog.file("package.json", "{\"dependencies\": {\"" + renderer + "\": \"*\"}}");
        String open = mark.replace("'", "");
        String close = open.startsWith("*a") ? "c** d* ".repeat(times) : "";
        assertEquals(isTold ? TOLD : List.of(), told(open.repeat(times) + "end" + close));
    }

    @Test
    void marks_without_end_have_a_limit() throws IOException {
        assertEquals(TOLD, told("a <? ".repeat(5_000)));
        assertEquals(List.of(), told("a <? ".repeat(50)));
    }

    @Test
    void text_within_formulas_counts() throws IOException {
        blog.config("theme_config: {post: {math: {enable: true}}}\n");
        assertEquals(TOLD, told("$a_1$\n\n" + ">".repeat(200) + "end"));
    }
}
