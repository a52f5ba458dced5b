package blogjar.server;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import blogjar.config.Config;
import blogjar.output.Release;
import blogjar.tls.Certificates;
import blogjar.tls.TestCertificates;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** More requests at once than an HTTP/2 client was told that it may have (RFC 9113, 5.1.2). */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class Http2StreamsTest {
    private static final TestCertificates AUTHORITY = new TestCertificates();
    private static final int INITIAL_WINDOW = 4;
    private static final int REFUSED_STREAM = 7;
    private static final int MOST = 8;

    @TempDir
    Path site;

    @TempDir
    Path letsencrypt;

    @Test
    void the_one_too_many_is_refused_and_may_be_asked_for_again_while_the_others_go_on() throws IOException {
        TestSite.put(site, "index.html", "home");
        TestCertificates.certbot(letsencrypt, "blog.test", 1, AUTHORITY.issue("EC256", "blog.test", "localhost"));
        Certificates certificates = Certificates.in(letsencrypt, "blog.test", Clock.systemUTC());
        certificates.refresh();
        Limits limits =
                Limits.of(new Config(Map.of("server", Map.of("limits", Map.of("streams", (long) MOST))), Map.of()));
        try (WebServer server = WebServer.start(
                new WebServer.Settings(
                        new Ports("localhost", 0, 0, 0),
                        Locations.of(),
                        Headers.USUAL,
                        Proxies.NONE,
                        Access.OPEN,
                        limits,
                        Admin.OFF,
                        AccessLog.none(),
                        problem -> {}),
                Release.ofFolder(site))) {
            server.secure(certificates.context(), certificates.names(), Instant.EPOCH);
            int port = server.httpsAddress().orElseThrow().getPort();
            try (RawHttp2 client = RawHttp2.connect(port, AUTHORITY.client(), INITIAL_WINDOW, 0)) {
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
