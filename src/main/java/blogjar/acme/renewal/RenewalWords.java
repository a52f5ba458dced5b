package blogjar.acme.renewal;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.TreeSet;

/** What happens to certificates, in sentences for logs and terminals. */
public final class RenewalWords {
    private RenewalWords() {}

    public static String obtained(Kept certificate) {
        return "certificate issued for " + names(certificate.names()) + ", until " + certificate.expires();
    }

    /** @param next when it is tried again */
    public static String failed(Collection<String> names, Instant next) {
        return "no certificate for " + names(names) + " yet; a running server tries again at " + seconds(next);
    }

    public static String planned(Kept certificate, Instant renewal) {
        return "the certificate for " + names(certificate.names()) + " will be renewed on " + seconds(renewal);
    }

    /** In an order that stays. */
    static String names(Collection<String> names) {
        return String.join(", ", new TreeSet<>(names));
    }

    public static Instant seconds(Instant time) {
        return time.truncatedTo(ChronoUnit.SECONDS);
    }
}
