package blogjar.cli;

import blogjar.build.Progress;
import java.io.PrintStream;
import java.util.concurrent.atomic.AtomicLong;

/** One line on a terminal, written over ten times a second, and gone in the end. */
final class LiveProgress implements Progress {
    private static final long INTERVAL = 100_000_000L;

    private final PrintStream err;
    private final long start = System.nanoTime();
    private final AtomicLong next = new AtomicLong(start + INTERVAL);

    LiveProgress(PrintStream err) {
        this.err = err;
    }

    @Override
    public void phase(String phase, int done, int total) {
        long now = System.nanoTime();
        long due = next.get();
        if (now < due || !next.compareAndSet(due, now + INTERVAL)) {
            return;
        }
        String count = total > 0 ? " " + done + "/" + total : "";
        err.printf("\r\u001b[K%s%s  %.1f s", phase, count, (now - start) / 1e9);
        err.flush();
    }

    @Override
    public void end() {
        err.print("\r\u001b[K");
        err.flush();
    }
}
