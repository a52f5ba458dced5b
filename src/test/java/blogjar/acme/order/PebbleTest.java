package blogjar.acme.order;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import blogjar.acme.AuthoritySettings;
import blogjar.acme.HttpAnswer;
import blogjar.acme.Issued;
import blogjar.acme.KeyKind;
import blogjar.acme.Pebble;
import blogjar.acme.Wanted;
import blogjar.output.Release;
import blogjar.server.AccessLog;
import blogjar.server.Headers;
import blogjar.server.Locations;
import blogjar.server.Ports;
import blogjar.server.WebServer;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Certificates from Let's Encrypt's own test server, by proofs that a running server of ours shows. */
@Timeout(120)
class PebbleTest {
    private static final Patience QUICK =
            new Patience(Duration.ofSeconds(10), Duration.ofSeconds(60), Duration.ofSeconds(60), Duration.ofMillis(20));

    @TempDir
    Path folder;

    private HttpAnswer answer;
    private final RememberedAccounts accounts = new RememberedAccounts();
    private WebServer server;
    private Pebble pebble;

    @BeforeAll
    static void needs_pebble() {
        assumeTrue(Pebble.isInstalled(), "the packages pebble and pebble-challtestsrv are not installed");
    }

    @BeforeEach
    void serve() {
        Path webroot = folder.resolve("webroot");
        answer = new HttpAnswer(webroot);
        WebServer.Settings settings = new WebServer.Settings(
                new Ports("127.0.0.1", 0, -1, 0),
                Locations.of().answeringFrom(webroot),
                Headers.USUAL,
                AccessLog.none(),
                problem -> {});
        server = WebServer.start(settings, Release.empty());
    }

    @AfterEach
    void stop() {
        server.close();
        if (pebble != null) {
            pebble.close();
        }
    }

    private Pebble.Options options() {
        return Pebble.Options.of(server.httpAddress().getPort(), 1);
    }

    private Rfc8555Authority authority(Pebble.Options options) throws Exception {
        pebble = Pebble.start(folder, options);
        return authority(new AuthoritySettings(
                pebble.directory(), Optional.empty(), Optional.of(pebble.trust()), Optional.empty()));
    }

    private Rfc8555Authority authority(AuthoritySettings settings) {
        Customer customer = new Customer(settings, Optional.of("me@example.com"), terms -> true);
        return new Rfc8555Authority(customer, accounts, QUICK, Clock.systemUTC());
    }

    private static Wanted wanted(KeyKind key, String... names) {
        return new Wanted(List.of(names), key, Optional.empty(), Optional.empty());
    }

    private static List<Object> names(X509Certificate leaf) throws Exception {
        List<Object> names = new ArrayList<>();
        for (List<?> name : leaf.getSubjectAlternativeNames()) {
            names.add(name.get(1));
        }
        return names.stream().sorted().toList();
    }

    @ParameterizedTest
    @EnumSource(
            value = KeyKind.class,
            names = {"P256", "P384", "RSA2048"})
    void a_certificate_is_had_for_all_names(KeyKind key) throws Exception {
        Issued issued = authority(options()).obtain(wanted(key, "blog.test", "www.blog.test"), List.of(answer));
        assertEquals(List.of("blog.test", "www.blog.test"), names(issued.leaf()));
        assertEquals(2, issued.chain().size());
        issued.leaf().verify(issued.chain().get(1).getPublicKey());
        assertEquals(key.isRsa() ? "RSA" : "EC", issued.key().getAlgorithm());
    }
}
