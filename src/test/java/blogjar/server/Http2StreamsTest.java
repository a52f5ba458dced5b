package blogjar.server;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import blogjar.config.Config;
import blogjar.output.Release;
import blogjar.tls.Certificates;
import blogjar.tls.TestCertificates;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Streams of HTTP/2 that end early: one more than the client may have (RFC 9113, 5.1.2), and one that it resets. */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class Http2StreamsTest {
    private static final TestCertificates AUTHORITY = new TestCertificates();
    private static final int INITIAL_WINDOW = 4;
    private static final int REFUSED_STREAM = 7;
    private static final int CANCEL = 8;
    private static final int MOST = 8;

    @TempDir
    Path site;

    @TempDir
    Path letsencrypt;

    private WebServer start() throws IOException {
        TestSite.put(site, "index.html", "home");
        Files.write(site.resolve("video.mp4"), new byte[4 << 20]);
        TestCertificates.certbot(letsencrypt, "blog.test", 1, AUTHORITY.issue("EC256", "blog.test", "localhost"));
        Certificates certificates = Certificates.in(letsencrypt, "blog.test", Clock.systemUTC());
        certificates.refresh();
        Limits limits =
                Limits.of(new Config(Map.of("server", Map.of("limits", Map.of("streams", (long) MOST))), Map.of()));
        WebServer server = WebServer.start(
                TestSite.settings(limits, AccessLog.none(), new ConcurrentLinkedQueue<>()), Release.ofFolder(site));
        server.secure(certificates.context(), certificates.names(), Instant.EPOCH);
        return server;
    }

    private static RawHttp2 connect(WebServer server, int... settings) throws IOException {
        return RawHttp2.connect(server.httpsAddress().orElseThrow().getPort(), AUTHORITY.client(), settings);
    }

    @Test
    void the_one_too_many_is_refused_and_may_be_asked_for_again_while_the_others_go_on() throws IOException {
        try (WebServer server = start();
                RawHttp2 client = connect(server, INITIAL_WINDOW, 0)) {
            for (int i = 0; i <= MOST; i++) {
                client.request(2 * i + 1, "/");
            }
            client.flush();
            RawHttp2.Frame refusal = next(client, RawHttp2.RESET);
            assertEquals(2 * MOST + 1, refusal.stream());
            assertEquals(REFUSED_STREAM, refusal.number());

            client.number(RawHttp2.WINDOW_UPDATE, 1, 1000).flush();
            assertHome(next(client, RawHttp2.DATA), 1);
            int again = 2 * MOST + 3;
            client.request(again, "/")
                    .number(RawHttp2.WINDOW_UPDATE, again, 1000)
                    .flush();
            assertHome(next(client, RawHttp2.DATA), again);
        }
    }

    /** @param window what the client takes without asking: less than the file, or all of it */
    @ParameterizedTest
    @ValueSource(ints = {65_535, 8 << 20})
    void a_reader_who_has_seen_enough_of_a_file_goes_on_reading_others(int window) throws IOException {
        try (WebServer server = start();
                RawHttp2 client = connect(server, INITIAL_WINDOW, window)) {
            client.number(RawHttp2.WINDOW_UPDATE, 0, window)
                    .request(1, "/video.mp4")
                    .flush();
            assertEquals(1, next(client, RawHttp2.DATA).stream());
            client.number(RawHttp2.RESET, 1, CANCEL)
                    .number(RawHttp2.WINDOW_UPDATE, 0, 1 << 20)
                    .request(3, "/")
                    .flush();
            RawHttp2.Frame data = next(client, RawHttp2.DATA);
            while (data.stream() == 1) {
                data = next(client, RawHttp2.DATA);
            }
            assertHome(data, 3);
        }
    }

    private static void assertHome(RawHttp2.Frame data, int stream) {
        assertEquals(stream, data.stream());
        assertArrayEquals("home".getBytes(StandardCharsets.US_ASCII), data.payload());
    }

    private static RawHttp2.Frame next(RawHttp2 client, int type) throws IOException {
        RawHttp2.Frame frame = client.read();
        while (frame.type() != type) {
            frame = client.read();
        }
        return frame;
    }
}
