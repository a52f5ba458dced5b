package blogjar.build;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The order of posts in lists. */
class ListOrderTest {
    private static final Pattern LINK = Pattern.compile("class=\"u-url p-name\" href=\"/(.*?)/\"");

    @TempDir
    Path folder;

    private Blog blog;

    @BeforeEach
    void make() throws IOException {
        blog = new Blog(folder);
        for (String[] post : new String[][] {{"b", "03"}, {"a/z", "01"}, {"c", "02"}, {"B", "02"}}) {
            blog.post(
                    post[0] + ".md",
                    "---\ntitle: " + post[0] + "\ndate: 2024-01-" + post[1]
                            + "\nupdated: 2024-02-01\nrank: 1\ntags: x\n---\n");
        }
    }

    private List<String> order(String config, String page) throws IOException {
        blog.config("permalink: :title/\n" + config);
        String html = blog.build().page(page);
        return LINK.matcher(html).results().map((MatchResult m) -> m.group(1)).toList();
    }

    @Test
    void posts_of_one_day_are_in_the_order_of_their_files() throws IOException {
        assertEquals(List.of("b", "B", "c", "a/z"), order("", "index.html"));
    }

    @Test
    void posts_alike_by_another_key_are_in_the_order_of_their_files() throws IOException {
        List<String> asRead = List.of("B", "b", "c", "a/z"); // a folder is read after the files beside it
        assertEquals(asRead, order("index_generator:\n  order_by: -updated\n", "index.html"));
        assertEquals(asRead, order("archive_generator:\n  order_by: rank\n", "archives/index.html"));
        assertEquals(asRead, order("tag_generator:\n  order_by: -rank\n", "tags/x/index.html"));
        assertEquals(
                List.of("b", "B", "c", "a/z"), order("index_generator:\n  order_by: -updated -date\n", "index.html"));
    }
}
