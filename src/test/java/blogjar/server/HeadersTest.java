package blogjar.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import blogjar.config.Config;
import blogjar.diagnostic.ProblemException;
import blogjar.output.Release;
import blogjar.yaml.Yaml;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Fields that are said of responses by their path. */
class HeadersTest {
    @TempDir
    static Path folder;

    static WebServer usual;
    static WebServer changed;

    @BeforeAll
    static void start() throws IOException {
        TestSite.write(folder);
        TestSite.put(folder, "atom.xml", "<feed/>");
        TestSite.put(folder, "search.json", "[]");
        TestSite.put(folder, "en/feed.json", "{}");
        TestSite.put(folder, "my-feed.xml", "<feed/>");
        TestSite.put(folder, "picture.svg", "<svg/>");
        TestSite.put(folder, "fonts/a/b.woff2", "font");
        TestSite.put(folder, "fonts/LICENSE", "free");
        usual = start("{}");
        changed = start("""
                feed: {path: my-feed.xml}
                server:
                  headers:
                    - X-Frame-Options: DENY
                      Referrer-Policy: null
                      X-Number: 5
                    - /fonts/**:
                        Access-Control-Allow-Origin: "https://a.example"
                        Cache-Control: "public, max-age=60"
                      "*.woff2":
                        X-Number: false
                      /about:
                        X-Robots-Tag: [noindex, nofollow]
                    - /fonts:
                        X-Last: "1"
                      atom.xml:
                        Access-Control-Allow-Origin: null
                      /.well-known/:
                        X-Last: "2"
                """);
    }

    @AfterAll
    static void stop() {
        usual.close();
        changed.close();
    }

    private static Config config(String yaml) {
        return new Config(
                Objects.requireNonNull(Yaml.parse("_config.yml", yaml, 1).mapping()), Map.of());
    }

    private static WebServer start(String yaml) {
        return WebServer.start(TestSite.settings(Headers.of(config(yaml))), Release.ofFolder(folder));
    }

    private static String field(WebServer server, String method, String path, String name) throws IOException {
        String response = RawClient.exchange(
                server.httpAddress().getPort(),
                method + " " + path + " HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
        return RawClient.field(response, name).orElse("-");
    }

    @ParameterizedTest(name = "{0} {1}: {2}")
    @CsvSource(delimiter = '|', textBlock = """
            /                | X-Content-Type-Options       | nosniff
            /css/style.css   | X-Content-Type-Options       | nosniff
            /missing         | X-Content-Type-Options       | nosniff
            /post/hello      | X-Content-Type-Options       | nosniff
            /%00             | X-Content-Type-Options       | nosniff
            /                | Referrer-Policy              | strict-origin-when-cross-origin
            /ten.bin         | Referrer-Policy              | strict-origin-when-cross-origin
            /                | X-Frame-Options              | SAMEORIGIN
            /missing         | X-Frame-Options              | SAMEORIGIN
            /picture.svg     | X-Frame-Options              | SAMEORIGIN
            /ten.bin         | X-Frame-Options              | -
            /ten.bin         | Permissions-Policy           | -
            /                | Cross-Origin-Opener-Policy   | -
            /ten.bin         | Cross-Origin-Resource-Policy | -
            /                | Access-Control-Allow-Origin  | -
            /atom.xml        | Access-Control-Allow-Origin  | *
            /search.json     | Access-Control-Allow-Origin  | *
            /en/feed.json    | Access-Control-Allow-Origin  | *
            /my-feed.xml     | Access-Control-Allow-Origin  | -
            /                | Server                       | -
            """)
    void without_settings_a_blog_has_fields_that_do_it_good(String path, String name, String value) throws IOException {
        assertEquals(value, field(usual, "GET", path, name));
        assertEquals(value, field(usual, "HEAD", path, name));
    }

    @Test
    void pages_may_be_framed_by_the_blog_alone_and_ask_for_no_device() throws IOException {
        assertTrue(field(usual, "GET", "/", "Content-Security-Policy").contains("frame-ancestors 'self'"));
        assertTrue(field(usual, "GET", "/", "Permissions-Policy").contains("camera=()"));
    }

    @ParameterizedTest(name = "{0} {1}: {2}")
    @CsvSource(delimiter = '|', textBlock = """
            /                              | X-Frame-Options             | DENY
            /missing                       | X-Frame-Options             | DENY
            /post/hello                    | X-Frame-Options             | DENY
            /                              | Referrer-Policy             | -
            /ten.bin                       | X-Number                    | 5
            /fonts/a/b.woff2               | X-Number                    | -
            /fonts/a/b.woff2               | Access-Control-Allow-Origin | https://a.example
            /fonts/a/b.woff2               | Cache-Control               | public, max-age=60
            /fonts/LICENSE                 | Cache-Control               | public, max-age=60
            /fonts/LICENSE                 | X-Last                      | 1
            /ten.bin                       | Cache-Control               | no-cache
            /about.html                    | X-Robots-Tag                | noindex, nofollow
            /about                         | X-Robots-Tag                | noindex, nofollow
            /                              | X-Robots-Tag                | -
            /atom.xml                      | Access-Control-Allow-Origin | -
            /my-feed.xml                   | Access-Control-Allow-Origin | *
            /.well-known/acme-challenge/token | X-Last                   | 2
            """)
    void fields_are_changed_added_and_removed_by_path_in_order(String path, String name, String value)
            throws IOException {
        assertEquals(value, field(changed, "GET", path, name));
        assertEquals(value, field(changed, "HEAD", path, name));
    }

    @Test
    void what_is_not_modified_has_its_fields_too() throws IOException {
        String etag = field(changed, "GET", "/fonts/LICENSE", "ETag");
        String response = RawClient.exchange(
                changed.httpAddress().getPort(),
                "GET /fonts/LICENSE HTTP/1.1\r\nHost: a\r\nIf-None-Match: " + etag + "\r\nConnection: close\r\n\r\n");
        assertEquals(304, RawClient.status(response));
        assertEquals(
                "public, max-age=60", RawClient.field(response, "Cache-Control").orElse("-"));
    }

    @Test
    void a_field_for_all_paths_goes_over_what_is_usual_for_a_file() throws IOException {
        try (WebServer server = start("server: {headers: {Cache-Control: no-store, X-Content-Type-Options: null}}")) {
            assertEquals("no-store", field(server, "GET", "/ten.bin", "Cache-Control"));
            assertEquals("no-store", field(server, "GET", "/missing", "Cache-Control"));
            assertEquals("-", field(server, "GET", "/", "X-Content-Type-Options"));
        }
    }

    /** The library's buffer has no room for the other fields behind an address of such a length, or even for the address. */
    @ParameterizedTest
    @ValueSource(ints = {10, 6500, 7500})
    void a_redirect_has_its_fields_however_long_the_address_is(int length) throws IOException {
        String query = "?" + "a".repeat(length);
        assertEquals("/post/hello/" + query, field(usual, "GET", "/post/hello" + query, "Location"));
        assertEquals("nosniff", field(usual, "GET", "/post/hello" + query, "X-Content-Type-Options"));
        String response = RawClient.exchange(
                usual.httpAddress().getPort(),
                "GET /post/hello" + query
                        + " HTTP/1.1\r\nHost: a\r\n\r\nGET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
        assertEquals(2, response.split("Referrer-Policy: ", -1).length - 1, response);
        assertEquals(2, response.split("HTTP/1.1 (200|301) ", -1).length - 1, response);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/ten.bin", "/missing", "/fonts/LICENSE", "/post/hello", "/%00", "/about"})
    void each_field_is_sent_once(String path) throws IOException {
        String response = RawClient.exchange(
                changed.httpAddress().getPort(), "GET " + path + " HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
        List<String> names = response.substring(0, response.indexOf("\r\n\r\n"))
                .lines()
                .skip(1)
                .map(line -> line.substring(0, line.indexOf(':')).toLowerCase(Locale.ROOT))
                .toList();
        assertEquals(names.stream().distinct().toList(), names);
        assertTrue(names.contains("date"), response);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            [a]                                 | 'server.headers' holds 'a', which names neither a path nor a field
            nosniff                             | 'server.headers' holds 'nosniff', which names neither a path nor a field
            {"a b": c}                          | 'a b' is no name of a header field
            {"": c}                             | '' is no name of a header field
            {"*.xml": noindex}                  | '*.xml' is no name of a header field
            {X-A: "b\\r\\nSet-Cookie: c"}       | the value of 'X-A' can't be sent in a header field
            {X-A: "b\\u0000"}                   | the value of 'X-A' can't be sent in a header field
            {X-A: 中}                           | the value of 'X-A' can't be sent in a header field
            {/a: {X-B: {c: d}}}                 | the value of 'X-B' can't be sent in a header field
            {content-length: 5}                 | 'content-length' follows from what is sent, and is not a matter of settings
            {Strict-Transport-Security: "a"}    | 'Strict-Transport-Security' follows from what is sent, and is not a matter of settings
            """)
    void what_can_not_be_sent_is_refused(String headers, String message) {
        ProblemException refused =
                assertThrows(ProblemException.class, () -> Headers.of(config("server:\n  headers: " + headers + "\n")));
        assertEquals(message, refused.problems().get(0).message());
    }
}
