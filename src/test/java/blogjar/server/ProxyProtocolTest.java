package blogjar.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import blogjar.config.Config;
import blogjar.diagnostic.Problem;
import blogjar.diagnostic.ProblemException;
import blogjar.logfile.Rotation;
import blogjar.output.Release;
import blogjar.tls.Certificates;
import blogjar.tls.TestCertificates;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Connections that a proxy announces, over real sockets. */
class ProxyProtocolTest {
    private static final String REQUEST = "GET /ten.bin HTTP/1.1\r\nHost: blog.test\r\nConnection: close\r\n\r\n";
    private static final String SIGNATURE = "0d0a0d0a000d0a515549540a";

    @TempDir
    Path site;

    private final Queue<Problem> problems = new ConcurrentLinkedQueue<>();
    private final ByteArrayOutputStream log = new ByteArrayOutputStream();

    @BeforeEach
    void write() throws IOException {
        TestSite.write(site);
    }

    private WebServer start(String proxy) {
        Proxies proxies = Proxies.of(
                new Config(Map.of("server", Map.of("proxies", List.of(proxy), "proxy_protocol", true)), Map.of()));
        LogSettings settings =
                new LogSettings("-", LogFormat.of("%h %s", ZoneOffset.UTC, false), Rotation.NONE, ZoneOffset.UTC);
        return WebServer.start(
                new WebServer.Settings(
                        new Ports("localhost", 0, 0, 0),
                        Locations.of("blog.test"),
                        Headers.USUAL,
                        proxies,
                        Access.OPEN,
                        Limits.USUAL,
                        Admin.OFF,
                        AccessLog.of(settings, log, problems::add),
                        problems::add),
                Release.ofFolder(site));
    }

    /** A header's bytes, a character each: text with ~ for its line end, or hexadecimal digits after the signature. */
    private static String header(String text) {
        if (!text.startsWith("v2 ")) {
            return text.replace("~", "\r\n");
        }
        byte[] bytes = HexFormat.of().parseHex(SIGNATURE + text.substring(3).replace(" ", ""));
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    private String logged() {
        return log.toString(StandardCharsets.US_ASCII);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            PROXY TCP4 192.0.2.1 192.0.2.9 4711 80~                                   | 192.0.2.1
            PROXY TCP6 2001:db8::1 2001:db8::9 4711 443~                              | 2001:db8::1
            PROXY TCP6 ::ffff:192.0.2.1 ::1 0 65535~                                  | 192.0.2.1
            PROXY UNKNOWN~                                                            | 127.0.0.1
            PROXY UNKNOWN ffff:f...f ffff 65535 65535~                                | 127.0.0.1
            v2 21 11 000c c0000201 c0000209 1267 0050                                 | 192.0.2.1
            v2 21 21 0024 20010db8000000000000000000000001 20010db8000000000000000000000009 1267 01bb | 2001:db8::1
            v2 21 11 0014 c0000201 c0000209 1267 0050 04 0005 0000000000              | 192.0.2.1
            v2 20 00 0000                                                             | 127.0.0.1
            v2 20 11 000c c0000201 c0000209 1267 0050                                 | 127.0.0.1
            v2 21 00 0000                                                             | 127.0.0.1
            v2 21 31 0004 00000000                                                    | 127.0.0.1
            """)
    void the_client_is_the_one_that_is_announced(String text, String client) throws IOException {
        try (WebServer server = start("loopback")) {
            String answer = RawClient.exchange(server.httpAddress().getPort(), header(text) + REQUEST);
            assertEquals(200, RawClient.status(answer));
            assertTrue(answer.endsWith("0123456789"), answer);
        }
        assertEquals(client + " 200\n", logged());
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            GET / HTTP/1.1~
            PROXY TCP4 192.0.2.1 192.0.2.9 4711~
            PROXY TCP4 192.0.2.1 192.0.2.9 4711 80 1~
            PROXY TCP4 192.0.2.1  192.0.2.9 4711 80~
            PROXY TCP4 192.0.2.256 192.0.2.9 4711 80~
            PROXY TCP4 example.com 192.0.2.9 4711 80~
            PROXY TCP4 2001:db8::1 2001:db8::9 4711 80~
            PROXY TCP6 192.0.2.1 192.0.2.9 4711 80~
            PROXY TCP4 192.0.2.1 192.0.2.9 65536 80~
            PROXY TCP4 192.0.2.1 192.0.2.9 4711 080~
            PROXY TCP4 192.0.2.1 192.0.2.9 4711 -1~
            PROXY UDP4 192.0.2.1 192.0.2.9 4711 80~
            PROXYTCP4 192.0.2.1 192.0.2.9 4711 80~
            PROXY UNKNOWN xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx~
            v2 11 11 000c c0000201 c0000209 1267 0050
            v2 22 11 000c c0000201 c0000209 1267 0050
            v2 21 11 0008 c0000201 c0000209
            v2 21 21 000c c0000201 c0000209 1267 0050
            v2 21 11 ffff c0000201 c0000209 1267 0050
            """)
    void what_is_malformed_is_closed_without_an_answer(String text) throws IOException {
        try (WebServer server = start("loopback")) {
            assertEquals("", RawClient.exchange(server.httpAddress().getPort(), header(text) + REQUEST));
        }
        assertEquals("", logged());
    }

    @Test
    void it_may_come_byte_by_byte() throws IOException {
        try (WebServer server = start("loopback");
                Socket socket = new Socket(
                        InetAddress.getLoopbackAddress(), server.httpAddress().getPort())) {
            socket.setTcpNoDelay(true);
            String bytes = header("PROXY TCP4 192.0.2.1 192.0.2.9 4711 80~") + REQUEST;
            for (int i = 0; i < 60; i++) {
                socket.getOutputStream().write(bytes.charAt(i));
            }
            assertEquals(200, RawClient.status(RawClient.exchange(socket, bytes.substring(60))));
        }
        assertEquals("192.0.2.1 200\n", logged());
    }

    @Test
    void others_connect_without_it_and_are_not_believed() throws IOException {
        try (WebServer server = start("192.0.2.0/24")) {
            int port = server.httpAddress().getPort();
            assertEquals(200, RawClient.status(RawClient.exchange(port, REQUEST)));
            String answer = RawClient.exchange(port, header("PROXY TCP4 192.0.2.1 192.0.2.9 4711 80~") + REQUEST);
            assertEquals(400, RawClient.status(answer));
        }
        assertTrue(logged().startsWith("127.0.0.1 200\n"), logged());
    }

    @Test
    void fields_of_the_client_are_not_believed() throws IOException {
        try (WebServer server = start("loopback")) {
            RawClient.exchange(
                    server.httpAddress().getPort(),
                    header("PROXY TCP4 192.0.2.1 192.0.2.9 4711 80~")
                            + REQUEST.replace("Connection", "X-Forwarded-For: 203.0.113.9\r\nConnection"));
        }
        assertEquals("192.0.2.1 200\n", logged());
    }

    @ParameterizedTest
    @CsvSource({"TLSv1.2", "TLSv1.3"})
    void a_handshake_follows_it(String version, @TempDir Path letsencrypt) throws Exception {
        TestCertificates.certbot(letsencrypt, "blog.test", 1, HttpsTest.AUTHORITY.issue("EC256", "blog.test"));
        Certificates certificates = Certificates.in(letsencrypt, "blog.test", Clock.systemUTC());
        certificates.refresh();
        try (WebServer server = start("loopback")) {
            server.secure(certificates.context(), certificates.names(), Instant.EPOCH);
            int port = server.httpsAddress().orElseThrow().getPort();
            for (String text :
                    List.of("PROXY TCP4 192.0.2.1 192.0.2.9 4711 443~", "v2 21 11 000c c0000201 c0000209 1267 0050")) {
                try (Socket plain = new Socket(InetAddress.getLoopbackAddress(), port)) {
                    plain.getOutputStream().write(header(text).getBytes(StandardCharsets.ISO_8859_1));
                    SSLSocket tls = (SSLSocket) HttpsTest.AUTHORITY
                            .client()
                            .getSocketFactory()
                            .createSocket(plain, "blog.test", port, true);
                    tls.setEnabledProtocols(new String[] {version});
                    String answer = RawClient.exchange(tls, REQUEST);
                    assertTrue(answer.endsWith("0123456789"), answer);
                }
            }
            try (Socket without = HttpsTest.AUTHORITY
                    .client()
                    .getSocketFactory()
                    .createSocket(InetAddress.getLoopbackAddress(), port)) {
                assertThrows(IOException.class, ((SSLSocket) without)::startHandshake);
            }
        }
        assertEquals("192.0.2.1 200\n192.0.2.1 200\n", logged());
    }

    @Test
    void without_proxies_it_is_refused() {
        Config config = new Config(Map.of("server", Map.of("proxy_protocol", true)), Map.of());
        ProblemException refused = assertThrows(ProblemException.class, () -> Proxies.of(config));
        assertTrue(refused.getMessage().contains("'server.proxy_protocol: true'"), refused.getMessage());
    }
}
