package blogjar.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import blogjar.metrics.Views;
import blogjar.output.Release;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who reads pages is counted by the server itself. */
class ViewCountTest {
    private static final String FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";
    private static final String HELLO = "/post/hello/";

    @TempDir
    Path folder;

    private final HttpClient client = HttpClient.newHttpClient();
    private final Views views = new Views(Clock.systemUTC());
    private WebServer server;

    @BeforeEach
    void start() throws IOException {
        Access access = Access.of(new blogjar.config.Config(
                Map.of("server", Map.of("access", Map.of("/about.html", Map.of("from", "127.0.0.0/8")))), Map.of()));
        WebServer.Settings settings = new WebServer.Settings(
                new Ports("localhost", 0, 0, 0),
                Locations.of(),
                Headers.USUAL,
                Proxies.NONE,
                access,
                Limits.USUAL,
                Admin.OFF,
                views,
                null,
                null,
                AccessLog.none(),
                problem -> {});
        server = WebServer.start(settings, Release.ofFolder(TestSite.write(folder)));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private HttpResponse<String> get(String path, String... fields) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create("http://localhost:" + server.httpAddress().getPort() + path))
                .setHeader("User-Agent", FIREFOX);
        if (fields.length > 0) {
            for (int i = 0; i < fields.length; i += 2) {
                request.setHeader(fields[i], fields[i + 1]);
            }
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    @Test
    void a_page_that_is_opened_counts_once_for_each_browser() throws IOException, InterruptedException {
        get(HELLO);
        get(HELLO);
        get(HELLO + "index.html");
        get(HELLO, "User-Agent", FIREFOX.replace("140", "141"));
        assertEquals(2, views.of("post/hello/"));
    }

    @Test
    void the_counts_are_told_and_asking_for_them_is_reading_the_page() throws IOException, InterruptedException {
        get("/");
        HttpResponse<String> told = get("/_views?" + HELLO);
        assertEquals("{\"page\": 1, \"site\": 2}\n", told.body());
        assertEquals("no-store", told.headers().firstValue("Cache-Control").orElse(""));
        assertTrue(told.headers().firstValue("Set-Cookie").isEmpty());
        assertEquals(
                "{\"page\": 1, \"site\": 3}\n",
                get("/b/_views?/%E4%B8%AD%E6%96%87/%E6%96%87%E7%AB%A0/").body());
        assertEquals("{\"page\": 0, \"site\": 3}\n", get("/_views?/none/").body());
        assertEquals("{\"page\": 0, \"site\": 3}\n", get("/_views").body());
    }

    @Test
    void the_posts_that_were_read_most_are_told_with_their_titles() throws IOException, InterruptedException {
        String post = "<meta name=\"robots\" content=\"%s\"><h1 class=\"p-name\">%s</h1><time class=\"dt-published\">";
        Path site = folder.resolve("popular");
        TestSite.put(site, "index.html", "<p>home</p>");
        TestSite.put(site, "about.html", "<h1 class=\"p-name\">About</h1>");
        TestSite.put(site, "茶/index.html", post.formatted("all", "茶 &amp; <b>Tee</b>"));
        TestSite.put(site, "b.html", post.formatted("all", "B"));
        TestSite.put(site, "hidden.html", post.formatted("noindex", "H"));
        views.goOnFrom("views 1\n9 \n8 about.html\n7 hidden.html\n6 gone.html\n5 b.html\n6 茶/\n");
        server.publish(Release.ofFolder(site));
        assertEquals(
                "{\"popular\":[{\"path\":\"%E8%8C%B6/\",\"title\":\"茶 & Tee\",\"count\":6},"
                        + "{\"path\":\"b.html\",\"title\":\"B\",\"count\":5}]}",
                get("/_views?popular=5").body().strip());
        assertEquals(1, get("/_views?popular=1").body().split("count").length - 1);
        assertEquals("{\"popular\":[]}", get("/_views?popular=0").body().strip());
        TestSite.put(site, "b.html", post.formatted("all", "New title"));
        server.publish(Release.ofFolder(site));
        assertTrue(get("/_views?popular=5").body().contains("New title"));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            User-Agent     | Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)
            User-Agent     | Mozilla/5.0 (compatible; Baiduspider/2.0; +http://www.baidu.com/search/spider.html)
            User-Agent     | curl/8.5.0
            User-Agent     | FreshRSS/1.24
            Sec-Purpose    | prefetch
            Sec-Purpose    | prefetch;prerender
            Sec-Fetch-Dest | empty
            Sec-Fetch-Dest | iframe
            """)
    void programs_and_what_nobody_opened_are_left_out(String field, String value)
            throws IOException, InterruptedException {
        assertEquals(200, get(HELLO, field, value).statusCode());
        assertEquals(0, views.all());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/css/style.css", "/none.html", "/404.html", "/about.html", "/_views?/about.html"})
    void what_is_no_page_for_everybody_is_not_counted(String path) throws IOException, InterruptedException {
        get(path);
        assertEquals(0, views.all());
    }

    @Test
    void without_the_setting_there_is_no_such_address() throws IOException, InterruptedException {
        try (WebServer plain = TestSite.start(folder)) {
            HttpRequest request = HttpRequest.newBuilder(
                            URI.create("http://localhost:" + plain.httpAddress().getPort() + "/_views"))
                    .build();
            assertEquals(
                    404,
                    client.send(request, HttpResponse.BodyHandlers.ofString()).statusCode());
        }
        assertFalse(views.text().contains("post"));
    }
}
