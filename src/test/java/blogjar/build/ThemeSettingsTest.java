package blogjar.build;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

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
        blog.file("source/links/index.md", "---\ntitle: 友链\nlayout: links\n---\n");
        blog.file("source/404.md", "---\ntitle: 没有\nlayout: 404\npermalink: /404.html\n---\n");
        blog.file("source/about/index.md", "---\ntitle: 关于\n---\n# 一\n# 二\n# 三\n");
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

    @ParameterizedTest(name = "{0}")
    @MethodSource("examples")
    void a_page_shows_what_the_theme_was_told(String title, String theme, String settings, String pages)
            throws IOException {
        blog.config("theme: " + theme + "\nlanguage: zh-CN\n").file("_config." + theme + ".yml", settings);
        Blog.Built built = blog.build();
        for (String expected : pages.split("(?m)^---- ")) {
            String[] lines = expected.strip().split("\n");
            String page = built.page(lines[0]);
            for (int i = 1; i < lines.length; i++) {
                boolean absent = lines[i].startsWith("!");
                String text = absent ? lines[i].substring(1) : lines[i];
                assertEquals(!absent, page.contains(text), () -> text + " in " + page);
            }
        }
    }

    private String home(String theme) throws IOException {
        blog.config(theme);
        return blog.build().page("index.html");
    }

    @Test
    void settings_come_from_below_up_from_the_theme_the_file_beside_theme_config_and_its_data_file()
            throws IOException {
        String config = "theme: next\n";
        blog.file("themes/next/_config.yml", "menu: {one: /1}\n");
        assertTrue(home(config).contains("<a href=\"/1\">one</a>"));
        blog.file("_config.next.yml", "menu: {one: /2}\n");
        assertTrue(home(config).contains("<a href=\"/2\">one</a>"));
        assertTrue(home(config + "theme_config: {menu: {one: /3}}\n").contains("<a href=\"/3\">one</a>"));
        blog.file("source/_data/next.yml", "menu: {one: /4}\n");
        String page = home(config + "theme_config: {menu: {one: /3}}\n");
        assertTrue(page.contains("<a href=\"/4\">one</a>"), page);
    }

    @Test
    void a_theme_from_npm_has_its_settings_there() throws IOException {
        blog.file("node_modules/hexo-theme-fluid/_config.yml", "navbar: {blog_title: Deep}\n");
        assertTrue(home("theme: fluid\n").contains("<span>Deep</span>"));
    }

    @Test
    void a_settings_file_of_the_theme_that_is_no_yaml_is_told_and_the_blog_is_built() throws IOException {
        blog.file("themes/next/_config.yml", "menu: [\n").config("theme: next\ntitle: T\n");
        Blog.Built built = blog.build();
        assertTrue(built.page("index.html").contains("<span>T</span>"));
        assertTrue(built.problems().stream().anyMatch(p -> p.startsWith("themes/next/_config.yml:")));
    }

    @Test
    void contents_are_off_by_theme_config_and_by_front_matter() throws IOException {
        blog.config("theme_config: {toc: false}\n");
        assertFalse(blog.build().page("long/index.html").contains("class=\"toc"));
        blog.config("theme_config: {toc: true}\n");
        assertTrue(blog.build().page("long/index.html").contains("class=\"toc"));
    }

    @Test
    void settings_that_do_nothing_are_counted_in_the_notice_of_the_theme() throws IOException {
        blog.config("theme: next\n")
                .file("_config.next.yml", "favicon: /img/a.png\nlivere_uid: 1\nchat: {enable: true}\n");
        assertEquals(
                List.of(
                        "_config.yml:3:8: notice: the theme 'next' is not here (themes/next or node_modules/hexo-theme-next);"
                                + " the built-in theme is used instead; 2 of its settings do nothing here"),
                blog.build().problems());
    }

    @Test
    void pictures_in_the_folder_of_the_theme_are_published_and_its_styles_are_not() throws IOException {
        blog.config("theme: next\n")
                .file("themes/next/source/images/me.png", "me")
                .file("themes/next/source/css/main.css", "")
                .file("themes/next/_config.yml", "avatar: {url: /images/me.png}\n");
        Blog.Built built = blog.build();
        assertEquals("me", built.page("images/me.png"));
        assertTrue(built.page("index.html").contains("<img class=\"avatar\" src=\"/images/me.png\""));
        assertFalse(built.files().containsKey("css/main.css"));
    }

    @Test
    void friends_of_the_data_file_of_butterfly_stand_on_its_page_of_links() throws IOException {
        blog.config("theme: butterfly\n")
                .file(
                        "source/_data/link.yml",
                        "- class_name: 技术\n  link_list:\n    - {name: 甲, link: 'https://a.example'}\n")
                .file("source/link/index.md", "---\ntitle: 友\ntype: link\n---\n");
        String page = blog.build().page("link/index.html");
        assertTrue(page.contains("<h2>技术</h2>"), page);
        assertTrue(page.contains("href=\"https://a.example\"><span><b>甲</b></span></a>"), page);
    }

    @Test
    void a_plugin_for_related_posts_has_them_named_unless_the_theme_is_told_otherwise() throws IOException {
        blog.file("package.json", "{\"dependencies\": {\"hexo-related-popular-posts\": \"5\"}}");
        Blog.Built built = blog.build();
        String related = built.page("long/index.html").replaceAll("(?s).*<section class=\"related\">|</section>.*", "");
        assertTrue(related.indexOf("/near/") < related.indexOf("/far/"), related);
        assertEquals(List.of(), built.problems());

        blog.config("theme_config: {post: {related: {enable: false}}}\n");
        assertFalse(blog.build().page("long/index.html").contains("class=\"related\""));
    }

    @Test
    void the_menu_is_worded_as_in_the_languages_of_the_theme_and_in_the_data_files_that_add_to_them()
            throws IOException {
        blog.config("theme: next\nlanguage: zh-CN\n")
                .file("_config.next.yml", "menu: {Books: /b/, films: /f/, home: /}\n")
                .file("themes/next/languages/zh-CN.yml", "menu: {books: 书单, home: 主页}\nother: {menu: [1]}\n")
                .file("source/_data/languages.yml", "zh-CN: {menu: {films: 电影}}\n");
        String page = blog.build().page("index.html");
        assertTrue(page.contains("<a href=\"/b/\">书单</a>"), page);
        assertTrue(page.contains("<a href=\"/f/\">电影</a>"), page);
        assertTrue(page.contains("aria-current=\"page\">主页</a>"), page);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            footer: {statistics: {enable: true}}                                 | busuanzi="busuanzi"
            post: {meta: {views: {enable: true}}}                                | busuanzi="busuanzi"
            post: {meta: {views: {enable: true, source: openkounter}}}           | openkounter="https://open-kounter.mintimate.cn"
            footer: {statistics: {enable: false, source: openkounter}}           |
            web_analytics: {openkounter: {server_url: 'https://k.example'}}      |
            """)
    void fluid_counts_visits_by_what_it_names(String settings, String counter) throws IOException {
        String page = blog.config("theme: fluid\ntheme_config: {" + settings + "}\n")
                .build()
                .page("near/index.html");
        assertEquals(counter != null, page.contains("js/visits."), page);
        assertTrue(counter == null || page.contains(" data-" + counter), page);
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
