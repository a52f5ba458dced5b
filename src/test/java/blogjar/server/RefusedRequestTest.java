package blogjar.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import blogjar.diagnostic.Problem;
import blogjar.logfile.Rotation;
import blogjar.output.Release;
import blogjar.text.Json;
import blogjar.tls.Certificates;
import blogjar.tls.TestCertificates;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** What is no HTTP is answered 400, and logged and counted as other requests are. */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class RefusedRequestTest {
    private static final Pattern BYTE = Pattern.compile("<([0-9a-f]{2})>");
    private static final TestCertificates AUTHORITY = new TestCertificates();

    @TempDir
    Path folder;

    private final Queue<Problem> problems = new ConcurrentLinkedQueue<>();
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    private WebServer start(String format) throws IOException {
        LogFormat parsed = LogFormat.of(format, ZoneOffset.UTC, false);
        AccessLog log = AccessLog.of(new LogSettings("-", parsed, Rotation.NONE, ZoneOffset.UTC), out, problems::add);
        WebServer.Settings settings = new WebServer.Settings(
                new Ports("localhost", 0, 0, 0),
                Locations.of("a"),
                Headers.USUAL,
                Proxies.NONE,
                Access.OPEN,
                Limits.USUAL,
                new Admin("localhost", 0),
                log,
                problems::add);
        return WebServer.start(settings, Release.ofFolder(TestSite.write(folder.resolve("site"))));
    }

    /** After the server has ended, which writes what is gathered. */
    private List<String> lines() {
        return out.toString(StandardCharsets.US_ASCII).lines().toList();
    }

    private static String bytes(String text) {
        return BYTE.matcher(text.replace("~", "\r\n"))
                .replaceAll(hex -> Matcher.quoteReplacement(Character.toString(Integer.parseInt(hex.group(1), 16))));
    }

    /** Sends piece by piece, until the server has heard enough. */
    private static String apart(int port, String bytes) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setTcpNoDelay(true);
            for (int i = 0; i < bytes.length() - 1; i++) {
                socket.getOutputStream().write(bytes.charAt(i));
            }
            return RawClient.exchange(socket, bytes.substring(bytes.length() - 1));
        } catch (SocketException closed) {
            return "";
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvFileSource(resources = "refused-requests.psv", delimiter = '|', quoteCharacter = '`')
    void it_leaves_a_line_with_what_was_read(String request, int before, String line) throws IOException {
        try (WebServer server = start("common")) {
            String answers = RawClient.exchange(server.httpAddress().getPort(), bytes(request));
            assertEquals(before + 1, RawClient.responses(answers), answers);
            assertTrue(answers.contains("HTTP/1.1 400 "), answers);
        }
        List<String> lines = lines();
        assertEquals(before + 1, lines.size(), lines.toString());
        String last = lines.get(before);
        assertTrue(last.matches("127\\.0\\.0\\.1 - - \\[[^]]*] " + Pattern.quote('"' + line + "\" 400 -")), last);
    }

    @ParameterizedTest(name = "{0}")
    @CsvFileSource(resources = "refused-requests.psv", delimiter = '|', quoteCharacter = '`')
    void it_is_the_same_where_it_comes_octet_by_octet(String request, int before, String line) throws IOException {
        try (WebServer server = start("%r")) {
            apart(server.httpAddress().getPort(), bytes(request));
        }
        List<String> lines = lines();
        assertEquals(before + 1, lines.size(), lines.toString());
        String cut = lines.get(before); // who sends slowly is refused at the first octet that is wrong
        assertTrue(line.startsWith(cut), cut);
    }

    @Test
    void what_was_asked_before_is_answered_while_the_rest_is_on_its_way() throws IOException {
        try (WebServer server = start("%r");
                Socket socket = new Socket(
                        InetAddress.getLoopbackAddress(), server.httpAddress().getPort())) {
            byte[] begun = bytes("GET / HTTP/1.1~Host: a~~GET /about HT").getBytes(StandardCharsets.US_ASCII);
            socket.getOutputStream().write(begun);
            assertEquals(200, RawClient.status(RawClient.response(socket.getInputStream())));
            String rest = RawClient.exchange(socket, bytes("TP/1.1~Host: a~Connection: close~~"));
            assertEquals(200, RawClient.status(rest));
        }
        assertEquals(List.of("GET / HTTP/1.1", "GET /about HTTP/1.1"), lines());
    }

    @Test
    void a_long_line_is_cut() throws IOException {
        try (WebServer server = start("%r")) {
            String path = "x".repeat(100_000);
            RawClient.exchange(server.httpAddress().getPort(), "G(T /" + path + " HTTP/1.1\r\nHost: a\r\n\r\n");
        }
        assertEquals(List.of("G(T /" + "x".repeat(1024 - "G(T /".length())), lines());
    }

    @Test
    void json_has_the_line_in_place_of_what_it_means() throws Exception {
        try (WebServer server = start("json")) {
            RawClient.exchange(server.httpAddress().getPort(), "G\"T\u0001 / HTTP/1.1\r\nHost: a\r\n\r\n");
        }
        Map<?, ?> object = (Map<?, ?>) Json.parse(lines().get(0));
        assertEquals("G\"T\u0001 / HTTP/1.1", object.get("line"));
        assertEquals("400", String.valueOf(object.get("status")));
        assertEquals("127.0.0.1", object.get("client"));
        assertNull(object.get("method"));
        assertEquals(false, object.get("secure"));
    }

    @Test
    void each_directive_has_something_to_say() throws IOException {
        String all = "%h %{c}a %A %u %l %r %m %U[%q] %H %>s %b %B %{X}i %{X}o %{X}C %L %X %v %{SSL_CIPHER}x %D %O %I";
        try (WebServer server = start(all)) {
            RawClient.exchange(server.httpAddress().getPort(), "a b\r\n\r\n");
        }
        assertEquals(List.of("127.0.0.1 127.0.0.1 127.0.0.1 - - a b - -[] - 400 - 0 - - - - - - - 0 66 3"), lines());
    }

    @Test
    void it_is_counted_by_its_status() throws IOException {
        try (WebServer server = start("%r")) {
            RawClient.exchange(server.httpAddress().getPort(), "a b\r\n\r\n");
            String figures = RawClient.exchange(
                    server.adminAddress().orElseThrow().getPort(),
                    "GET /-/metrics HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
            assertTrue(figures.contains("{class=\"4xx\",code=\"400\"} 1\n"), figures);
        }
    }

    @Test
    void it_is_told_to_have_come_over_tls() throws Exception {
        Path letsencrypt = folder.resolve("letsencrypt");
        TestCertificates.certbot(letsencrypt, "blog.test", 1, AUTHORITY.issue("EC256", "blog.test", "localhost"));
        Certificates certificates = Certificates.in(letsencrypt, "blog.test", Clock.systemUTC());
        certificates.refresh();
        try (WebServer server = start("%{SSL_PROTOCOL}x %r")) {
            server.secure(certificates.context(), certificates.names(), Instant.EPOCH);
            int port = server.httpsAddress().orElseThrow().getPort();
            try (Socket socket = AUTHORITY.client().getSocketFactory().createSocket("localhost", port)) {
                RawClient.exchange(socket, "a b\r\n\r\n");
            }
        }
        assertEquals(List.of("TLSv1.3 a b"), lines());
    }
}
