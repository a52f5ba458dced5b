package blogjar.server;

import java.util.concurrent.LinkedBlockingDeque;

/**
 * Does what is new in a release, behind the first answers. A request that comes earlier has it done for
 * itself, so nobody waits for the whole.
 */
final class Preparation {
    private final LinkedBlockingDeque<Site> waiting = new LinkedBlockingDeque<>();
    private final Thread thread = new Thread(this::run, "gzip");

    Preparation() {
        thread.setDaemon(true);
        thread.setPriority(Thread.MIN_PRIORITY);
    }

    void start() {
        thread.start();
    }

    void add(Site site) {
        waiting.add(site);
    }

    void stop() {
        thread.interrupt();
    }

    private void run() {
        try {
            while (true) {
                Site first = waiting.take();
                Site last = waiting.pollLast();
                waiting.clear(); // what a newer one replaced need not be prepared any more
                (last == null ? first : last).prepare();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
