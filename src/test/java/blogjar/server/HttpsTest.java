package blogjar.server;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import blogjar.output.Release;
import blogjar.tls.Certificates;
import blogjar.tls.TestCertificates;
import blogjar.tls.TestCertificates.Issued;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** HTTPS and the way to it, with certificates that appear and change while the server runs. */
class HttpsTest {
    static final TestCertificates AUTHORITY = new TestCertificates();

    @TempDir
    Path site;

    @TempDir
    Path letsencrypt;

    WebServer server;
    Certificates certificates;

    @BeforeEach
    void start() throws IOException {
        server = TestSite.start(TestSite.write(site), "blog.test");
        certificates = Certificates.in(letsencrypt, "blog.test", Clock.systemUTC());
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private void issue(String name, int number, Issued issued) throws IOException {
        TestCertificates.certbot(letsencrypt, name, number, issued);
        assertTrue(certificates.refresh().changed());
        server.secure(certificates.context(), certificates.names(), Instant.EPOCH);
    }

    private int https() {
        return server.httpsAddress().orElseThrow().getPort();
    }

    private SSLSocket connect(String name, String... protocols) throws IOException {
        SSLSocket socket = (SSLSocket)
                AUTHORITY.client().getSocketFactory().createSocket(InetAddress.getLoopbackAddress(), https());
        SSLParameters parameters = socket.getSSLParameters();
        if (!name.isEmpty()) {
            parameters.setServerNames(List.of(new SNIHostName(name)));
        }
        if (protocols.length > 0) {
            parameters.setProtocols(protocols);
        }
        socket.setSSLParameters(parameters);
        socket.startHandshake();
        return socket;
    }

    private X509Certificate presented(String name, String... protocols) throws IOException {
        try (SSLSocket socket = connect(name, protocols)) {
            return (X509Certificate) socket.getSession().getPeerCertificates()[0];
        }
    }

    private String http(String request) throws IOException {
        return RawClient.exchange(server.httpAddress().getPort(), request);
    }

    @Test
    void without_a_certificate_plain_http_serves_the_site_and_nothing_is_redirected() throws IOException {
        assertTrue(certificates.refresh().taken().isEmpty());
        assertTrue(server.httpsAddress().isEmpty());
        assertTrue(http("GET / HTTP/1.1\r\nHost: blog.test\r\nConnection: close\r\n\r\n")
                .endsWith("<p>home</p>"));
        issue("blog.test", 1, AUTHORITY.issue("EC256", "blog.test"));
        String now = http("GET / HTTP/1.1\r\nHost: blog.test\r\nConnection: close\r\n\r\n");
        assertEquals(301, RawClient.status(now));
        assertEquals(
                "https://blog.test:" + https() + "/",
                RawClient.field(now, "Location").orElse(""));
    }

    @Test
    void a_server_that_starts_with_a_certificate_redirects_from_its_first_request_on() throws IOException {
        TestCertificates.certbot(letsencrypt, "blog.test", 1, AUTHORITY.issue("EC256", "blog.test"));
        certificates.refresh();
        try (WebServer other = WebServer.start(
                TestSite.settings(AccessLog.none()),
                Release.empty(),
                certificates.context(),
                certificates.names(),
                Instant.EPOCH)) {
            String response = RawClient.exchange(other.httpAddress().getPort(), "GET /a HTTP/1.0\r\n\r\n");
            assertEquals(
                    "https://blog.test:" + other.httpsAddress().orElseThrow().getPort() + "/a",
                    RawClient.field(response, "Location").orElse(""));
        }
    }

    @ParameterizedTest(name = "{0} of {1} -> {2}")
    @CsvSource(delimiter = '|', textBlock = """
            # target                                      | Host              | name that is redirected to, or none
              /                                           | blog.test         | blog.test
              /                                           | BLOG.test:8080    | blog.test
              /                                           | blog.test.        | blog.test
              /                                           | www.other.test    | www.other.test
              /                                           | a.b.other.test    | blog.test
              /                                           | other.test        | blog.test
              /                                           | evil.test         | blog.test
              /                                           | 127.0.0.1         | blog.test
              /a/b.html?x=1&y=2&z                         | blog.test         | blog.test
              /%E4%B8%AD%e6%96%87/%2520a%2Fb;p=1?q=%26%20 | blog.test         | blog.test
              /..;/x                                      | blog.test         | blog.test
              //evil.test/x                               | blog.test         | blog.test
              /a%0d%0aX-Injected:%201                     | blog.test         | blog.test
              /.well-known/acme-challenge/none            | blog.test         |
            """)
    void plain_http_is_sent_to_https_byte_for_byte_and_to_our_names_only(String target, String host, String name)
            throws IOException {
        issue("blog.test", 1, AUTHORITY.issue("EC256", "blog.test", "*.other.test"));
        String response = http("GET " + target + " HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n");
        assertEquals(name == null ? 404 : 301, RawClient.status(response), response);
        String expected = name == null ? "" : "https://" + name + ":" + https() + target;
        assertEquals(expected, RawClient.field(response, "Location").orElse(""));
    }

    @Test
    void an_absolute_target_or_no_host_is_redirected_too() throws IOException {
        issue("blog.test", 1, AUTHORITY.issue("EC256", "blog.test"));
        String absolute = http("GET http://blog.test/a?b HTTP/1.1\r\nHost: blog.test\r\nConnection: close\r\n\r\n");
        assertEquals(
                "https://blog.test:" + https() + "/a?b",
                RawClient.field(absolute, "Location").orElse(""));
        String old = http("GET /a HTTP/1.0\r\n\r\n");
        assertEquals(
                "https://blog.test:" + https() + "/a",
                RawClient.field(old, "Location").orElse(""));
    }

    /** RFC 9112, 3.2.2: a proxy's client may say another name in the field, which is nothing to go by. */
    @ParameterizedTest
    @CsvSource({
        "http://blog.test/a,       old.test,  blog.test",
        "http://BLOG.test:80/a,    elsewhere, blog.test",
        "http://x.other.test/a,    blog.test, x.other.test",
        "http://x.other.test./a,   blog.test, x.other.test",
        "HTTPS://x.other.test/a,   blog.test, x.other.test",
    })
    void the_name_in_a_target_goes_before_that_of_the_field(String target, String host, String name) throws Exception {
        issue("blog.test", 1, AUTHORITY.issue("EC256", "blog.test", "*.other.test"));
        String response = http("GET " + target + " HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n");
        assertEquals(
                "https://" + name + ":" + https() + "/a",
                RawClient.field(response, "Location").orElse(response));
    }

    @Test
    void a_challenge_is_answered_over_plain_http() throws IOException {
        issue("blog.test", 1, AUTHORITY.issue("EC256", "blog.test"));
        assertTrue(
                http("GET /.well-known/acme-challenge/token HTTP/1.0\r\n\r\n").endsWith("token.thumbprint"));
    }

    @Test
    void the_port_that_the_world_sees_may_be_another() throws IOException {
        WebServer.Settings inContainer = new WebServer.Settings(
                new Ports("localhost", 0, 0, 443),
                Locations.of("blog.test"),
                Headers.USUAL,
                AccessLog.none(),
                problem -> {});
        try (WebServer other = WebServer.start(inContainer, Release.empty())) {
            TestCertificates.certbot(letsencrypt, "blog.test", 1, AUTHORITY.issue("EC256", "blog.test"));
            certificates.refresh();
            other.secure(certificates.context(), certificates.names(), Instant.EPOCH);
            String response =
                    RawClient.exchange(other.httpAddress().getPort(), "GET /a HTTP/1.0\r\nHost: blog.test\r\n\r\n");
            assertEquals(
                    "https://blog.test/a", RawClient.field(response, "Location").orElse(""));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.3", "TLSv1.2", "TLSv1.3 TLSv1.2"})
    void http2_is_spoken_over_tls(String versions) throws Exception {
        issue("localhost", 1, AUTHORITY.issue("EC256", "localhost"));
        HttpClient client = HttpClient.newBuilder()
                .sslContext(AUTHORITY.client())
                .sslParameters(new SSLParameters(null, versions.split(" ")))
                .build();
        HttpRequest request = HttpRequest.newBuilder(URI.create("https://localhost:" + https() + "/video.mp4"))
                .build();
        HttpResponse<byte[]> response = client.send(request, BodyHandlers.ofByteArray());
        assertEquals(HttpClient.Version.HTTP_2, response.version());
        assertArrayEquals(Files.readAllBytes(site.resolve("video.mp4")), response.body());
        assertEquals(
                "max-age=15552000",
                response.headers().firstValue("strict-transport-security").orElse(""));
        HttpRequest part = HttpRequest.newBuilder(request.uri())
                .header("Range", "bytes=1000000-1000009")
                .build();
        assertEquals(10, client.send(part, BodyHandlers.ofByteArray()).body().length);
    }

    @Test
    void strict_transport_is_promised_for_our_names_only() throws IOException {
        issue("blog.test", 1, AUTHORITY.issue("EC256", "blog.test"));
        for (String host : List.of("blog.test", "evil.test")) {
            try (SSLSocket socket = connect("blog.test")) {
                String response =
                        RawClient.exchange(socket, "GET / HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n");
                boolean ours = host.equals("blog.test");
                assertEquals(ours ? 200 : 421, RawClient.status(response));
                assertEquals(
                        ours,
                        RawClient.field(response, "Strict-Transport-Security").isPresent());
            }
        }
    }

    @ParameterizedTest(name = "[{0}] gets {1}")
    @CsvSource(delimiter = '|', textBlock = """
            blog.test      | blog.test
            www.wild.test  | www.wild.test
            foo.wild.test  | *.wild.test
            a.b.wild.test  | blog.test
            stranger.test  | blog.test
            ''             | blog.test
            """)
    void the_certificate_is_chosen_by_name(String asked, String subject) throws IOException {
        TestCertificates.certbot(letsencrypt, "a-wildcard", 1, AUTHORITY.issue("EC256", "*.wild.test", "wild.test"));
        TestCertificates.certbot(letsencrypt, "blog.test", 1, AUTHORITY.issue("EC256", "blog.test"));
        issue("z-exact", 1, AUTHORITY.issue("EC256", "www.wild.test"));
        assertEquals("CN=" + subject, presented(asked).getSubjectX500Principal().getName());
    }

    @ParameterizedTest
    @CsvSource({"TLSv1.2", "TLSv1.3"})
    void ecdsa_comes_before_rsa(String protocol) throws IOException {
        TestCertificates.certbot(letsencrypt, "blog.test", 1, AUTHORITY.issue("RSA2048", "blog.test"));
        assertTrue(certificates.refresh().changed());
        server.secure(certificates.context(), certificates.names(), Instant.EPOCH);
        assertEquals("RSA", presented("blog.test", protocol).getPublicKey().getAlgorithm());
        TestCertificates.certbot(letsencrypt, "blog.test-0001", 1, AUTHORITY.issue("EC256", "blog.test"));
        assertTrue(certificates.refresh().changed());
        assertEquals("EC", presented("blog.test", protocol).getPublicKey().getAlgorithm());
    }

    @Test
    void of_two_for_a_name_the_one_that_is_valid_for_longer_is_used() throws IOException {
        Issued older = AUTHORITY.issue("EC256", Instant.now(), Duration.ofDays(5), "blog.test");
        Issued newer = AUTHORITY.issue("EC256", Instant.now(), Duration.ofDays(90), "blog.test");
        TestCertificates.certbot(letsencrypt, "blog.test", 1, older);
        issue("blog.test-0001", 1, newer);
        assertEquals(newer.leaf(), presented("blog.test"));
        assertEquals(newer.leaf(), presented(""));
    }

    @ParameterizedTest
    @CsvSource({"TLSv1", "TLSv1.1"})
    void old_tls_is_refused(String protocol) throws IOException {
        issue("blog.test", 1, AUTHORITY.issue("EC256", "blog.test"));
        assertThrows(SSLException.class, () -> presented("blog.test", protocol));
    }

    @Test
    void a_renewed_certificate_serves_new_handshakes_and_open_connections_go_on() throws IOException {
        Issued first = AUTHORITY.issue("EC256", "blog.test");
        issue("blog.test", 1, first);
        byte[] request = "GET /about HTTP/1.1\r\nHost: blog.test\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
        try (SSLSocket open = connect("blog.test")) {
            open.getOutputStream().write(request);
            assertTrue(RawClient.response(open.getInputStream()).endsWith("<p>about</p>"));
            Issued second = AUTHORITY.issue("EC256", "blog.test");
            TestCertificates.certbot(letsencrypt, "blog.test", 2, second);
            assertEquals(first.leaf(), presented("blog.test"), "nobody has looked yet");
            assertTrue(certificates.refresh().changed());
            assertEquals(second.leaf(), presented("blog.test"));
            open.getOutputStream().write(request);
            assertTrue(RawClient.response(open.getInputStream()).endsWith("<p>about</p>"));
        }
    }

    @Test
    void another_context_replaces_the_one_before() throws IOException {
        issue("blog.test", 1, AUTHORITY.issue("EC256", "blog.test"));
        Issued other = AUTHORITY.issue("EC256", "new.test");
        Path chain = Files.writeString(site.resolve("c.pem"), other.chainPem());
        Path key = Files.writeString(site.resolve("k.pem"), other.keyPem());
        Certificates replacing = Certificates.of(chain, key, Clock.systemUTC());
        assertTrue(replacing.refresh().changed());
        server.secure(replacing.context(), replacing.names(), Instant.EPOCH);
        assertEquals(other.leaf(), presented("new.test"));
    }

    @Test
    void plain_http_on_the_https_port_gets_no_page() throws IOException {
        issue("blog.test", 1, AUTHORITY.issue("EC256", "blog.test"));
        String answer = RawClient.exchange(https(), "GET / HTTP/1.1\r\nHost: blog.test\r\n\r\n");
        assertFalse(answer.contains("home"), answer);
    }

    @Test
    void a_server_without_an_https_port_can_not_be_secured() throws IOException {
        WebServer.Settings plain = WebServer.Settings.of(Ports.of(0, -1), problem -> {});
        try (WebServer other = WebServer.start(plain, Release.empty())) {
            assertThrows(
                    IllegalStateException.class,
                    () -> other.secure(certificates.context(), Set.of("blog.test"), Instant.EPOCH));
        }
    }
}
