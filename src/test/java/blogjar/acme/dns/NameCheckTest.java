package blogjar.acme.dns;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import blogjar.acme.ProofsInMemory;
import blogjar.diagnostic.Problem;
import blogjar.tls.TestCertificates;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is seen of a name before a CA looks. */
class NameCheckTest {
    private static final Set<String> BY_HTTP = Set.of("http-01");
    private static final Set<String> BY_ANY = Set.of("http-01", "tls-alpn-01", "dns-01");
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final URI ACCOUNT = URI.create("https://ca.test/acct/7");

    private final ProofsInMemory answer = ProofsInMemory.of("http-01");
    private final List<HttpServer> servers = new ArrayList<>();
    private FakeDns dns;
    private int port;
    private int httpsPort;

    @BeforeEach
    void start() throws IOException {
        dns = FakeDns.start("127.0.0.1", 0).zone("test");
        HttpServer ours = serve("127.0.0.1", 0, this::show);
        port = ours.getAddress().getPort();
    }

    @AfterEach
    void stop() throws IOException {
        servers.forEach(server -> server.stop(0));
        dns.close();
    }

    private HttpServer serve(String address, int port, HttpHandler handler) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getByName(address), port), 0);
        server.createContext("/", handler);
        server.start();
        servers.add(server);
        return server;
    }

    /** Ours, with a certificate that nobody trusts, for another name. */
    private void serveSecurely() throws Exception {
        TestCertificates.Issued issued = new TestCertificates().issue("EC256", "z.test");
        KeyStore keys = KeyStore.getInstance("PKCS12");
        keys.load(null, null);
        keys.setKeyEntry("z", issued.key(), new char[0], issued.chain().toArray(new X509Certificate[0]));
        KeyManagerFactory managers = KeyManagerFactory.getInstance("PKIX");
        managers.init(keys, new char[0]);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        HttpsServer server = HttpsServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(context));
        server.createContext("/", this::show);
        server.start();
        servers.add(server);
        httpsPort = server.getAddress().getPort();
    }

    /** Our own server. */
    private void show(HttpExchange exchange) throws IOException {
        String token = exchange.getRequestURI().getPath().replace("/.well-known/acme-challenge/", "");
        byte[] proof = answer.at(token).getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(200, proof.length);
        exchange.getResponseBody().write(proof);
        exchange.close();
    }

    private static HttpHandler redirect(String target) {
        return exchange -> {
            exchange.getResponseHeaders()
                    .set(
                            "Location",
                            target.replace("PATH", exchange.getRequestURI().getPath()));
            exchange.sendResponseHeaders(301, -1);
            exchange.close();
        };
    }

    private static HttpHandler other() {
        return exchange -> {
            exchange.getResponseHeaders().set("Server", "nginx");
            exchange.sendResponseHeaders(404, -1);
            exchange.close();
        };
    }

    private List<Problem> check(String name, Set<String> ways, Set<String> cas, String... own) throws Exception {
        Resolver resolver = Resolver.by(List.of(dns.address()), dns.address().getPort(), PATIENCE);
        Set<InetAddress> addresses = new java.util.HashSet<>();
        for (String address : own) {
            addresses.add(InetAddress.getByName(address));
        }
        Vantage vantage = new Vantage() {
            @Override
            public boolean isOurs(InetAddress address) {
                return addresses.contains(address);
            }

            @Override
            public boolean isAsFromOutside(InetAddress address) {
                return addresses.contains(address);
            }
        };
        PortProbe probe = new PortProbe(resolver, port, httpsPort, PATIENCE);
        return NameCheck.of(resolver, answer, probe, vantage)
                .check(name, ways, new CaIdentity(cas, Optional.of(ACCOUNT)));
    }

    private String only(List<Problem> found) {
        assertEquals(1, found.size(), found.toString());
        return found.get(0).toString().replace(Integer.toString(port), "PORT").strip();
    }

    @Test
    void nothing_is_wrong_where_our_proof_is_seen_at_every_address() throws Exception {
        serve("127.0.0.2", port, this::show);
        dns.add("a.test", RecordType.A, "127.0.0.1", "127.0.0.2").add("a.test", RecordType.CAA, "0 issue ca.test");
        assertEquals(List.of(), check("a.test", BY_HTTP, Set.of("ca.test")));
        assertEquals(List.of(), check("127.0.0.1", BY_HTTP, Set.of()));
    }

    @Test
    void a_name_that_is_not_there_is_not_asked_for() throws Exception {
        dns.add("empty.test", RecordType.TXT, "x");
        assertEquals("""
                error: there is no none.test in the DNS
                    fix: add an A record (and AAAA where there is IPv6) that leads to this machine, or remove the name \
                from server.acme.names, url or server.aliases""", only(check("none.test", BY_HTTP, Set.of())));
        assertTrue(only(check("empty.test", BY_HTTP, Set.of())).startsWith("error: empty.test has no address"));
        assertTrue(only(check("none.test", BY_ANY, Set.of())).startsWith("notice: there is no none.test"));
        assertEquals(List.of(), check("none.test", Set.of("dns-01"), Set.of()));
        assertEquals(List.of(), check("*.none.test", BY_ANY, Set.of()));
    }

    @Test
    void a_dns_that_does_not_answer_forbids_nothing() throws Exception {
        dns.fail("a.test", 2);
        assertTrue(only(check("a.test", BY_HTTP, Set.of())).startsWith("notice: where a.test leads can't be seen"));
    }

    @Test
    void another_server_is_told_and_forbids_the_order_where_that_is_certain() throws Exception {
        serve("127.0.0.2", port, other());
        dns.add("a.test", RecordType.A, "127.0.0.2");
        assertEquals("""
                error: port 80 of a.test at 127.0.0.2: another answer is there: 404 of nginx
                    fix: another program of this machine has port 80: stop it, or let it pass \
                /.well-known/acme-challenge/ on""", only(check("a.test", BY_HTTP, Set.of(), "127.0.0.2")));
        String elsewhere = only(check("a.test", BY_HTTP, Set.of()));
        assertTrue(elsewhere.startsWith("notice: port 80 of a.test at 127.0.0.2"), elsewhere);
        assertTrue(elsewhere.contains("this address is for one network only, and no CA gets there"), elsewhere);
        String oneOfSeveral = only(check("a.test", BY_ANY, Set.of(), "127.0.0.2"));
        assertTrue(oneOfSeveral.startsWith("notice: "), oneOfSeveral);
    }

    @Test
    void an_address_where_nobody_is_is_told_apart_from_the_one_that_is_ours() throws Exception {
        dns.add("a.test", RecordType.A, "127.0.0.1").add("a.test", RecordType.AAAA, "::1");
        assertEquals("""
                notice: port 80 of a.test at ::1: nothing listens there
                    fix: other addresses of a.test lead here: remove this AAAA record, or let it lead \
                here""", only(check("a.test", BY_HTTP, Set.of(), "127.0.0.1", "::1")));
        dns.remove("a.test", RecordType.A, "127.0.0.1");
        String alone = only(check("a.test", BY_HTTP, Set.of(), "::1"));
        assertTrue(alone.startsWith("error: port 80 of a.test at ::1: nothing listens there"), alone);
    }

    @Test
    void an_answer_that_never_comes_is_not_waited_for() throws Exception {
        try (ServerSocket silent = new ServerSocket(port, 1, InetAddress.getByName("127.0.0.2"))) {
            dns.add("a.test", RecordType.A, "127.0.0.2");
            String found = only(check("a.test", BY_HTTP, Set.of(), "127.0.0.2"));
            assertTrue(found.contains("nothing answers in time"), found + silent);
        }
    }

    /** The CA follows redirects, by names of their own. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            http://b.testPATH          |
            http://a.test/round        | it redirects in a circle, or more than 10 times
            PATH?more=PATH             | it redirects in a circle, or more than 10 times
            http://b.test:8080PATH     | it redirects to http://b.test:8080PATH, where no CA goes
            ftp://b.testPATH           | it redirects to ftp://b.testPATH, where no CA goes
            https://b.testPATH         |
            https://c.testPATH         | nothing listens there at https://c.testPATH
            http://none.testPATH       | the connection fails: there is no address of none.test
            """)
    void redirects_are_followed(String target, String expected) throws Exception {
        serve("127.0.0.2", port, redirect(target));
        serveSecurely();
        dns.add("a.test", RecordType.A, "127.0.0.2")
                .add("b.test", RecordType.A, "127.0.0.1")
                .add("c.test", RecordType.A, "127.0.0.3");
        List<Problem> found = check("a.test", BY_HTTP, Set.of(), "127.0.0.2");
        if (expected == null) {
            assertEquals(List.of(), found);
        } else {
            String message = only(found).replaceAll("/\\.well-known/acme-challenge/self-test-[\\w-]+", "PATH");
            assertTrue(message.startsWith("error: port 80 of a.test at 127.0.0.2: " + expected + "\n"), message);
        }
    }

    /** Records at b.test, and what they mean for a.b.test and its wildcard. */
    @ParameterizedTest(name = "{0} for {1}")
    @CsvSource(delimiter = '|', textBlock = """
            0 issue ca.test                                        | a.b.test   |
            0 issue ca.test; accounturi=https://ca.test/acct/7     | a.b.test   |
            0 issue ca.test;accounturi=https://x, 0 issue ca.test  | a.b.test   |
            0 issue other.test                                     | a.b.test   | allows other.test only
            0 issue ;                                              | a.b.test   | allows no CA at all
            0 issue other.test, 0 issue CA.test                    | a.b.test   |
            0 issue ca.test, 0 issuewild ;                         | *.a.b.test | allows no CA at all
            0 issue ca.test, 0 issuewild ;                         | a.b.test   |
            0 issue other.test                                     | *.a.b.test | allows other.test only
            0 issuewild other.test                                 | a.b.test   |
            0 iodef mailto:me@b.test                               | a.b.test   |
            128 tbs unknown                                        | a.b.test   | has a critical tag that CAs do not know, 'tbs'
            0 issue ca.test;validationmethods=dns-01               | a.b.test   | allows other ways than http-01 only
            0 issue ca.test; validationmethods=dns-01,http-01      | a.b.test   |
            """)
    void caa_records_are_read_as_a_ca_reads_them(String records, String name, String expected) throws Exception {
        dns.add("b.test", RecordType.CAA, records.split(", ")).add("a.b.test", RecordType.A, "127.0.0.1");
        List<Problem> found = check(name, BY_HTTP, Set.of("ca.test"));
        if (expected == null) {
            assertEquals(List.of(), found);
        } else {
            assertEquals(
                    "error: the CAA record of b.test " + expected
                            + "\n    fix: add a CAA record for ca.test (0 issue \"ca.test\"), or take a CA that is allowed",
                    only(found));
        }
    }

    @Test
    void a_caa_record_for_another_account_is_told_with_ours() throws Exception {
        dns.add("b.test", RecordType.CAA, "0 issue ca.test; accounturi=https://ca.test/acct/8")
                .add("b.test", RecordType.A, "127.0.0.1");
        assertEquals(
                "error: the CAA record of b.test allows another account than ours only\n"
                        + "    fix: let it say accounturi=https://ca.test/acct/7, or take that away",
                only(check("b.test", BY_HTTP, Set.of("ca.test"))));
    }
}
