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
    /** How long to wait after one failure, two, and so on; the last wait stays. */
    enum Pace {
        /** Where a CA counts failures. */
        USUAL(1, 10, 100, 24 * 60),
        /** Of a CA that can't be reached, and at staging, where no limit of a CA is used up. */
        FREE(1, 10, 100, 4 * 60),
        /** Of what was seen to be wrong here, so that no CA was asked. */
        OWN(1, 2, 5, 10, 30, 60);

        private final List<Integer> minutes;

        Pace(Integer... minutes) {
            this.minutes = List.of(minutes);
        }

        private Duration after(int failures) {
            return Duration.ofMinutes(minutes.get(Math.min(failures, minutes.size()) - 1));
        }

        static Pace of(Refusal.Kind kind) {
            return switch (kind) {
                case UNREACHABLE -> FREE;
                case OURS -> OWN;
                case RATE_LIMITED, REJECTED, VALIDATION -> USUAL;
            };
        }
    }

    private static final int JITTER = 10;

    /** Let's Encrypt's longest limits are for a week; what asks for more is no sense of time. */
    private static final Duration LONGEST_REQUEST = Duration.ofDays(8);

    /** Clocks of replicas differ by so much at most. */
    private static final Duration SKEW = Duration.ofMinutes(5);

    /**
     * One failure more. Each wait is up to a tenth longer.
     *
     * @param notBefore what the CA asks for
     * @param seed of what is tried
     */
    static Tries failed(
            Optional<Tries> before,
            Instant now,
            Refusal.Kind kind,
            Optional<Instant> notBefore,
            Pace pace,
            String seed) {
        int failures = before.map(Tries::failures).orElse(0) + 1;
        Duration wait = pace.after(failures);
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
