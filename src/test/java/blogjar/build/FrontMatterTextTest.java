package blogjar.build;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is shown of values that YAML takes for something else than text. */
class FrontMatterTextTest {
    @TempDir
    Path folder;

    @Test
    void a_title_or_a_tag_that_is_a_date_is_printed_as_javascript_does() throws IOException {
        Blog blog = new Blog(folder)
                .post("a.md", "---\ntitle: 2020-12-18\ndate: 2024-01-01\ntags: [2020-07-01 10:00:00]\n---\n");
        String page = blog.build().page("2024/01/01/a/index.html");
        assertTrue(page.contains(">Fri Dec 18 2020 00:00:00 GMT+0800 (China Standard Time)</h1>"), page);
        assertTrue(page.contains(">Wed Jul 01 2020 10:00:00 GMT+0800 (China Standard Time)</a>"), page);
    }

    @Test
    void a_title_that_is_a_number_is_printed_as_javascript_does() throws IOException {
        Blog blog = new Blog(folder).post("a.md", "---\ntitle: 1.10\ndate: 2024-01-01\n---\n");
        String page = blog.build().page("2024/01/01/a/index.html");
        assertTrue(page.contains(">1.1</h1>"), page);
    }
}
