package blogjar.acme.order;

import blogjar.acme.Refusal;
import blogjar.acme.RenewalWindow;
import blogjar.tls.CertificateId;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.shredzone.acme4j.Session;
import org.shredzone.acme4j.connector.Connection;
import org.shredzone.acme4j.connector.Resource;
import org.shredzone.acme4j.exception.AcmeException;
import org.shredzone.acme4j.toolbox.JSON;

/** Asks a CA when a certificate is to be renewed (RFC 9773). */
final class RenewalQuestion {
    private static final Duration USUAL = Duration.ofHours(6);

    /** Within these a CA may say when to ask again (RFC 9773, 4.3.2). */
    private static final Duration LEAST = Duration.ofMinutes(1);

    private static final Duration MOST = Duration.ofDays(1);
    private static final int NOT_FOUND = 404;

    private final CaProvider ca;
    private final Refusals refusals;

    RenewalQuestion(CaProvider ca, Refusals refusals) {
        this.ca = ca;
        this.refusals = refusals;
    }

    /** Empty where the CA answers no such questions, or does not know the certificate. */
    Optional<RenewalWindow> ask(Session session, X509Certificate leaf) throws AcmeException, Refusal {
        Optional<URL> place = session.resourceUrlOptional(Resource.RENEWAL_INFO);
        Optional<String> id = CertificateId.of(leaf);
        if (place.isEmpty() || id.isEmpty()) {
            return Optional.empty();
        }
        try (Connection connection = session.connect()) {
            connection.sendRequest(url(place.get(), id.get()), session, null);
            return Optional.of(window(connection.readJsonResponse()));
        } catch (AcmeException failure) {
            if (ca.last().map(Reply::status).orElse(0) == NOT_FOUND) {
                return Optional.empty();
            }
            throw failure;
        }
    }

    private static URL url(URL place, String id) {
        String base = place.toString();
        try {
            return URI.create(base.endsWith("/") ? base + id : base + '/' + id).toURL();
        } catch (MalformedURLException none) {
            throw new IllegalArgumentException(base + " is no address", none);
        }
    }

    private RenewalWindow window(JSON answer) throws Refusal {
        JSON suggested = answer.get("suggestedWindow").asObject();
        Instant start = suggested.get("start").asInstant();
        Instant end = suggested.get("end").asInstant();
        if (!start.isBefore(end)) {
            throw refusals.noAcme(new IllegalArgumentException("a time for renewal that ends before it begins"));
        }
        Optional<URI> explanation = answer.get("explanationURL").map(JSON.Value::asURI);
        return new RenewalWindow(start, end, explanation, askAgain());
    }

    private Instant askAgain() {
        Instant now = ca.now();
        Instant wish = ca.last().flatMap(Reply::retryAfter).orElse(now.plus(USUAL));
        Instant earliest = now.plus(LEAST);
        Instant latest = now.plus(MOST);
        return wish.isBefore(earliest) ? earliest : wish.isAfter(latest) ? latest : wish;
    }
}
