package blogjar.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import blogjar.config.Config;
import blogjar.diagnostic.Problem;
import blogjar.output.Release;
import blogjar.tls.Certificates;
import blogjar.tls.TestCertificates;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Much at once over connections that mean no good; others are served meanwhile. Of HTTP/2 see {@link Http2FloodTest}. */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class FloodTest {
    private static final int REQUESTS = 10_000;
    private static final int HANDSHAKES = 300;
    private static final int GUARD_MILLIS = 100_000;

    /** Of the head of a TLS record and of a ClientHello in it, of which no more comes. */
    private static final byte[] HALF_A_HELLO = {0x16, 3, 1, 2, 0, 1, 0, 1, (byte) 0xfc, 3, 3};

    @TempDir
    Path folder;

    private final TestCertificates authority = new TestCertificates();
    private final Queue<Problem> problems = new ConcurrentLinkedQueue<>();
    private WebServer server;

    @BeforeEach
    void start() throws IOException {
        Limits limits = Limits.of(new Config(Map.of("server", Map.of("limits", Map.of("handshake", "2s"))), Map.of()));
        server = WebServer.start(
                TestSite.settings(limits, AccessLog.none(), problems),
                Release.ofFolder(TestSite.write(folder.resolve("site"))));
        Path letsencrypt = folder.resolve("letsencrypt");
        TestCertificates.certbot(letsencrypt, "blog.test", 1, authority.issue("EC256", "blog.test", "localhost"));
        Certificates certificates = Certificates.in(letsencrypt, "blog.test", Clock.systemUTC());
        certificates.refresh();
        server.secure(certificates.context(), certificates.names(), Instant.EPOCH);
    }

    @AfterEach
    void stop() {
        server.close();
        assertEquals(List.of(), List.copyOf(problems));
    }

    private Socket connect(int port) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(GUARD_MILLIS);
        return socket;
    }

    private int httpsPort() {
        return server.httpsAddress().orElseThrow().getPort();
    }

    private void assertServed() throws IOException {
        try (Socket honest = authority.client().getSocketFactory().createSocket("localhost", httpsPort())) {
            String answer = RawClient.exchange(honest, "GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
            assertTrue(answer.endsWith("<p>home</p>"), answer);
        }
    }

    @Test
    void requests_one_after_the_other_whose_answers_are_read_late() throws Exception {
        try (Socket client = authority.client().getSocketFactory().createSocket("localhost", httpsPort())) {
            client.setSoTimeout(GUARD_MILLIS);
            byte[] requests = "GET /post/hello/ HTTP/1.1\r\nHost: localhost\r\n\r\n"
                    .repeat(REQUESTS)
                    .getBytes(StandardCharsets.US_ASCII);
            Thread asking = new Thread(() -> write(client, requests)); // the server stops reading meanwhile
            asking.start();
            InputStream in = client.getInputStream();
            assertEquals('H', in.read());
            assertServed();
            assertTrue(server.lentBytes() < 1 << 20, () -> server.lentBytes() + " bytes for one connection");
            for (int i = 0; i < REQUESTS; i++) {
                String answer = RawClient.response(in);
                assertTrue(answer.endsWith("<p>hello</p>\n"), answer);
            }
            asking.join();
        }
    }

    private void write(Socket client, byte[] bytes) {
        try {
            client.getOutputStream().write(bytes);
        } catch (IOException broken) {
            problems.add(Problem.error(broken.toString()));
        }
    }

    @Test
    void handshakes_that_are_not_ended() throws IOException {
        List<Socket> half = new ArrayList<>();
        for (int i = 0; i < HANDSHAKES; i++) {
            Socket client = connect(httpsPort());
            client.getOutputStream().write(HALF_A_HELLO, 0, i % (HALF_A_HELLO.length + 1));
            half.add(client);
        }
        assertServed();
        for (Socket client : half) {
            assertClosed(client);
        }
        while (server.lentBytes() > 0) {
            LockSupport.parkNanos(10_000_000);
        }
    }

    private static void assertClosed(Socket client) throws IOException {
        try (client) {
            assertEquals(-1, client.getInputStream().read());
        } catch (SocketException reset) {
            return; // closed it is, with something unread
        }
    }

    @Test
    void the_end_of_the_server_is_told_and_what_runs_is_ended() throws Exception {
        try (RawHttp2 client = RawHttp2.connect(httpsPort(), authority.client())) {
            client.request(1, "/video.mp4"); // more than sockets hold, so it runs until it is read
            client.number(RawHttp2.WINDOW_UPDATE, 0, TestSite.BIG);
            client.number(RawHttp2.WINDOW_UPDATE, 1, TestSite.BIG).flush();
            int body = 0;
            while (body == 0) {
                body += bodyOf(client.read());
            }
            Thread closing = new Thread(server::close);
            closing.start();
            RawHttp2.Frame frame = client.read();
            while (frame.type() != RawHttp2.GOAWAY) {
                body += bodyOf(frame);
                frame = client.read();
            }
            assertEquals(0, frame.payload()[7], "the code of an end without an error");
            assertEquals(TestSite.BIG, body);
            closing.join();
        }
    }

    private static int bodyOf(RawHttp2.Frame frame) {
        return frame.type() == RawHttp2.DATA ? frame.payload().length : 0;
    }
}
