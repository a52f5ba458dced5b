package blogjar.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import blogjar.config.Config;
import blogjar.diagnostic.Problem;
import blogjar.output.Release;
import blogjar.tls.Certificates;
import blogjar.tls.TestCertificates;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** HTTP/2 clients that mean no good: each is sent away, others are served, and memory comes back. */
@Timeout(value = 300, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class Http2FloodTest {
    private static final TestCertificates AUTHORITY = new TestCertificates();
    private static final int INITIAL_WINDOW = 4;
    private static final long KEPT = 32L << 20;

    @TempDir
    static Path site;

    @TempDir
    static Path letsencrypt;

    static WebServer server;
    static long directBefore;
    static final Queue<Problem> problems = new ConcurrentLinkedQueue<>();

    @BeforeAll
    static void start() throws IOException {
        Limits limits = Limits.of(new Config(
                Map.of("server", Map.of("limits", Map.of("idle", "2s", "rate", 1000L, "streams", 100L))), Map.of()));
        directBefore = direct();
        server = WebServer.start(
                TestSite.settings(limits, AccessLog.none(), problems), Release.ofFolder(TestSite.write(site)));
        TestCertificates.certbot(letsencrypt, "blog.test", 1, AUTHORITY.issue("EC256", "blog.test", "localhost"));
        Certificates certificates = Certificates.in(letsencrypt, "blog.test", Clock.systemUTC());
        assertTrue(certificates.refresh().changed());
        server.secure(certificates.context(), certificates.names(), Instant.EPOCH);
    }

    @AfterAll
    static void stop() {
        server.close();
        assertEquals(List.of(), List.copyOf(problems));
    }

    private static long direct() {
        return ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class).stream()
                .filter(pool -> pool.getName().equals("direct"))
                .mapToLong(BufferPoolMXBean::getMemoryUsed)
                .sum();
    }

    private static int port() {
        return server.httpsAddress().orElseThrow().getPort();
    }

    private static RawHttp2 connect(int... settings) throws IOException {
        return RawHttp2.connect(port(), AUTHORITY.client(), settings);
    }

    /** The honest request: the guard is generous, as a busy machine proves nothing. */
    @AfterEach
    @Timeout(120)
    void others_are_served_and_memory_comes_back() throws Exception {
        HttpClient honest = HttpClient.newBuilder()
                .sslContext(AUTHORITY.client())
                .connectTimeout(Duration.ofSeconds(20))
                .build();
        URI home = URI.create("https://localhost:" + port() + "/");
        HttpResponse<String> answer = honest.send(
                HttpRequest.newBuilder(home).timeout(Duration.ofSeconds(20)).build(), BodyHandlers.ofString());
        assertEquals("<p>home</p>", answer.body());
        assertEquals(HttpClient.Version.HTTP_2, answer.version());
        honest = null; // its connection is closed when nobody holds it
        while (server.lentBytes() > 0 || direct() > directBefore + KEPT) {
            System.gc();
            LockSupport.parkNanos(20_000_000);
        }
    }

    private static void assertCalmed(RawHttp2 client) throws IOException {
        client.flushUnlessClosed();
        int code = client.untilClosed().orElse(RawHttp2.ENHANCE_YOUR_CALM); // a reset may overtake the farewell
        assertEquals(RawHttp2.ENHANCE_YOUR_CALM, code);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/post/hello/", "/video.mp4", "/no-such-page"})
    void requests_that_are_reset_at_once(String path) throws IOException {
        try (RawHttp2 client = connect()) {
            for (int i = 1; i < 10_000; i += 2) {
                client.request(i, path).number(RawHttp2.RESET, i, 8);
            }
            assertCalmed(client);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"ping", "settings", "priority", "window", "data", "unknown"})
    void frames_that_cost_nothing(String kind) throws IOException {
        try (RawHttp2 client = connect()) {
            client.frame(RawHttp2.HEADERS, RawHttp2.END_HEADERS, 1, RawHttp2.get("/"));
            for (int i = 0; i < 20_000; i++) {
                switch (kind) {
                    case "ping" -> client.frame(RawHttp2.PING, 0, 0, new byte[8]);
                    case "settings" -> client.frame(RawHttp2.SETTINGS, 0, 0, new byte[] {0, 4, 0, 0, (byte) 0xff, 0});
                    case "priority" -> client.frame(RawHttp2.PRIORITY, 0, 3, new byte[] {0, 0, 0, 0, 9});
                    case "window" -> client.number(RawHttp2.WINDOW_UPDATE, 0, 1);
                    case "data" -> client.frame(RawHttp2.DATA, 0, 1);
                    default -> client.frame(0x42, 0, 0, new byte[3]);
                }
            }
            assertCalmed(client);
        }
    }

    @Test
    void fields_without_end() throws IOException {
        try (RawHttp2 client = connect()) {
            client.frame(RawHttp2.HEADERS, RawHttp2.END_STREAM, 1, RawHttp2.get("/"));
            for (int i = 0; i < 2000; i++) {
                client.frame(RawHttp2.CONTINUATION, 0, 1);
            }
            assertCalmed(client);
        }
    }

    @Test
    void fields_that_grow_as_they_are_unpacked() throws IOException {
        ByteArrayOutputStream block = new ByteArrayOutputStream();
        block.writeBytes(RawHttp2.get("/"));
        block.writeBytes(new byte[] {0x40, 1, 'x', 0x7f, (byte) 0xd1, 0x1e}); // a value of 4,048 bytes, to be kept
        block.writeBytes("a".repeat(4048).getBytes(StandardCharsets.US_ASCII));
        for (int i = 0; i < 10_000; i++) {
            block.write(0xbe); // the kept one again: 40 MB
        }
        try (RawHttp2 client = connect()) {
            client.frame(RawHttp2.HEADERS, RawHttp2.END_HEADERS | RawHttp2.END_STREAM, 1, block.toByteArray());
            client.flushUnlessClosed();
            assertEquals("431", client.outcome(1));
        }
    }

    @Test
    void streams_that_make_the_server_reset_them() throws IOException {
        try (RawHttp2 client = connect()) {
            for (int i = 1; i < 10_000; i += 2) {
                client.frame(RawHttp2.HEADERS, RawHttp2.END_HEADERS, i, RawHttp2.get("/"));
                client.number(RawHttp2.WINDOW_UPDATE, i, 0);
            }
            assertCalmed(client);
        }
    }

    @Test
    void more_streams_than_allowed() throws IOException {
        try (RawHttp2 client = connect(INITIAL_WINDOW, 0)) {
            for (int i = 1; i < 1000; i += 2) {
                client.request(i, "/post/hello/");
            }
            assertCalmed(client);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/post/hello/", "/video.mp4"})
    void streams_that_take_nothing(String path) throws IOException {
        List<RawHttp2> clients = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            RawHttp2 client = connect(INITIAL_WINDOW, 0);
            for (int stream = 1; stream < 200; stream += 2) {
                client.request(stream, path);
            }
            client.flush();
            clients.add(client);
        }
        for (RawHttp2 client : clients) {
            client.untilClosed();
            client.close();
        }
    }
}
