package blogjar.serve;

import blogjar.diagnostic.Problem;
import blogjar.output.BrotliForms;
import blogjar.output.Release;
import blogjar.output.Resource;
import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * Compresses what is served with Brotli, behind the serving and after gzip. It begins in a calm moment, as a new server has enough
 * to do for its first readers. It rests as long as it works, and nine times as long while anybody is served, so that it gets done
 * also where somebody always is. Of a site whose next release comes meanwhile, the rest is left.
 */
final class BrotliQueue implements AutoCloseable {
    /** While there are visitors a tenth of the time is worked. */
    private static final int REST_WITH_VISITORS = 9;

    private static final Duration CALM = Duration.ofSeconds(2);

    /** After so many looks it begins all the same. */
    private static final int MOST_LOOKS = 60;

    private final LongSupplier visits;
    private final Duration calm;
    private final Consumer<Problem> problems;
    private final Thread thread = new Thread(this::run, "brotli");

    /** By site; the one that has waited longest is first. */
    private final Map<String, Work> waiting = new LinkedHashMap<>();

    private long worksSince;
    private long visitsThen;

    /** @param after is called when all of a release has been done and there was something to do */
    private record Work(String site, Release release, Runnable after) {}

    /**
     * Does nothing until it is started.
     *
     * @param visits grows while there are visitors
     */
    BrotliQueue(LongSupplier visits, Consumer<Problem> problems) {
        this(visits, CALM, problems);
    }

    /** @param calm for how long nobody may have asked before it begins */
    BrotliQueue(LongSupplier visits, Duration calm, Consumer<Problem> problems) {
        this.visits = visits;
        this.calm = calm;
        this.problems = problems;
        thread.setDaemon(true);
        thread.setPriority(Thread.MIN_PRIORITY);
    }

    void start() {
        thread.start();
    }

    /**
     * Takes the place of an earlier release of the site; comes back at once.
     *
     * @param after is called when all of it has been done, if there was something to do
     */
    synchronized void add(String site, Release release, Runnable after) {
        waiting.remove(site);
        waiting.put(site, new Work(site, release, after));
        notifyAll();
    }

    private synchronized Work next() throws InterruptedException {
        while (waiting.isEmpty()) {
            wait();
        }
        Iterator<Work> works = waiting.values().iterator();
        Work first = works.next();
        works.remove();
        return first;
    }

    private synchronized boolean isReplaced(Work work) {
        return waiting.containsKey(work.site);
    }

    private void run() {
        try {
            while (true) {
                work(next());
            }
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        }
    }

    private void work(Work work) throws InterruptedException {
        try {
            awaitCalm();
            if (isReplaced(work)) {
                return;
            }
            work.release.prepare();
            if (compress(work)) {
                work.after.run();
            }
        } catch (RuntimeException | OutOfMemoryError failed) { // the next release may fare better
            problems.accept(Problem.notice("the site could not be compressed with Brotli: " + failed)
                    .fix("it is sent with gzip; server.brotli: false does without"));
        }
    }

    private void awaitCalm() throws InterruptedException {
        long before;
        int looks = 0;
        do {
            before = visits.getAsLong();
            TimeUnit.NANOSECONDS.sleep(calm.toNanos());
        } while (visits.getAsLong() != before && ++looks < MOST_LOOKS);
    }

    /** Tells whether something has been done and nothing is left. */
    private boolean compress(Work work) throws InterruptedException {
        Iterator<Resource> lacking = BrotliForms.lackedBy(work.release).iterator();
        if (!lacking.hasNext()) {
            return false;
        }
        BrotliForms forms = new BrotliForms();
        begin();
        while (lacking.hasNext()) {
            forms.addTo(lacking.next(), this::rest);
            if (isReplaced(work)) {
                return false;
            }
        }
        return true;
    }

    private void begin() {
        worksSince = System.nanoTime();
        visitsThen = visits.getAsLong();
    }

    private void rest() throws InterruptedException {
        long worked = System.nanoTime() - worksSince;
        TimeUnit.NANOSECONDS.sleep(worked);
        if (visits.getAsLong() != visitsThen) {
            TimeUnit.NANOSECONDS.sleep((REST_WITH_VISITORS - 1) * worked);
        }
        begin();
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
