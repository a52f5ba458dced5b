package blogjar.acme.order;

import blogjar.acme.AuthoritySettings;
import blogjar.acme.HttpAnswer;
import blogjar.acme.KeyKind;
import blogjar.acme.Pebble;
import blogjar.acme.PebbleOptions;
import blogjar.acme.TlsAlpnAnswer;
import blogjar.acme.Wanted;
import blogjar.output.Release;
import blogjar.server.AccessLog;
import blogjar.server.Headers;
import blogjar.server.Locations;
import blogjar.server.Ports;
import blogjar.server.WebServer;
import blogjar.tls.Certificates;
import java.net.URI;
import java.nio.file.Path;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** A server of ours, which shows proofs, and Let's Encrypt's test server, which asks it for them. */
final class PebbleScene implements AutoCloseable {
    static final Patience QUICK =
            new Patience(Duration.ofSeconds(10), Duration.ofSeconds(60), Duration.ofSeconds(60), Duration.ofMillis(20));

    final HttpAnswer answer;
    final TlsAlpnAnswer handshakes;
    final RememberedAccounts accounts = new RememberedAccounts();
    final WebServer server;
    final Pebble pebble;

    /** @param change of the usual options of pebble */
    PebbleScene(Path folder, UnaryOperator<PebbleOptions> change) throws Exception {
        int tls = Pebble.freePort();
        Path webroot = folder.resolve("webroot");
        answer = new HttpAnswer(webroot);
        WebServer.Settings settings = new WebServer.Settings(
                new Ports("127.0.0.1", 0, tls, 0),
                Locations.of().answeringFrom(webroot),
                Headers.USUAL,
                AccessLog.none(),
                problem -> {});
        server = WebServer.start(settings, Release.empty());
        Certificates certificates = Certificates.in(folder.resolve("live"), "", Clock.systemUTC());
        handshakes =
                new TlsAlpnAnswer(certificates, () -> server.openForProofs(certificates.context()), Clock.systemUTC());
        try {
            pebble = Pebble.start(
                    folder, change.apply(PebbleOptions.of(server.httpAddress().getPort(), tls)));
        } catch (Exception failed) {
            server.close();
            throw failed;
        }
    }

    AuthoritySettings settings() {
        return new AuthoritySettings(
                pebble.directory(), Optional.empty(), Optional.of(pebble.trust()), Optional.empty());
    }

    Rfc8555Authority authority() {
        return authority(settings(), terms -> true);
    }

    Rfc8555Authority authority(AuthoritySettings settings, Predicate<URI> agreesTo) {
        return authority(settings, agreesTo, Optional.of("me@example.com"));
    }

    Rfc8555Authority authority(AuthoritySettings settings, Predicate<URI> agreesTo, Optional<String> email) {
        return new Rfc8555Authority(new Subscriber(settings, email, agreesTo), accounts, QUICK, Clock.systemUTC());
    }

    static Wanted wanted(String... names) {
        return new Wanted(List.of(names), KeyKind.P256, Optional.empty(), Optional.empty());
    }

    static List<String> names(X509Certificate leaf) throws CertificateParsingException {
        return Objects.requireNonNull(leaf.getSubjectAlternativeNames()).stream()
                .map(name -> String.valueOf(name.get(1)))
                .sorted()
                .toList();
    }

    @Override
    public void close() {
        pebble.close();
        server.close();
    }
}
