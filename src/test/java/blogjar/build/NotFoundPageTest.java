package blogjar.build;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page for what is not there. */
class NotFoundPageTest {
    @TempDir
    Path folder;

    private Blog blog;

    @BeforeEach
    void make() throws IOException {
        blog = new Blog(folder);
        blog.config("language: zh-CN\ntitle: 山间\n");
        blog.post("one.md", "---\ntitle: 一\ndate: 2024-01-02\n---\n文\n");
    }

    @Test
    void a_blog_without_one_has_that_of_the_theme_in_its_language() throws IOException {
        Blog.Built built = blog.build();
        String page = built.page("404.html");
        assertTrue(page.contains("<title>找不到这一页 | 山间</title>"), page);
        assertTrue(page.contains("<meta name=\"robots\" content=\"noindex\">"), page);
        assertFalse(page.contains("rel=\"canonical\""), page);
        assertFalse(String.valueOf(built.files().get("sitemap.xml")).contains("404"), "it is no page to be found");
    }

    @Test
    void the_author_has_one_of_his_own() throws IOException {
        blog.file("source/404.md", "---\ntitle: 迷路了\npermalink: /404.html\n---\n回家\n");
        assertTrue(blog.build().page("404.html").contains("回家"));
    }

    @Test
    void the_author_has_one_in_HTML() throws IOException {
        blog.file("source/404.html", "---\nlayout: false\n---\n<h1>mine</h1>");
        assertTrue(blog.build().page("404.html").startsWith("<h1>mine</h1>"));
    }

    @Test
    void a_theme_that_has_no_layout_for_it_makes_none() throws IOException {
        blog.config("theme: own\n").file("themes/own/layout/index.peb", "<p>{{ page.title }}</p>\n");
        assertFalse(blog.build().files().containsKey("404.html"));
    }
}
