package blogjar.server;

import blogjar.output.Release;
import java.util.concurrent.LinkedBlockingDeque;

/**
 * Compresses what is new in a release, behind the first answers. A request that comes earlier has its resource compressed
 * for itself, so nobody waits for the whole.
 */
final class Preparation {
    private final LinkedBlockingDeque<Release> waiting = new LinkedBlockingDeque<>();
    private final Thread thread = new Thread(this::run, "gzip");

    Preparation() {
        thread.setDaemon(true);
        thread.setPriority(Thread.MIN_PRIORITY);
    }

    void start() {
        thread.start();
    }

    void add(Release release) {
        waiting.add(release);
    }

    void stop() {
        thread.interrupt();
    }

    private void run() {
        try {
            while (true) {
                Release first = waiting.take();
                Release last = waiting.pollLast();
                waiting.clear(); // what a newer one replaced need not be prepared any more
                (last == null ? first : last).prepare();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
