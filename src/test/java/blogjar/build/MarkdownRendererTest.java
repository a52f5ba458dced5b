package blogjar.build;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which renderer of Markdown a blog gets, and what of the site goes into it. */
class MarkdownRendererTest {
    @TempDir
    Path folder;

    private Blog blog;

    @BeforeEach
    void make() throws IOException {
        blog = new Blog(folder);
    }

    private String page(String packages, String text) throws IOException {
        blog.file("package.json", "{\"dependencies\": {" + packages + "}}")
                .post("a.md", "---\ndate: 2024-01-02\n---\n" + text);
        return blog.build().page("2024/01/02/a/index.html");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            "hexo": "8"                                                     | headerlink
            "hexo-renderer-marked": "7"                                     | headerlink
            "hexo-renderer-markdown-it": "7"                                | <h2 id="b">b</h2>
            "hexo-renderer-markdown-it-plus": "1"                           | <h2 id="b"><a class="markdownIt-Anchor" href="#b"></a> b</h2>
            "hexo-renderer-markdown-it": "7", "hexo-renderer-marked": "7"   | headerlink
            "hexo-renderer-marked": "7", "hexo-renderer-markdown-it": "7"   | <h2 id="b">b</h2>
            """)
    void the_last_renderer_in_package_json_is_used(String packages, String heading) throws IOException {
        assertTrue(page(packages, "## b\n").contains(heading));
    }

    @Test
    void an_image_is_found_among_the_files_of_its_post_with_or_without_its_name() throws IOException {
        blog.config(
                        "post_asset_folder: true\nmarkdown: {images: {post_asset: true, prepend_root: true}}\ntheme_config: {pictures: {lazy: false}}\n")
                .file("source/_posts/a/b.png", "x");
        String page = page("\"hexo-renderer-markdown-it\": \"7\"", "![](b.png) ![](a/b.png) ![](c.png)\n");
        assertTrue(
                page.contains("<img src=\"/2024/01/02/a/b.png\" alt=\"\"> <img src=\"/2024/01/02/a/b.png\" alt=\"\">"));
        assertTrue(page.contains("<img src=\"/c.png\" alt=\"\">"));
    }

    @Test
    void what_the_renderer_does_not_know_is_told() throws IOException {
        blog.config("""
                markdown:
                  preset: fancy
                  enable_rules: [table, sparkle]
                  plugins: [markdown-it-footnote, markdown-it-sparkle, {name: markdown-it-glitter}]
                """);
        page("\"hexo-renderer-markdown-it\": \"7\"", "a\n");
        assertEquals(
                List.of(
                        "markdown.enable_rules names what is no rule of markdown-it: sparkle",
                        "markdown.preset is 'fancy', which markdown-it does not have",
                        "plugins of markdown-it that are not built in and do nothing: markdown-it-sparkle, markdown-it-glitter"),
                blog.build().report().problems().stream()
                        .filter(problem -> problem.message().contains("markdown"))
                        .map(problem -> problem.message())
                        .toList());
    }

    @Test
    void html_that_is_not_purified_is_told() throws IOException {
        blog.config("marked: {dompurify: {FORBID_TAGS: [style]}}\n").post("a.md", "<b>a</b>\n");
        assertEquals(
                List.of("marked.dompurify changes nothing here: HTML in posts is published as it is written"),
                blog.build().report().problems().stream()
                        .map(problem -> problem.message())
                        .filter(message -> message.contains("marked"))
                        .toList());
    }
}
