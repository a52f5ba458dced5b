package blogjar.acme.renewal;

import blogjar.acme.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Failures in a row of one thing that is tried.
 *
 * @param failures at least one
 * @param at when the last was
 * @param next not before that
 * @param kind what the last one was
 */
record Tries(int failures, Instant at, Instant next, Refusal.Kind kind) {
    private static final List<Duration> WAITS =
            List.of(Duration.ofMinutes(1), Duration.ofMinutes(10), Duration.ofMinutes(100), Duration.ofDays(1));

    private static final List<Duration> FREE_WAITS =
            List.of(Duration.ofMinutes(1), Duration.ofMinutes(10), Duration.ofMinutes(100), Duration.ofHours(4));

    private static final int JITTER = 10;

    /** Let's Encrypt's longest limits are for a week; what asks for more is no sense of time. */
    private static final Duration LONGEST_REQUEST = Duration.ofDays(8);

    /** Clocks of replicas differ by so much at most. */
    private static final Duration SKEW = Duration.ofMinutes(5);

    /**
     * One failure more: after a minute, ten, a hundred, then daily, each up to a tenth longer.
     *
     * @param notBefore what the CA asks for
     * @param free whether no limit of the CA is used up by trying, so that it is every four hours in the end
     * @param seed of what is tried
     */
    static Tries failed(
            Optional<Tries> before,
            Instant now,
            Refusal.Kind kind,
            Optional<Instant> notBefore,
            boolean free,
            String seed) {
        int failures = before.map(Tries::failures).orElse(0) + 1;
        List<Duration> waits = free ? FREE_WAITS : WAITS;
        Duration wait = waits.get(Math.min(failures, waits.size()) - 1);
        Instant next = now.plus(wait).plus(Chance.within(wait.dividedBy(JITTER), seed + now));
        Instant longest = now.plus(LONGEST_REQUEST);
        Instant asked =
                notBefore.map(one -> one.isAfter(longest) ? longest : one).orElse(next);
        return new Tries(failures, now, asked.isAfter(next) ? asked : next, kind);
    }

    /** When to try again; at once where the clock was set back since. */
    Instant due(Instant now) {
        return isAhead(at, now) ? now : next;
    }

    /** To be tried at once, unless the CA was asked too often. */
    Tries hurried(Instant now) {
        return kind == Refusal.Kind.RATE_LIMITED ? this : new Tries(failures, at, now, kind);
    }

    /** Whether a time stamp was made by a clock that has been set back since. */
    static boolean isAhead(Instant stamp, Instant now) {
        return stamp.isAfter(now.plus(SKEW));
    }
}
