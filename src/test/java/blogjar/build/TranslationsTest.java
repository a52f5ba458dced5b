package blogjar.build;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An article in several languages: its versions name each other. */
class TranslationsTest {
    private static final Pattern ALTERNATE =
            Pattern.compile("<link rel=\"alternate\" hreflang=\"([^\"]*)\" href=\"https://blog.example/([^\"]*)\">");
    private static final String SETTINGS =
            "language: [zh-CN, en]\npermalink: ':lang/:title/'\nnew_post_name: ':title.md'\n";

    @TempDir
    Path folder;

    private Blog blog;

    @BeforeEach
    void make() throws IOException {
        blog = new Blog(folder).config(SETTINGS);
    }

    private static List<String> alternates(String page) {
        return ALTERNATE
                .matcher(page)
                .results()
                .map(found -> found.group(1) + " " + found.group(2))
                .toList();
    }

    private void pair(String chinese, String english) throws IOException {
        blog.post("cha.md", "---\ntitle: 茶\nlang: zh-CN\ndate: 2024-01-01\npermalink: cha/\n" + chinese + "\n---\n");
        blog.post("tea.md", "---\ntitle: Tea\nlang: en\ndate: 2024-01-02\npermalink: tea/\n" + english + "\n---\n");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"translation_key: tea", "ref: tea", "contentId: tea", "translation: 7"})
    void a_key_that_both_have_pairs_them(String key) throws IOException {
        pair(key, key);
        Blog.Built built = blog.build();
        List<String> both = List.of("en tea/", "zh-CN cha/", "x-default cha/");
        assertEquals(both, alternates(built.page("cha/index.html")));
        assertEquals(both, alternates(built.page("tea/index.html")));
        String page = built.page("tea/index.html");
        assertTrue(page.contains("<span aria-current=\"true\">English</span>"), page);
        assertTrue(
                page.contains("<a rel=\"alternate\" hreflang=\"zh-CN\" lang=\"zh-CN\" href=\"/cha/\">简体中文</a>"), page);
        assertTrue(page.contains("<meta property=\"og:locale:alternate\" content=\"zh_CN\">"), page);
        assertTrue(page.contains("January 2, 2024"), page);
    }

    @Test
    void a_label_is_a_key_where_the_plugin_for_it_is_there() throws IOException {
        pair("label: tea", "label: tea");
        assertEquals(List.of(), alternates(blog.build().page("tea/index.html")));
        blog.file("package.json", "{\"dependencies\": {\"hexo-generator-multilingual\": \"1\"}}");
        assertEquals(3, alternates(blog.build().page("tea/index.html")).size());
    }

    @Test
    void a_blog_names_the_key_of_its_plugin() throws IOException {
        pair("uid: 1", "uid: 1");
        blog.config(SETTINGS + "i18n_post_generator: {identifier_field: uid}\n");
        assertEquals(3, alternates(blog.build().page("tea/index.html")).size());
    }

    @Test
    void a_file_of_the_same_name_in_the_folder_of_its_language_is_the_same_article() throws IOException {
        blog.post("zh-CN/tea.md", "---\ntitle: 茶\nlang: zh-CN\ndate: 2024-01-01\npermalink: cha/\n---\n");
        blog.post("en/tea.md", "---\ntitle: Tea\nlang: en\ndate: 2024-01-02\npermalink: tea/\n---\n");
        blog.file("source/about/index.md", "---\ntitle: 关于\n---\n")
                .file("source/en/about/index.md", "---\ntitle: About\n---\n");
        Blog.Built built = blog.build();
        assertEquals(List.of("en tea/", "zh-CN cha/", "x-default cha/"), alternates(built.page("tea/index.html")));
        assertEquals(
                List.of("en en/about/", "zh-CN about/", "x-default about/"),
                alternates(built.page("en/about/index.html")));
        assertTrue(built.page("sitemap.xml")
                .contains("<xhtml:link rel=\"alternate\" hreflang=\"zh-CN\" href=\"https://blog.example/about/\"/>"));
    }

    @Test
    void what_has_no_other_version_says_nothing_of_languages() throws IOException {
        pair("ref: a", "ref: b");
        blog.post("en/x.md", "---\ntitle: X\nlang: en\ndate: 2024-01-02\npermalink: x/\n---\n");
        Blog.Built built = blog.build();
        for (String path : List.of("tea/index.html", "x/index.html")) {
            assertEquals(List.of(), alternates(built.page(path)), path);
            assertFalse(built.page(path).contains("class=\"languages\""), path);
        }
        assertFalse(built.page("sitemap.xml").contains("xhtml"));
    }

    @Test
    void the_sitemap_of_the_plugin_stays_as_it_was() throws IOException {
        pair("ref: a", "ref: a");
        blog.file("package.json", "{\"dependencies\": {\"hexo-generator-sitemap\": \"3\"}}");
        assertFalse(blog.build().page("sitemap.xml").contains("xhtml"));
    }

    @Test
    void a_blog_says_what_languages_are_called() throws IOException {
        pair("ref: a", "ref: a");
        blog.file("source/_data/languages.yml", "zh-CN: 中\n");
        assertTrue(blog.build().page("tea/index.html").contains(">中</a>"));
    }

    private void twoOfEach() throws IOException {
        for (String name : List.of("zh-CN", "en")) {
            for (int i = 1; i <= 2; i++) {
                String text = "---\ntitle: %s %d\nlang: %s\ndate: 2024-01-0%d\npermalink: %s/%d/\n---\n";
                blog.post(name + "/" + i + ".md", text.formatted(name, i, name, i, name, i));
            }
        }
    }

    /** Addresses of the posts that a list has. */
    private static List<String> listed(String list) {
        return Pattern.compile("class=\"u-url p-name\" href=\"([^\"]*)\"")
                .matcher(list)
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    @Test
    void each_language_has_a_home_page_and_a_feed_where_the_blog_asks_for_them() throws IOException {
        twoOfEach();
        assertFalse(blog.build().files().containsKey("en/index.html"));
        blog.config(SETTINGS + "i18n_home: true\nper_page: 1\n");
        Blog.Built built = blog.build();
        assertEquals(List.of("/zh-CN/2/"), listed(built.page("index.html")));
        assertEquals(List.of("/en/2/"), listed(built.page("en/index.html")));
        assertEquals(List.of("/en/1/"), listed(built.page("en/page/2/index.html")));
        assertTrue(built.page("en/page/2/index.html").contains("<html lang=\"en\""));
        List<String> both = List.of("zh-CN ", "en en/", "x-default ");
        assertEquals(both, alternates(built.page("index.html")));
        assertEquals(both, alternates(built.page("en/index.html")));
        assertEquals(List.of(), alternates(built.page("en/page/2/index.html")));
        assertTrue(built.page("en/index.html").contains("lang=\"zh-CN\" href=\"/\">简体中文</a>"));
        assertFalse(built.page("atom.xml").contains("/en/1/"));
        String feed = built.page("en/atom.xml");
        assertTrue(feed.contains("xml:lang=\"en\"") && feed.contains("<id>https://blog.example/en/</id>"), feed);
        assertTrue(feed.contains("/en/1/") && !feed.contains("/zh-CN/1/"), feed);
        assertTrue(built.page("sitemap.xml").contains("<loc>https://blog.example/en/</loc>"));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', textBlock = """
            languages.yml    | 'en: {title: Tea, subtitle: Leaves, description: All of it, author: Ada, menu: {home: Start}}'
            languages/en.yml | '{title: Tea, subtitle: Leaves, description: All of it, author: Ada}'
            config_en.yml    | '{title: Tea, subtitle: Leaves, description: All of it, author: Ada}'
            """)
    void pages_and_feed_of_a_language_have_the_names_that_the_blog_gives_itself_there(String file, String names)
            throws IOException {
        twoOfEach();
        blog.config(SETTINGS + "i18n_home: true\ntitle: 茶\nsubtitle: 叶\nauthor: 爱达\n");
        blog.file("source/_data/" + file, names + "\n");
        Blog.Built built = blog.build();
        String home = built.page("en/index.html");
        assertTrue(home.contains("<title>Tea - Leaves</title>"), home);
        assertTrue(home.contains("<meta name=\"description\" content=\"All of it\">"), home);
        assertTrue(home.contains("<meta property=\"og:site_name\" content=\"Tea\">"), home);
        assertTrue(built.page("en/1/index.html").contains("| Tea</title>"));
        String feed = built.page("en/atom.xml");
        assertTrue(feed.contains("<title>Tea</title>") && feed.contains("<subtitle>Leaves</subtitle>"), feed);
        assertTrue(feed.contains("<name>Ada</name>"), feed);
        assertTrue(built.page("index.html").contains("<title>茶 - 叶</title>"));
        assertTrue(built.page("zh-CN/1/index.html").contains("| 茶</title>"));
        assertTrue(built.page("atom.xml").contains("<title>茶</title>"));
    }

    @Test
    void a_page_leads_to_the_home_page_and_the_feed_of_its_language() throws IOException {
        twoOfEach();
        blog.config(SETTINGS + "i18n_home: true\n");
        Blog.Built built = blog.build();
        for (String path : List.of("en/1/index.html", "en/index.html")) {
            String page = built.page(path);
            assertTrue(page.contains("<a class=\"site-name\" href=\"/en/\""), page);
            assertTrue(page.contains("<a href=\"/en/atom.xml\">"), page);
            assertTrue(page.contains("type=\"application/atom+xml\" title=\"Hexo\" href=\"/en/atom.xml\""), page);
        }
        String chinese = built.page("zh-CN/1/index.html");
        assertTrue(chinese.contains("<a class=\"site-name\" href=\"/\""), chinese);
        assertTrue(chinese.contains("title=\"Hexo\" href=\"/atom.xml\""), chinese);
    }

    @Test
    void a_reader_goes_on_in_his_language_where_each_has_a_home_page() throws IOException {
        twoOfEach();
        assertTrue(blog.build().page("en/2/index.html").contains("rel=\"next\" href=\"/zh-CN/2/\""));

        blog.config(SETTINGS + "i18n_home: true\n");
        Blog.Built built = blog.build();

        assertTrue(
                built.page("en/2/index.html").contains("rel=\"next\" href=\"/en/1/\""), built.page("en/2/index.html"));
        assertFalse(built.page("en/2/index.html").contains("rel=\"prev\""));
        assertTrue(built.page("zh-CN/1/index.html").contains("rel=\"prev\" href=\"/zh-CN/2/\""));
    }

    @Test
    void a_blog_whose_posts_are_all_of_one_language_has_one_home_page() throws IOException {
        blog.config(SETTINGS + "i18n_home: true\n")
                .post("a.md", "---\ntitle: A\nlang: zh-CN\ndate: 2024-01-01\npermalink: a/\n---\n")
                .post("b.md", "---\ntitle: B\nlang: ../..\ndate: 2024-01-02\npermalink: b/\n---\n");
        Blog.Built built = blog.build();
        assertEquals(List.of("/b/", "/a/"), listed(built.page("index.html")));
        assertFalse(built.page("index.html").contains("hreflang"));
    }

    @Test
    void the_plugin_for_it_makes_one_for_each_language_and_leaves_the_blogs_own() throws IOException {
        twoOfEach();
        blog.file("package.json", "{\"dependencies\": {\"hexo-generator-index-i18n\": \"1\"}}");
        Blog.Built built = blog.build();
        assertEquals(4, listed(built.page("index.html")).size());
        assertEquals(List.of("/zh-CN/2/", "/zh-CN/1/"), listed(built.page("zh-CN/index.html")));
        assertEquals(List.of("/en/2/", "/en/1/"), listed(built.page("en/index.html")));
        assertEquals(List.of("zh-CN zh-CN/", "en en/", "x-default "), alternates(built.page("en/index.html")));
        assertTrue(built.page("atom.xml").contains("/en/1/"));

        blog.config(SETTINGS + "index_generator: {single_language_index: true}\n");
        assertEquals(List.of("/zh-CN/2/", "/zh-CN/1/"), listed(blog.build().page("index.html")));

        blog.config(SETTINGS).file("source/index.md", "---\ntitle: Choose\n---\n");
        assertTrue(blog.build().page("index.html").contains("<h1 class=\"p-name\">Choose</h1>"));
    }

    @Test
    void the_plain_theme_names_the_home_pages_too() throws IOException {
        twoOfEach();
        blog.config(SETTINGS + "i18n_home: true\ntheme: plain-text\n");
        String page = blog.build().page("en/index.html");
        assertEquals(List.of("zh-CN ", "en en/"), alternates(page));
        assertTrue(page.contains("<a hreflang=\"zh-CN\" lang=\"zh-CN\" href=\"/\">简体中文</a>"), page);
    }
}
