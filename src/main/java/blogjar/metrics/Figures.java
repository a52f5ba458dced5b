package blogjar.metrics;

import java.time.Instant;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/** Counts what a server does; any thread may call, and none waits. */
public final class Figures {
    private static final int LEAST_STATUS = 100;
    private static final int STATUSES = 500;
    private static final int NOT_FOUND = 404;
    private static final int GONE = 410;

    private final Instant started = Instant.now();
    private final LongAdder[] byStatus = new LongAdder[STATUSES];
    private final LongAdder bytes = new LongAdder();
    private final LongAdder accepted = new LongAdder();
    private final LongAdder refused = new LongAdder();
    private final LongAdder failedHandshakes = new LongAdder();
    private final Map<String, LongAdder> handshakes = new ConcurrentHashMap<>();
    private final Histogram times = new Histogram();
    private final NotFoundTable notFound = new NotFoundTable();

    public Figures() {
        for (int i = 0; i < STATUSES; i++) {
            byStatus[i] = new LongAdder();
        }
    }

    /**
     * A request is answered.
     *
     * @param sent bytes of the body
     * @param nanos how long it took, up to the last byte
     */
    public void answered(int status, long sent, long nanos) {
        int place = status - LEAST_STATUS;
        if (place >= 0 && place < STATUSES) {
            byStatus[place].increment();
        }
        bytes.add(sent);
        times.add(nanos);
    }

    /** Whether of a status the paths are of interest. */
    public static boolean isMissing(int status) {
        return status == NOT_FOUND || status == GONE;
    }

    /** @param referrer null where the client does not tell */
    public void missing(String target, @Nullable String referrer) {
        notFound.add(target, referrer);
    }

    /** A connection came in. */
    public void accepted() {
        accepted.increment();
    }

    /** A connection was turned away, as there were too many. */
    public void refused() {
        refused.increment();
    }

    /** @param version of TLS that was agreed on: {@code TLSv1.3} */
    public void handshake(String version) {
        handshakes.computeIfAbsent(version, any -> new LongAdder()).increment();
    }

    /** A connection for TLS ended, or was ended, before it was agreed on. */
    public void failedHandshake() {
        failedHandshakes.increment();
    }

    Instant started() {
        return started;
    }

    /** Those that there were. */
    SortedMap<Integer, Long> byStatus() {
        SortedMap<Integer, Long> counts = new TreeMap<>();
        for (int i = 0; i < STATUSES; i++) {
            long count = byStatus[i].sum();
            if (count > 0) {
                counts.put(i + LEAST_STATUS, count);
            }
        }
        return counts;
    }

    SortedMap<String, Long> handshakesByVersion() {
        SortedMap<String, Long> counts = new TreeMap<>();
        handshakes.forEach((version, count) -> counts.put(version, count.sum()));
        return counts;
    }

    long bytesSent() {
        return bytes.sum();
    }

    long connectionsAccepted() {
        return accepted.sum();
    }

    long connectionsRefused() {
        return refused.sum();
    }

    long handshakesFailed() {
        return failedHandshakes.sum();
    }

    Histogram times() {
        return times;
    }

    NotFoundTable notFound() {
        return notFound;
    }
}
