package blogjar.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import blogjar.config.Config;
import blogjar.diagnostic.Problem;
import blogjar.diagnostic.ProblemException;
import blogjar.logfile.Rotation;
import blogjar.output.Release;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
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
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who asks, behind proxies and behind those who say that they are some. */
class ProxiesTest {
    @TempDir
    Path site;

    private final Queue<Problem> problems = new ConcurrentLinkedQueue<>();
    private final ByteArrayOutputStream log = new ByteArrayOutputStream();

    @BeforeEach
    void write() throws IOException {
        TestSite.write(site);
    }

    private static Proxies proxies(List<String> networks, String fields) {
        return Proxies.of(new Config(Map.of("server", Map.of("proxies", networks, "proxy_fields", fields)), Map.of()));
    }

    private WebServer.Settings settings(Proxies proxies, AccessLog accessLog) {
        return new WebServer.Settings(
                new Ports("localhost", 0, 0, 0),
                Locations.of("blog.test"),
                Headers.USUAL,
                proxies,
                Access.OPEN,
                Limits.USUAL,
                Admin.OFF,
                accessLog,
                problems::add);
    }

    private WebServer start(Proxies proxies, String format) {
        LogSettings settings =
                new LogSettings("-", LogFormat.of(format, ZoneOffset.UTC, false), Rotation.NONE, ZoneOffset.UTC);
        return WebServer.start(settings(proxies, AccessLog.of(settings, log, problems::add)), Release.ofFolder(site));
    }

    private String ask(Proxies proxies, String format, String request) throws IOException {
        try (WebServer server = start(proxies, format)) {
            return RawClient.exchange(
                    server.httpAddress().getPort(), request.replace("~", "\r\n") + "\r\nConnection: close\r\n\r\n");
        }
    }

    @ParameterizedTest(name = "{0} {1} {2}")
    @CsvFileSource(resources = "forwarded.psv", delimiter = '|', quoteCharacter = '`', emptyValue = "")
    void the_client_is_the_nearest_that_is_no_proxy(String networks, String words, String fields, String client)
            throws IOException {
        Proxies proxies = proxies(networks.equals("-") ? List.of() : List.of(networks.split(" ")), words);
        ask(proxies, "%h %s", "GET / HTTP/1.1~Host: blog.test" + (fields == null ? "" : "~" + fields));
        assertEquals(client + " 200\n", log.toString(StandardCharsets.UTF_8));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            Host: www.blog.test~X-Forwarded-Proto: https                               | https://blog.test/a?b
            Host: www.blog.test:81~X-Forwarded-Proto: http                             | http://blog.test:81/a?b
            Host: 127.0.0.1~X-Forwarded-Proto: https~X-Forwarded-Host: www.blog.test   | https://blog.test/a?b
            Host: 127.0.0.1~Forwarded: for=192.0.2.1;proto=https;host=www.blog.test    | https://blog.test/a?b
            Host: blog.test~X-Forwarded-Proto: https                                   | -
            Host: blog.test~X-Forwarded-Proto: https~X-Forwarded-Host: evil.test       | -
            """)
    void the_scheme_and_host_are_those_of_the_outermost_proxy(String fields, String location) throws IOException {
        String answer = ask(proxies(List.of("loopback"), "any"), "%h", "GET /a?b HTTP/1.1~" + fields);
        assertEquals(location, RawClient.field(answer, "Location").orElse(null));
        assertFalse(answer.contains("evil"), answer);
    }

    @ParameterizedTest
    @CsvSource({"loopback, https, 200", "loopback, http, 301", "192.0.2.1, https, 301"})
    void https_that_ends_at_a_proxy_is_no_redirect_loop(String proxy, String scheme, int status) throws Exception {
        try (WebServer server = WebServer.start(
                settings(proxies(List.of(proxy), "any"), AccessLog.none()),
                Release.ofFolder(site),
                SSLContext.getDefault(),
                Set.of("blog.test"),
                Instant.now())) {
            String answer = RawClient.exchange(
                    server.httpAddress().getPort(),
                    "GET / HTTP/1.1\r\nHost: blog.test\r\nX-Forwarded-Proto: " + scheme
                            + "\r\nConnection: close\r\n\r\n");
            assertEquals(status, RawClient.status(answer));
        }
    }

    @Test
    void a_request_id_is_taken_from_a_trusted_proxy_only() throws IOException {
        String request = "GET / HTTP/1.1~Host: blog.test~Transfer-Encoding: gzip~X-Request-Id: from-client";
        String answer = ask(proxies(List.of("loopback"), "any"), "%L", request);
        assertEquals(501, RawClient.status(answer));
        assertEquals("from-client", RawClient.field(answer, "X-Request-Id").orElse(""));
        assertEquals("from-client\n", log.toString(StandardCharsets.UTF_8));
        assertTrue(problems.remove().message().contains("from-client"));
        String other = RawClient.field(ask(Proxies.NONE, "%L", request), "X-Request-Id")
                .orElse("");
        assertNotEquals("from-client", other);
        assertTrue(problems.remove().message().contains("request " + other + ", 'GET /', was answered 501"));
        String forged = request.replace("from-client", "a\"b");
        assertTrue(RawClient.field(ask(proxies(List.of("loopback"), "any"), "%L", forged), "X-Request-Id")
                .orElse("")
                .matches("[0-9a-f]{16}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"example.com", "10.0.0.0/33", "10.0.0/8", "fd00::/129", "fd00::/x", "10.0.0.1/", "::g", ""})
    void what_is_no_network_is_refused(String text) {
        ProblemException refused =
                assertThrows(ProblemException.class, () -> proxies(List.of("10.0.0.1", text + " "), "any"));
        assertEquals("_config.yml", refused.problems().get(0).file());
        assertTrue(refused.getMessage().contains("'" + text + " ' in server.proxies"), refused.getMessage());
    }

    @ParameterizedTest
    @CsvSource({
        "10.0.0.0/8, 10.255.255.255, true",
        "10.0.0.0/8, 11.0.0.0, false",
        "192.0.2.128/25, 192.0.2.128, true",
        "192.0.2.128/25, 192.0.2.127, false",
        "0.0.0.0/0, 203.0.113.1, true",
        "0.0.0.0/0, ::1, false",
        "192.0.2.1, 192.0.2.1, true",
        "192.0.2.1, 192.0.2.2, false",
        "2001:db8::/33, 2001:db8:7fff::, true",
        "2001:db8::/33, 2001:db8:8000::, false",
        "::ffff:192.0.2.1, 192.0.2.1, true",
    })
    void a_network_holds_the_addresses_that_begin_as_it_does(String network, String address, boolean held)
            throws IOException {
        assertEquals(held, Network.parse(network).orElseThrow().contains(InetAddress.getByName(address)));
    }
}
