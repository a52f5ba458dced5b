package blogjar.deploy;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Says again and again that the holder of a lock lives, whatever else it does meanwhile. */
final class Heartbeat {
    private static final int PARTS = 4;

    private final Duration patience;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread made = new Thread(task, "deploy-lock");
        made.setDaemon(true);
        return made;
    });

    /** @param patience after which a silent holder is taken for dead */
    Heartbeat(Duration patience) {
        this.patience = patience;
    }

    /** So many milliseconds that a few fit into the patience; at least one. */
    static long part(Duration patience) {
        return Math.max(1, patience.toMillis() / PARTS);
    }

    /** @param beat whose failures are its own affair; one that it throws ends the beating */
    void begin(Runnable beat) {
        thread.scheduleWithFixedDelay(beat, part(patience), part(patience), TimeUnit.MILLISECONDS);
    }

    /** A beat that is under way goes on. */
    void end() {
        thread.shutdown();
    }
}
