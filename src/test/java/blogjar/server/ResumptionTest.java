package blogjar.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import blogjar.tls.Certificates;
import blogjar.tls.TestCertificates;
import blogjar.tls.TestCertificates.Issued;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.cert.Certificate;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Handshakes that go on from an earlier one, and handshakes while certificates are swapped. */
class ResumptionTest {
    static final TestCertificates AUTHORITY = new TestCertificates();
    private static final byte[] REQUEST =
            "GET / HTTP/1.1\r\nHost: blog.test\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    @TempDir
    Path site;

    @TempDir
    Path letsencrypt;

    WebServer server;
    Certificates certificates;
    int number;

    @BeforeEach
    void start() throws IOException {
        server = TestSite.start(TestSite.write(site), "blog.test");
        certificates = Certificates.in(letsencrypt, "blog.test", Clock.systemUTC());
        swap();
        server.secure(certificates.context(), certificates.names(), Instant.EPOCH);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private Certificate swap() throws IOException {
        Issued next = AUTHORITY.issue("EC256", "blog.test");
        TestCertificates.certbot(letsencrypt, "blog.test", ++number, next);
        assertTrue(certificates.refresh().changed());
        return next.leaf();
    }

    /** Asks for a page, and tells which certificate the connection rests on. */
    private Certificate visit(SSLContext client, String protocol) throws IOException {
        int port = server.httpsAddress().orElseThrow().getPort();
        // Java resumes only where it knows the peer's name and port.
        try (SSLSocket socket = (SSLSocket) client.getSocketFactory()
                .createSocket(new java.net.Socket(InetAddress.getLoopbackAddress(), port), "blog.test", port, true)) {
            socket.setSoTimeout(60_000);
            socket.setEnabledProtocols(new String[] {protocol});
            socket.getOutputStream().write(REQUEST);
            String response = RawClient.response(socket.getInputStream());
            assertTrue(response.endsWith("<p>home</p>"), response);
            return socket.getSession().getPeerCertificates()[0];
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void a_client_that_comes_back_resumes_also_after_the_certificate_was_renewed(String protocol) throws IOException {
        SSLContext client = AUTHORITY.client();
        Certificate first = visit(client, protocol);
        Certificate renewed = swap();
        assertEquals(first, visit(client, protocol), "resumed, so nothing is shown anew");
        assertEquals(renewed, visit(AUTHORITY.client(), protocol), "a new client");
        assertNotEquals(first, renewed);
    }

    @Test
    void sessions_are_kept_in_bounds() {
        assertEquals(2_000, certificates.context().getServerSessionContext().getSessionCacheSize());
        assertEquals(
                8 * 60 * 60, certificates.context().getServerSessionContext().getSessionTimeout());
    }

    @Test
    void not_one_handshake_fails_while_certificates_are_swapped() throws Exception {
        int clients = 4;
        AtomicBoolean ended = new AtomicBoolean();
        AtomicInteger handshakes = new AtomicInteger();
        Set<Certificate> seen = ConcurrentHashMap.newKeySet();
        ExecutorService threads = Executors.newFixedThreadPool(clients);
        try {
            List<Future<?>> running = new ArrayList<>();
            for (int i = 0; i < clients; i++) {
                String protocol = i % 2 == 0 ? "TLSv1.2" : "TLSv1.3";
                running.add(threads.submit(() -> {
                    while (!ended.get()) {
                        seen.add(visit(AUTHORITY.client(), protocol));
                        handshakes.incrementAndGet();
                    }
                    return null;
                }));
            }
            for (int swaps = 0; swaps < 20; swaps++) {
                int before = handshakes.get();
                swap();
                while (handshakes.get() < before + clients && running.stream().noneMatch(Future::isDone)) {
                    Thread.onSpinWait();
                }
            }
            ended.set(true);
            for (Future<?> client : running) {
                client.get(); // throws where a handshake or a request failed
            }
        } finally {
            ended.set(true);
            threads.shutdownNow();
        }
        assertTrue(handshakes.get() >= 80, "handshakes: " + handshakes);
        assertTrue(seen.size() > 10, "certificates seen: " + seen.size());
    }
}
