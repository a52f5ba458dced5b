package blogjar.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import blogjar.config.Config;
import blogjar.diagnostic.ProblemException;
import blogjar.output.Release;
import blogjar.tls.Certificates;
import blogjar.tls.TestCertificates;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which of its names a site is served under, and what becomes of the others. */
class CanonicalHostTest {
    private static final TestCertificates AUTHORITY = new TestCertificates();

    @TempDir
    Path site;

    @TempDir
    Path letsencrypt;

    @BeforeEach
    void write() throws IOException {
        TestSite.write(site);
    }

    private WebServer start(boolean redirect, int publicHttps, String... names) {
        WebServer.Settings settings = new WebServer.Settings(
                new Ports("localhost", 0, 0, publicHttps),
                Locations.of(names).toHttps(redirect),
                Headers.USUAL,
                AccessLog.none(),
                problem -> {});
        return WebServer.start(settings, Release.ofFolder(site));
    }

    private void certify(WebServer server, String... names) throws IOException {
        TestCertificates.certbot(letsencrypt, "site", 1, AUTHORITY.issue("EC256", names));
        Certificates certificates = Certificates.in(letsencrypt, "", Clock.systemUTC());
        assertTrue(certificates.refresh().changed());
        server.secure(certificates.context(), certificates.names(), Instant.EPOCH);
    }

    private static String request(String host, String target) {
        return "GET " + target + " HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n";
    }

    private static String plain(WebServer server, String host, String target) throws IOException {
        return RawClient.exchange(server.httpAddress().getPort(), request(host, target));
    }

    private static String secure(WebServer server, String host, String target) throws IOException {
        int port = server.httpsAddress().orElseThrow().getPort();
        try (SSLSocket socket = (SSLSocket)
                AUTHORITY.client().getSocketFactory().createSocket(InetAddress.getLoopbackAddress(), port)) {
            return RawClient.exchange(socket, request(host, target));
        }
    }

    /** Status, and where it leads. */
    private static String outcome(String response) {
        return (RawClient.status(response) + " "
                        + RawClient.field(response, "Location").orElse(""))
                .strip();
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(delimiter = '|', textBlock = """
            # Host                 | outcome of /about?x=%26&y, over plain HTTP without a certificate
              blog.test            | 200
              BLOG.test.           | 200
              www.blog.test        | 301 http://blog.test/about?x=%26&y
              WWW.Blog.Test:8080   | 301 http://blog.test:8080/about?x=%26&y
              old.test             | 301 http://blog.test/about?x=%26&y
              a.many.test          | 301 http://blog.test/about?x=%26&y
              a.b.many.test        | 200
              evil.test            | 200
              localhost:4000       | 200
              127.0.0.1            | 200
              [::1]:4000           | 200
              192.168.1.7:4000     | 200
            """)
    void another_name_of_the_site_leads_to_the_canonical_one(String host, String outcome) throws IOException {
        try (WebServer server = start(true, 0, "blog.test", "old.test", "*.many.test")) {
            assertEquals(outcome, outcome(plain(server, host, "/about?x=%26&y")));
        }
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(delimiter = '|', textBlock = """
            # Host                 | outcome of the same over TLS, with a certificate for blog.test, www.blog.test, other.test
              blog.test            | 200
              blog.test:8443       | 200
              www.blog.test        | 301 https://blog.test:8443/about?x=%26&y
              old.test:8443        | 301 https://blog.test:8443/about?x=%26&y
              other.test           | 200
              evil.test            | 421
              www.evil.test:8443   | 421
              localhost            | 200
              app.localhost        | 200
              laptop               | 200
              laptop.local         | 200
              127.0.0.1:8443       | 200
              [::1]                | 200
            """)
    void over_tls_what_was_meant_for_another_site_is_refused(String host, String outcome) throws IOException {
        try (WebServer server = start(true, 8443, "blog.test", "old.test")) {
            certify(server, "blog.test", "www.blog.test", "other.test");
            String response = secure(server, host, "/about?x=%26&y");
            assertEquals(outcome, outcome(response));
            assertTrue(!outcome.equals("421") || response.startsWith("HTTP/1.1 421 Misdirected Request\r\n"));
        }
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(delimiter = '|', textBlock = """
              www.blog.test     | https://blog.test/a%2fb//c?d
              old.test:8080     | https://blog.test/a%2fb//c?d
              evil.test         | https://blog.test/a%2fb//c?d
            """)
    void over_plain_http_one_redirect_is_enough_for_scheme_and_name(String host, String location) throws IOException {
        try (WebServer server = start(true, 443, "blog.test", "old.test")) {
            certify(server, "blog.test");
            assertEquals("301 " + location, outcome(plain(server, host, "/a%2fb//c?d")));
        }
    }

    @Test
    void without_the_redirect_to_https_the_scheme_stays() throws IOException {
        try (WebServer server = start(false, 443, "www.blog.test")) {
            certify(server, "blog.test", "www.blog.test");
            assertEquals("301 http://www.blog.test/", outcome(plain(server, "blog.test", "/")));
            assertEquals("301 https://www.blog.test/", outcome(secure(server, "blog.test", "/")));
            assertEquals("200", outcome(plain(server, "www.blog.test", "/")));
        }
    }

    @Test
    void nobody_is_sent_to_a_name_without_a_certificate() throws IOException {
        try (WebServer server = start(true, 443, "www.blog.test")) {
            certify(server, "blog.test");
            assertEquals("200", outcome(secure(server, "blog.test", "/")));
            assertEquals("301 https://blog.test/", outcome(plain(server, "blog.test", "/")));
            assertEquals("301 https://blog.test/", outcome(plain(server, "evil.test", "/")));
        }
    }

    @Test
    void a_challenge_is_answered_under_every_name() throws IOException {
        try (WebServer server = start(true, 443, "blog.test")) {
            certify(server, "blog.test");
            for (String host : List.of("www.blog.test", "evil.test")) {
                String challenge = "/.well-known/acme-challenge/token";
                assertTrue(plain(server, host, challenge).endsWith("token.thumbprint"));
                assertTrue(secure(server, host, challenge).endsWith("token.thumbprint"));
            }
        }
    }

    @Test
    void a_site_without_a_name_has_no_canonical_one() throws IOException {
        try (WebServer server = start(true, 443)) {
            assertEquals("200", outcome(plain(server, "www.blog.test", "/")));
            certify(server, "blog.test", "www.blog.test");
            assertEquals("200", outcome(secure(server, "www.blog.test", "/")));
        }
    }

    @Test
    void a_local_name_has_no_twin() throws IOException {
        try (WebServer server = start(true, 443, "localhost")) {
            assertEquals("200", outcome(plain(server, "www.localhost", "/")));
        }
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(delimiter = '|', textBlock = """
              https://Blog.test/sub       | blog.test
              http://blog.test:8080       | blog.test
              https://例子.测试/            | xn--fsqu00a.xn--0zwm56d
              https://例子.测试:8080/x      | xn--fsqu00a.xn--0zwm56d
              http://[::1]:4000           | [::1]
            """)
    void the_canonical_name_is_that_of_the_url(String url, String name) {
        Config config = new Config(Map.of("url", url, "root", "/"), Map.of());
        assertEquals(List.of(name), SiteNames.of(config));
    }

    @Test
    void aliases_are_names_as_the_dns_has_them() {
        Map<String, Object> server = Map.of("aliases", List.of("WWW.blog.test", "*.旧.test", "blog.test."));
        Config config = new Config(Map.of("url", "https://blog.test", "root", "/", "server", server), Map.of());
        assertEquals(List.of("blog.test", "www.blog.test", "*.xn--ygv.test"), SiteNames.of(config));
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://www.blog.test", "blog.test:8080", "a b", "blog..test", "a/b", "x\r\ny"})
    void an_alias_that_is_no_name_is_told(String alias) {
        Config config = new Config(
                Map.of("url", "https://blog.test", "root", "/", "server", Map.of("aliases", alias)), Map.of());
        ProblemException told = assertThrows(ProblemException.class, () -> SiteNames.of(config));
        assertTrue(told.getMessage().contains("is no host name"), told.getMessage());
    }
}
