package blogjar.serve;

import blogjar.acme.renewal.Renewal;
import blogjar.diagnostic.Problem;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Does what is due for certificates, from a thread of its own: at the time that was told for the next step, and once a minute by the
 * clock on the wall, so that neither a machine that sleeps nor a clock that jumps holds anything up.
 */
final class RenewalClock implements AutoCloseable {
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration LEAST = Duration.ofSeconds(1);

    /** How long an order that is being made may take to put its things away. */
    private static final Duration FAREWELL = Duration.ofSeconds(5);

    private final Renewal renewal;
    private final Runnable afterStep;
    private final Clock clock;
    private final Journal journal;
    private final Thread thread = new Thread(this::run, "certificates-renewal");

    /** @param afterStep called after each step, in the same thread */
    RenewalClock(Renewal renewal, Runnable afterStep, Clock clock, Journal journal) {
        this.renewal = renewal;
        this.afterStep = afterStep;
        this.clock = clock;
        this.journal = journal;
        thread.setDaemon(true);
        thread.start();
    }

    private void run() {
        while (!Thread.currentThread().isInterrupted()) {
            Instant next = step();
            Duration wait = Duration.between(clock.instant(), next);
            Duration pause = wait.compareTo(MINUTE) > 0 ? MINUTE : wait.compareTo(LEAST) < 0 ? LEAST : wait;
            try {
                Thread.sleep(pause.toMillis());
            } catch (InterruptedException closed) {
                return;
            }
        }
    }

    private Instant step() {
        try {
            Instant next = renewal.step();
            afterStep.run();
            return next;
        } catch (RuntimeException unexpected) { // which would end the renewals without a word
            journal.tell(List.of(Problem.error("certificates can't be renewed: " + unexpected)
                    .fix("please report it; those in use stay, and it is tried again")));
            return clock.instant().plus(MINUTE);
        }
    }

    @Override
    public void close() {
        thread.interrupt();
        try {
            thread.join(FAREWELL.toMillis());
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }
}
