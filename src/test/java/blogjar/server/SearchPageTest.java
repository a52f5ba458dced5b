package blogjar.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import blogjar.build.Blog;
import blogjar.build.Build;
import blogjar.build.BuildMemory;
import blogjar.build.Progress;
import blogjar.output.Release;
import blogjar.output.ReleaseSink;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Search without JavaScript. */
class SearchPageTest {
    @TempDir
    static Path folder;

    private static WebServer site;

    private final HttpClient client = HttpClient.newHttpClient();

    @BeforeAll
    static void start() throws IOException {
        site = served(new Blog(folder.resolve("blog"))
                .config("title: T\nlanguage: zh-CN\n")
                .post("a.md", "---\ntitle: 'A <b> & \"c\"'\ndate: 2024-01-02\n---\n并发 `<script>alert(1)</script>` 编程\n")
                .post("b.md", "---\ntitle: 并发\ndate: 2023-01-02\n---\ntext\n"));
    }

    @AfterAll
    static void stop() {
        site.close();
    }

    private static WebServer served(Blog blog) throws IOException {
        return TestSite.start(
                blog.buildTo(blog.root().resolveSibling(blog.root().getFileName() + "-site")));
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return client.send(request(site, path), HttpResponse.BodyHandlers.ofString());
    }

    private static HttpRequest request(WebServer server, String path) {
        return HttpRequest.newBuilder(
                        URI.create("http://localhost:" + server.httpAddress().getPort() + path))
                .build();
    }

    private static String field(HttpResponse<String> response, String name) {
        return response.headers().firstValue(name).orElse("");
    }

    private static List<String> links(String page) {
        return Stream.of(page.split("class=\"search-hits\"", 2)[1].split("<li><a href=\""))
                .skip(1)
                .map(part -> part.split("\"")[0])
                .toList();
    }

    @Test
    void a_query_is_answered_with_the_page_of_the_site() throws Exception {
        HttpResponse<String> found = get("/search/?q=%E5%B9%B6%E5%8F%91");
        assertEquals(200, found.statusCode());
        assertEquals("no-store", field(found, "Cache-Control"));
        assertEquals("noindex", field(found, "X-Robots-Tag"));
        assertEquals("", field(found, "ETag"));
        assertEquals("text/html; charset=utf-8", field(found, "Content-Type"));
        assertEquals(field(get("/search/"), "Content-Security-Policy"), field(found, "Content-Security-Policy"));
        String page = found.body();
        assertEquals(List.of("/2023/01/02/b/", "/2024/01/02/a/"), links(page));
        assertTrue(page.contains("<p role=\"status\" class=\"search-status\">找到 2 条</p>"), page);
        assertTrue(page.contains("<a href=\"/2023/01/02/b/\"><mark>并发</mark></a>"), page);
        assertTrue(page.contains("A &lt;b&gt; &amp; &quot;c&quot;</a>"), page);
        assertTrue(page.contains("<p><mark>并发</mark> &lt;script&gt;alert(1)&lt;/script&gt; 编程</p>"), page);
        assertTrue(page.contains("id=\"search-query\" value=\"并发\""), page);
        assertFalse(page.contains("<noscript>"), page);
    }

    @Test
    void what_is_asked_is_no_html() throws Exception {
        String query = "\"><script>alert(1)</script>&amp;'";
        String page = get("/search/?q=" + URLEncoder.encode(query, StandardCharsets.UTF_8))
                .body();
        assertFalse(page.contains("<script>alert"), page);
        assertTrue(page.contains("value=\"&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;&amp;amp;&#39;\""), page);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/search/", "/search/?q=", "/search/?q=+", "/search/?x=1", "/search/index.html"})
    void without_a_query_it_is_a_page_as_any_other(String path) throws Exception {
        HttpResponse<String> page = get(path);
        assertEquals(200, page.statusCode());
        assertEquals("no-cache", field(page, "Cache-Control"));
        assertTrue(page.body().contains("<noscript>"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "%25",
                "%E5%B9",
                "%00",
                "%F0%9F%98%80",
                "%ED%A0%80",
                "a&q=b",
                "=====",
                "%2B%2B%2B",
                "..%2F..",
                "%5C%22"
            })
    void any_query_has_an_answer(String query) throws Exception {
        assertEquals(200, get("/search/?q=" + query).statusCode());
    }

    @Test
    void a_long_query_is_cut() throws Exception {
        HttpResponse<String> page = get("/search/?q=" + "%E5%B9%B6%E5%8F%91".repeat(400));
        assertEquals(200, page.statusCode());
        assertEquals(2, links(page.body()).size());
        assertTrue(page.body().length() < 20_000);
    }

    @Test
    void of_very_many_at_once_some_are_told_to_come_again() throws Exception {
        List<CompletableFuture<HttpResponse<String>>> all = IntStream.range(0, 300)
                .mapToObj(i -> client.sendAsync(
                        request(site, "/search/?q=%E5%B9%B6%E5%8F%91+" + i), HttpResponse.BodyHandlers.ofString()))
                .toList();
        for (CompletableFuture<HttpResponse<String>> one : all) {
            HttpResponse<String> answer = one.get();
            assertTrue(answer.statusCode() == 200 || answer.statusCode() == 503, answer::toString);
            assertEquals("no-store", field(answer, "Cache-Control"));
            assertEquals(answer.statusCode() == 503 ? "1" : "", field(answer, "Retry-After"));
        }
        assertEquals(200, get("/search/?q=a").statusCode());
    }

    @Test
    void a_page_of_the_blogs_own_is_left_alone() throws Exception {
        Blog blog = new Blog(folder.resolve("own"))
                .config("title: T\n")
                .post("a.md", "---\ntitle: A\ndate: 2024-01-02\n---\nwords\n")
                .file("source/search/index.html", "---\nlayout: false\n---\nmine");
        try (WebServer server = served(blog)) {
            HttpRequest request = request(server, "/search/?q=words");
            assertEquals(
                    "mine",
                    client.send(request, HttpResponse.BodyHandlers.ofString())
                            .body()
                            .strip());
        }
    }

    @Test
    void while_pages_are_rendered_only_when_they_are_asked_for_the_index_before_answers() throws Exception {
        Blog blog = new Blog(folder.resolve("late"))
                .config("title: T\n")
                .post("a.md", "---\ntitle: A\ndate: 2024-01-02\n---\nwords\n");
        BuildMemory memory = new BuildMemory();
        ReleaseSink whole = new ReleaseSink();
        Build.prepare(Build.Settings.of(blog.root()), memory).run(whole, Progress.NONE);
        Release before = whole.release();
        blog.post("b.md", "---\ntitle: B\ndate: 2024-01-03\n---\nmore words\n");
        ReleaseSink late = new ReleaseSink(before, Clock.systemUTC());
        Build.prepare(Build.Settings.of(blog.root()), memory).rendering().run(late, Progress.NONE);
        Release unrendered = late.release();
        assertTrue(unrendered.isUnrendered());
        try (WebServer server = WebServer.start(TestSite.settings(AccessLog.none()), before)) {
            server.publish(unrendered);
            assertEquals(List.of("/2024/01/02/a/"), found(server));
            server.publish(unrendered.rendered());
            assertEquals(List.of("/2024/01/03/b/", "/2024/01/02/a/"), found(server));
        }
    }

    private List<String> found(WebServer server) throws IOException, InterruptedException {
        return links(client.send(request(server, "/search/?q=words"), HttpResponse.BodyHandlers.ofString())
                .body());
    }

    @Test
    void the_parts_of_the_index_are_kept_for_ever_and_what_names_them_is_asked_for() throws Exception {
        HttpResponse<String> manifest = get("/search/index.json");
        assertEquals("no-cache", field(manifest, "Cache-Control"));
        String hash = manifest.body().replaceAll("(?s).*\"terms\":\\[\\[\"[^\"]*\",\"([0-9a-f]+)\".*", "$1");
        assertEquals("public, max-age=31536000, immutable", field(get("/search/w." + hash + ".txt"), "Cache-Control"));
    }
}
