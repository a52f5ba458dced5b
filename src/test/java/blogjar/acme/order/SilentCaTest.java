package blogjar.acme.order;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import blogjar.acme.AuthoritySettings;
import blogjar.acme.KeyKind;
import blogjar.acme.Pebble;
import blogjar.acme.Refusal;
import blogjar.acme.Wanted;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** CAs that can't be reached, or speak without end: each is left, and it is told why. */
@Timeout(60)
class SilentCaTest {
    private static final Patience LITTLE =
            new Patience(Duration.ofMillis(500), Duration.ofSeconds(1), Duration.ofSeconds(1), Duration.ofMillis(5));

    private static Refusal refused(String directory) {
        Rfc8555Authority authority = new Rfc8555Authority(
                new Subscriber(AuthoritySettings.of(URI.create(directory)), Optional.empty(), terms -> true),
                new RememberedAccounts(),
                LITTLE,
                Clock.systemUTC());
        Wanted wanted = new Wanted(List.of("blog.test"), KeyKind.P256, Optional.empty(), Optional.empty());
        Refusal refusal = assertThrows(Refusal.class, () -> authority.obtain(wanted, List.of()));
        assertEquals(Refusal.Kind.UNREACHABLE, refusal.kind());
        return refusal;
    }

    /** Says something to all who come, again and again, as fast as they read it. */
    private static final class Talker implements AutoCloseable {
        private final ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());

        Talker(String first, String again, long pauseMillis) throws IOException {
            Thread thread = new Thread(() -> talk(first, again, pauseMillis));
            thread.setDaemon(true);
            thread.start();
        }

        private void talk(String first, String again, long pauseMillis) {
            while (!server.isClosed()) {
                try (Socket client = server.accept();
                        InputStream asked = client.getInputStream();
                        OutputStream out = client.getOutputStream()) {
                    asked.read();
                    out.write(first.getBytes(StandardCharsets.US_ASCII));
                    while (!again.isEmpty()) {
                        out.write(again.getBytes(StandardCharsets.US_ASCII));
                        Thread.sleep(pauseMillis);
                    }
                } catch (IOException left) {
                    continue;
                } catch (InterruptedException stopped) {
                    return;
                }
            }
        }

        String url(String scheme) {
            return scheme + "://127.0.0.1:" + server.getLocalPort() + "/directory";
        }

        @Override
        public void close() {
            try {
                server.close();
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }
    }

    private static final String HEAD = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n";

    @Test
    void one_that_says_nothing_is_left() throws IOException {
        try (Talker ca = new Talker("", " ", 60_000)) {
            assertTrue(refused(ca.url("http")).getMessage().contains("can't be reached"));
        }
    }

    @Test
    void one_that_speaks_slowly_is_left() throws IOException {
        try (Talker ca = new Talker(HEAD + "{", " ", 50)) {
            Refusal refusal = refused(ca.url("http"));
            assertTrue(refusal.getMessage().contains("no whole answer"), refusal.getMessage());
        }
    }

    @Test
    void one_that_does_not_stop_is_left() throws IOException {
        try (Talker ca = new Talker(HEAD + "{", " ".repeat(50_000), 0)) {
            Refusal refusal = refused(ca.url("http"));
            assertTrue(refusal.getMessage().contains("longer than 1 MB"), refusal.getMessage());
        }
    }

    @Test
    void one_that_speaks_no_TLS_is_left() throws IOException {
        try (Talker ca = new Talker(HEAD, "", 0)) {
            Refusal refusal = refused(ca.url("https"));
            assertTrue(refusal.getMessage().contains("lets TLS through"), refusal.getMessage());
        }
    }

    @Test
    void one_that_is_not_there_is_told() {
        Refusal closed = refused("http://127.0.0.1:" + Pebble.freePort() + "/directory");
        assertTrue(closed.getMessage().contains("nobody takes the connection"), closed.getMessage());
        Refusal unknown = refused("http://no-such-name.invalid/directory");
        assertTrue(unknown.getMessage().contains("not found in the DNS"), unknown.getMessage());
    }

    @Test
    void what_is_no_web_address_is_told() {
        assertTrue(refused("ftp://127.0.0.1/directory").getMessage().contains("does not answer as a CA does"));
    }
}
