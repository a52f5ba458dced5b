package blogjar.serve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import blogjar.build.Build;
import blogjar.server.AccessLog;
import blogjar.server.Headers;
import blogjar.server.Locations;
import blogjar.server.Ports;
import blogjar.server.WebServer;
import blogjar.tls.Certificates;
import blogjar.tls.TestCertificates;
import blogjar.tls.TestCertificates.Issued;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A blog from its first start without a certificate to a renewal, with certbot's folder beside it. */
@Execution(ExecutionMode.CONCURRENT)
class HttpsLifeTest {
    private static final TestCertificates AUTHORITY = new TestCertificates();

    @TempDir
    Path folder;

    private final RecordingJournal journal = new RecordingJournal();
    private Path certbot;
    private RunningBlog blog;

    @BeforeEach
    void start() throws IOException {
        certbot = folder.resolve("letsencrypt");
        Path root = folder.resolve("blog");
        Files.createDirectories(root.resolve("source/_posts"));
        Files.writeString(root.resolve("_config.yml"), "url: https://one.example\npermalink: :title.html\n");
        Files.writeString(root.resolve("source/_posts/hello.md"), "---\ntitle: Hello\ndate: 2024-01-01\n---\ntext\n");
        blog = started();
    }

    private RunningBlog started() throws IOException {
        Path root = folder.resolve("blog");
        Build.Settings settings = Build.Settings.of(root);
        WebServer.Settings web = new WebServer.Settings(
                new Ports("localhost", 0, 0, 443),
                Locations.of("one.example"),
                Headers.USUAL,
                AccessLog.none(),
                journal::tell);
        return Started.blog(
                new BlogPublication(settings, Build.prepare(settings).config(), false),
                web,
                Optional.of(Https.of(Certificates.in(certbot, "one.example", Clock.systemUTC()))),
                DataFolder.open(folder.resolve("data"), root, journal::tell),
                journal);
    }

    @AfterEach
    void stop() {
        blog.close();
    }

    private String http(String host, String target) throws IOException {
        try (Socket socket = new Socket("localhost", blog.httpAddress().getPort())) {
            return ask(socket, host, target);
        }
    }

    private static String ask(Socket socket, String host, String target) throws IOException {
        OutputStream out = socket.getOutputStream();
        out.write(("GET " + target + " HTTP/1.1\r\nHost: " + host + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
        out.flush();
        BufferedReader in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
        StringBuilder head = new StringBuilder();
        int length = 0;
        for (String line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
            head.append(line).append('\n');
            if (line.startsWith("Content-Length: ")) {
                length = Integer.parseInt(line.substring(16));
            }
        }
        char[] body = new char[length];
        in.read(body); // the rest of it does not matter here
        return head.toString();
    }

    private SSLSocket https(String name) throws IOException {
        int port = blog.httpsAddress().orElseThrow().getPort();
        SSLSocket socket = (SSLSocket) AUTHORITY.client().getSocketFactory().createSocket("localhost", port);
        SSLParameters parameters = socket.getSSLParameters();
        parameters.setServerNames(List.of(new SNIHostName(name)));
        socket.setSSLParameters(parameters);
        socket.startHandshake();
        return socket;
    }

    private Certificate shownTo(String name) throws IOException {
        try (SSLSocket socket = https(name)) {
            return socket.getSession().getPeerCertificates()[0];
        }
    }

    @Test
    void https_that_begins_later_is_rehearsed_when_it_begins() throws Exception {
        journal.await("no certificate yet");
        blog.warmUp();
        assertFalse(blog.isRehearsing());
        TestCertificates.certbot(certbot, "one.example", 1, AUTHORITY.issue("EC256", "one.example"));
        journal.await("serving https://");
        assertTrue(blog.isRehearsing());
    }

    @Test
    void https_begins_when_a_certificate_appears_and_goes_on_through_renewals() throws Exception {
        journal.await("no certificate yet");
        assertTrue(http("one.example", "/hello.html").startsWith("HTTP/1.1 200 "));

        Issued one = AUTHORITY.issue("EC256", "one.example", "www.one.example");
        Issued two = AUTHORITY.issue("EC256", "two.example");
        TestCertificates.certbot(certbot, "one.example", 1, one);
        TestCertificates.certbot(certbot, "two.example", 1, two);
        journal.await("serving https://");
        assertEquals(one.leaf(), shownTo("www.one.example"));
        String moved = http("www.one.example", "/hello.html?q=%E4%BD%A0&r=a%2fb//");
        assertTrue(moved.startsWith("HTTP/1.1 301 "), moved);
        assertTrue(moved.contains("\nLocation: https://one.example/hello.html?q=%E4%BD%A0&r=a%2fb//\n"), moved);
        String stranger = http("evil.example", "/x");
        assertTrue(stranger.contains("\nLocation: https://one.example/x\n"), stranger);

        try (SSLSocket open = https("one.example")) {
            assertTrue(ask(open, "one.example", "/hello.html").startsWith("HTTP/1.1 200 "));
            Issued renewed = AUTHORITY.issue("EC256", "one.example", "www.one.example");
            TestCertificates.certbot(certbot, "one.example", 2, renewed);
            journal.await("certificate in use: one.example");
            assertEquals(renewed.leaf(), shownTo("one.example"));
            assertEquals(two.leaf(), shownTo("two.example"));

            TestCertificates.certbot(
                    certbot,
                    "one.example",
                    3,
                    new Issued(
                            two.key(), AUTHORITY.issue("EC256", "one.example").chain()));
            assertTrue(journal.awaitError().contains("this key is not the one of the certificate"));
            assertEquals(renewed.leaf(), shownTo("one.example"));
            assertTrue(
                    ask(open, "one.example", "/hello.html").startsWith("HTTP/1.1 200 "), "the connection was dropped");
        }
    }

    private String promise() throws IOException {
        try (SSLSocket socket = https("one.example")) {
            String head = ask(socket, "one.example", "/hello.html");
            return head.lines()
                    .filter(line -> line.startsWith("Strict-Transport-Security: "))
                    .findFirst()
                    .orElse("none");
        }
    }

    private void restart() throws IOException {
        blog.close();
        blog = started();
    }

    @Test
    void browsers_are_held_to_https_as_before_when_a_renewed_certificate_is_met_at_a_start() throws Exception {
        Duration life = Duration.ofDays(90);
        Issued old = AUTHORITY.issue("EC256", Instant.now().minus(Duration.ofDays(60)), life, "one.example");
        TestCertificates.certbot(certbot, "one.example", 1, old);
        journal.await("serving https://");
        assertEquals("Strict-Transport-Security: max-age=15552000", promise());
        TestCertificates.certbot(certbot, "one.example", 2, AUTHORITY.issue("EC256", "one.example"));
        restart();
        assertEquals("Strict-Transport-Security: max-age=15552000", promise());
    }

    @Test
    void the_first_week_of_https_promises_a_week() throws Exception {
        TestCertificates.certbot(certbot, "one.example", 1, AUTHORITY.issue("EC256", "one.example"));
        journal.await("serving https://");
        assertEquals("Strict-Transport-Security: max-age=604800", promise());
        restart();
        assertEquals("Strict-Transport-Security: max-age=604800", promise());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "yesterday", "+999999999-12-31T23:59:59Z"})
    void what_cannot_be_read_of_the_age_of_https_is_told_and_written_anew(String text) throws Exception {
        TestCertificates.certbot(certbot, "one.example", 1, AUTHORITY.issue("EC256", "one.example"));
        journal.await("serving https://");
        Files.writeString(folder.resolve("data/https-since"), text);
        restart();
        assertEquals("Strict-Transport-Security: max-age=604800", promise());
        Instant since = Instant.parse(
                Files.readString(folder.resolve("data/https-since")).strip());
        assertTrue(since.isBefore(Instant.now()), since.toString());
    }
}
