package blogjar.build;

import static org.junit.jupiter.api.Assertions.assertEquals;

import blogjar.text.Json;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the theme's pages tell programs, in the words of schema.org. */
class StructuredDataTest {
    private static final String TITLE = "a \"b\" </script><b> \\ & 中";

    @TempDir
    Path folder;

    private Blog blog;

    @BeforeEach
    void make() throws IOException {
        blog = new Blog(folder);
        blog.config("title: '<T>'\nauthor: 林\n");
        blog.post(
                "one.md",
                "---\ntitle: '" + TITLE + "'\ndate: 2024-01-02\npermalink: one/\ncategories: [外, 里]\n---\n文\n");
    }

    private Map<?, ?> data(String path) throws Exception {
        Matcher data = Pattern.compile("<script type=\"application/ld\\+json\">(.*?)</script>", Pattern.DOTALL)
                .matcher(blog.build().page(path));
        assertEquals(true, data.find());
        return (Map<?, ?>) Json.parse(data.group(1));
    }

    @Test
    void a_post_tells_what_it_is_and_where_it_stands() throws Exception {
        List<?> parts = (List<?>) data("one/index.html").get("@graph");
        Map<?, ?> post = (Map<?, ?>) parts.get(0);
        assertEquals("BlogPosting", post.get("@type"));
        assertEquals(TITLE, post.get("headline"));
        assertEquals("林", ((Map<?, ?>) post.get("author")).get("name"));
        List<?> path = (List<?>) ((Map<?, ?>) parts.get(1)).get("itemListElement");
        assertEquals(
                List.of("<T>", "外", "里", TITLE),
                path.stream().map(item -> ((Map<?, ?>) item).get("name")).toList());
        assertEquals(
                List.of(1, 2, 3, 4),
                path.stream()
                        .map(item -> ((Number) ((Map<?, ?>) item).get("position")).intValue())
                        .toList());
    }

    @Test
    void the_home_page_tells_of_the_site() throws Exception {
        Map<?, ?> site = data("index.html");
        assertEquals("WebSite", site.get("@type"));
        assertEquals("<T>", site.get("name"));
    }
}
