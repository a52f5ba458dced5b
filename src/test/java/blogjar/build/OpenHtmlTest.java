package blogjar.build;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Raw HTML that a post leaves open does not swallow the page around it. */
class OpenHtmlTest {
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            <table><tr><td>a                         | <table><tr><td>a</table>
            <template><table>a</template>b           | <template><table>a</template>b
            <select><option>a                        | <select><option>a</select>
            <svg><path d="a"/><g>b                   | <svg><path d="a"/><g>b</svg>
            <TABLE class="</table>"><tr><td>a        | <TABLE class="</table>"><tr><td>a</table>
            <!-- a <table>                           | <!-- a <table>-->
            <!-- a --><table>b                       | <!-- a --><table>b</table>
            <script>a('<table>')                     | <script>a('<table>')</script>
            <textarea>a<b></TEXTAREA>                | <textarea>a<b></TEXTAREA>
            <div><p>a<ul><li>b                       | <div><p>a<ul><li>b
            <table><tr><td>a</td></tr></table></b>   | <table><tr><td>a</td></tr></table></b>
            <tablet>a 1 < 2                          | <tablet>a 1 < 2
            """)
    void what_would_go_on_beyond_the_article_is_closed(String html, String expected, @TempDir Path folder)
            throws IOException {
        Blog.Built built = new Blog(folder)
                .file("source/p/index.html", "---\ntitle: P\ndisableNunjucks: true\n---\n" + html)
                .build();
        String page = built.page("p/index.html");
        int start =
                page.indexOf("<section class=\"e-content prose\">") + "<section class=\"e-content prose\">".length();
        assertEquals(expected, page.substring(start, page.indexOf("</section>", start)));
    }

    @Test
    void what_is_bold_ends_with_the_article(@TempDir Path folder) throws IOException {
        Blog.Built built = new Blog(folder)
                .file("source/p/index.html", "---\ntitle: P\n---\n<b>a<center><a href='x'><i>b</i>")
                .build();
        assertTrue(built.page("p/index.html").contains("<b>a<center><a href='x'><i>b</i></section></a></b>"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"<b>", "<svg>", "<b></i>", "<i><table>", "<b><i>"})
    void many_open_elements_take_a_time_that_grows_with_them(String html, @TempDir Path folder) {
        String text = "---\ntitle: P\ndisableNunjucks: true\n---\n" + html.repeat(400_000) + "</i>".repeat(400_000);
        assertTimeoutPreemptively(
                Duration.ofMinutes(2),
                () -> new Blog(folder).file("source/p/index.html", text).build());
    }
}
