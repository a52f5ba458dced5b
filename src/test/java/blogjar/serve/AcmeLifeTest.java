package blogjar.serve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import blogjar.acme.AcmeSettings;
import blogjar.acme.Pebble;
import blogjar.acme.PebbleOptions;
import blogjar.acme.dns.Resolver;
import blogjar.acme.store.Store;
import blogjar.config.Config;
import blogjar.server.AccessLog;
import blogjar.server.Headers;
import blogjar.server.Locations;
import blogjar.server.Ports;
import blogjar.server.WebServer;
import blogjar.tls.Certificates;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SNIServerName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** From a machine without a certificate to one that renews it, with Let's Encrypt's test server as CA. */
@Timeout(180)
class AcmeLifeTest {
    private static final String NAME = "blog.test";

    /** In the list of a certificate's names (RFC 5280, 4.2.1.6). */
    private static final int IP_ADDRESS = 7;

    @TempDir
    Path folder;

    private final RecordingJournal journal = new RecordingJournal();
    private int http;
    private int https;
    private Pebble pebble;
    private RunningBlog blog;

    @BeforeAll
    static void needs_pebble() {
        assumeTrue(Pebble.isInstalled(), "the packages pebble and pebble-challtestsrv are not installed");
    }

    @BeforeEach
    void choose_ports() throws IOException {
        http = Pebble.freePort();
        https = Pebble.freePort();
        Files.createDirectories(folder.resolve("site"));
        Files.writeString(folder.resolve("site/index.html"), "<p>home</p>");
    }

    @AfterEach
    void stop() {
        if (blog != null) {
            blog.close();
        }
        if (pebble != null) {
            pebble.close();
        }
    }

    private void start(PebbleOptions options, Map<String, Object> more) throws Exception {
        pebble = Pebble.start(Files.createDirectories(folder.resolve("pebble")), options);
        start(more);
    }

    private void start(Map<String, Object> more) throws IOException {
        Map<String, Object> acme = new java.util.HashMap<>(more);
        acme.put("agree", true);
        acme.put(
                "authority",
                Map.of(
                        "url",
                        pebble.directory().toString(),
                        "trust",
                        pebble.trust().toString()));
        Config config = new Config(Map.of("url", "https://" + NAME + "/", "server", Map.of("acme", acme)), Map.of());
        AcmeSettings settings = AcmeSettings.of(config, List.of(NAME, "www.blog.test"), Map.of(), journal::tell)
                .orElseThrow();
        Clock clock = Clock.systemUTC();
        Path store = folder.resolve("store");
        Issuance issuance = new Issuance(
                settings, Store.at(store, clock, journal::tell), Optional.empty(), Resolver.of(config), clock);
        WebServer.Settings web = new WebServer.Settings(
                new Ports("127.0.0.1", http, https, 443),
                Locations.of(NAME),
                Headers.USUAL,
                AccessLog.none(),
                journal::tell);
        blog = Started.blog(
                new FolderPublication(folder.resolve("site")),
                web,
                Optional.of(new Https(Certificates.in(store, NAME, clock), Optional.of(issuance))),
                Optional.empty(),
                journal);
    }

    private HttpResponse<String> plain(String path) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + http + path))
                .build();
        return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    }

    /** A browser that believes everybody, as nobody knows this CA. */
    private SSLSocket connect() throws Exception {
        return connect(Optional.of(NAME));
    }

    /** @param name that is asked for */
    private SSLSocket connect(Optional<String> name) throws Exception {
        X509TrustManager everybody = new X509TrustManager() {
            @Override
            public void checkClientTrusted(X509Certificate[] chain, String kind) {}

            @Override
            public void checkServerTrusted(X509Certificate[] chain, String kind) {}

            @Override
            public X509Certificate[] getAcceptedIssuers() {
                return new X509Certificate[0];
            }
        };
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, new TrustManager[] {everybody}, new SecureRandom());
        SSLSocket socket = (SSLSocket) context.getSocketFactory()
                .createSocket(new Socket("127.0.0.1", https), name.orElse("127.0.0.1"), https, true);
        SSLParameters parameters = socket.getSSLParameters();
        parameters.setServerNames(
                name.stream().<SNIServerName>map(SNIHostName::new).toList());
        socket.setSSLParameters(parameters);
        socket.startHandshake();
        return socket;
    }

    private static int ask(SSLSocket socket) throws IOException {
        socket.getOutputStream()
                .write(("HEAD / HTTP/1.1\r\nHost: " + NAME + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
        BufferedReader in =
                new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
        String first = in.readLine();
        for (String line = first; line != null && !line.isEmpty(); line = in.readLine()) {}
        return first == null ? 0 : Integer.parseInt(first.split(" ")[1]);
    }

    private X509Certificate shown() throws Exception {
        return shown(Optional.of(NAME));
    }

    private X509Certificate shown(Optional<String> name) throws Exception {
        try (SSLSocket socket = connect(name)) {
            Certificate leaf = socket.getSession().getPeerCertificates()[0];
            return (X509Certificate) leaf;
        }
    }

    @Test
    void a_new_machine_serves_http_at_once_and_https_as_soon_as_it_has_a_certificate() throws Exception {
        start(PebbleOptions.of(http, https).with("PEBBLE_VA_SLEEPTIME", "2"), Map.of("challenges", "http-01"));
        assertEquals(200, plain("/").statusCode());
        journal.await("serving https://");
        try (SSLSocket socket = connect()) {
            assertEquals(200, ask(socket));
        }
        assertEquals(301, plain("/").statusCode());
        List<Object> names = new ArrayList<>();
        shown().getSubjectAlternativeNames().forEach(name -> names.add(name.get(1)));
        assertTrue(names.containsAll(List.of(NAME, "www.blog.test")), names.toString());
    }

    @Test
    void where_port_80_is_not_ours_the_port_of_https_shows_the_proof() throws Exception {
        start(PebbleOptions.of(1, https), Map.of());
        journal.await("serving https://");
        try (SSLSocket socket = connect()) {
            assertEquals(200, ask(socket));
        }
    }

    /** By the address itself, as clients name no address in a handshake. */
    @ParameterizedTest
    @ValueSource(strings = {"http-01", "tls-alpn-01"})
    void an_address_has_a_certificate_too(String challenge) throws Exception {
        start(PebbleOptions.of(http, https), Map.of("names", "127.0.0.1", "challenges", challenge));
        journal.await("certificate issued for 127.0.0.1");
        journal.await("serving https://");
        Collection<List<?>> names =
                Objects.requireNonNull(shown(Optional.empty()).getSubjectAlternativeNames());
        assertEquals(List.of(List.of(IP_ADDRESS, "127.0.0.1")), List.copyOf(names));
    }

    @Test
    void a_certificate_is_renewed_while_somebody_reads_and_no_request_is_lost() throws Exception {
        start(PebbleOptions.of(http, https).living(16), Map.of("challenges", "http-01"));
        journal.await("serving https://");
        X509Certificate first = shown();
        AtomicBoolean done = new AtomicBoolean();
        AtomicInteger asked = new AtomicInteger();
        List<String> lost = java.util.Collections.synchronizedList(new ArrayList<>());
        Thread reader = new Thread(() -> {
            try (SSLSocket open = connect()) {
                while (!done.get()) {
                    try (SSLSocket fresh = connect()) {
                        if (ask(fresh) != 200 || ask(open) != 200) {
                            lost.add("another answer");
                        }
                    }
                    asked.addAndGet(2);
                }
            } catch (Exception failed) {
                lost.add(failed.toString());
            }
        });
        reader.start();
        journal.await("certificate issued for");
        journal.await("certificate in use:");
        X509Certificate second = shown();
        done.set(true);
        reader.join();
        assertEquals(List.of(), lost);
        assertTrue(asked.get() > 0);
        assertNotEquals(first.getSerialNumber(), second.getSerialNumber());
        assertTrue(Files.exists(folder.resolve("store/archive/" + NAME + "/cert1.pem")), "the old pair is kept");
    }

    @Test
    void what_the_CA_wants_to_be_renewed_is_renewed_at_once_and_it_is_told_what_is_replaced() throws Exception {
        start(PebbleOptions.of(http, https), Map.of("challenges", "http-01"));
        assumeTrue(pebble.offers("renewalInfo"), "this version of pebble has no ARI; PEBBLE names another");
        journal.await("certificate issued for");
        journal.await("the certificate for " + NAME); // will be renewed on: so the CA was asked
        blog.close();
        Path lineage = folder.resolve("store/archive/" + NAME);
        X509Certificate first = (X509Certificate) CertificateFactory.getInstance("X.509")
                .generateCertificate(new ByteArrayInputStream(Files.readAllBytes(lineage.resolve("cert1.pem"))));
        pebble.renewalInfo(first, """
                {"suggestedWindow": {"start": "2026-01-01T00:00:00Z", "end": "2026-01-02T00:00:00Z"},
                 "explanationURL": "https://ca.test/why"}""");
        Files.delete(folder.resolve("store/blog/renewal.json")); // else it asks again in six hours, as pebble wants it
        start(Map.of("challenges", "http-01"));
        assertTrue(journal.await("notice: the CA wants the certificate for").endsWith("https://ca.test/why"));
        journal.await("certificate issued for");
        assertTrue(Files.exists(lineage.resolve("cert2.pem")));
        if (first.getSerialNumber().bitLength() % 8
                != 0) { // else pebble does not know its own: it takes the sign of DER for a digit
            assertTrue(pebble.log().contains("has been marked as replaced"), pebble.log());
        }
    }
}
