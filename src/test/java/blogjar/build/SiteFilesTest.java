package blogjar.build;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import blogjar.text.Json;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the built-in theme makes of a blog for browsers and other machines. */
class SiteFilesTest {
    private static final String SETTINGS = "title: 我的 <博客>\nlanguage: zh-CN\nroot: /b/\n";

    @TempDir
    Path folder;

    private Blog blog;

    @BeforeEach
    void make() throws IOException {
        blog = new Blog(folder).config(SETTINGS);
        blog.post("a.md", "---\ntitle: A [1]\ndate: 2024-01-01\ndescription: 'About\n\n  a.'\n---\ntext\n");
    }

    @Test
    void the_web_manifest_is_made_of_title_and_icon_and_every_page_names_it() throws IOException, Json.SyntaxException {
        blog.config(SETTINGS + "theme_config: {favicon: 'https://x.example/i.png'}\n");
        Blog.Built built = blog.build();
        Map<?, ?> manifest = (Map<?, ?>) Json.parse(built.page("manifest.webmanifest"));
        assertEquals("我的 <博客>", manifest.get("name"));
        assertEquals("/b/", manifest.get("start_url"));
        assertEquals("zh-CN", manifest.get("lang"));
        assertEquals(List.of(Map.of("src", "https://x.example/i.png")), manifest.get("icons"));
        assertTrue(built.page("2024/01/01/a/index.html")
                .contains("<link rel=\"manifest\" href=\"/b/manifest.webmanifest\">"));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            manifest: false        |
            manifest: /own.json    | /b/own.json
            """)
    void an_author_has_none_or_another_manifest(String setting, String address) throws IOException {
        blog.config(SETTINGS + "theme_config: {" + setting + "}\n");
        Blog.Built built = blog.build();
        assertFalse(built.files().containsKey("manifest.webmanifest"));
        String page = built.page("index.html");
        assertEquals(address != null, page.contains("rel=\"manifest\""));
        assertTrue(address == null || page.contains("<link rel=\"manifest\" href=\"" + address + "\">"), page);
    }

    @Test
    void browsers_are_told_how_to_search() throws IOException {
        Blog.Built built = blog.build();
        String page = built.page("index.html");
        assertTrue(
                page.contains("<link rel=\"search\" type=\"application/opensearchdescription+xml\" title=\"我的"
                        + " &lt;博客&gt;\" href=\"/b/search/opensearch.xml\">"),
                page);
        assertTrue(page.contains("type=\"application/atom+xml\""), "the feed is named as well");
        assertTrue(page.contains("\"urlTemplate\": \"https://blog.example/search/?q={search_term_string}\""), page);
        assertTrue(built.page("search/opensearch.xml")
                .contains("template=\"https://blog.example/search/?q={searchTerms}\""));
        blog.config(SETTINGS + "theme_config: {search: false}\n");
        assertFalse(blog.build().files().containsKey("search/opensearch.xml"));
    }

    @Test
    void models_are_told_of_the_articles_only_where_the_author_wants_it() throws IOException {
        assertFalse(blog.build().files().containsKey("llms.txt"));
        blog.config(SETTINGS + "llms_txt: true\ndescription: 记事\n");
        blog.post("b.md", "---\ntitle: B\ndate: 2024-01-02\nsitemap: false\n---\ntext\n");
        blog.post("c.md", "---\ntitle: C\ndate: 2024-01-03\npassword: x\n---\ntext\n");
        blog.file("source/about/index.md", "---\ntitle: 关于\n---\n");
        blog.file("package.json", "{\"dependencies\": {\"hexo-blog-encrypt\": \"3\"}}");
        assertEquals("""
                # 我的 <博客>

                > 记事

                ## Posts

                - [A \\[1\\]](https://blog.example/2024/01/01/a/): About a.

                ## Pages

                - [关于](https://blog.example/about/)
                """, blog.build().page("llms.txt"));
    }

    @Test
    void pages_are_fetched_ahead_below_the_root_of_the_blog_unless_the_author_says_no() throws IOException {
        assertTrue(blog.build()
                .page("index.html")
                .contains("<script type=\"speculationrules\">{\"prefetch\":"
                        + " [{\"where\": {\"and\": [{\"href_matches\": \"/b/*\"}"));
        blog.config(SETTINGS + "theme_config: {prefetch: false}\n");
        assertFalse(blog.build().page("index.html").contains("speculationrules"));
    }

    @Test
    void pages_are_kept_for_readers_without_a_connection_only_where_the_author_wants_it() throws IOException {
        Blog.Built usual = blog.build();
        assertFalse(usual.files().containsKey("offline.mjs"));
        assertFalse(usual.page("index.html").contains("data-offline"));
        blog.config(SETTINGS + "theme_config: {offline: true}\n");
        Blog.Built built = blog.build();
        assertTrue(built.page("offline.mjs").contains("addEventListener('fetch'"));
        assertTrue(built.page("index.html").contains("data-offline=\"/b/offline.mjs\""));
    }

    @Test
    void the_foot_of_every_page_leads_to_the_feed() throws IOException {
        assertTrue(blog.build().page("index.html").contains("<a href=\"/b/atom.xml\">订阅</a>"));
        blog.config(SETTINGS + "feed: false\n");
        assertFalse(blog.build().page("index.html").contains("订阅"));
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({"default, ''", "plain-text, ''", "default, hexo-generator-sitemap"})
    void a_page_has_one_address_for_all_who_name_it(String theme, String plugin) throws IOException {
        blog.config(SETTINGS + "theme: " + theme + "\n")
                .file("source/about/index.md", "---\ntitle: A\n---\n")
                .file("source/notes.md", "---\ntitle: N\n---\n")
                .file("package.json", "{\"dependencies\": {\"" + plugin + "\": \"3\"}}");
        Blog.Built built = blog.build();
        for (String path : List.of("about/", "notes.html")) {
            String page = built.page(path.endsWith("/") ? path + "index.html" : path);
            assertTrue(page.contains("<link rel=\"canonical\" href=\"https://blog.example/" + path + "\">"), page);
            assertTrue(page.contains("<meta property=\"og:url\" content=\"https://blog.example/" + path + "\">"), page);
        }
        String asThePluginWritesIt = plugin.isEmpty() ? "" : "index.html";
        assertTrue(built.page("sitemap.xml").contains("<loc>https://blog.example/about/" + asThePluginWritesIt + "<"));
    }
}
