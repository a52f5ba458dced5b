package blogjar.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import blogjar.config.Config;
import blogjar.diagnostic.ProblemException;
import blogjar.output.Release;
import blogjar.tls.Certificates;
import blogjar.tls.TestCertificates;
import blogjar.yaml.Yaml;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The promise of HTTPS (RFC 6797), over TLS and plain. */
class HstsTest {
    static final TestCertificates AUTHORITY = new TestCertificates();

    @TempDir
    Path folder;

    private Certificates certificates;

    @BeforeEach
    void issue() throws IOException {
        TestSite.write(folder.resolve("site"));
        Path letsencrypt = folder.resolve("letsencrypt");
        TestCertificates.certbot(letsencrypt, "a", 1, AUTHORITY.issue("EC256", "blog.test", "*.wild.test"));
        certificates = Certificates.in(letsencrypt, "blog.test", Clock.systemUTC());
        certificates.refresh();
    }

    private static Headers headers(String hsts) {
        String yaml = "server:\n  hsts: " + hsts + "\n";
        return Headers.of(new Config(
                Objects.requireNonNull(Yaml.parse("_config.yml", yaml, 1).mapping()), Map.of()));
    }

    private WebServer start(Headers headers, Instant since) {
        return WebServer.start(
                TestSite.settings(headers),
                Release.ofFolder(folder.resolve("site")),
                certificates.context(),
                certificates.names(),
                since);
    }

    private static String promised(WebServer server, boolean tls, String host, String path) throws IOException {
        int port = (tls ? server.httpsAddress().orElseThrow() : server.httpAddress()).getPort();
        InetAddress local = InetAddress.getLoopbackAddress();
        try (Socket socket =
                tls ? AUTHORITY.client().getSocketFactory().createSocket(local, port) : new Socket(local, port)) {
            String response = RawClient.exchange(
                    socket, "GET " + path + " HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n");
            return RawClient.field(response, "Strict-Transport-Security").orElse("-");
        }
    }

    @ParameterizedTest(name = "{0}, {1} days old: {2}")
    @CsvSource(delimiter = '|', textBlock = """
            # server.hsts                                                    | days | Strict-Transport-Security
            true                                                             | 0    | max-age=604800
            true                                                             | 6    | max-age=604800
            true                                                             | 8    | max-age=15552000
            ''                                                               | 8    | max-age=15552000
            false                                                            | 8    | -
            60                                                               | 0    | max-age=60
            0                                                                | 8    | max-age=0
            {include_subdomains: true}                                       | 0    | max-age=604800; includeSubDomains
            {include_subdomains: true}                                       | 8    | max-age=15552000; includeSubDomains
            {max_age: 63072000, include_subdomains: true, preload: true}     | 0    | max-age=63072000; includeSubDomains; preload
            {max_age: 100, preload: false}                                   | 0    | max-age=100
            """)
    void browsers_are_held_to_https_as_the_settings_say(String hsts, int days, String value) throws IOException {
        try (WebServer server = start(headers(hsts), Instant.now().minus(Duration.ofDays(days)))) {
            assertEquals(value, promised(server, true, "blog.test", "/"));
            assertEquals(value, promised(server, true, "blog.test", "/missing"));
            assertEquals("-", promised(server, false, "blog.test", "/"), "never over plain HTTP");
        }
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({"blog.test, true", "a.wild.test, true", "a.b.wild.test, false", "localhost, false", "127.0.0.1, false"})
    void it_is_promised_for_names_of_a_certificate_only(String host, boolean promised) throws IOException {
        try (WebServer server = start(Headers.USUAL, Instant.EPOCH)) {
            assertEquals(promised ? "max-age=15552000" : "-", promised(server, true, host, "/"));
        }
    }

    @Test
    void a_name_of_the_blog_without_a_certificate_is_promised_nothing() throws IOException {
        WebServer.Settings settings = TestSite.settings(AccessLog.none(), "bare.test");
        try (WebServer server = WebServer.start(
                settings, Release.empty(), certificates.context(), certificates.names(), Instant.EPOCH)) {
            assertEquals("-", promised(server, true, "bare.test", "/"));
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            -1                                             | 'server.hsts' can't be '-1'
            a year                                         | 'server.hsts' can't be 'a year'
            1.5                                            | 'server.hsts' can't be '1.5'
            {max_age: long}                                | 'server.hsts.max_age' can't be 'long'
            {max-age: 5}                                   | 'server.hsts' has no 'max-age'
            {preload: true}                                | 'preload' would be turned down by the list that browsers take it from
            {preload: true, max_age: 63072000}             | 'preload' would be turned down by the list that browsers take it from
            """)
    void what_is_no_promise_is_refused(String hsts, String message) {
        ProblemException refused = assertThrows(ProblemException.class, () -> headers(hsts));
        assertEquals(message, refused.problems().get(0).message());
    }
}
