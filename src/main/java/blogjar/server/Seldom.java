package blogjar.server;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** Lets one pass in a minute, of what would be told again and again. */
final class Seldom {
    private static final long SILENCE = TimeUnit.MINUTES.toNanos(1);

    private final AtomicLong last = new AtomicLong(System.nanoTime() - SILENCE);

    boolean isDue() {
        long now = System.nanoTime();
        long before = last.get();
        return now - before >= SILENCE && last.compareAndSet(before, now);
    }
}
