package blogjar.build;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which files a tree is published as. */
class PublishedPathsTest {
    @TempDir
    Path folder;

    private Blog blog;

    @BeforeEach
    void make() throws IOException {
        blog = new Blog(folder);
    }

    @ParameterizedTest(name = "{0} {1} -> {2}")
    @CsvSource(delimiter = '|', textBlock = """
            :year/:month/:day/:title/          | hello.md          | 2024/03/05/hello/index.html
            :i_month-:i_day/:hour:minute/:title/ | hello.md        | 3-5/0807/hello/index.html
            posts/:title.html                  | 你好 世界.md       | posts/你好 世界.html
            :category/:name/                   | deep/in/hello.md  | Tech-Notes/Java/hello/index.html
            :title                             | hello.md          | hello
            :post_title/:timestamp/            | hello.md          | the-title-1/1709597220/index.html
            :lang/:title/                      | hello.md          | undefined/hello/index.html
            p/:abbr/                           | hello.md          | p/x1/index.html
            """)
    void a_post_goes_where_permalink_says(String permalink, String file, String path) throws IOException {
        blog.config("permalink: '" + permalink + "'\n").post(file, """
                ---
                title: The Title 1
                date: 2024-03-05 08:07:00
                categories: [Tech Notes, Java]
                abbr: x1
                ---
                text
                """);
        assertTrue(blog.build().files().containsKey(path), () -> "no " + path);
    }

    @Test
    void a_name_may_carry_the_date() throws IOException {
        blog.config("new_post_name: :year-:month-:day-:title.md\n").post("2023-02-01-hi.md", "---\ntitle: Hi\n---\n");
        assertTrue(blog.build().files().containsKey("2023/02/01/hi/index.html"));
    }

    @Test
    void a_draft_an_unpublished_and_a_later_post_are_not_published() throws IOException {
        blog.config("future: false\n")
                .post("on.md", "---\ndate: 2024-01-01\n---\n")
                .post("off.md", "---\ndate: 2024-01-01\npublished: false\ntags: Hidden\n---\n")
                .post("later.md", "---\ndate: 2024-12-01\n---\n")
                .file("source/_drafts/draft.md", "---\ndate: 2024-01-01\n---\n");
        List<String> paths = List.copyOf(blog.build().files().keySet());
        assertTrue(paths.contains("2024/01/01/on/index.html"));
        assertFalse(paths.stream().anyMatch(p -> p.matches(".*(off|later|draft|Hidden).*")), paths::toString);
        paths = List.copyOf(blog.build(true, Optional.of(true)).files().keySet());
        assertTrue(paths.contains("2024/01/01/off/index.html"));
        assertTrue(paths.contains("2024/12/01/later/index.html"));
        assertTrue(paths.contains("2024/01/01/draft/index.html"));
    }

    @Test
    void lists_have_pages() throws IOException {
        blog.config("per_page: 2\n");
        for (int i = 1; i <= 5; i++) {
            blog.post(
                    "p" + i + ".md",
                    "---\ntitle: P" + i + "\ndate: 2024-01-0" + i + "\ntags: T\ncategories: [A, B]\n---\n");
        }
        Blog.Built built = blog.build();
        for (String list : List.of(
                "",
                "archives/",
                "archives/2024/",
                "archives/2024/01/",
                "tags/T/",
                "categories/A/",
                "categories/A/B/")) {
            for (String page : List.of("", "page/2/", "page/3/")) {
                assertTrue(built.files().containsKey(list + page + "index.html"), () -> list + page);
            }
            assertFalse(built.files().containsKey(list + "page/4/index.html"));
        }
    }

    @Test
    void files_are_copied_rendered_or_left_out_as_hexo_does() throws IOException {
        blog.config(
                        "skip_render: ['demo/**', '*.md']\ninclude: ['.well/*']\nexclude: ['secret/**']\nignore: ['**/ignored']\n")
                .post("p.md", "---\ndate: 2024-01-01\n---\n")
                .post("note.txt", "dropped")
                .file("source/a/page.markdown", "---\ntitle: A\n---\n*x*")
                .file("source/raw.md", "*raw*")
                .file("source/demo/x.html", "{{ 1 + 1 }}")
                .file("source/conf.yml", "a: [1, two]\n")
                .file("source/site.js", "---\ntitle: x\n---\nlet a = 1\n")
                .file("source/pic.svg", "<svg/>")
                .file("source/.well/known", "k")
                .file("source/.hidden/x.txt", "h")
                .file("source/_hidden/x.txt", "h")
                .file("source/secret/x.txt", "s")
                .file("source/ignored/x.txt", "i")
                .file("source/x.txt~", "t");
        Blog.Built built = blog.build();
        assertTrue(built.page("a/page.html").contains("<em>x</em>"));
        assertEquals("*raw*", built.page("raw.md"));
        assertEquals("{{ 1 + 1 }}", built.page("demo/x.html"));
        assertEquals("{\"a\":[1,\"two\"]}", built.page("conf.json"));
        assertEquals("let a = 1\n", built.page("site.js"));
        assertEquals("<svg/>", built.page("pic.svg"));
        assertEquals("k", built.page(".well/known"));
        assertFalse(built.files().keySet().stream().anyMatch(p -> p.matches(".*(hidden|secret|ignored|note|~).*")));
    }

    @Test
    void the_files_of_a_post_go_to_its_address() throws IOException {
        blog.config("post_asset_folder: true\npermalink: :title.html\nmarked: {postAsset: true}\n")
                .post("one.md", "---\ndate: 2024-01-01\n---\n![](a.png) {% asset_path a.png %}\n")
                .post("one/a.png", "png")
                .post("one/sub/b.txt", "b")
                .post("one/.x", "hidden")
                .post("none/c.txt", "of no post");
        Blog.Built built = blog.build();
        assertEquals("png", built.page("one/a.png"));
        assertEquals("b", built.page("one/sub/b.txt"));
        assertTrue(built.page("one.html").contains("<img src=\"/one/a.png\"> /one/a.png"), built.page("one.html"));
        assertFalse(built.files().containsKey("one/.x"));
        assertFalse(built.files().keySet().stream().anyMatch(p -> p.contains("c.txt")));
    }

    @Test
    void a_page_without_layout_is_its_content() throws IOException {
        blog.post("p.md", "---\ndate: 2024-01-01\n---\n")
                .file("source/bare.md", "---\nlayout: false\n---\n*x* {{ 1 + 1 }}\n");
        assertEquals("<p><em>x</em> 2</p>\n", blog.build().page("bare.html"));
    }

    @Test
    void two_builds_of_one_tree_are_equal() throws IOException {
        for (int i = 0; i < 30; i++) {
            blog.post("p" + i + ".md", "---\ntitle: P" + i + "\ndate: 2024-01-01\ntags: [a" + i % 7 + ", b]\n---\nx\n");
        }
        assertEquals(blog.build().files(), blog.build().files());
    }

    /** Hexo asks whether these are {@code false}, and whether the case is a number. */
    @Test
    void what_only_counts_as_false_switches_no_address_off() throws IOException {
        blog.config("permalink: :title.html\npretty_urls:\n  trailing_html: 0\narchive_generator:\n  enabled: 0\n"
                        + "filename_case: '1'\n")
                .post("A.md", "---\ntitle: A\ndate: 2024-01-02\ncategories: C D\n---\nx");
        Blog.Built built = blog.build();
        assertTrue(built.page("categories/C-D/index.html").contains("href=\"/A.html\""));
        assertTrue(built.files().containsKey("archives/2024/index.html"));
    }
}
