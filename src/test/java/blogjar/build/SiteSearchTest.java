package blogjar.build;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import blogjar.search.Results;
import blogjar.search.SearchIndex;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The index that a build makes, and the page that shows what is found. */
class SiteSearchTest {
    private static final String PAGE = "search/index.html";

    @TempDir
    Path folder;

    private Blog blog;

    @BeforeEach
    void make() throws IOException {
        blog = new Blog(folder).config("title: 我的博客\nlanguage: zh-CN\n");
        blog.post("a.md", "---\ntitle: 线程池\ndate: 2024-01-02\ntags: [java]\n---\n## 参数\n并发编程与 `ThreadPool`。\n");
    }

    private static Optional<SearchIndex> index(Blog.Built built) {
        return SearchIndex.read(name -> Optional.ofNullable(built.files().get("search/" + name)));
    }

    private static List<String> find(Blog.Built built, String query) {
        return index(built).orElseThrow().find(query, 100).hits().stream()
                .map(Results.Hit::path)
                .toList();
    }

    private static List<String> indexFiles(Blog.Built built) {
        return built.files().keySet().stream()
                .filter(path -> path.matches("search/.*(txt|json)"))
                .toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"线程", "参数", "java", "并发", "threadpool", "thread"})
    void an_article_is_found_by_its_title_tags_headings_and_text(String query) throws IOException {
        assertEquals(List.of("2024/01/02/a/"), find(blog.build(), query));
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "search: false",
                "indexing: false",
                "hidden: true",
                "hide: true",
                "noindex: true",
                "robots: noindex",
                "sitemap: false",
                "password: sesame",
                "published: false",
                "date: 2099-01-01",
                "permalink: private/x.html",
                "layout: false"
            })
    void no_word_leaks_of_what_is_not_to_be_found(String front) throws IOException {
        blog.config("""
                language: zh-CN
                future: false
                server: {access: {/Private/: {from: 10.0.0.1}}}
                """);
        blog.file("package.json", "{\"dependencies\": {\"hexo-blog-encrypt\": \"3\"}}");
        String date = front.startsWith("date") ? "" : "date: 2024-01-03\n";
        String head = "---\ntitle: Xylophone\n" + date + "tags: [quetzal]\n" + front + "\n---\n";
        blog.post("s.md", head + "## Zeppelin\nyurt 鲸鱼\n");
        blog.post("../_drafts/d.md", "---\ntitle: Xylophone\n---\nyurt 鲸鱼 zeppelin\n");
        Blog.Built built = blog.build(true, Optional.of(false));
        for (String file : indexFiles(built)) {
            for (String word : List.of("xylophone", "quetzal", "zeppelin", "yurt", "鲸鱼")) {
                assertFalse(built.page(file).toLowerCase(Locale.ROOT).contains(word), file + " has " + word);
            }
        }
        assertEquals(List.of("2024/01/02/a/"), find(built, "并发"));
    }

    @Test
    void pages_are_found_but_not_the_one_for_what_is_missing() throws IOException {
        blog.file("source/about/index.md", "---\ntitle: 关于\n---\n并发爱好者\n")
                .file("source/404.md", "---\ntitle: 404\npermalink: /404.html\n---\n并发\n");
        assertEquals(new TreeSet<>(List.of("2024/01/02/a/", "about/")), new TreeSet<>(find(blog.build(), "并发")));
    }

    @Test
    void the_page_is_in_the_words_of_the_blog_and_tells_what_it_needs() throws IOException {
        String page = blog.build().page(PAGE);
        assertTrue(page.contains("<html lang=\"zh-CN\">"));
        assertTrue(page.contains("<meta name=\"robots\" content=\"noindex\">"));
        assertTrue(page.contains("action=\"/search/\" role=\"search\""));
        assertTrue(page.contains("<noscript><p>这里的搜索需要 JavaScript。</p></noscript>"));
        assertTrue(page.contains("data-other=\"找到 %d 条\""));
    }

    @Test
    void a_blog_below_a_root_searches_there() throws IOException {
        blog.config("root: /b/\n");
        Blog.Built built = blog.build();
        assertTrue(built.page("index.html").contains("<a class=\"search-open\" href=\"/b/search/\""));
        assertTrue(built.page("index.html").contains("data-index=\"/b/search/index.json\""));
        assertTrue(built.page(PAGE).contains("action=\"/b/search/\""));
        assertEquals(List.of("2024/01/02/a/"), find(built, "并发"));
    }

    @Test
    void what_the_blog_has_at_that_place_stays() throws IOException {
        blog.file("source/search/index.md", "---\ntitle: Own\n---\nmine\n");
        Blog.Built built = blog.build();
        assertTrue(built.page(PAGE).contains("mine"));
        assertFalse(built.page(PAGE).contains("search-results"));
        assertEquals("", index(built).orElseThrow().page());
        assertTrue(built.page("index.html").contains("<button class=\"search-open\" type=\"button\" hidden"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"layout", "type"})
    void a_page_that_was_made_for_the_search_of_another_theme_shows_it(String key) throws IOException {
        blog.file("source/find/index.md", "---\ntitle: 找\n" + key + ": search\n---\n提示\n");
        Blog.Built built = blog.build();
        assertEquals("find/index.html", index(built).orElseThrow().page());
        assertTrue(built.page("find/index.html").contains("id=\"search-results\""));
        assertTrue(built.page("find/index.html").contains("<p>提示</p>"));
        assertFalse(built.files().containsKey(PAGE));
        assertTrue(built.page("index.html").contains("<a class=\"search-open\" href=\"/find/\""));
    }

    @ParameterizedTest(name = "{0} {1}: {2}")
    @CsvSource(delimiter = '|', textBlock = """
            default   | search: false                                                     | false
            default   | search: true                                                      | true
            fluid     | 'search: {enable: false}'                                         | false
            fluid     | 'search: {enable: true}'                                          | true
            next      | 'local_search: {enable: false}'                                   | false
            next      | 'local_search: {enable: true}'                                    | true
            next      | '{algolia_search: {enable: true}, local_search: {enable: false}}' | true
            butterfly | 'search: {use: }'                                                 | true
            butterfly | 'local_search: {enable: false}'                                   | false
            icarus    | 'search: {type: insight}'                                         | true
            icarus    | 'search: {type: false}'                                           | false
            """)
    void the_settings_of_other_themes_switch_it(String theme, String settings, boolean on) throws IOException {
        blog.config("theme: " + theme + "\ntheme_config: "
                + (settings.startsWith("{") ? settings : "{" + settings + "}") + "\n");
        Blog.Built built = blog.build();
        assertEquals(on, index(built).isPresent());
        assertEquals(on, built.page("index.html").contains("search-open"));
        assertEquals(on, built.files().keySet().stream().anyMatch(path -> path.matches("js/search\\..*")));
    }

    @Test
    void a_theme_of_the_blogs_own_has_none() throws IOException {
        blog.config("theme: own\n").file("themes/own/layout/index.peb", "{{ page.title }}");
        assertEquals(List.of(), indexFiles(blog.build()));
    }
}
