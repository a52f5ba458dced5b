package blogjar.server;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * Does what is new in a release, behind the first answers, one site after the other. A request that comes earlier has it done for
 * itself, so nobody waits for the whole.
 */
final class Preparation {
    /** By the site's name: what a newer one replaced need not be prepared any more. */
    private final Map<String, Site> waiting = new LinkedHashMap<>();

    /** How long the first answers of a server have the machine alone; milliseconds. */
    private static final int CALM = 100;

    private final Thread thread = new Thread(this::run, "gzip");

    Preparation() {
        thread.setDaemon(true);
        thread.setPriority(Thread.MIN_PRIORITY);
    }

    void start() {
        thread.start();
    }

    /** @param name of the site beside the blog; empty for the blog */
    synchronized void add(String name, Site site) {
        waiting.put(name, site);
        notifyAll();
    }

    void stop() {
        thread.interrupt();
    }

    private synchronized Site next() throws InterruptedException {
        while (waiting.isEmpty()) {
            wait();
        }
        String first = waiting.keySet().iterator().next();
        return Objects.requireNonNull(waiting.remove(first));
    }

    private void run() {
        try {
            Thread.sleep(CALM);
            while (true) {
                next().prepare();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
