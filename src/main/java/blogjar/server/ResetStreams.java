package blogjar.server;

import java.util.ArrayDeque;
import java.util.Queue;

/**
 * Streams of one connection of HTTP/2 that we have reset. What the client had sent on them by then still arrives, which is no
 * mistake of its own (RFC 9113, 5.4.2), and counts for the window of the connection (6.9).
 */
final class ResetStreams {
    /** More than a client may have reset before it is sent away. */
    private static final int MOST = 512;

    private final Queue<Integer> streams = new ArrayDeque<>();
    private int dropped;

    synchronized void add(int stream) {
        if (!streams.contains(stream)) {
            streams.add(stream);
        }
        if (streams.size() > MOST) {
            streams.remove();
        }
    }

    /** Whether what comes on a stream is dropped, in which case it is counted. */
    synchronized boolean drops(int stream, int length) {
        boolean drops = !streams.isEmpty() && streams.contains(stream);
        dropped += drops ? length : 0;
        return drops;
    }

    /** How many octets were dropped since the last time. */
    synchronized int dropped() {
        int all = dropped;
        dropped = 0;
        return all;
    }
}
