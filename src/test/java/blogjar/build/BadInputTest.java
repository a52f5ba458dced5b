package blogjar.build;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an author is told, and that the rest is built all the same. */
class BadInputTest {
    @TempDir
    Path folder;

    private Blog blog;

    @BeforeEach
    void make() throws IOException {
        blog = new Blog(folder);
        blog.post("good.md", "---\ntitle: Good\ndate: 2024-01-01\n---\nfine\n");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            title: a: b            | source/_posts/bad.md:2:9: error: a second ': ' in one line
            title: "open           | source/_posts/bad.md:2:13: error: a quote that is never closed
            title: [a, b           | source/_posts/bad.md:2:13: error: a list that is never closed
            title: @x              | source/_posts/bad.md:2:8: error: a value can't begin with '@'
            title: x\\ntitle: y    | source/_posts/bad.md:3:1: error: the key 'title' is here twice
            a:\\n  b: 1\\n \\tc: 2 | source/_posts/bad.md:4:2: error: a tab where YAML wants spaces
            title: x\\nnonsense    | source/_posts/bad.md:3:9: error: a line without a colon
            """)
    void a_post_whose_front_matter_is_broken_is_left_out_and_told(String front, String message) throws IOException {
        blog.post("bad.md", "---\n" + front.replace("\\n", "\n").replace("\\t", "\t") + "\n---\ntext\n");
        Blog.Built built = blog.build();
        assertEquals(List.of(message), built.problems());
        assertEquals(1, built.report().leftOut());
        assertTrue(built.files().containsKey("2024/01/01/good/index.html"));
        assertFalse(built.files().keySet().stream().anyMatch(p -> p.contains("bad")));
    }

    @Test
    void all_problems_are_told_at_once() throws IOException {
        blog.post("a.md", "---\ntitle: a: b\n---\n").post("b.md", "---\ntitle: [\n---\n");
        assertEquals(2, blog.build().problems().size());
    }

    @Test
    void a_missing_permalink_variable_is_told() throws IOException {
        blog.config("permalink: p/:url.html\n");
        Blog.Built built = blog.build();
        assertEquals(
                List.of("source/_posts/good.md:2:1: notice: 'permalink' wants :url, which this post does not have;"
                        + " its address is /p/undefined.html"),
                built.problems());
    }

    /** The same ones as with Hexo: with a layout before without, then posts before pages, then the older post. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            the older of two posts        | _posts/a.md | date: 2024-01-01               | _posts/b.md | date: 2024-01-02
            a post, not a page            | _posts/a.md | date: 2024-01-01               | b.md        | date: 2025-01-01
            a page, not a bare post       | b.md        | date: 2024-01-01               | _posts/a.md | layout: false
            """)
    void of_two_documents_with_one_address_one_is_published_and_the_other_told(
            String which, String kept, String keptFront, String lost, String lostFront) throws IOException {
        blog.file("source/" + kept, "---\ntitle: A\npermalink: x/index.html\n" + keptFront + "\n---\nkept text\n")
                .file("source/" + lost, "---\ntitle: B\npermalink: x/\n" + lostFront + "\n---\nlost text\n");
        Blog.Built built = blog.build();
        assertEquals(
                List.of("source/" + lost + ":3:12: error: source/" + kept
                        + " has the same address, /x/index.html, so that this is left out"),
                built.problems());
        assertTrue(built.page("x/index.html").contains("kept text"));
        assertEquals(1, built.report().leftOut());
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"../../x", "/../x", "a/../../../etc/passwd", "..\\..\\x", "a/./b"})
    void an_address_that_leads_out_of_the_site_is_refused(String permalink) throws IOException {
        blog.post("bad.md", "---\npermalink: '" + permalink + "'\n---\n");
        Blog.Built built = blog.build();
        assertEquals(1, built.report().leftOut());
        assertTrue(built.problems().get(0).startsWith("source/_posts/bad.md:2:12: error: the address '"));
        assertFalse(built.files().keySet().stream().anyMatch(p -> p.contains("..")));
    }

    @Test
    void a_permalink_made_of_itself_ends_the_run() throws IOException {
        blog.config("permalink: :path/:title/\n");
        assertEquals(List.of("_config.yml:3:12: error: 'permalink' can't be made of ':path'"), blog.failure());
    }

    @Test
    void a_file_where_a_folder_is_needed_is_told() throws IOException {
        blog.post("a.md", "---\npermalink: x\ndate: 2024-01-01\n---\n")
                .post("b.md", "---\npermalink: x/y/\ndate: 2024-01-02\n---\n");
        Blog.Built built = blog.build();
        assertEquals(
                List.of("source/_posts/a.md:2:12: error: /x can't be published: it is a folder of the site as well"),
                built.problems());
        assertTrue(built.files().containsKey("x/y/index.html"));
    }

    @Test
    void an_empty_folder_is_told() throws IOException {
        Path empty = Files.createDirectory(folder.resolve("empty"));
        assertEquals(List.of("error: there is nothing to publish in " + empty), new EmptyBlog(empty).failure());
    }

    @Test
    void a_folder_that_is_not_there_is_told() throws IOException {
        Path missing = folder.resolve("missing");
        assertEquals(List.of("error: there is no folder " + missing), new EmptyBlog(missing).failure());
    }

    /** A folder without anything. */
    private record EmptyBlog(Path root) {
        List<String> failure() throws IOException {
            try {
                Build.prepare(Build.Settings.of(root)).run(output -> {}, Progress.NONE);
            } catch (blogjar.diagnostic.ProblemException failed) {
                return failed.problems().stream()
                        .map(p -> p.toString().lines().findFirst().orElse(""))
                        .toList();
            }
            throw new AssertionError("the build went through");
        }
    }

    @Test
    void a_file_that_is_not_utf_8_is_told_and_built() throws IOException {
        Files.write(
                folder.resolve("source/_posts/latin.md"),
                "---\ntitle: x\ndate: 2024-01-01\n---\ncaf\u00e9\n"
                        .getBytes(java.nio.charset.StandardCharsets.ISO_8859_1));
        Blog.Built built = blog.build();
        assertEquals(
                List.of(
                        "source/_posts/latin.md:5:4: notice: this file is not UTF-8; what can't be read is shown as \uFFFD"),
                built.problems());
        assertTrue(built.page("2024/01/01/latin/index.html").contains("caf\uFFFD"));
    }

    @Test
    void a_byte_order_mark_and_windows_line_ends_do_not_matter() throws IOException {
        blog.post("bom.md", "\uFEFF---\r\ntitle: Bom\r\ndate: 2024-01-01\r\n---\r\ntext\r\n");
        assertTrue(blog.build().page("2024/01/01/bom/index.html").contains("<p>text</p>"));
    }

    @Test
    void a_link_that_leads_back_is_not_followed() throws IOException {
        Files.createDirectories(folder.resolve("source/loop"));
        Files.createSymbolicLink(folder.resolve("source/loop/back"), folder.resolve("source"));
        Blog.Built built = blog.build();
        assertEquals(
                List.of("source/loop/back: notice: this link leads back to a folder that it is in; it is not followed"),
                built.problems());
    }

    @Test
    void an_unknown_layout_falls_back_and_is_told() throws IOException {
        blog.post("odd.md", "---\ntitle: Odd\ndate: 2024-01-01\nlayout: wiki\n---\ntext\n");
        Blog.Built built = blog.build();
        assertEquals(
                List.of("source/_posts/odd.md:4:9: notice: the theme has no layout 'wiki'; 'post' is used instead"),
                built.problems());
        assertTrue(built.page("2024/01/01/odd/index.html").contains("<p>text</p>"));
    }
}
