package blogjar.server;

import io.undertow.protocols.http2.ConnectionErrorException;
import io.undertow.protocols.http2.Http2Channel;
import java.io.IOException;
import java.util.function.LongSupplier;

/**
 * What one client of HTTP/2 may send of that which costs it nothing: resets (CVE-2023-44487), pings, settings, priorities,
 * continuations, empty data. It has credit for some of them, and earns more by requests, by what it takes of the responses,
 * and by waiting.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9113#section-10.5">RFC 9113, 10.5</a>
 */
final class FrameCredit {
    private static final int END_STREAM = 1;
    private static final long MOST_CREDIT = 400;

    /** So few that the answers to pings don't look as if a response were taken. */
    private static final long CREDIT_A_SECOND = 4;

    private static final long BYTES_TAKEN_FOR_CREDIT = 2048;
    private static final double NANOS = 1e9;

    private final LongSupplier taken;
    private double credit = MOST_CREDIT;
    private long takenThen;
    private long then = System.nanoTime();

    /** @param taken how many bytes the client has taken so far */
    FrameCredit(LongSupplier taken) {
        this.taken = taken;
    }

    /**
     * Counts a frame.
     *
     * @throws IOException where the client has no credit left
     */
    void count(int type, int flags, int length) throws IOException {
        credit -= cost(type, flags, length);
        if (credit >= 0) {
            return;
        }
        long now = System.nanoTime();
        long all = taken.getAsLong();
        credit += (now - then) * CREDIT_A_SECOND / NANOS + (double) (all - takenThen) / BYTES_TAKEN_FOR_CREDIT;
        credit = Math.min(credit, MOST_CREDIT);
        then = now;
        takenThen = all;
        if (credit < 0) {
            throw new ConnectionErrorException(
                    Http2Channel.ERROR_ENHANCE_YOUR_CALM, "more resets and control frames than requests explain");
        }
    }

    /** A request brings credit; a reset costs more than the request brought, a first continuation no more than that. */
    private int cost(int type, int flags, int length) {
        return switch (type) {
            case Http2Frames.HEADERS -> credit < MOST_CREDIT ? -1 : 0;
            case Http2Frames.DATA -> length == 0 && (flags & END_STREAM) == 0 ? 4 : 0;
            case Http2Frames.RESET -> 2;
            case Http2Frames.SETTINGS -> 4;
            case Http2Frames.CONTINUATION -> length == 0 ? 4 : 1;
            default -> 1;
        };
    }
}
