package blogjar.acme.order;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.shredzone.acme4j.AcmeJsonResource;
import org.shredzone.acme4j.exception.AcmeException;

/** Asks a CA how far it is, again and again, but not for ever. That it can't be reached for a moment ends nothing. */
final class Polling {
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);

    /** A CA that asks for more patience gets it, up to that. */
    private static final Duration MOST_PATIENCE = Duration.ofMinutes(2);

    private final CaProvider ca;
    private final long end;
    private Duration pause;
    private @Nullable AcmeException lastFailure;

    /** @param longest how long to go on */
    Polling(CaProvider ca, Duration longest) {
        this.ca = ca;
        this.end = System.nanoTime() + longest.toNanos();
        this.pause = ca.patience().pause();
    }

    /**
     * Looks again, after as long as the CA asked for, or after a pause that grows.
     *
     * @return false where the time is up
     * @throws AcmeException where it is up, and the CA could not be asked the last time, or where it gave a final answer
     */
    boolean fetch(AcmeJsonResource resource) throws AcmeException, InterruptedException {
        long left = end - System.nanoTime();
        if (left <= 0) {
            AcmeException failure = lastFailure;
            if (failure != null) {
                throw failure;
            }
            return false;
        }
        TimeUnit.NANOSECONDS.sleep(Math.min(left, pause(resource).toNanos()));
        try {
            resource.fetch();
            lastFailure = null;
        } catch (AcmeException failed) {
            if (!Refusals.isForAMoment(failed)) {
                throw failed;
            }
            lastFailure = failed;
        }
        return true;
    }

    private Duration pause(AcmeJsonResource resource) {
        Duration own = pause;
        Duration next = pause.multipliedBy(3).dividedBy(2);
        pause = next.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : next;
        Instant asked = resource.getRetryAfter().orElse(Instant.MIN);
        if (asked.isBefore(ca.now())) {
            return own;
        }
        Duration wish = Duration.between(ca.now(), asked);
        return wish.compareTo(MOST_PATIENCE) > 0 ? MOST_PATIENCE : wish.compareTo(own) > 0 ? wish : own;
    }
}
