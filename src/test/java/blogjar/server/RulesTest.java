package blogjar.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import blogjar.config.Config;
import blogjar.output.Release;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What rules make of requests. */
class RulesTest {
    @TempDir
    Path site;

    private WebServer server;

    @BeforeEach
    void start() throws IOException {
        TestSite.write(site);
        TestSite.put(site, "gone.html", "<p>gone</p>");
        TestSite.put(site, "_redirects", """
                # rules of the site
                /past/*         /post/:splat
                /about          /never
                /ten.bin        /forced       302!
                /app/*          /about        200
                /was            410
                /was-here       /gone         410
                /wrong          nowhere
                """);
        server = start(List.of(
                "/post/hello/ /moved?by=us 308",
                "/away/* https://other.test/:splat",
                "/旧/* /中文/:splat 302",
                "/legal 451",
                "/.well-known/acme-challenge/* /no"));
    }

    private WebServer start(List<String> rules) {
        Map<String, Object> values = Map.of("url", "http://blog.test", "server", Map.of("redirects", rules));
        WebServer.Settings settings = new WebServer.Settings(
                new Ports("localhost", 0, 0, 0),
                Locations.of(new Config(values, Map.of())),
                Headers.USUAL,
                AccessLog.none(),
                problem -> {});
        return WebServer.start(settings, Release.ofFolder(site));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private String get(String target) throws IOException {
        return RawClient.exchange(
                server.httpAddress().getPort(),
                "GET " + target + " HTTP/1.1\r\nHost: blog.test\r\nConnection: close\r\n\r\n");
    }

    @ParameterizedTest(name = "{0} -> {1} {2}")
    @CsvSource(delimiter = '|', textBlock = """
            # target                               | status | Location
              /post/hello/                         | 308    | /moved?by=us
              /post/hello                          | 308    | /moved?by=us
              /away/x/y?a=%26b                     | 301    | https://other.test/x/y?a=%26b
              /away                                | 301    | https://other.test/
              /%E6%97%A7/%e6%96%87%E7%AB%A0/?q     | 302    | /%E4%B8%AD%E6%96%87/%E6%96%87%E7%AB%A0/?q
              http://blog.test/away/z              | 301    | https://other.test/z
              /legal                               | 451    |
              /past/x                              | 301    | /post/x
              /past//evil.test                     | 301    | /post//evil.test
              /away/%0d%0aX-Injected:%201          | 400    |
              /away/%5cevil.test                   | 400    |
              /away/../x                           | 404    |
              /about                               | 200    |
              /about.html                          | 200    |
              /ten.bin                             | 302    | /forced
              /app/a/b                             | 200    |
              /was                                 | 410    |
              /was-here                            | 410    |
              /wrong                               | 404    |
              /_redirects                          | 404    |
              /.well-known/acme-challenge/token    | 200    |
              /.well-known/acme-challenge/none     | 404    |
            """)
    void a_rule_decides(String target, int status, String location) throws IOException {
        String response = get(target);
        assertEquals(status, RawClient.status(response), response);
        assertEquals(
                location == null ? "" : location,
                RawClient.field(response, "Location").orElse(""));
        assertFalse(response.contains("X-Injected"), response);
    }

    @Test
    void a_page_is_shown_for_what_is_gone_and_for_another_path() throws IOException {
        assertTrue(get("/was").endsWith("<p>not here</p>"));
        assertTrue(get("/was-here").endsWith("<p>gone</p>"));
        assertTrue(get("/app/a/b").endsWith("<p>about</p>"));
        assertTrue(get("/legal").startsWith("HTTP/1.1 451 Unavailable For Legal Reasons\r\n"));
    }

    @Test
    void a_redirect_has_a_body_for_get_and_none_for_head_and_keeps_the_connection() throws IOException {
        String head = RawClient.exchange(server.httpAddress().getPort(), """
                HEAD /away/1 HTTP/1.1\r
                Host: blog.test\r
                \r
                GET /away/2 HTTP/1.1\r
                Host: blog.test\r
                Connection: close\r
                \r
                """);
        assertEquals(2, RawClient.responses(head), head);
        assertTrue(head.contains("Location: https://other.test/2\r\n"), head);
        assertEquals(1, head.split("<!DOCTYPE", -1).length - 1, head);
    }

    @Test
    void the_rules_of_a_release_come_and_go_with_it() throws IOException {
        TestSite.put(site, "_redirects", "/past/* /future/:splat 307\n");
        server.publish(Release.ofFolder(site));
        assertEquals("/future/x", RawClient.field(get("/past/x"), "Location").orElse(""));
        assertEquals(404, RawClient.status(get("/was")));
        assertEquals(200, RawClient.status(get("/ten.bin")));
    }
}
