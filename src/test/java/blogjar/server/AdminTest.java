package blogjar.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import blogjar.config.Config;
import blogjar.diagnostic.Problem;
import blogjar.diagnostic.ProblemException;
import blogjar.output.Release;
import blogjar.text.Json;
import blogjar.tls.Certificates;
import blogjar.tls.TestCertificates;
import io.undertow.Undertow;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Health and figures, on an address of their own. */
class AdminTest {
    @TempDir
    Path site;

    private final Queue<Problem> problems = new ConcurrentLinkedQueue<>();

    @BeforeEach
    void write() throws IOException {
        TestSite.write(site);
    }

    private WebServer.Settings settings(Admin admin) {
        return new WebServer.Settings(
                new Ports("localhost", 0, 0, 0),
                Locations.of("blog.test"),
                Headers.USUAL,
                Proxies.NONE,
                Access.OPEN,
                Limits.USUAL,
                admin,
                AccessLog.none(),
                problems::add);
    }

    private WebServer start(Release release) {
        return WebServer.start(settings(new Admin("localhost", 0)), release);
    }

    private static String ask(int port, String requestLine, String host) throws IOException {
        return RawClient.exchange(port, requestLine + " HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n");
    }

    private static String ask(WebServer server, String path) throws IOException {
        return ask(server.adminAddress().orElseThrow().getPort(), "GET " + path, "localhost");
    }

    private static double figure(WebServer server, String sample) throws IOException {
        return ask(server, "/-/metrics")
                .lines()
                .filter(line -> line.startsWith(sample + " "))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                .findFirst()
                .orElse(0);
    }

    @ParameterizedTest
    @CsvSource({
        "/-/health, 200, application/json",
        "/-/health/live, 200, application/json",
        "/-/health/ready, 200, application/json",
        "/-/metrics, 200, text/plain; version=0.0.4; charset=utf-8",
        "/-/status, 200, application/json",
        "/, 404, text/html; charset=utf-8",
        "/index.html, 404, text/html; charset=utf-8",
    })
    void each_path_has_its_answer(String path, int status, String type) throws IOException {
        try (WebServer server = start(Release.ofFolder(site))) {
            String answer = ask(server, path);
            assertEquals(status, RawClient.status(answer));
            assertEquals(type, RawClient.field(answer, "Content-Type").orElse(""));
            assertEquals("no-store", RawClient.field(answer, "Cache-Control").orElse(""));
        }
    }

    @Test
    void the_public_address_has_none_of_it() throws IOException {
        try (WebServer server = start(Release.ofFolder(site))) {
            int port = server.httpAddress().getPort();
            assertEquals(404, RawClient.status(ask(port, "GET /-/metrics", "blog.test")));
            assertEquals(404, RawClient.status(ask(port, "GET /-/health", "blog.test")));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "localhost, 200",
        "127.0.0.1:9180, 200",
        "[::1]:9180, 200",
        "blog, 200",
        "blog.internal, 200",
        "blog.test, 421",
        "evil.example, 421",
        "127.0.0.1.evil.example, 421",
        "'', 200"
    })
    void a_name_that_a_stranger_can_own_is_refused(String host, int status) throws IOException {
        try (WebServer server = start(Release.ofFolder(site))) {
            int port = server.adminAddress().orElseThrow().getPort();
            assertEquals(status, RawClient.status(ask(port, "GET /-/status", host)));
        }
    }

    @Test
    void it_is_for_looking_only() throws IOException {
        try (WebServer server = start(Release.ofFolder(site))) {
            int port = server.adminAddress().orElseThrow().getPort();
            assertEquals(405, RawClient.status(ask(port, "POST /-/status", "localhost")));
            assertEquals(405, RawClient.status(ask(port, "DELETE /-/metrics", "localhost")));
            String head = ask(port, "HEAD /-/metrics", "localhost");
            assertEquals(200, RawClient.status(head));
            assertTrue(head.endsWith("\r\n\r\n"), head);
        }
    }

    @Test
    void a_site_without_a_page_is_not_ready_but_alive() throws IOException {
        try (WebServer server = start(Release.empty())) {
            assertEquals(200, RawClient.status(ask(server, "/-/health/live")));
            assertEquals(503, RawClient.status(ask(server, "/-/health/ready")));
            assertEquals(503, RawClient.status(ask(server, "/-/health")));
            server.publish(Release.ofFolder(site));
            assertEquals(200, RawClient.status(ask(server, "/-/health/ready")));
        }
    }

    @Test
    void what_happens_is_counted() throws Exception {
        try (WebServer server = start(Release.ofFolder(site))) {
            int port = server.httpAddress().getPort();
            ask(port, "GET /ten.bin", "blog.test");
            ask(port, "GET /ten.bin", "blog.test");
            ask(port, "GET /no", "blog.test\r\nReferer: https://example.com/");
            ask(port, "GET /post/hello", "blog.test");
            assertEquals(2, figure(server, "blog_http_requests_total{class=\"2xx\",code=\"200\"}"));
            assertEquals(1, figure(server, "blog_http_requests_total{class=\"4xx\",code=\"404\"}"));
            assertEquals(1, figure(server, "blog_http_redirects_total"));
            assertEquals(4, figure(server, "blog_http_request_duration_seconds_count"));
            assertEquals(4, figure(server, "blog_connections_accepted_total"));
            String status = ask(server, "/-/status");
            Map<?, ?> object = (Map<?, ?>)
                    Json.parse(status.substring(status.indexOf("\r\n\r\n")).strip());
            assertEquals("blog.test", object.get("site"));
            assertEquals(
                    List.of(Map.of("target", "/no", "count", 1L, "referrers", List.of("https://example.com/"))),
                    object.get("not_found"));
        }
    }

    @Test
    void handshakes_that_fail_are_told_from_those_that_succeed(@TempDir Path letsencrypt) throws Exception {
        TestCertificates.certbot(letsencrypt, "blog.test", 1, HttpsTest.AUTHORITY.issue("EC256", "blog.test"));
        Certificates certificates = Certificates.in(letsencrypt, "blog.test", Clock.systemUTC());
        certificates.refresh();
        try (WebServer server = WebServer.start(
                settings(new Admin("localhost", 0)),
                Release.ofFolder(site),
                certificates.context(),
                Set.of("blog.test"),
                Instant.now())) {
            int port = server.httpsAddress().orElseThrow().getPort();
            SSLContext client = HttpsTest.AUTHORITY.client();
            try (Socket tls = client.getSocketFactory().createSocket(InetAddress.getLoopbackAddress(), port)) {
                RawClient.exchange(tls, "GET / HTTP/1.1\r\nHost: blog.test\r\nConnection: close\r\n\r\n");
            }
            RawClient.exchange(port, "GET / HTTP/1.1\r\nHost: blog.test\r\n\r\n");
            assertEquals(1, figure(server, "blog_tls_handshakes_total{version=\"TLSv1.3\"}"));
            assertEquals(1, figure(server, "blog_tls_handshakes_failed_total"));
        }
    }

    @Test
    void what_fails_is_answered_and_told() throws Exception {
        AdminHandler failing = new AdminHandler(
                "localhost",
                () -> true,
                () -> {
                    throw new IllegalStateException("no figures");
                },
                problems::add);
        Undertow server =
                Undertow.builder().addHttpListener(0, "localhost", failing).build();
        server.start();
        try {
            int port = ((InetSocketAddress) server.getListenerInfo().get(0).getAddress()).getPort();
            assertEquals(500, RawClient.status(ask(port, "GET /-/metrics", "localhost")));
        } finally {
            server.stop();
        }
        assertTrue(problems.remove().message().contains("no figures"));
    }

    @Test
    void a_port_that_is_taken_is_told_and_the_site_is_served() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                WebServer server = WebServer.start(
                        settings(new Admin("127.0.0.1", taken.getLocalPort())), Release.ofFolder(site))) {
            assertTrue(server.adminAddress().isEmpty());
            assertEquals(200, RawClient.status(ask(server.httpAddress().getPort(), "GET /", "blog.test")));
        }
        assertEquals(1, problems.size(), problems.toString());
        assertTrue(problems.peek().message().startsWith("health and figures are not served: "), problems.toString());
    }

    private static Admin setting(Object value) {
        return Admin.of(new Config(Map.of("server", Map.of("admin", value)), Map.of()), Admin.OFF);
    }

    @ParameterizedTest
    @CsvSource({
        "127.0.0.1:9180, 127.0.0.1:9180",
        "9000, 127.0.0.1:9000",
        "[::1]:9180, [::1]:9180",
        ":9180, :9180",
        "0.0.0.0:9180, :9180",
        "localhost:0, localhost:0"
    })
    void the_setting_is_an_address_with_a_port(String value, String read) {
        assertEquals(read, setting(value).toString());
    }

    @Test
    void it_is_off_or_as_usual_where_just_that_is_said() {
        assertEquals(Admin.OFF, setting(false));
        assertEquals(Admin.USUAL, setting(true));
        assertEquals(Admin.OFF, Admin.of(new Config(Map.of(), Map.of()), Admin.OFF));
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "127.0.0.1:99999", "::1:9180", "http://localhost:9180", "a b:1"})
    void a_wrong_value_is_refused_with_its_place(String value) {
        ProblemException refused = assertThrows(ProblemException.class, () -> setting(value));
        assertEquals("_config.yml", refused.problems().get(0).file());
    }
}
