package blogjar.build;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Which lists name which posts, and in which order, by the keys of their front matter. */
class HiddenAndPinnedTest {
    private static final Pattern ENTRY = Pattern.compile("class=\"u-url p-name\" href=\"/([^\"]*)/\"");
    private static final List<String> LISTS =
            List.of("index.html", "archives/index.html", "categories/c/index.html", "tags/t/index.html");

    @TempDir
    Path root;

    static Stream<List<String>> cases() throws Exception {
        Path file = PluginRoutesTest.resources().resolve("lists.tsv");
        return Files.readAllLines(file).stream().map(line -> List.of(line.split("\t", -1)));
    }

    /**
     * {@code lists.tsv}: name, packages, configuration, then what Hexo lists on the home page, in the archives, a category,
     * a tag and the sitemap.
     */
    @ParameterizedTest
    @MethodSource("cases")
    void lists_what_hexo_and_the_plugin_list(List<String> given) throws Exception {
        Blog blog = new Blog(root);
        PluginRoutesTest.read(PluginRoutesTest.resources().resolve("lists"))
                .forEach((path, text) -> write(blog, path, text));
        String config = Files.readString(root.resolve("_config.yml"));
        blog.file("_config.yml", config + given.get(2).replace("\\n", "\n") + "\n")
                .file(
                        "package.json",
                        PluginRoutesTest.packageJson(List.of(given.get(1).split(" "))));

        Blog.Built built = blog.build();

        for (int i = 0; i < LISTS.size(); i++) {
            assertEquals(given.get(3 + i), entries(built.page(LISTS.get(i))), LISTS.get(i));
        }
        assertEquals(given.get(7), inSitemap(built));
        boolean hidePosts =
                given.get(1).contains("hexo-hide-posts") && !given.get(2).contains("filter");
        assertEquals(hidePosts, built.page("hidden/index.html").contains("<meta name=\"robots\" content=\"noindex\">"));
        assertEquals(hidePosts, built.page("hidden-page.html").contains("<meta name=\"robots\" content=\"noindex\">"));
    }

    private static void write(Blog blog, String path, String text) {
        try {
            blog.file(path, text);
        } catch (IOException full) {
            throw new java.io.UncheckedIOException(full);
        }
    }

    private static String entries(String page) {
        return String.join(
                " ", ENTRY.matcher(page).results().map(r -> r.group(1)).toList());
    }

    private static String inSitemap(Blog.Built built) {
        return String.join(
                " ",
                built.page("sitemap.txt")
                        .lines()
                        .map(line ->
                                line.replaceFirst("https://blog.example/?", "").replaceFirst("/$", ""))
                        .filter(path -> !path.isEmpty() && !path.startsWith("tags/") && !path.startsWith("categories/"))
                        .toList());
    }

    private Blog posts(String... keys) throws IOException {
        Blog blog = new Blog(root);
        int day = 1;
        for (String key : keys) {
            String name = key.replaceAll("[^a-z0-9]+", "-");
            blog.post(
                    name + ".md",
                    "---\ntitle: X\ndate: 2024-01-0" + day++ + "\npermalink: " + name + "/\ntags: [t]\n" + key
                            + "\n---\nx");
        }
        return blog;
    }

    @Test
    void a_blog_without_packages_pins_by_the_key_of_any_theme() throws IOException {
        Blog.Built built = posts("sticky: 1", "top: true", "pin: 9", "x: 1").build();
        assertEquals("pin-9 top-true sticky-1 x-1", entries(built.page("index.html")));
        assertEquals("x-1 pin-9 top-true sticky-1", entries(built.page("archives/index.html")));
        assertEquals(3, count(built.page("index.html"), "class=\"badge\""));
    }

    @Test
    void a_blog_of_another_theme_pins_by_the_keys_that_it_reads() throws IOException {
        Blog blog = posts("sticky: 1", "top: true", "pin: 9", "x: 1");
        assertEquals(
                "sticky-1 x-1 pin-9 top-true",
                entries(blog.config("theme: next\n").build().page("index.html")));
        assertEquals(
                "pin-9 sticky-1 x-1 top-true",
                entries(blog.config("theme: volantis\n").build().page("index.html")));
    }

    private static int count(String text, String part) {
        return text.split(Pattern.quote(part), -1).length - 1;
    }

    @Test
    void each_theme_hides_by_its_own_key() throws IOException {
        Map<String, String> home = new TreeMap<>();
        Map<String, String> archives = new TreeMap<>();
        for (String theme : List.of("default", "fluid", "volantis", "next", "landscape")) {
            Blog.Built built = posts("hide: true", "archive: true", "archive: false", "hidden: true", "x: 1")
                    .config("theme: " + theme + "\n")
                    .build();
            home.put(theme, entries(built.page("index.html")));
            archives.put(theme, entries(built.page("archives/index.html")));
            assertTrue(built.files().containsKey("hide-true/index.html"));
        }
        assertEquals("x-1 archive-false", home.get("default"));
        assertEquals("x-1 hidden-true archive-true", archives.get("default"));
        assertEquals("x-1 hidden-true archive-false", home.get("fluid"));
        assertEquals("x-1 hidden-true archive-false archive-true", archives.get("fluid"));
        assertEquals("x-1 hidden-true archive-false archive-true hide-true", home.get("volantis"));
        assertEquals("x-1 hidden-true archive-true hide-true", archives.get("volantis"));
        assertEquals("x-1 hidden-true archive-false archive-true hide-true", home.get("next"));
        assertEquals("x-1 hidden-true archive-true", archives.get("landscape"));
    }

    @Test
    void a_post_that_is_hidden_everywhere_is_in_no_file_but_its_own() throws IOException {
        Blog.Built built = posts("hide: true", "x: 1")
                .config("theme: default\n")
                .post(
                        "secret.md",
                        "---\ntitle: S\ndate: 2023-01-01\npermalink: s/\nhide: true\ntags: [only]\ncategories: [alone]\n---\nmystery")
                .build();
        List<String> naming = built.files().entrySet().stream()
                .filter(file ->
                        file.getValue().contains("/s/") || file.getValue().contains("mystery"))
                .map(Map.Entry::getKey)
                .toList();
        assertEquals(List.of("s/index.html"), naming);
        assertFalse(built.files().containsKey("tags/only/index.html"));
        assertFalse(built.page("sitemap.txt").contains("only"));
        assertFalse(built.page("index.html").contains("alone"));
    }

    @Test
    void a_page_tells_crawlers_what_its_author_says() throws IOException {
        Blog.Built built =
                posts("noindex: true", "robots: noindex,nofollow", "x: 1").build();
        assertEquals(List.of("noindex"), robots(built.page("noindex-true/index.html")));
        assertEquals(List.of("noindex,nofollow"), robots(built.page("robots-noindex-nofollow/index.html")));
        assertEquals(List.of(), robots(built.page("x-1/index.html")));
    }

    private static List<String> robots(String page) {
        return Pattern.compile("<meta name=\"robots\" content=\"(.*?)\">")
                .matcher(page)
                .results()
                .map((MatchResult r) -> r.group(1))
                .toList();
    }

    @Test
    void a_layout_of_one_article_is_not_used_for_a_list() throws IOException {
        Blog.Built built = new Blog(root)
                .config("index_generator:\n  layout: [post, page]\n")
                .post("a.md", "---\ntitle: A\ndate: 2024-01-02\n---\na")
                .build();
        assertEquals("2024/01/02/a", entries(built.page("index.html")));
    }
}
