package blogjar.build;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Files that Hexo's plugins generate. The blog of {@code plugins/blog} is built once for every line of {@code cases.tsv}
 * (name, packages, lines of configuration) and compared with what Hexo 8.1.2 and the plugins made of it.
 */
class PluginRoutesTest {
    @TempDir
    Path root;

    record Case(String name, List<String> packages, String config) {
        static Case of(String line) {
            String[] cells = line.split("\t", -1);
            return new Case(cells[0], List.of(cells[1].split(" ")), cells[2].replace("\\n", "\n"));
        }

        @Override
        public String toString() {
            return name;
        }
    }

    static List<Case> cases() throws IOException {
        return Files.readAllLines(resources().resolve("cases.tsv")).stream()
                .map(Case::of)
                .toList();
    }

    /** Where they are in the source, as Maven copies no file with such a name in the locale C. */
    static Path resources() {
        return Path.of("src", "test", "resources", "blogjar", "build", "plugins");
    }

    @ParameterizedTest
    @MethodSource("cases")
    void writes_what_the_plugin_writes(Case given) throws IOException {
        Blog.Built built = site(given.packages(), given.config()).build();

        SortedMap<String, String> expected =
                read(resources().resolve("expected").resolve(given.name()));
        assertFalse(expected.isEmpty());
        expected.forEach((path, text) -> assertEquals(generatedByUs(text), built.page(path), path));
        assertEquals(List.of(), built.problems());
    }

    /** The one thing that differs on purpose. */
    private static String generatedByUs(String text) {
        return text.replaceAll("<generator.*?</generator>", "<generator>blog.jar</generator>");
    }

    private Blog site(List<String> packages, String config) throws IOException {
        Blog blog = new Blog(root);
        for (var file : read(resources().resolve("blog")).entrySet()) {
            blog.file(file.getKey(), file.getValue());
        }
        Path settings = root.resolve("_config.yml");
        Files.writeString(settings, Files.readString(settings) + "timezone: UTC\n" + config + "\n");
        return blog.file("package.json", packageJson(packages));
    }

    static String packageJson(List<String> packages) {
        return packages.stream()
                .map(name -> "\"" + name + "\":\"*\"")
                .collect(Collectors.joining(",", "{\"dependencies\":{", "}}"));
    }

    static SortedMap<String, String> read(Path folder) throws IOException {
        SortedMap<String, String> files = new TreeMap<>();
        try (Stream<Path> paths = Files.walk(folder)) {
            paths.filter(Files::isRegularFile)
                    .forEach(file -> files.put(folder.relativize(file).toString(), text(file)));
        }
        return files;
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @Test
    void addresses_in_a_feed_are_made_complete_and_lines_of_code_stay_apart() throws IOException {
        String feed = new Blog(root)
                .config("syntax_highlighter: ''\nmarked:\n  breaks: false\n")
                .post(
                        "a.md",
                        "---\ntitle: A\ndate: 2024-01-02\n---\n<img src=\"/x.png\"> <a href='y.html'>y</a> [z](../z/) [m](mailto:a@b.c)"
                                + " [here](#h) <a href=\"//cdn.example/q\">q</a>\n\n```\none\ntwo\n```\n\nsoft\nend\n\n<script>a[b[0]]>1</script>\n")
                .build()
                .page("atom.xml");

        String content = feed.replaceAll("(?s).*<content type=\"html\">(.*)</content>.*", "$1");
        assertTrue(content.contains("<img src=\"https://blog.example/x.png\">"), content);
        assertTrue(content.contains("<a href='https://blog.example/2024/01/02/a/y.html'>"), content);
        assertTrue(content.contains("<a href=\"https://blog.example/2024/01/02/z/\">"), content);
        assertTrue(content.contains("href=\"mailto:a@b.c\""), content);
        assertTrue(content.contains("href=\"#h\""), content);
        assertTrue(content.contains("<a href=\"//cdn.example/q\">"), content);
        assertTrue(content.contains("one\ntwo"), content);
        assertTrue(content.contains("soft\nend"), content);
        assertTrue(content.contains("a[b[0]]]]><![CDATA[>1"), content);
    }

    /** What hexo-generator-seo-friendly-sitemap 0.2.1 writes of this blog, without its blank lines and style. */
    @Test
    void a_sitemap_can_be_an_index_of_others() throws IOException {
        Blog.Built built = new Blog(root)
                .config("permalink: :title/\nsitemap:\n  urlLimit: 1\n  tag: false\n  page_priority: 0.1\n"
                        + "  additionalUrl:\n    filename: other.xml\n    lastModification: 2020-01-01\n")
                .file("package.json", packageJson(List.of("hexo-generator-seo-friendly-sitemap")))
                .post(
                        "a.md",
                        "---\ntitle: A\ndate: 2024-01-02\nupdated: 2024-01-02\nphotos: [/a b.png]\ntags: t\n---\n")
                .post("b.md", "---\ntitle: B\ndate: 2024-01-03\nupdated: 2024-01-03\ncategories: c\n---\n")
                .post("c.md", "---\ntitle: C\ndate: 2024-01-03\nsitemap: false\n---\n")
                .file("source/p/index.md", "---\nupdated: 2024-01-04\n---\n")
                .file("source/q.md", "---\nupdated: 2024-01-01\nsitemap_priority: 0\n---\n")
                .build();
        assertEquals("""
                <?xml version="1.0" encoding="UTF-8"?>
                <sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
                  <sitemap>
                    <loc>https://blog.example/post-sitemap-1.xml</loc>
                    <lastmod>2024-01-02T16:00:00.000Z</lastmod>
                  </sitemap>
                  <sitemap>
                    <loc>https://blog.example/post-sitemap-2.xml</loc>
                    <lastmod>2024-01-01T16:00:00.000Z</lastmod>
                  </sitemap>
                  <sitemap>
                    <loc>https://blog.example/page-sitemap.xml</loc>
                    <lastmod>2024-01-03T16:00:00.000Z</lastmod>
                  </sitemap>
                  <sitemap>
                    <loc>https://blog.example/category-sitemap.xml</loc>
                    <lastmod>2024-01-02T16:00:00.000Z</lastmod>
                  </sitemap>
                  <sitemap>
                    <loc>https://blog.example/other.xml</loc>
                    <lastmod>2020-01-01T00:00:00.000Z</lastmod>
                  </sitemap>
                </sitemapindex>
                """, built.page("sitemap.xml"));
        String head = """
                <?xml version="1.0" encoding="UTF-8"?>
                <urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:image="http://www.google.com/schemas/sitemap-image/1.1">
                  <url>
                    <loc>https://blog.example/</loc>
                    <changefreq>daily</changefreq>
                    <priority>1</priority>
                  </url>
                """;
        assertEquals(head + """
                  <url>
                    <loc>https://blog.example/a/</loc>
                    <lastmod>2024-01-01T16:00:00.000Z</lastmod>
                    <changefreq>weekly</changefreq>
                    <priority>0.6</priority>
                    <image:image><image:loc>https://blog.example/a%20b.png</image:loc></image:image>
                  </url>
                </urlset>
                """, built.page("post-sitemap-2.xml"));
        assertEquals(head + """
                  <url>
                    <loc>https://blog.example/p/</loc>
                    <lastmod>2024-01-03T16:00:00.000Z</lastmod>
                    <changefreq>weekly</changefreq>
                    <priority>0.1</priority>
                  </url>
                </urlset>
                """, built.page("page-sitemap.xml"));
        assertFalse(built.files().containsKey("tag-sitemap.xml"));
        assertFalse(built.files().containsKey("sitemap.txt"));
        assertEquals(List.of(), built.problems());
    }

    @Test
    void an_encrypted_article_is_searched_by_its_abstract_only() throws IOException {
        for (String config : List.of("path: s.json\n  format: raw", "path: s.xml", "path: s.json")) {
            for (String plugin : List.of("hexo-generator-search", "hexo-generator-searchdb")) {
                Blog.Built built = new Blog(root)
                        .config("search:\n  " + config + "\n")
                        .file("package.json", packageJson(List.of(plugin)))
                        .post("a.md", "---\ntitle: A\npassword: p\nabstract: closed\n---\nmystery")
                        .build();
                String file = built.files().containsKey("s.json") ? built.page("s.json") : built.page("s.xml");
                assertTrue(file.contains("closed"), file);
                assertFalse(file.contains("mystery"), file);
            }
        }
    }

    @Test
    void fluid_has_a_search_file_of_its_own_unless_its_settings_say_otherwise() throws IOException {
        Blog blog = new Blog(root)
                .config("theme: fluid\n")
                .post("a.md", "---\ntitle: A & B\npermalink: 中/\ndate: 2024-01-02\ntags: [t]\n---\none\n\ntwo\n");
        assertEquals("""
                <?xml version="1.0" encoding="utf-8"?>
                <search>
                  <entry>
                    <title>A &amp; B</title>
                    <link href="/%E4%B8%AD/"/>
                    <url>/%E4%B8%AD/</url>
                    <content type="html"><![CDATA[<p>one</p><p>two</p>]]></content>
                    <tags>
                      <tag>t</tag>
                    </tags>
                  </entry>
                </search>
                """, blog.build().page("local-search.xml").replaceAll("(?m)^ +\n", ""));

        blog.file("_config.fluid.yml", "search:\n  enable: false\n");
        assertFalse(blog.build().files().containsKey("local-search.xml"));
    }

    private static String redirect(String address) {
        return "<!DOCTYPE html><html><head><meta charset=\"utf-8\"><title>Redirecting...</title><link rel=\"canonical\" href=\""
                + address + "\"><meta http-equiv=\"refresh\" content=\"0; url=" + address + "\"></head></html>";
    }

    @Test
    void an_alias_leads_to_its_article_and_takes_the_place_of_none() throws IOException {
        Blog.Built built = new Blog(root)
                .config("permalink: :title/\nalias:\n  old/a.html: a/\n  ../up.html: a/\n")
                .post("a.md", "---\ntitle: A\nalias: [foo/a.html, /bar/, \"中 x.html\", noext, b/]\n---\nA")
                .post("b.md", "---\ntitle: B\naliases: b2.html\n---\nB")
                .post("r.md", "---\ntitle: R\nredirect: a\n---\nR")
                .file("source/r2.md", "---\nredirect: https://y.example/q\n---\nR")
                .build();

        for (String path : List.of("old/a.html", "foo/a.html", "bar/index.html", "中 x.html", "noext", "r/index.html")) {
            assertEquals(redirect("https://blog.example/a/"), built.page(path), path);
        }
        assertEquals(redirect("https://blog.example/b/"), built.page("b2.html"));
        assertEquals(redirect("https://y.example/q"), built.page("r2.html"));
        assertTrue(built.page("b/index.html").contains("h-entry"));
        assertEquals(2, built.problems().size(), built.problems().toString());
        assertTrue(built.problems().get(0).contains("'../up.html' is no path within the site"));
        assertTrue(built.problems().get(1).contains("the alias '/b/index.html' is left out"));
    }

    @Test
    void former_addresses_of_an_article_lead_to_it() throws IOException {
        Blog blog = new Blog(root)
                .config("permalink: :title/\n")
                .file("package.json", packageJson(List.of("hexo-generator-redirect")))
                .post("a.md", "---\ntitle: A\nredirect_from: [/old/, 旧/a.html]\n---\nA")
                .file("source/b.md", "---\nredirect_from: text\n---\nB");
        Blog.Built built = blog.build();
        assertEquals(redirect("https://blog.example/a/"), built.page("old/index.html"));
        assertEquals(redirect("https://blog.example/a/"), built.page("旧/a.html/index.html"));
        assertFalse(built.files().containsKey("text/index.html"));
        assertEquals(List.of(), built.problems());

        blog.config("permalink: :title/\nredirect:\n  enable: false\n");
        assertFalse(blog.build().files().containsKey("old/index.html"));
    }

    @Test
    void the_rules_of_hosts_are_published_as_they_are_and_what_is_wrong_in_them_is_told() throws IOException {
        String rules = "/old/* /new/:splat 302\n/x y\n/a/ /a/\n";
        Blog.Built built = new Blog(root)
                .config("permalink: :title/\n")
                .post("a.md", "---\ntitle: A\n---\nA")
                .file("source/_redirects", rules)
                .file("source/sub/_redirects", rules)
                .build();
        assertEquals(rules, built.files().get("_redirects"));
        assertFalse(built.files().containsKey("sub/_redirects"));
        assertEquals(1, built.problems().size(), built.problems().toString());
        assertTrue(
                built.problems().get(0).startsWith("source/_redirects:2:1: notice: this rule is left out: 'y' is no"));
    }

    @Test
    void an_alias_needs_the_plugin_or_its_key() throws IOException {
        Blog blog = new Blog(root).post("a.md", "---\ntitle: A\nalias: foo.html\nredirect_from: bar\n---\nA");
        assertTrue(blog.build().files().keySet().containsAll(List.of("foo.html", "bar/index.html")), "no package.json");
        blog.file("package.json", packageJson(List.of("hexo-server")));
        assertFalse(blog.build().files().containsKey("foo.html"));
        assertFalse(blog.build().files().containsKey("bar/index.html"));
        blog.file("package.json", packageJson(List.of("hexo-generator-alias")));
        assertTrue(blog.build().files().containsKey("foo.html"));

        Blog.Built byKey = new Blog(root).config("aliases:\n  bar.html: /a/\n").build();
        assertTrue(byKey.files().containsKey("bar.html"));
        assertEquals(List.of(), byKey.problems());
    }

    @Test
    void a_file_of_a_plugin_stays_within_the_site() throws IOException {
        Blog.Built built = new Blog(root)
                .config("feed:\n  path: ../../atom.xml\n")
                .post("a.md", "a")
                .build();
        assertFalse(built.files().keySet().stream().anyMatch(path -> path.contains("..")));
        assertEquals(1, built.problems().size());
    }

    @Test
    void feed_and_sitemap_are_named_in_the_head_of_pages_as_the_settings_say() throws IOException {
        Blog blog = new Blog(root)
                .config("feed:\n  type: [rss2, atom]\nsitemap:\n  rel: true\n")
                .post("a.md", "a");
        String head = blog.build().page("index.html").replaceAll("(?s)</head>.*", "");
        assertTrue(head.contains("type=\"application/rss+xml\" title=\"Hexo\" href=\"/rss2.xml\""), head);
        assertTrue(head.contains("type=\"application/atom+xml\" title=\"Hexo\" href=\"/atom.xml\""), head);
        assertTrue(head.contains(
                "<link rel=\"sitemap\" type=\"application/xml\" title=\"Sitemap\" href=\"/sitemap.xml\">"));

        blog.config("feed:\n  autodiscovery: false\n");
        head = blog.build().page("index.html").replaceAll("(?s)</head>.*", "");
        assertFalse(head.contains("rss+xml") || head.contains("atom+xml"), head);
        assertFalse(head.contains("rel=\"sitemap\""), head);
    }

    @Test
    void a_blog_can_go_without_feed_sitemap_and_robots() throws IOException {
        Blog blog = new Blog(root).post("a.md", "a");
        assertTrue(blog.build().files().keySet().containsAll(Arrays.asList("atom.xml", "sitemap.xml", "robots.txt")));

        blog.config("feed: false\nsitemap: false\nrobotstxt: false\n");
        assertEquals(
                List.of(),
                blog.build().files().keySet().stream()
                        .filter(path -> path.endsWith(".xml") || path.endsWith(".txt"))
                        .filter(path -> !path.startsWith("search/"))
                        .toList());
    }

    @Test
    void a_template_of_the_blog_for_a_plugin_is_told() throws IOException {
        List<String> problems = new Blog(root)
                .config("feed:\n  template: my.xml\nsitemap:\n  template: s.xml\n")
                .post("a.md", "a")
                .build()
                .problems();
        assertEquals(2, problems.size());
        assertTrue(problems.get(0).contains("'feed.template' is not used"), problems.get(0));
    }
}
