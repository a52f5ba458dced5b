package blogjar.serve;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Gives back to the system what a build has used of the heap, in a moment in which nobody asks for anything: a build takes
 * many times what serving does, and by itself Java keeps all of it.
 */
final class HeapTrim implements AutoCloseable {
    private static final Duration CALM = Duration.ofSeconds(4);

    /** After so many looks it is done all the same: a server that is never calm needs its memory, too. */
    private static final int MOST_LOOKS = 30;

    private final LongSupplier visits;
    private final Duration calm;
    private final Runnable collect;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "memory");
        thread.setDaemon(true);
        return thread;
    });
    private @Nullable ScheduledFuture<?> waiting;
    private long visitsThen;
    private int looks;

    /** @param visits grows while the server has visitors */
    static HeapTrim of(LongSupplier visits) {
        return new HeapTrim(visits, CALM, System::gc);
    }

    /**
     * @param calm for how long nobody may have asked
     * @param collect gives the memory back
     */
    HeapTrim(LongSupplier visits, Duration calm, Runnable collect) {
        this.visits = visits;
        this.calm = calm;
        this.collect = collect;
    }

    /** Waits for a calm moment; where it waits already, it begins anew. */
    synchronized void afterBuild() {
        looks = 0;
        await();
    }

    private void await() {
        if (waiting != null) {
            waiting.cancel(false);
        }
        visitsThen = visits.getAsLong();
        if (!clock.isShutdown()) {
            waiting = clock.schedule(this::look, calm.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private synchronized void look() {
        if (visits.getAsLong() != visitsThen && ++looks < MOST_LOOKS) {
            await();
        } else {
            collect.run();
        }
    }

    @Override
    public synchronized void close() {
        clock.shutdownNow();
    }
}
