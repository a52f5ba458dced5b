package blogjar.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import blogjar.config.Config;
import blogjar.diagnostic.Problem;
import blogjar.output.Release;
import blogjar.yaml.Yaml;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Paths that other programs answer, with such a program and raw bytes on both sides. */
class GatewayTest {
    private static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok";

    @TempDir
    Path folder;

    private final Queue<Problem> problems = new ConcurrentLinkedQueue<>();
    private WebServer server;

    @BeforeEach
    void write() throws IOException {
        TestSite.write(folder);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    static Config config(String yaml) {
        return new Config(
                Objects.requireNonNull(Yaml.parse("_config.yml", yaml, 1).mapping()), Map.of());
    }

    private void serve(String yaml) {
        Config config = config(yaml);
        server = WebServer.start(TestSite.settings(config, problems), Release.ofFolder(folder));
    }

    /** @param rule of {@code server.proxy}; TO is the service */
    private void serve(TestService service, String rule) {
        serve("server: {proxy: {" + rule.replace("TO", service.address()) + "}}");
    }

    private String exchange(String bytes) throws IOException {
        return RawClient.exchange(server.httpAddress().getPort(), bytes);
    }

    private String get(String target) throws IOException {
        return get(target, "");
    }

    private String get(String target, String fields) throws IOException {
        return exchange("GET " + target + " HTTP/1.1\r\nHost: blog.test\r\n" + fields + "Connection: close\r\n\r\n");
    }

    private static String body(String response) {
        return response.substring(response.indexOf("\r\n\r\n") + 4);
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "PROPFIND"})
    void a_request_goes_on_with_its_method_and_its_body(String method) throws IOException {
        String sent = "GET / HTTP/9.9\r\n\r\n\r\n\n\n\0\u00ff".repeat(9_000);
        try (TestService service = TestService.echo()) {
            serve(service, "/c: TO");
            String head = method + " /c/a?b HTTP/1.1\r\nHost: blog.test\r\n";
            String plain = exchange(head + "Content-Length: " + sent.length() + "\r\n\r\n" + sent);
            assertEquals(200, RawClient.status(plain), plain);
            assertEquals(method + " /a?b HTTP/1.1\n" + sent, body(plain));
            assertEquals(Integer.toString(sent.length()), service.last().field("Content-Length"));
            StringBuilder chunks = new StringBuilder();
            for (int i = 0; i < sent.length(); i += 7_777) {
                String chunk = sent.substring(i, Math.min(sent.length(), i + 7_777));
                chunks.append(Integer.toHexString(chunk.length()))
                        .append(";x=y\r\n")
                        .append(chunk)
                        .append("\r\n");
            }
            String chunked = exchange(head + "Transfer-Encoding: chunked\r\n\r\n" + chunks + "0\r\n\r\n");
            assertEquals(method + " /a?b HTTP/1.1\n" + sent, body(chunked));
            String bare = exchange(head + "Connection: close\r\n\r\n");
            assertEquals(method + " /a?b HTTP/1.1\n", body(bare));
        }
        assertEquals(List.of(), List.copyOf(problems));
    }

    @Test
    void a_connection_goes_on_after_an_answer_without_a_body_to_a_request_without_one() throws IOException {
        try (TestService service = TestService.echo()) {
            serve(service, "/c: TO");
            String two = exchange("HEAD /c/x HTTP/1.1\r\nHost: a\r\n\r\n\r\nGET /c/y HTTP/1.1\r\nHost: a\r\n\r\n"
                    + "GET /about HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
            assertEquals(3, RawClient.responses(two), two);
            assertTrue(two.contains("Content-Length: 17\r\n"), two);
            assertTrue(two.contains("GET /y HTTP/1.1\nHTTP/1.1 200 OK"), two);
            assertTrue(two.endsWith("\r\n\r\n<p>about</p>"), two);
            assertEquals("close", service.last().field("Connection"));
        }
    }

    @ParameterizedTest(name = "{0} for {1} -> {2}")
    @CsvSource(delimiter = '|', textBlock = """
            # rule                                    | target               | asked for
              /c: TO                                  | /c                   | /
              /c/: TO                                 | /c                   | /
              /c/: TO/                                | /c/                  | /
              /c/: TO/                                | /c/a//b/?x=/../%0a   | /a//b/?x=/../%0a
              /c: TO                                  | /c?q                 | /?q
              /c: TO/base/                            | /c/a                 | /base/a
              /c: TO/base                             | /c                   | /base
              /c: TO/base                             | /%63/a%20b           | /base/a%20b
              /c/d: TO                                | /c/d/e               | /e
              /c/d: TO                                | /%63/%64             | /
              /评论: TO                               | /%E8%AF%84%E8%AE%BA/a | /a
              '/c: {to: TO, strip_prefix: false}'     | /c/a                 | /c/a
              '/c: {to: TO/base, strip_prefix: false}' | /c                  | /base/c
              '/c: TO/1, /c/d: TO/2, /c/d/e: TO/3'    | /c/d/e/f             | /3/f
              '/c: TO/1, /c/d: TO/2, /c/d/e: TO/3'    | /c/d/eh              | /2/eh
              /c: TO                                  | http://blog.test/c/a | /a
            """)
    void the_prefix_is_replaced_by_the_path_of_the_target(String rule, String target, String asked) throws IOException {
        try (TestService service = TestService.answering(OK)) {
            serve(service, rule);
            assertTrue(get(target).endsWith("ok"));
            assertEquals("GET " + asked + " HTTP/1.1", service.last().line());
        }
    }

    @ParameterizedTest(name = "{0} {1} -> {2}")
    @CsvSource(delimiter = '|', textBlock = """
            GET   | /cd       | 404
            GET   | /about    | 200
            POST  | /about    | 405
            POST  | /cd       | 405
            GET   | /c/.git/x | 404
            POST  | /c/.git/x | 405
            GET   | /c/../x   | 404
            GET   | /c%2fx    | 400
            GET   | //c/x     | 404
            TRACE | /c/x      | 405
            """)
    void nothing_else_reaches_the_service(String method, String target, int status) throws IOException {
        try (TestService service = TestService.answering(OK)) {
            serve(service, "/c: TO");
            String response = exchange(method + " " + target + " HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
            assertEquals(status, RawClient.status(response), response);
            assertEquals(List.of(), service.asked());
        }
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(delimiter = '|', textBlock = """
            Content-Length: 4\\r\\nTransfer-Encoding: chunked      | 400
            Content-Length: 0\\r\\nContent-Length: 5               | 400
            Content-Length: +5                                     | 400
            Transfer-Encoding: xchunked                            | 501
            Transfer-Encoding: chunked\\r\\nTransfer-Encoding: x   | 400
            Transfer-Encoding: gzip, chunked                       | 501
            """)
    void a_request_that_can_be_framed_in_two_ways_gets_nowhere(String fields, int status) throws IOException {
        try (TestService service = TestService.answering(OK)) {
            serve(service, "/c: TO");
            String response = exchange("POST /c/x HTTP/1.1\r\nHost: a\r\n"
                    + fields.replace("\\r", "\r").replace("\\n", "\n")
                    + "\r\n\r\nGET /c/y HTTP/1.1\r\nHost: a\r\n\r\n");
            assertEquals(status, RawClient.status(response), response);
            assertEquals(1, RawClient.responses(response), response);
            assertEquals(List.of(), service.asked());
        }
    }

    @Test
    void a_service_is_told_the_truth_about_who_asks() throws IOException {
        try (TestService service = TestService.answering(OK)) {
            serve(service, "/c: TO");
            get("/c/x", """
                    X-Forwarded-For: 6.6.6.6\r
                    X-Forwarded-Proto: https\r
                    X-Forwarded-User: root\r
                    X_Forwarded_For: 6.6.6.6\r
                    X-Real-IP: 6.6.6.6\r
                    CF-Connecting-IP: 6.6.6.6\r
                    Forwarded: for=6.6.6.6\r
                    Proxy: http://6.6.6.6\r
                    Remote-User: root\r
                    Authorization: Bearer x\r
                    Cookie: a=b\r
                    """);
            TestService.Asked asked = service.last();
            assertFalse(asked.head().contains("6.6.6.6"), asked.head());
            assertFalse(asked.head().contains("root"), asked.head());
            assertEquals("127.0.0.1", asked.field("X-Forwarded-For"));
            assertEquals("127.0.0.1", asked.field("X-Real-IP"));
            assertEquals("http", asked.field("X-Forwarded-Proto"));
            assertEquals("blog.test", asked.field("X-Forwarded-Host"));
            assertEquals("/c", asked.field("X-Forwarded-Prefix"));
            assertEquals("for=127.0.0.1;host=\"blog.test\";proto=http", asked.field("Forwarded"));
            assertEquals("blog.test", asked.field("Host"));
            assertEquals("Bearer x", asked.field("Authorization"));
            assertEquals("a=b", asked.field("Cookie"));
            assertTrue(asked.field("Via").startsWith("1.1 "), asked.head());
        }
    }

    @Test
    void what_a_trusted_proxy_says_of_the_client_goes_on() throws IOException {
        try (TestService service = TestService.answering(OK)) {
            serve("server: {proxies: loopback, proxy: {/c: '" + service.address() + "'}}");
            get("/c/x", """
                    X-Forwarded-For: 6.6.6.6, 2001:db8::1\r
                    X-Forwarded-Proto: https\r
                    X-Forwarded-Host: other.test\r
                    """);
            TestService.Asked asked = service.last();
            assertEquals("2001:db8::1", asked.field("X-Forwarded-For"));
            assertEquals("https", asked.field("X-Forwarded-Proto"));
            assertEquals("other.test", asked.field("Host"));
            assertEquals("for=\"[2001:db8::1]\";host=\"other.test\";proto=https", asked.field("Forwarded"));
        }
    }

    @Test
    void what_is_about_one_connection_stays_there() throws IOException {
        try (TestService service = TestService.answering("""
                HTTP/1.1 201 Made\r
                Connection: X-Inner, close\r
                X-Inner: hop\r
                Keep-Alive: timeout=5\r
                Upgrade: h2c\r
                Trailer: X-T\r
                Strict-Transport-Security: max-age=0\r
                Alt-Svc: h3=":443"\r
                Referrer-Policy: no-referrer\r
                Set-Cookie: a=1\r
                Set-Cookie: b=2\r
                Transfer-Encoding: chunked\r
                \r
                3\r
                abc\r
                2\r
                de\r
                0\r
                X-T: t\r
                \r
                """)) {
            serve(service, "/c: {to: TO, host: inner.test, headers: {X-Key: secret, User-Agent: false}}");
            String response = get("/c/x", """
                    Connection: X-Hop, content-length\r
                    X-Hop: hop\r
                    TE: trailers\r
                    Keep-Alive: 5\r
                    Proxy-Authorization: Basic hop\r
                    Upgrade: h2c\r
                    HTTP2-Settings: hop\r
                    User-Agent: browser\r
                    X-Key: mine\r
                    """);
            TestService.Asked asked = service.last();
            assertEquals("close", asked.field("Connection"));
            assertEquals("secret", asked.field("X-Key"));
            assertEquals("inner.test", asked.field("Host"));
            assertEquals("blog.test", asked.field("X-Forwarded-Host"));
            for (String name : List.of("TE", "Keep-Alive", "Upgrade", "HTTP2-Settings", "User-Agent", "X-Hop")) {
                assertEquals("", asked.field(name));
            }
            assertFalse(asked.head().contains("hop"), asked.head());
            assertEquals(201, RawClient.status(response), response);
            for (String name : List.of("X-Inner", "Keep-Alive", "Upgrade", "Trailer", "Alt-Svc")) {
                assertEquals("", RawClient.field(response, name).orElse(""));
            }
            assertFalse(response.contains("Strict-Transport"), response);
            assertTrue(response.contains("Set-Cookie: a=1\r\nSet-Cookie: b=2\r\n"), response);
            assertEquals(
                    "no-referrer", RawClient.field(response, "Referrer-Policy").orElse(""));
            assertEquals(
                    "nosniff",
                    RawClient.field(response, "X-Content-Type-Options").orElse(""));
            assertEquals("abcde", body(response));
        }
    }

    @Test
    void fields_of_the_settings_go_over_those_of_the_service() throws IOException {
        try (TestService service =
                TestService.answering("HTTP/1.1 200 OK\r\nContent-Length: 0\r\nX-A: 1\r\nX-Powered-By: x\r\n\r\n")) {
            serve("server: {proxy: {/c: '" + service.address() + "'}, headers: {/c/: {X-A: 2, X-Powered-By: false}}}");
            String response = get("/c/x");
            assertEquals("2", RawClient.field(response, "X-A").orElse(""));
            assertEquals("", RawClient.field(response, "X-Powered-By").orElse(""));
        }
    }

    @ParameterizedTest(name = "{1} of {0} -> {2}")
    @CsvSource(delimiter = '|', textBlock = """
            /c: TO                              | TO/login?x        | /c/login?x
            /c: TO/                             | TO                | /c
            /c: TO/base                         | TO/base/a         | /c/a
            /c: TO/base                         | TO/other          | TO/other
            '/c: {to: TO, strip_prefix: false}' | TO/c/a            | /c/a
            /c: TO                              | TO0/a             | TO0/a
            /c: TO                              | https://a.test/   | https://a.test/
            /c: TO                              | /ui               | /ui
            """)
    void a_redirect_to_the_service_leads_to_where_it_is_seen(String rule, String location, String shown)
            throws IOException {
        String[] address = new String[1];
        try (TestService service =
                new TestService((asked, in, out) -> out.write(("HTTP/1.1 302 Found\r\nContent-Length: 0\r\nLocation: "
                                + location.replace("TO", address[0]) + "\r\n\r\n")
                        .getBytes(StandardCharsets.ISO_8859_1)))) {
            address[0] = service.address();
            serve(service, rule);
            assertEquals(
                    shown.replace("TO", service.address()),
                    RawClient.field(get("/c/x"), "Location").orElse(""));
        }
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "",
                "hello",
                "HTTP/1.1 200 OK",
                "HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\n",
                "HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab",
                "HTTP/1.1 200 OK\r\nContent-Length: 1, 1\r\n\r\na",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n",
                "HTTP/1.1 103 Early Hints\r\n\r\n",
                "HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n",
                "HTTP/1.1 999 What\r\nContent-Length: 0\r\n\r\n",
                "HTTP/1.1 000 What\r\nContent-Length: 0\r\n\r\n"
            })
    void what_is_no_answer_is_a_502(String bytes) throws IOException {
        try (TestService service = TestService.answering(bytes)) {
            serve(service, "/c: TO");
            String response = get("/c/x");
            assertEquals(502, RawClient.status(response), response);
            assertTrue(response.endsWith("<h1>502 Bad Gateway</h1>\n"), response);
            assertEquals("no-store", RawClient.field(response, "Cache-Control").orElse(""));
            assertEquals(1, problems.size());
        }
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nshort",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nshort\r\n",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n9\r\nshort"
            })
    void an_answer_that_breaks_off_is_not_taken_for_the_whole(String bytes) throws IOException {
        try (TestService service = TestService.answering(bytes)) {
            serve(service, "/c: TO");
            String response = get("/c/x");
            assertTrue(response.isEmpty() || RawClient.status(response) == 200, response);
            assertFalse(response.contains("0\r\n\r\n"), response);
            assertEquals(0, RawClient.responses(body(response + "\r\n\r\n")), response);
        }
    }

    @Test
    void an_answer_without_a_length_ends_with_its_connection() throws IOException {
        try (TestService service =
                TestService.answering("HTTP/1.0 200 OK\r\nContent-Type: text/plain\r\n\r\nall of it")) {
            serve(service, "/c: TO");
            String response = exchange("GET /c/x HTTP/1.1\r\nHost: a\r\n\r\nGET /about HTTP/1.1\r\nHost: a\r\n"
                    + "Connection: close\r\n\r\n");
            assertEquals(
                    "chunked", RawClient.field(response, "Transfer-Encoding").orElse(""));
            assertTrue(response.contains("9\r\nall of it\r\n0\r\n\r\nHTTP/1.1 200 OK"), response);
            assertEquals("all of it", body(get("/c/x")));
            String old = exchange("GET /c/x HTTP/1.0\r\nHost: a\r\nConnection: keep-alive\r\n\r\n");
            assertEquals("", RawClient.field(old, "Transfer-Encoding").orElse(""));
            assertEquals("all of it", body(old));
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"204,''", "304,ETag: x", "200,Content-Length: 5"})
    void a_head_without_a_body_is_the_whole_answer(int status, String field) throws IOException {
        try (TestService service = TestService.answering(
                "HTTP/1.1 " + status + " X\r\n" + field + (field.isEmpty() ? "" : "\r\n") + "\r\n")) {
            serve(service, "/c: TO");
            String method = status == 200 ? "HEAD" : "GET";
            String response = exchange(method + " /c HTTP/1.1\r\nHost: a\r\n\r\n"
                    + "GET /about HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
            assertEquals(status, RawClient.status(response), response);
            assertTrue(response.contains(field), response);
            assertEquals(2, RawClient.responses(response), response);
        }
    }

    @Test
    void a_service_that_is_down_is_told_once_and_shown_by_the_page_for_it() throws IOException {
        int port;
        try (ServerSocket none = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = none.getLocalPort();
        }
        TestSite.put(folder, "502.html", "<p>later, please</p>");
        serve("server: {proxy: {/c: 'http://localhost:" + port + "'}}");
        for (int i = 0; i < 3; i++) {
            String response = exchange(
                    "POST /c/x HTTP/1.1\r\nHost: a\r\nContent-Length: 1000000\r\nExpect: 100-continue\r\n\r\n");
            assertEquals(502, RawClient.status(response), response);
            assertTrue(response.endsWith("<p>later, please</p>"), response);
        }
        assertEquals(1, problems.size());
        String told = problems.element().message();
        assertEquals("no answer for '/c' from http://localhost:" + port + ": Connection refused", told);
    }

    @Test
    void a_service_that_says_nothing_is_not_waited_for_for_ever() throws IOException {
        CountDownLatch end = new CountDownLatch(1);
        try (TestService service = new TestService((asked, in, out) -> await(end))) {
            serve(service, "/c: {to: TO, timeout: 1s}");
            String response = get("/c/x");
            assertEquals(504, RawClient.status(response), response);
            String posted = exchange("POST /c/x HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\n\r\nab");
            assertEquals(504, RawClient.status(posted), posted);
            assertEquals(1, problems.size());
        } finally {
            end.countDown();
        }
    }

    @Test
    void no_more_requests_wait_for_a_service_than_it_is_given() throws IOException {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch end = new CountDownLatch(1);
        try (TestService service = new TestService((asked, in, out) -> {
            begun.countDown();
            await(end);
            out.write(OK.getBytes(StandardCharsets.ISO_8859_1));
        })) {
            serve(service, "/c: {to: TO, connections: 1}");
            try (Socket first = new Socket(
                    InetAddress.getLoopbackAddress(), server.httpAddress().getPort())) {
                first.getOutputStream()
                        .write("GET /c HTTP/1.1\r\nHost: a\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1));
                await(begun);
                String second = get("/c/x");
                assertEquals(503, RawClient.status(second), second);
                assertEquals("1", RawClient.field(second, "Retry-After").orElse(""));
                end.countDown();
                assertEquals(200, RawClient.status(RawClient.response(first.getInputStream())));
            }
        } finally {
            end.countDown();
        }
    }

    static void await(CountDownLatch latch) throws IOException {
        try {
            if (!latch.await(1, TimeUnit.MINUTES)) {
                throw new IOException("nobody came");
            }
        } catch (InterruptedException stopped) {
            throw new IOException(stopped);
        }
    }
}
