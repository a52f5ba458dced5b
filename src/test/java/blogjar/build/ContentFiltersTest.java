package blogjar.build;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Plugins that change the text of articles: images beside a post, images that load late, links not to be followed. */
class ContentFiltersTest {
    private static final Pattern IMAGE = Pattern.compile("<img[^>]*>");

    @TempDir
    Path folder;

    private Blog blog;

    @BeforeEach
    void make() throws IOException {
        blog = new Blog(folder);
    }

    private void plugin(String name, String settings) throws IOException {
        blog.file("package.json", "{\"dependencies\": {\"" + name + "\": \"*\"}}");
        blog.config("permalink: :year/:title/\n" + settings);
    }

    private static List<String> images(String page) {
        Matcher content = Pattern.compile("class=\"e-content[^>]*>(.*?)</section>", Pattern.DOTALL)
                .matcher(page);
        assertTrue(content.find(), page);
        return IMAGE.matcher(content.group(1)).results().map(r -> r.group()).toList();
    }

    @Test
    void a_text_that_a_plugin_changes_is_rendered_afterwards_and_code_is_left_alone() throws IOException {
        plugin("hexo-admonition", "");
        blog.post(
                "a.md",
                "---\ntitle: a\ndate: 2024-01-01\n---\none\n\n!!! note \"T\"\n    *two*\n\n```\nx\n\n!!! note\n    y\n```\n");
        String page = blog.build().page("2024/a/index.html");
        assertTrue(
                page.contains(
                        "<p>one</p>\n<div class=\"admonition note\"><p class=\"admonition-title\">T\n</p><p><em>two</em></p>\n</div>"),
                page);
        assertTrue(page.contains("!!! note"), page);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', textBlock = """
              hexo-asset-image | ![a](b/a.png)                | /root/2024/b/a.png
              hexo-asset-image | ![a](./b/a.png)              | /root/2024/b/a.png
              hexo-asset-image | ![a](a.png)                  | /root/2024/b/a.png
              hexo-asset-image | ![a](./a.png)                | /root/2024/b/a.png
              hexo-asset-img   | ![a](b/a.png)                | /root/2024/b/a.png
              hexo-asset-img   | <img src="b/a.png" alt="a">  | /root/2024/b/a.png
              hexo-image-link  | ![a](b/a.png)                | /root/2024/b/a.png
              hexo-asset-link  | ![a](./b/a.png)              | /root/2024/b/a.png
              hexo-asset-image | ![a](b/%E5%9B%BE%201.png)    | /root/2024/b/%E5%9B%BE%201.png
              hexo-asset-image | ![a](c/a.png)                | /root/c/a.png
              hexo-asset-image | ![a](/b/a.png)               | /root/b/a.png
              hexo-asset-image | ![a](https://o.example/b/a.png) | https://o.example/b/a.png
              hexo-renderer-marked | ![a](b/a.png)            | /root/b/a.png
            """)
    void an_image_beside_its_post_is_found(String plugin, String written, String src) throws IOException {
        plugin(plugin, "root: /root/\npost_asset_folder: true\n");
        String page = blog.post("b.md", "---\ntitle: t\ndate: 2024-01-02\n---\n" + written + "\n")
                .post("b/a.png", "x")
                .post("b/图 1.png", "x")
                .build()
                .page("2024/b/index.html");
        assertTrue(
                images(page).get(0).contains("src=\"" + src + "\""),
                images(page).toString());
    }

    @Test
    void it_is_found_on_the_home_page_and_in_the_feed_as_well() throws IOException {
        plugin("hexo-asset-image", "post_asset_folder: true\nrelative_link: true\nfeed: {type: atom}\n");
        Blog.Built built = blog.post(
                        "b.md", "---\ntitle: t\ndate: 2024-01-02\n---\n![a](b/a.png) [f](b/a.png)\n<!-- more -->\nx\n")
                .post("b/a.png", "x")
                .build();
        assertTrue(built.page("index.html").contains("src=\"/2024/b/a.png\""), built.page("index.html"));
        assertTrue(built.page("index.html").contains("href=\"/2024/b/a.png\""), built.page("index.html"));
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(delimiter = '|', textBlock = """
              hexo-lazyload-image    | lazyload: {enable: true}                    | true
              hexo-lazyload-image    | lazyload: {enable: true, onlypost: true}    | true
              hexo-lazyload-image    | lazyload: {enable: false}                   | false
              hexo-native-lazy-load  | lazy_load: {enable: true}                   | true
              hexo-native-lazy-load  | lazy_load: {enable: true, all: true}        | true
              hexo-renderer-marked   | lazyload: {enable: true}                    | false
              hexo-renderer-marked   | theme_config: {lazyload: {enable: true}}    | true
              hexo-renderer-marked   | theme_config: {lazyload: true}              | true
              hexo-renderer-marked   | theme_config: {plugins: {lazyload: {enable: true}}} | true
            """)
    void images_load_late_where_a_setting_says_so(String plugin, String settings, boolean late) throws IOException {
        plugin(plugin, settings + "\n");
        String page = blog.post("b.md", "---\ntitle: t\ndate: 2024-01-02\n---\n![a](/a.png)\n")
                .build()
                .page("2024/b/index.html");
        assertEquals(
                late ? "<img loading=\"lazy\" src=\"/a.png\" alt=\"a\">" : "<img src=\"/a.png\" alt=\"a\">",
                images(page).get(0));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<img no-lazy src=\"/a.png\">",
                "<img loading=\"eager\" src=\"/a.png\">",
                "<img src=\"data:image/png;base64,AAAA\">"
            })
    void some_images_are_left_alone(String image) throws IOException {
        plugin("hexo-lazyload-image", "lazyload: {enable: true}\n");
        String page = blog.post("b.md", "---\ntitle: t\ndate: 2024-01-02\n---\n" + image + "\n")
                .build()
                .page("2024/b/index.html");
        assertEquals(List.of(image), images(page));
    }

    @Test
    void an_article_can_say_no_to_late_images() throws IOException {
        plugin("hexo-lazyload-image", "lazyload: {enable: true, onlypost: true}\n");
        String page = blog.post("b.md", "---\ntitle: t\ndate: 2024-01-02\nlazyimage: no\n---\n![a](/a.png)\n")
                .build()
                .page("2024/b/index.html");
        assertEquals(List.of("<img src=\"/a.png\" alt=\"a\">"), images(page));
    }

    @Test
    void links_out_of_pages_or_of_articles_are_not_followed() throws IOException {
        blog.post("b.md", "---\ntitle: t\ndate: 2024-01-02\n---\n[o](https://o.example)\n");
        plugin("hexo-filter-nofollow", "external_link: {enable: true}\n");
        String whole = blog.build().page("2024/b/index.html");
        assertTrue(whole.contains("target=\"_blank\" rel=\"noopener external nofollow noreferrer\""), whole);
        plugin("hexo-filter-nofollow", "external_link: {enable: false}\nnofollow: {field: post, exclude: p.example}\n");
        String inText = blog.build().page("2024/b/index.html");
        assertTrue(inText.contains("<a href=\"https://o.example/\" rel=\"external nofollow noreferrer\">"), inText);
        plugin("hexo-filter-nofollow", "external_link: {enable: false}\nnofollow: {exclude: [o.example]}\n");
        assertFalse(blog.build().page("2024/b/index.html").contains("nofollow noreferrer"), "excluded");
        plugin("hexo-renderer-marked", "external_link: {enable: false}\nnofollow: {enable: true}\n");
        assertFalse(
                blog.build().page("2024/b/index.html").contains("nofollow noreferrer"),
                "a setting that a plugin left behind");
    }
}
