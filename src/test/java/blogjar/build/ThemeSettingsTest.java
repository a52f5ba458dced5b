package blogjar.build;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;

/** Themes of Hexo: what a blog told its own is done by the built-in one, where it can. */
class ThemeSettingsTest {
    @TempDir
    Path folder;

    private Blog blog;

    @BeforeEach
    void make() throws IOException {
        blog = new Blog(folder);
        blog.file("source/img/a.png", "");
        blog.post(
                "long.md",
                "---\ntitle: 长文\ndate: 2024-01-02\npermalink: long/\ntags: [甲, 乙]\n---\n# 一\n## 一之二\n# 二\n# 三\n");
        blog.post("near.md", "---\ntitle: 近文\ndate: 2024-01-01\npermalink: near/\ntags: [甲, 乙]\n---\n");
        blog.post("far.md", "---\ntitle: 远文\ndate: 2024-01-03\npermalink: far/\ntags: [甲]\n---\n");
        blog.post("named.md", "---\ntitle: 名\ndate: 2024-01-04\npermalink: named/\ncomment_id: mine\n---\n");
        blog.file("source/links/index.md", "---\ntitle: 友链\nlayout: links\n---\n");
        blog.file("source/404.md", "---\ntitle: 没有\nlayout: 404\npermalink: /404.html\n---\n");
        blog.file("source/about/index.md", "---\ntitle: 关于\n---\n# 一\n# 二\n# 三\n");
    }

    @Test
    void below_an_article_stand_its_licence_its_author_and_its_address() throws IOException {
        Blog.Built built = blog.config("theme: butterfly\nexternal_link: {enable: false}\n")
                .post("told.md", "---\ntitle: 转\ndate: 2024-01-05\npermalink: 转/\n---\n")
                .post("taken.md", """
                        ---
                        title: 载
                        date: 2024-01-06
                        permalink: taken/
                        copyright_author: Ann
                        copyright_author_href: https://ann.example
                        copyright_url: https://ann.example/a/
                        copyright_info: Ask <b>Ann</b>.
                        ---
                        """)
                .build();
        String told = built.page("转/index.html");
        assertTrue(
                told.contains(">CC BY-NC-SA 4.0</a>.<span class=\"source\">John Doe: "
                        + "<a href=\"https://blog.example/%E8%BD%AC/\">https://blog.example/转/</a></span></p>"),
                told);
        String taken = built.page("taken/index.html");
        assertTrue(
                taken.contains(
                        "<p class=\"licence\">Ask <b>Ann</b>.<span class=\"source\"><a href=\"https://ann.example\">Ann</a>: "
                                + "<a href=\"https://ann.example/a/\">https://ann.example/a/</a></span></p>"),
                taken);
    }

    static Stream<Arguments> examples() throws IOException {
        try (InputStream in =
                Objects.requireNonNull(ThemeSettingsTest.class.getResourceAsStream("themes/examples.txt"))) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return Stream.of(text.split("(?m)^==== ")).skip(1).map(example -> {
                String[] parts = example.split("(?m)^---- ", 2);
                String[] lines = parts[0].split("\n", 3);
                return Arguments.of(lines[0], lines[1], lines[2], parts[1]);
            });
        }
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '\u0001', textBlock = """
            fluid     | footer: {statistics: {enable: true}}                            | visits busuanzi="busuanzi"
            fluid     | post: {meta: {views: {enable: true}}}                           | visits busuanzi="busuanzi"
            fluid     | post: {meta: {views: {enable: true, source: openkounter}}}      | visits openkounter="https://open-kounter.mintimate.cn"
            fluid     | footer: {statistics: {enable: false, source: openkounter}}      |
            fluid     | web_analytics: {openkounter: {server_url: 'https://k.example'}} |
            butterfly | umami_analytics: {enable: true, website_id: u, serverURL: 'https://u.example/'} | visits umami="u" data-umami-src="https://u.example/script.js"
            next      | umami: {enable: true, website_id: u, script_url: 'https://u.example/s.js', host_url: 'https://v.example'} | visits umami="u" data-umami-src="https://u.example/s.js" data-umami-host="https://v.example"
            """)
    void visits_are_counted_by_what_the_theme_was_told(String theme, String settings, String counter)
            throws IOException {
        String page = blog.config("theme: " + theme + "\ntheme_config: {" + settings + "}\n")
                .build()
                .page("near/index.html");
        assertEquals(counter != null, page.contains("js/visits."), page);
        assertTrue(counter == null || page.contains(counter.replaceFirst("visits ", " data-") + "></script>"), page);
    }

    @Test
    void pictures_have_captions_where_the_theme_gives_them_some() throws IOException {
        blog.post(
                "picture.md",
                "---\ntitle: P\ndate: 2024-01-02\npermalink: picture/\n---\n![a &amp; b](/a.png)\n\n![a](/a.png \"b\")\n\n"
                        + "x ![a](/a.png)\n\n<p><img class=\"nocaption\" alt=\"a\"></p>\n");
        String shown = blog.config("theme: fluid\n").build().page("picture/index.html");
        assertTrue(
                shown.contains("<figure class=\"captioned\"><img src=\"/a.png\" alt=\"a &amp; b\">"
                        + "<figcaption aria-hidden=\"true\">a &amp; b</figcaption></figure>"),
                shown);
        assertTrue(shown.contains("title=\"b\"><figcaption>b</figcaption></figure>"), shown);
        assertEquals(2, shown.split("<figcaption", -1).length - 1, shown);
        String without = blog.config("theme: butterfly\n").build().page("picture/index.html");
        assertFalse(without.contains("<figcaption"), without);
    }

    @Test
    void code_blocks_of_next_are_folded_where_it_says_so() throws IOException {
        blog.config("theme: next\ntheme_config: {codeblock: {fold: {enable: true}}}\n");
        assertTrue(blog.build().page("near/index.html").contains(" data-fold=\"500\""));
    }

    @Test
    void icarus_has_a_file_of_its_own_for_posts() throws IOException {
        blog.config("theme: icarus\n")
                .file("_config.icarus.yml", "article: {readtime: true}\nlogo: {text: L}\n")
                .file(
                        "_config.post.yml",
                        "article: {readtime: false}\nlogo: {text: P}\nwidgets: [{type: toc, index: true}]\n");
        String page = blog.build().page("long/index.html");
        assertTrue(page.contains("class=\"toc numbered\""), page);
        assertTrue(page.contains("<span>L</span>"), page);
        assertFalse(page.contains("min read"), page);
    }

    @Test
    void scripts_that_no_page_needs_are_not_published() throws IOException {
        blog.config("theme: next\n");
        assertFalse(blog.build().files().keySet().stream().anyMatch(path -> path.matches("js/(comments|visits).*")));
        blog.file("_config.next.yml", "utterances: {enable: true, repo: me/blog}\nbaidu_analytics: x\n");
        assertEquals(
                2,
                blog.build().files().keySet().stream()
                        .filter(path -> path.matches("js/(comments|visits).*"))
                        .count());
    }
}
