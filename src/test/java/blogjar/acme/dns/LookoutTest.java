package blogjar.acme.dns;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import blogjar.acme.ProofsInMemory;
import blogjar.acme.Refusal;
import blogjar.acme.order.Lookout;
import blogjar.diagnostic.Problem;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What is seen of names decides whether a CA is asked, and stands beside what it says. */
class LookoutTest {
    private static final Vantage ELSEWHERE = new Vantage() {
        @Override
        public boolean isOurs(InetAddress address) {
            return false;
        }

        @Override
        public boolean isAsFromOutside(InetAddress address) {
            return false;
        }
    };

    private final ProofsInMemory http = ProofsInMemory.of("http-01");
    private FakeDns dns;

    @BeforeEach
    void start() throws IOException {
        dns = FakeDns.start("127.0.0.1", 0).zone("test");
    }

    @AfterEach
    void stop() throws IOException {
        dns.close();
    }

    private Lookout lookout(boolean isPublic, int port, Duration patience) {
        Resolver resolver = Resolver.by(List.of(dns.address()), dns.address().getPort(), Duration.ofSeconds(2));
        return new Lookout(
                NameCheck.of(resolver, http, new PortProbe(resolver, port, 1, patience), ELSEWHERE), isPublic);
    }

    private Lookout.Sight look(boolean isPublic, String... names) throws Refusal {
        return lookout(isPublic, 1, Duration.ofSeconds(2))
                .look(List.of(names), List.of(http), new CaIdentity(Set.of("ca.test"), Optional.empty()));
    }

    /** What a CA says that sees no proof. */
    private static Refusal blind(String... names) {
        return new Refusal(
                Refusal.Kind.VALIDATION, Problem.error("the CA saw nothing"), Set.of(names), Optional.empty());
    }

    @Test
    void a_public_ca_is_not_asked_for_what_is_hopeless_and_all_of_that_is_told() {
        dns.add("a.test", RecordType.A, "127.0.0.1").add("b.test", RecordType.CAA, "0 issue other.test");
        dns.add("b.test", RecordType.A, "127.0.0.1");
        Refusal refusal = assertThrows(Refusal.class, () -> look(true, "a.test", "b.test", "gone.test"));
        assertEquals(Refusal.Kind.OURS, refusal.kind());
        assertEquals(Set.of("b.test", "gone.test"), refusal.names());
        assertEquals("""
                error: the CAA record of b.test allows other.test only; there is no gone.test in the DNS
                    fix: add a CAA record for ca.test (0 issue "ca.test"), or take a CA that is allowed; and add an A \
                record (and AAAA where there is IPv6) that leads to this machine, or remove the name from \
                server.acme.names, url or server.aliases""", refusal.getMessage());
    }

    @Test
    void a_ca_of_ones_own_may_know_other_names() throws Refusal {
        Refusal refusal = look(false, "gone.test").beside(blind("gone.test"), Optional.empty());
        assertEquals(
                "the CA saw nothing; seen from here: there is no gone.test in the DNS",
                refusal.problem().message());
    }

    @Test
    void what_is_seen_from_here_stands_beside_the_cas_words_about_the_same_names() throws Refusal {
        dns.add("a.test", RecordType.A, "127.0.0.1").add("b.test", RecordType.A, "127.0.0.1");
        Lookout.Sight sight = look(true, "a.test", "b.test");
        Problem clock = Problem.notice("the clock is wrong");
        assertEquals(
                "the CA saw nothing; seen from here: port 80 of a.test at 127.0.0.1: nothing listens there; "
                        + "the clock is wrong",
                sight.beside(blind("a.test"), Optional.of(clock)).problem().message());
        Refusal limited = new Refusal(Refusal.Kind.RATE_LIMITED, Problem.error("too many"));
        assertEquals(limited, sight.beside(limited, Optional.of(clock)));
    }

    /** The servers show the proof only when all of them are asked for it. */
    @Test
    @Timeout(60)
    void all_addresses_of_all_names_are_looked_at_at_the_same_time() throws Exception {
        List<HttpServer> servers = new ArrayList<>();
        CountDownLatch asked = new CountDownLatch(6);
        try {
            int port = 0;
            for (int i = 2; i <= 7; i++) {
                HttpServer server =
                        HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0." + i), port), 0);
                port = server.getAddress().getPort();
                server.createContext("/", exchange -> show(exchange, asked));
                server.start();
                servers.add(server);
                dns.add(i % 2 == 0 ? "a.test" : "b.test", RecordType.A, "127.0.0." + i);
            }
            Lookout.Sight sight = lookout(true, port, Duration.ofSeconds(30))
                    .look(List.of("a.test", "b.test"), List.of(http), new CaIdentity(Set.of(), Optional.empty()));
            assertEquals(Map.of("a.test", List.of(), "b.test", List.of()), sight.found());
        } finally {
            servers.forEach(server -> server.stop(0));
        }
    }

    private void show(HttpExchange exchange, CountDownLatch asked) throws IOException {
        asked.countDown();
        try {
            asked.await(30, TimeUnit.SECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        String token = exchange.getRequestURI().getPath().replace("/.well-known/acme-challenge/", "");
        byte[] proof = http.at(token).getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(200, proof.length);
        exchange.getResponseBody().write(proof);
        exchange.close();
    }
}
