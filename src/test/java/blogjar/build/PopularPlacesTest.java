package blogjar.build;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The home page has places for the posts that were read most, which the server tells. */
class PopularPlacesTest {
    @TempDir
    Path folder;

    private String home(String settings) throws IOException {
        return new Blog(folder)
                .config("root: /b/\ntheme_config: {home: {popular: 3}}\n" + settings)
                .post("a.md", "---\ntitle: A\ndate: 2024-01-02\n---\n")
                .build()
                .page("index.html");
    }

    @Test
    void there_are_as_many_as_the_author_wants_where_the_server_counts() throws IOException {
        String home = home("server: {views: true}\n");
        String places = home.substring(home.indexOf("data-popular=\"/b/_views?popular=3\""));
        assertTrue(places.contains("<h2>Most read</h2>"), home);
        assertEquals(3, places.substring(0, places.indexOf("</section>")).split("<li></li>", -1).length - 1);
    }

    @Test
    void there_are_none_where_nothing_counts() throws IOException {
        assertFalse(home("").contains("data-popular"));
    }
}
