package blogjar.build;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Posts that are parts of one thing name each other. */
class SeriesTest {
    private static final Pattern PART = Pattern.compile("<li><(span aria-current=\"page\"|a href=\"[^\"]*\")>(.*?)</");

    @TempDir
    Path folder;

    private Blog blog;

    @BeforeEach
    void make() throws IOException {
        blog = new Blog(folder).config("language: en\npermalink: :title/\n");
        blog.post("c.md", "---\ntitle: A end\ndate: 2024-03-01\nseries: Bread\n---\n");
        blog.post("a.md", "---\ntitle: C start\ndate: 2024-01-01\nseries: Bread\n---\n");
        blog.post("b.md", "---\ntitle: B middle\ndate: 2024-02-01\nseries: [Bread]\n---\n");
        blog.post("other.md", "---\ntitle: Alone\ndate: 2024-02-01\nseries: Alone\n---\n");
        blog.post("zh.md", "---\ntitle: 面包\ndate: 2024-02-02\nlang: zh-CN\nseries: Bread\n---\n");
    }

    private static List<String> parts(String page) {
        String series = page.substring(page.indexOf("<details class=\"series\""), page.indexOf("e-content"));
        return PART.matcher(series).results().map(found -> found.group(2)).toList();
    }

    @Test
    void the_parts_stand_in_order_in_each_the_oldest_first() throws IOException {
        String page = blog.build().page("b/index.html");
        assertEquals(List.of("C start", "B middle", "A end"), parts(page));
        assertTrue(page.contains("<b>Bread</b> <small>part 2 of 3</small>"), page);
        assertTrue(page.contains("<span aria-current=\"page\">B middle</span>"), page);
    }

    @Test
    void the_titles_give_the_order_where_the_theme_was_told_so() throws IOException {
        blog.config("theme: butterfly\npermalink: :title/\ntheme_config:\n  series: {enable: true, orderBy: title}\n");
        assertEquals(List.of("A end", "B middle", "C start"), parts(blog.build().page("a/index.html")));
    }

    @Test
    void one_post_alone_in_its_language_is_no_series() throws IOException {
        Blog.Built built = blog.build();
        assertFalse(built.page("other/index.html").contains("class=\"series\""));
        assertFalse(built.page("zh/index.html").contains("class=\"series\""));
    }
}
