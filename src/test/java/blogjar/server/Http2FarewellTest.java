package blogjar.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import blogjar.output.Release;
import blogjar.tls.Certificates;
import blogjar.tls.TestCertificates;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** GOAWAY from either side: what was asked for before it arrives (RFC 9113, 6.8). */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class Http2FarewellTest {
    private static final TestCertificates AUTHORITY = new TestCertificates();
    private static final int INITIAL_WINDOW = 4;
    private static final int NO_ERROR = 0;
    private static final int FRAME_SIZE_ERROR = 6;
    private static final int LENGTH = 1 << 20;

    @TempDir
    Path site;

    @TempDir
    Path letsencrypt;

    private WebServer start() throws IOException {
        TestSite.put(site, "index.html", "home");
        Files.write(site.resolve("video.mp4"), new byte[LENGTH]);
        TestCertificates.certbot(letsencrypt, "blog.test", 1, AUTHORITY.issue("EC256", "blog.test", "localhost"));
        Certificates certificates = Certificates.in(letsencrypt, "blog.test", Clock.systemUTC());
        certificates.refresh();
        WebServer server = WebServer.start(
                TestSite.settings(Limits.USUAL, AccessLog.none(), new ConcurrentLinkedQueue<>()),
                Release.ofFolder(site));
        server.secure(certificates.context(), certificates.names(), Instant.EPOCH);
        return server;
    }

    private static RawHttp2 connect(WebServer server, String protocol) throws Exception {
        return RawHttp2.connect(port(server), protocol, AUTHORITY.client(), INITIAL_WINDOW, 2 * LENGTH);
    }

    private static int port(WebServer server) {
        return server.httpsAddress().orElseThrow().getPort();
    }

    private static void awaitRefusal(int port) {
        try {
            while (true) {
                new Socket(InetAddress.getLoopbackAddress(), port).close();
            }
        } catch (IOException refused) {
            // the server has begun to end
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.3", "TLSv1.2"})
    void who_still_speaks_when_the_server_ends_gets_all_that_was_sent(String protocol) throws Exception {
        WebServer server = start();
        int port = port(server);
        Thread ending = new Thread(server::close);
        try (RawHttp2 client = connect(server, protocol)) {
            client.number(RawHttp2.WINDOW_UPDATE, 0, 2 * LENGTH)
                    .request(1, "/video.mp4")
                    .flush();
            RawHttp2.Frame frame = client.read();
            while (frame.type() != RawHttp2.DATA) {
                frame = client.read();
            }
            ending.start();
            awaitRefusal(port);
            int length = 0;
            while (frame.type() != RawHttp2.GOAWAY) {
                length += frame.type() == RawHttp2.DATA ? frame.payload().length : 0;
                client.number(RawHttp2.WINDOW_UPDATE, 0, 1).flush();
                frame = client.read();
            }
            assertEquals(LENGTH, length);
            assertEquals(NO_ERROR, ByteBuffer.wrap(frame.payload()).getInt(4));
            assertThrows(EOFException.class, client::read);
        }
        ending.join();
    }

    @Test
    void who_does_not_hang_up_does_not_keep_the_server_from_ending() throws Exception {
        try (WebServer server = start();
                RawHttp2 client = connect(server, "TLSv1.3")) {
            client.request(1, "/").flush();
            assertEquals(RawHttp2.SETTINGS, client.read().type());
            server.close();
            assertEquals(NO_ERROR, client.untilClosed().orElseThrow());
        }
    }

    @Test
    void who_says_that_it_goes_gets_what_it_has_asked_for() throws Exception {
        try (WebServer server = start();
                RawHttp2 client = connect(server, "TLSv1.3")) {
            client.request(1, "/video.mp4")
                    .frame(RawHttp2.GOAWAY, 0, 0, new byte[8])
                    .number(RawHttp2.WINDOW_UPDATE, 0, 2 * LENGTH)
                    .flush();
            int length = 0;
            RawHttp2.Frame frame;
            do {
                frame = client.read();
                length += frame.type() == RawHttp2.DATA ? frame.payload().length : 0;
            } while (frame.type() != RawHttp2.DATA || (frame.flags() & RawHttp2.END_STREAM) == 0);
            assertEquals(LENGTH, length);
        }
    }

    @Test
    void a_farewell_that_is_too_short_is_an_error() throws Exception {
        try (WebServer server = start();
                RawHttp2 client = connect(server, "TLSv1.3")) {
            client.frame(RawHttp2.GOAWAY, 0, 0, new byte[7]).flush();
            assertEquals(FRAME_SIZE_ERROR, client.untilClosed().orElseThrow());
        }
    }
}
