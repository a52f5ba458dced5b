package blogjar.acme.renewal;

import blogjar.acme.RenewalWindow;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * When what is due for a certificate.
 *
 * @param renewal when to ask for the next one
 * @param patience until when one name that fails holds up the renewal of the others
 * @param alarm from when on everybody is told that it was not renewed
 * @param inquiry when to ask the CA about the renewal
 */
public record Schedule(Instant renewal, Instant patience, Instant alarm, Instant inquiry) {
    private static final Duration SHORT = Duration.ofDays(10);
    private static final int LEAST_LEFT = 10;
    private static final int ALARM_LEFT = 20;
    private static final int JITTER = 50;

    /** A CA that wants a certificate to be renewed early is about to revoke it. */
    private static final Duration EARLY = Duration.ofHours(12);

    /**
     * The CA decides, by a window within which the moment is chosen by chance (RFC 9773, 4.2); one that is past means now. Where it
     * says nothing, or what can't be meant, a third of the lifetime is left, and half of one below ten days
     * (<a href="https://letsencrypt.org/docs/integration-guide/#when-to-renew">Let's Encrypt</a>), or up to a fiftieth more.
     *
     * @param from when the certificate begins to be valid
     * @param to when it ends
     * @param inquiry the last one, where there was one
     * @param seed stands for the certificate
     */
    public static Schedule of(Instant from, Instant to, Optional<Inquiry> inquiry, Instant now, String seed) {
        Duration life = Duration.between(from, to);
        Duration left = life.dividedBy(life.compareTo(SHORT) < 0 ? 2 : 3);
        Instant usual = to.minus(left).minus(Chance.within(life.dividedBy(JITTER), seed));
        Optional<RenewalWindow> window =
                inquiry.flatMap(Inquiry::window).filter(one -> one.start().isBefore(one.end()));
        Instant latest = to.minus(life.dividedBy(LEAST_LEFT));
        Instant renewal = window.map(one -> earlier(within(one, seed), latest)).orElse(usual);
        Instant patience = to.minus(left.dividedBy(2));
        Instant early = window.map(RenewalWindow::end)
                .filter(end -> end.isBefore(usual))
                .map(end -> end.plus(EARLY))
                .orElse(patience);
        return new Schedule(
                renewal,
                earlier(early, patience),
                to.minus(life.dividedBy(ALARM_LEFT)),
                inquiry.map(one -> one.due(now)).orElse(now));
    }

    static Schedule of(X509Certificate leaf, Optional<Inquiry> inquiry, Instant now) {
        return of(
                leaf.getNotBefore().toInstant(),
                leaf.getNotAfter().toInstant(),
                inquiry,
                now,
                leaf.getSerialNumber().toString(16));
    }

    private static Instant within(RenewalWindow window, String seed) {
        return window.start().plus(Chance.within(Duration.between(window.start(), window.end()), seed));
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
