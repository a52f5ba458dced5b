package blogjar.build;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import blogjar.write.Draft;
import blogjar.write.NewArticle;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Addresses made of hexo-abbrlink's numbers; the numbers are those that the plugin wrote. */
class AbbrlinkTest {
    private static final ZonedDateTime NOW = ZonedDateTime.of(2024, 5, 1, 0, 0, 0, 0, ZoneOffset.UTC);

    @TempDir
    Path folder;

    private Blog blog;

    @BeforeEach
    void make() throws IOException {
        blog = new Blog(folder);
        blog.file("package.json", "{\"dependencies\": {\"hexo-abbrlink\": \"^2.2.1\"}}");
        settings("");
    }

    private void settings(String abbrlink) throws IOException {
        blog.config("permalink: posts/:abbrlink/\nabbrlink: {" + abbrlink + "}\n");
    }

    private List<String> addresses() throws IOException {
        return blog.build().files().keySet().stream()
                .filter(path -> path.startsWith("posts/"))
                .toList();
    }

    @ParameterizedTest(name = "{0}, {1}: {2}")
    @CsvSource(delimiter = '|', textBlock = """
              alg: crc16            | Hello World | 16107
              alg: crc16            | 你好，世界       | 61016
              rep: hex              | Hello World | 3eeb
              alg: crc32            | 你好，世界       | 2901793364
              alg: crc32, rep: hex  | Hello World | 4a17b156
              alg: crc32, rep: hex  | emoji 😀 title | 57babc42
            """)
    void a_post_without_a_number_gets_that_of_its_title(String abbrlink, String title, String number)
            throws IOException {
        settings(abbrlink);
        blog.post("a.md", "---\ntitle: " + title + "\n---\nx");
        assertEquals(List.of("posts/" + number + "/index.html"), addresses());
    }

    @Test
    void the_number_of_the_file_wins_and_only_missing_ones_are_told() throws IOException {
        blog.post("a.md", "---\ntitle: A\nabbrlink: 8ddf18fb\n---\nx");
        assertEquals(List.of("posts/8ddf18fb/index.html"), addresses());
        assertEquals(List.of(), blog.build().problems());
        blog.post("b.md", "---\ntitle: B\n---\nx").post("c.md", "---\ntitle: C\n---\nx");
        assertEquals(
                List.of(
                        "source/_posts/b.md:2:8: notice: this post has no 'abbrlink' (nor 1 more); it is made of the title"
                                + " as hexo-abbrlink does, so the address changes with the title"),
                blog.build().problems());
    }

    @Test
    void two_posts_with_one_title_get_numbers_one_after_the_other() throws IOException {
        blog.post("a.md", "---\ntitle: a\n---\nx").post("b.md", "---\ntitle: a\n---\nx");
        assertEquals(List.of("posts/59585/index.html", "posts/59586/index.html"), addresses());
    }

    @Test
    void force_takes_the_title_though_there_is_a_number() throws IOException {
        settings("force: true");
        blog.post("a.md", "---\ntitle: a\nabbrlink: 7\n---\nx");
        assertEquals(List.of("posts/59585/index.html"), addresses());
    }

    @Test
    void auto_title_and_auto_category_take_the_names_of_file_and_folders() throws IOException {
        settings("auto_title: true, auto_category: {enable: true, over_write: true, depth: 2}");
        blog.post("x/y/z/a.md", "---\ndate: 2024-01-02\n---\ntext");
        Blog.Built built = blog.build();
        assertTrue(built.page("posts/59585/index.html").contains("<title>a"), "title of the file");
        assertTrue(
                built.files().containsKey("categories/x/y/index.html"),
                "" + built.files().keySet());
        assertTrue(!built.files().containsKey("categories/x/y/z/index.html"), "deeper than depth");
    }

    @Test
    void a_build_leaves_the_file_alone_and_a_new_post_gets_its_number_in_it() throws IOException {
        settings("alg: crc32, rep: hex");
        blog.post("a.md", "---\ntitle: Hello World\n---\nx");
        blog.build();
        assertEquals("---\ntitle: Hello World\n---\nx", Files.readString(folder.resolve("source/_posts/a.md")));
        Path file = new NewArticle("post", "你好，世界", Optional.of("b"), Optional.empty(), NOW)
                .write(folder, Build.prepare(Build.Settings.of(folder)).config(), false);
        assertEquals(
                "---\ntitle: 你好，世界\ndate: 2024-05-01 00:00:00\ntags:\nabbrlink: acf5da54\n---\n",
                Files.readString(file));
    }

    @Test
    void a_published_draft_gets_a_number_that_no_other_post_has() throws IOException {
        blog.post("a.md", "---\ntitle: other\nabbrlink: 59585\n---\nx");
        blog.file("source/_drafts/d.md", "---\ntitle: a\nabbrlink:\n---\nx");
        Path post = new Draft("d")
                .publish(folder, Build.prepare(Build.Settings.of(folder)).config(), "post", NOW, false);
        assertEquals(
                "---\ntitle: a\nabbrlink: 59586\ndate: 2024-05-01 00:00:00\ntags:\n---\nx", Files.readString(post));
    }
}
