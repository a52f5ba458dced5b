package blogjar.build;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tags and categories with feeds of their own, which nobody has who does not ask for them. */
class FeedsOfListsTest {
    @TempDir
    Path folder;

    private Blog blog(String feed) throws IOException {
        Blog blog = new Blog(folder).config("title: Blog\nlanguage: en\n" + feed);
        blog.post("a.md", "---\ntitle: One\ndate: 2024-01-01\ntags: [茶]\ncategories: [[Far, East]]\n---\none\n");
        blog.post("b.md", "---\ntitle: Two\ndate: 2024-01-02\ntags: [茶, x]\n---\ntwo\n");
        blog.post("c.md", "---\ntitle: Hidden\ndate: 2024-01-03\ntags: [茶]\nhide: true\n---\nthree\n");
        return blog;
    }

    private static long entries(String feed) {
        return feed.split("<entry>", -1).length - 1;
    }

    @Test
    void a_tag_and_a_category_have_those_that_are_theirs() throws IOException {
        Blog.Built built = blog("feed: {tags: true, categories: true, path: deep/all.xml}\n")
                .build();
        String tea = built.page("tags/茶/all.xml");
        assertEquals(2, entries(tea), tea);
        assertTrue(tea.contains("<title>茶 | Blog</title>"), tea);
        assertTrue(tea.contains("<link href=\"https://blog.example/tags/%E8%8C%B6/all.xml\" rel=\"self\"/>"), tea);
        assertTrue(tea.contains("<link href=\"https://blog.example/tags/%E8%8C%B6/\"/>"), tea);
        assertEquals(1, entries(built.page("tags/x/all.xml")));
        assertEquals(1, entries(built.page("categories/Far/all.xml")));
        assertEquals(1, entries(built.page("categories/Far/East/all.xml")));
        assertEquals(2, entries(built.page("deep/all.xml")));
    }

    @Test
    void their_pages_name_them_before_that_of_the_blog() throws IOException {
        Blog.Built built = blog("feed: {tags: true}\n").build();
        String page = built.page("tags/茶/index.html");
        int own = page.indexOf("title=\"茶 | Blog\" href=\"/tags/%E8%8C%B6/atom.xml\"");
        assertTrue(own > 0 && own < page.indexOf("href=\"/atom.xml\""), page);
        assertFalse(built.page("index.html").contains("/tags/%E8%8C%B6/atom.xml\">"));
        assertTrue(built.page("categories/Far/index.html").contains("href=\"/atom.xml\""));
    }

    @Test
    void nobody_has_them_who_does_not_ask() throws IOException {
        Blog.Built built = blog("").build();
        assertTrue(built.files().keySet().contains("atom.xml"));
        assertTrue(
                built.files().keySet().stream().noneMatch(path -> path.endsWith("/atom.xml")),
                "" + built.files().keySet());
    }
}
