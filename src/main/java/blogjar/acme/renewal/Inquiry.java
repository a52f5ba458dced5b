package blogjar.acme.renewal;

import blogjar.acme.RenewalWindow;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * When a CA was asked when a certificate should be renewed, and what it said.
 *
 * @param next when to ask again
 * @param failures since it last answered
 * @param window the last one that was said; empty where the CA says none
 */
public record Inquiry(Instant asked, Instant next, int failures, Optional<RenewalWindow> window) {
    /** RFC 9773, 4.3.2: what is shorter or longer is not meant. An early revocation is announced by a window that moves. */
    private static final Duration SOONEST = Duration.ofMinutes(1);

    private static final Duration LATEST = Duration.ofHours(12);

    private static final List<Duration> AFTER_FAILURES =
            List.of(Duration.ofMinutes(1), Duration.ofMinutes(10), Duration.ofMinutes(100), Duration.ofHours(6));

    static Inquiry answered(Instant now, Optional<RenewalWindow> window) {
        Duration said = window.map(one -> Duration.between(now, one.askAgain())).orElse(LATEST);
        Duration wait = said.compareTo(SOONEST) < 0 ? SOONEST : said.compareTo(LATEST) > 0 ? LATEST : said;
        return new Inquiry(now, now.plus(wait), 0, window);
    }

    /** The CA did not answer; what it said before still holds. */
    static Inquiry failed(Optional<Inquiry> before, Instant now) {
        int failures = before.map(Inquiry::failures).orElse(0) + 1;
        Duration wait = AFTER_FAILURES.get(Math.min(failures, AFTER_FAILURES.size()) - 1);
        return new Inquiry(now, now.plus(wait), failures, before.flatMap(Inquiry::window));
    }

    /** When to ask again; at once where the clock was set back since. */
    Instant due(Instant now) {
        return Tries.isAhead(asked, now) ? now : next;
    }
}
