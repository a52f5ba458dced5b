package blogjar.build;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the pages of the built-in theme hold: the marks that readers' programs look for, and nothing twice. */
class ThemeContractTest {
    private static final Path THEME = Path.of("themes/default");

    @TempDir
    Path folder;

    private Blog blog;

    @BeforeEach
    void make() throws IOException {
        blog = new Blog(folder).config("title: 我的博客\nlanguage: zh-CN\n");
        blog.post("a.md", """
                ---
                title: '甲 <b> & "乙"'
                date: 2024-01-02 03:04:05
                updated: 2024-02-03 00:00:00
                categories: [上, 下]
                tags: [x, y]
                ---
                ## 一
                文字
                ## 二
                文字
                ### 三
                文字
                """);
        blog.post("b.md", "---\ntitle: B\ndate: 2024-01-03\n---\n摘要<!-- more -->\n其余\n");
    }

    private static List<String> all(String regex, String text) {
        return Pattern.compile(regex, Pattern.DOTALL)
                .matcher(text)
                .results()
                .map((MatchResult m) -> m.group(m.groupCount() == 0 ? 0 : 1))
                .toList();
    }

    @Test
    void a_post_has_all_its_marks() throws IOException {
        String page = blog.build().page("2024/01/02/a/index.html");
        assertTrue(page.contains("<html lang=\"zh-CN\">"));
        assertTrue(page.contains("data-layout=\"post\""));
        assertEquals(List.of("甲 &lt;b&gt; &amp; &quot;乙&quot;"), all("<h1 class=\"p-name\">(.*?)</h1>", page));
        assertEquals(List.of("2024-01-01T19:04:05.000Z"), all("class=\"dt-published\" datetime=\"(.*?)\"", page));
        assertEquals(List.of("2024-02-02T16:00:00.000Z"), all("class=\"dt-updated\" datetime=\"(.*?)\"", page));
        assertEquals(List.of("上", "下", "x", "y"), all("<a class=\"p-category[^>]*rel=\"tag\"[^>]*>(.*?)</a>", page));
        assertEquals(1, all("class=\"e-content", page).size());
    }

    @Test
    void the_contents_of_a_post_lead_to_its_headings() throws IOException {
        String page = blog.build().page("2024/01/02/a/index.html");
        String toc = all("<aside class=\"toc-side\">(.*?)</aside>", page).get(0);
        assertEquals(List.of("一", "二", "三"), all("<a href=\"#[^\"]+\">(.*?)</a>", toc));
        for (String id : all("<h[23] id=\"(.*?)\"", page)) {
            assertTrue(page.contains("id=\"" + id + "\""), id);
        }
    }

    @Test
    void contents_can_be_switched_off_for_a_post_and_for_all() throws IOException {
        String text = "## a\n## b\n## c\n";
        blog.post("c.md", "---\ntitle: C\ndate: 2024-01-04\ntoc: false\n---\n" + text)
                .post("d.md", "---\ntitle: D\ndate: 2024-01-05\n---\n" + text);
        Blog.Built built = blog.build();
        assertFalse(built.page("2024/01/04/c/index.html").contains("toc-side"));
        assertTrue(built.page("2024/01/05/d/index.html").contains("toc-side"));
        blog.config("theme_config:\n  toc: false\n");
        assertFalse(blog.build().page("2024/01/05/d/index.html").contains("toc-side"));
    }

    @Test
    void the_home_page_lists_posts_with_the_excerpts_that_authors_made() throws IOException {
        String page = blog.build().page("index.html");
        String feed = all("<section class=\"h-feed.*?\n</section>", page).get(0);
        assertEquals(List.of("/2024/01/03/b/", "/2024/01/02/a/"), all("class=\"u-url p-name\" href=\"(.*?)\"", feed));
        assertEquals(List.of("<p>摘要"), all("<section class=\"p-summary prose\">(.*?)</section>", feed));
        assertEquals(List.of("文字文字文字"), all("<p class=\"teaser\">(.*?)</p>", feed));
    }

    @ParameterizedTest(name = "{0}: {1} {2}")
    @CsvSource(delimiter = '|', textBlock = """
            index.html        |          | /page/2/
            page/2/index.html | /        | /page/3/
            page/3/index.html | /page/2/ |
            """)
    void lists_name_their_neighbours_exactly(String path, String prev, String next) throws IOException {
        blog.config("per_page: 1\n").post("c.md", "---\ntitle: C\ndate: 2024-01-04\n---\n");
        String page = blog.build().page(path);
        assertEquals(prev == null ? List.of() : List.of(prev), all("rel=\"prev\" href=\"(.*?)\"", page));
        assertEquals(next == null ? List.of() : List.of(next), all("rel=\"next\" href=\"(.*?)\"", page));
    }

    @Test
    void an_archive_is_grouped_by_year() throws IOException {
        blog.post("old.md", "---\ntitle: Old\ndate: 2019-01-04\n---\n");
        Blog.Built built = blog.build();
        String page = built.page("archives/index.html");
        assertEquals(
                List.of(
                        "<a href=\"/archives/2024/\">2024</a> <small>2</small>",
                        "<a href=\"/archives/2019/\">2019</a> <small>1</small>"),
                all("<h2>(.*?)</h2>", page));
        assertTrue(page.contains("共 3 篇"));
        assertTrue(built.page("tags/x/index.html").contains("<h2>2024 <small>1</small></h2>"));
    }

    @Test
    void an_archive_is_a_line_of_time_by_months() throws IOException {
        blog.config("per_page: 2\nlanguage: en\n").post("c.md", "---\ntitle: C\ndate: 2024-03-04\n---\n");
        Blog.Built built = blog.build();
        String page = built.page("archives/index.html");
        assertEquals(
                List.of(
                        "<a href=\"/archives/2024/03/\">March</a> <small>1</small>",
                        "<a href=\"/archives/2024/01/\">January</a> <small>2</small>"),
                all("<section class=\"month\">\\s*<h3>(.*?)</h3>", page));
        assertEquals(List.of("04", "03"), all("datetime=\"[^\"]*\">(.*?)</time>", page));
        String year = built.page("archives/2024/index.html");
        assertEquals(
                List.of("March <small>1</small>", "January <small>2</small>"),
                all("href=\"/archives/2024/\\d\\d/\">([^<]* <small>.*?)</a>", year));
        assertEquals(List.of("<a href=\"/archives/\">Archives</a>"), all("<p class=\"kind\">(.*?)</p>", year));
        String month = built.page("archives/2024/01/index.html");
        assertTrue(month.contains("<a href=\"/archives/2024/\">2024</a>"), month);
        assertFalse(month.contains("class=\"month\""));
    }

    @Test
    void a_period_without_a_page_of_its_own_is_no_link() throws IOException {
        blog.config("archive_generator: {yearly: false}\nlanguage: en\n");
        String page = blog.build().page("archives/index.html");
        assertEquals(List.of("2024 <small>2</small>"), all("<h2>(.*?)</h2>", page));
        assertTrue(page.contains("<h3>January <small>2</small></h3>"));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"layout: tags", "layout: tag", "type: tags", "'type: \"tags\"'"})
    void a_page_of_all_tags_is_one_in_the_words_of_any_theme(String front) throws IOException {
        blog.file("source/tags/index.md", "---\ntitle: 标签\n" + front + "\n---\n说明\n");
        String page = blog.build().page("tags/index.html");
        assertEquals(List.of("<p>说明</p>"), all("<section class=\"e-content prose\">(.*?)\\s*</section>", page));
        assertTrue(page.contains("<a href=\"/tags/x/\">x <small>1</small></a>"));
        assertFalse(page.contains("p-category"));
    }

    @Test
    void a_page_of_all_categories_shows_them_as_a_tree() throws IOException {
        blog.file("source/categories/index.md", "---\ntitle: 分类\nlayout: category\n---\n");
        String page = blog.build().page("categories/index.html").replaceAll("\\s+", " ");
        assertTrue(
                page.contains(
                        "上 <small>1</small></a> <details open><summary aria-label=\"“上”的子分类\"></summary><ul class=\"tree\"> <li><a href=\"/categories/"),
                page);
        assertFalse(page.contains("p-category"));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiterString = "=>", quoteCharacter = '`', textBlock = """
            menu: {home: /, 归档: '/archives/ || fas fa-x'}                            => 首页 归档
            navbar: {menu: [{key: home, link: /}, {name: Blog, url: /b/}]}           => 首页 Blog
            menu: {'List||fas fa-list': {Music: '/music/ || fas fa-music', Film: /film/}} => Music Film
            navbar: {menu: [{name: A, url: a/}, {name: , icon: x, toggle: darkmode}]} => A
            menu: {docs: {default: '/docs/ || fa', Third: /docs/third/}}               => docs Third
            """)
    void the_menu_of_another_theme_is_understood(String theme, String labels) throws IOException {
        blog.config("language: zh-CN\ntheme_config:\n  " + theme + "\n");
        String menu = all("<nav class=\"menu\".*?</nav>", blog.build().page("index.html"))
                .get(0);
        assertEquals(labels, String.join(" ", all("<a [^>]*>(.*?)</a>", menu)));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            post: {copyright: {enable: true, license: BY-NC-SA}}                     | CC BY-NC-SA 4.0
            creative_commons: {license: by-sa, post: true}                           | CC BY-SA 4.0
            post_copyright: {enable: true, license: CC BY-ND 4.0, license_url: /l/}  | CC BY-ND 4.0
            license: 保留所有权利                                                    | 保留所有权利
            post_copyright: {enable: false, license: CC BY 4.0}                      |
            """)
    void the_licence_of_another_theme_is_understood(String theme, String name) throws IOException {
        blog.config("theme_config:\n  " + theme + "\n");
        String page = blog.build().page("2024/01/02/a/index.html");
        List<String> licence = all("<p class=\"licence\">(.*?)</p>", page);
        assertEquals(name != null, !licence.isEmpty());
        if (name != null) {
            assertTrue(licence.get(0).contains(name), licence.get(0));
        }
    }

    @Test
    void registration_numbers_stand_on_every_page() throws IOException {
        blog.config("theme_config:\n  footer:\n    beian: {enable: true, icp: 京ICP备1号, gongan_num: 京公网安备2号}\n");
        blog.build().files().forEach((path, text) -> {
            if (path.endsWith(".html")) {
                assertTrue(text.contains("京ICP备1号") && text.contains("京公网安备2号"), path);
            }
        });
    }

    @Test
    void settings_of_an_unexpected_kind_do_no_harm() throws IOException {
        blog.config(
                "keywords: [a, b]\nauthor: {name: x}\ntheme_config:\n  home: [1]\n  post: true\n  toc: {enable: [x], min: many}\n"
                        + "  menu: nonsense\n  favicon: {a: 1}\n  footer: text\n  custom_css: /own.css\n");
        blog.post(
                "c.md",
                "---\ntitle: [1, 2]\ndate: 2024-01-04\nkeywords: {a: 1}\ntoc: text\nsticky: [1]\ncover: {x: 1}\n---\n");
        String page = blog.build().page("index.html");
        assertTrue(page.contains("<meta name=\"keywords\" content=\"a, b\">"));
        assertTrue(page.contains("<link rel=\"stylesheet\" href=\"/own.css\">"));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"zh-CN, 归档", "zh-TW, 彙整", "zh-HK, 彙整", "en, Archives", "'en-GB', Archives", "fr, Archives"})
    void texts_are_in_the_language_of_the_page(String language, String expected) throws IOException {
        blog.config("language: " + language + "\n");
        assertEquals(List.of(expected), all("<h1>(.*?)</h1>", blog.build().page("archives/index.html")));
    }

    @Test
    void a_post_in_another_language_has_its_texts_and_dates() throws IOException {
        blog.post("e.md", "---\ntitle: E\nlang: en\ndate: 2024-01-05\n---\n");
        String page = blog.build().page("2024/01/05/e/index.html");
        assertTrue(page.contains("<html lang=\"en\">"));
        assertTrue(page.contains("January 5, 2024"));
        assertTrue(page.contains(">Previous</small>") || page.contains(">Next</small>"));
    }

    @Test
    void a_folder_is_a_language_only_where_the_theme_speaks_it() throws IOException {
        blog.file("source/en/x.md", "---\ntitle: X\n---\n").file("source/pt/x.md", "---\ntitle: X\n---\n");
        Blog.Built built = blog.build();
        assertTrue(built.page("en/x.html").contains("<html lang=\"en\">"));
        assertTrue(built.page("pt/x.html").contains("<html lang=\"zh-CN\">"));
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(delimiter = '|', textBlock = """
            index_img: /a.webp                        | /a.webp
            cover: /a.webp                            | /a.webp
            thumbnail: https://x.example/a.png        | https://x.example/a.png
            photos: [/p.jpg, /q.jpg]                  | /p.jpg
            cover: false                              |
            cover: 'linear-gradient(90deg, #fff.1)'   |
            cover: '#49b1f5'                          |
            """)
    void a_post_has_the_picture_that_any_theme_would_show(String front, String src) throws IOException {
        blog.post("c.md", "---\ntitle: C\ndate: 2024-01-04\n" + front + "\n---\n");
        String feed = all(
                        "<article class=\"h-entry entry.*?</article>",
                        blog.build().page("index.html"))
                .get(0);
        assertEquals(src == null ? List.of() : List.of(src), all("<img src=\"(.*?)\"", feed));
    }

    @Test
    void reading_time_counts_han_characters_and_words_but_no_code() throws IOException {
        String code = "```\n" + "code ".repeat(2000) + "\n```\n";
        blog.post(
                "c.md",
                "---\ntitle: C\ndate: 2024-01-04\n---\n" + "汉字".repeat(300) + " " + "word ".repeat(320) + "\n\n"
                        + code);
        assertTrue(blog.build().page("2024/01/04/c/index.html").contains("约 4 分钟"));
    }

    @Test
    void styles_and_scripts_are_named_by_their_content() throws IOException {
        Blog.Built built = blog.build();
        String css = all(
                        "<link rel=\"stylesheet\" href=\"/(css/style\\.[0-9a-f]{8,}\\.css)\">",
                        built.page("index.html"))
                .get(0);
        assertEquals(Files.readString(THEME.resolve("source/css/style.css")), built.page(css));
    }

    @Test
    void no_page_asks_another_host_for_anything() throws IOException {
        for (String page : blog.build().files().values()) {
            assertEquals(List.of(), all("<(?:script|img|iframe)[^>]*src=\"(?:https?:)?//[^\"]*\"", page));
            assertEquals(List.of(), all("<link rel=\"(?:stylesheet|preload|icon)\"[^>]*href=\"https?:[^\"]*\"", page));
            assertEquals(List.of(), all("<script>|<style>| style=\"| onclick=", page));
        }
    }

    @Test
    void the_list_of_files_in_the_jar_is_complete() throws IOException {
        try (Stream<Path> files = Files.walk(THEME)) {
            TreeSet<String> present = files.filter(Files::isRegularFile)
                    .map(file -> THEME.relativize(file).toString().replace('\\', '/'))
                    .filter(name -> !name.equals("files.txt"))
                    .collect(Collectors.toCollection(TreeSet::new));
            assertEquals(
                    String.join("\n", present),
                    Files.readString(THEME.resolve("files.txt")).strip());
        }
    }
}
