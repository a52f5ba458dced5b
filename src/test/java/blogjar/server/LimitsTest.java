package blogjar.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import blogjar.config.Config;
import blogjar.diagnostic.Problem;
import blogjar.diagnostic.ProblemException;
import blogjar.output.Release;
import blogjar.server.Limits.PerAddress;
import blogjar.yaml.Yaml;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What one client may ask of the server. */
@Timeout(value = 300, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class LimitsTest {
    private static final int GUARD_MILLIS = 120_000;

    @TempDir
    static Path folder;

    private final Queue<Problem> problems = new ConcurrentLinkedQueue<>();

    @BeforeAll
    static void write() throws IOException {
        TestSite.write(folder);
    }

    private static Limits limits(String yaml) {
        String file = "server:\n  limits:\n" + yaml.indent(4);
        return Limits.of(new Config(
                Objects.requireNonNull(Yaml.parse("_config.yml", file, 1).mapping()), Map.of()));
    }

    private WebServer start(String yaml) {
        return WebServer.start(TestSite.settings(limits(yaml), AccessLog.none(), problems), Release.ofFolder(folder));
    }

    private static Socket connect(WebServer server) throws IOException {
        Socket socket = new Socket(
                InetAddress.getLoopbackAddress(), server.httpAddress().getPort());
        socket.setSoTimeout(GUARD_MILLIS);
        return socket;
    }

    private static void send(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
    }

    /** What comes until the server hangs up. */
    private static long bytesUntilEnd(Socket socket) throws IOException {
        InputStream in = socket.getInputStream();
        byte[] buffer = new byte[8192];
        long sum = 0;
        try {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                sum += read;
            }
        } catch (SocketException reset) {
            return sum;
        }
        return sum;
    }

    @Test
    void without_settings_the_usual_limits_hold() {
        assertEquals(Limits.USUAL, Limits.of(new Config(Map.of(), Map.of())));
        assertEquals(Limits.USUAL, limits("{}"));
    }

    @Test
    void each_limit_can_be_set() {
        Limits set = limits("""
                connections: 100
                connections_per_address: 5
                handshake: 3
                header: 4s
                request: 1m
                idle: 20 s
                keep_alive: 1h
                rate: 0
                header_size: 32KB
                fields: 50
                url_length: 500
                streams: 16
                shutdown: 0
                """);
        assertEquals(100, set.connections());
        assertEquals(new PerAddress(5, true), set.perAddress());
        assertEquals(
                List.of(3L, 4L, 60L, 20L, 3600L, 0L),
                List.of(
                        set.handshake().toSeconds(),
                        set.header().toSeconds(),
                        set.request().toSeconds(),
                        set.idle().toSeconds(),
                        set.keepAlive().toSeconds(),
                        set.shutdown().toSeconds()));
        assertEquals(
                List.of(0, 32 * 1024, 50, 500, 16),
                List.of(set.rate(), set.headerSize(), set.fields(), set.urlLength(), set.streams()));
        assertEquals(
                new PerAddress(0, false),
                limits("connections_per_address: false").perAddress());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            connections: 0                | 'server.limits.connections: 0' is no such number
            connections: many             | 'server.limits.connections: many' is no such number
            connections_per_address: true | 'server.limits.connections_per_address: true' is no such number
            handshake: 0                  | 'server.limits.handshake: 0' leaves no time
            idle: soon                    | 'server.limits.idle: soon' is no time
            header: 1.5                   | 'server.limits.header: 1.5' is no time
            header: -1                    | 'server.limits.header: -1' is no time
            header_size: 2MB              | 'server.limits.header_size: 2MB' is out of bounds
            url_length: 0                 | 'server.limits.url_length: 0' is out of bounds
            rate: -1                      | 'server.limits.rate: -1' is no such number
            conections: 5                 | 'server.limits.conections: 5' is no setting
            [5]                           | 'server.limits' holds no limits
            """)
    void a_wrong_limit_is_one_message(String yaml, String message) {
        ProblemException refused = assertThrows(ProblemException.class, () -> limits(yaml));
        assertEquals(message, refused.problems().get(0).message());
    }

    @ParameterizedTest
    @CsvSource({"500, 100, 3, 404", "501, 100, 3, 414", "500, 900, 3, 431", "500, 100, 9, 404", "500, 100, 10, 431"})
    void what_is_too_large_is_told(int target, int field, int fields, int status) throws IOException {
        try (WebServer server = start("{url_length: 500, header_size: 1400, fields: 10}")) {
            StringBuilder request = new StringBuilder("GET /" + "a".repeat(target - 1) + " HTTP/1.1\r\nHost: a\r\n");
            for (int i = 1; i < fields; i++) {
                request.append("X-").append(i).append(": ").append(i == 1 ? "b".repeat(field) : "c");
                request.append("\r\n");
            }
            request.append("Connection: close\r\n\r\n");
            String answer = RawClient.exchange(server.httpAddress().getPort(), request.toString());
            assertEquals(status, RawClient.status(answer));
        }
    }

    @Test
    void one_address_has_no_more_connections_than_the_limit() throws IOException {
        try (WebServer server = start("connections_per_address: 3")) {
            List<Socket> open = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                open.add(connect(server));
                send(open.get(i), "GET / HTTP/1.1\r\nHost: a\r\n\r\n");
                assertTrue(RawClient.response(open.get(i).getInputStream()).endsWith("<p>home</p>"));
            }
            try (Socket fourth = connect(server)) {
                assertEquals(0, bytesUntilEnd(fourth));
            }
            for (Socket socket : open) {
                socket.close();
            }
            awaitService(server);
        }
    }

    /** Who left is forgotten within a second. */
    private static void awaitService(WebServer server) throws IOException {
        while (true) {
            try (Socket next = connect(server)) {
                send(next, "GET / HTTP/1.0\r\n\r\n");
                if (bytesUntilEnd(next) > 0) {
                    return;
                }
            } catch (SocketException refused) {
                continue;
            }
        }
    }

    @Test
    void who_asks_for_nothing_makes_room_for_who_comes() throws IOException {
        try (WebServer server = start("connections: 3");
                Socket busy = new Socket()) {
            busy.setReceiveBufferSize(4096);
            busy.connect(server.httpAddress());
            busy.setSoTimeout(GUARD_MILLIS);
            send(busy, "GET /video.mp4 HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
            assertEquals('H', busy.getInputStream().read());
            List<Socket> others = new ArrayList<>();
            for (int i = 0; i < 10; i++) {
                others.add(connect(server));
                send(others.get(i), "GET / HTTP/1.1\r\nHost: a\r\n\r\n");
                assertTrue(RawClient.response(others.get(i).getInputStream()).endsWith("<p>home</p>"));
            }
            assertEquals(0, bytesUntilEnd(others.get(0)));
            assertTrue(bytesUntilEnd(busy) > TestSite.BIG); // it has waited longer, but for an answer
            assertEquals(1, problems.size());
            assertTrue(problems.element().message().contains("server.limits.connections allows"));
            for (Socket socket : others) {
                socket.close();
            }
        }
    }

    @Test
    void by_default_this_machine_is_not_counted_as_one_address() throws IOException {
        try (WebServer server = start("{}")) {
            List<Socket> open = new ArrayList<>();
            for (int i = 0; i < Limits.USUAL.perAddress().most() + 10; i++) {
                open.add(connect(server));
            }
            send(open.get(open.size() - 1), "GET / HTTP/1.1\r\nHost: a\r\n\r\n");
            assertTrue(RawClient.response(open.get(open.size() - 1).getInputStream())
                    .endsWith("<p>home</p>"));
            for (Socket socket : open) {
                socket.close();
            }
        }
    }

    @Test
    void a_client_that_takes_next_to_nothing_of_a_response_is_sent_away() throws IOException {
        try (WebServer server = start("{rate: 1000, idle: 2}");
                Socket slow = new Socket()) {
            slow.setReceiveBufferSize(4096);
            slow.connect(server.httpAddress());
            slow.setSoTimeout(GUARD_MILLIS);
            // each answer is 3 MB, which no socket's buffers hold
            send(slow, "GET /video.mp4 HTTP/1.1\r\nHost: a\r\n\r\n".repeat(20));
            assertTrue(slow.getInputStream().read() >= 0);
            awaitReset(slow);
            assertTrue(bytesUntilEnd(slow) < 20L * TestSite.BIG);
        }
    }

    /** Takes nothing, and is told of the reset by what it sends. */
    private static void awaitReset(Socket slow) {
        assertThrows(IOException.class, () -> {
            while (true) {
                send(slow, "\r\n");
                LockSupport.parkNanos(50_000_000);
            }
        });
    }

    @Test
    void a_head_that_does_not_end_is_cut_off() throws IOException {
        try (WebServer server = start("header: 1");
                Socket slow = connect(server)) {
            send(slow, "GET / HTTP/1.1\r\nHost: a\r\n");
            assertEquals(0, bytesUntilEnd(slow));
        }
    }

    @Test
    void a_connection_without_a_request_is_closed() throws IOException {
        try (WebServer server = start("keep_alive: 1");
                Socket idle = connect(server)) {
            send(idle, "GET / HTTP/1.1\r\nHost: a\r\n\r\n");
            assertTrue(RawClient.response(idle.getInputStream()).endsWith("<p>home</p>"));
            assertEquals(0, bytesUntilEnd(idle));
        }
    }
}
