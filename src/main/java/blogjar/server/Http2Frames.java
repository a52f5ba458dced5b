package blogjar.server;

import io.undertow.protocols.http2.ConnectionErrorException;
import io.undertow.protocols.http2.Http2Channel;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.function.LongSupplier;
import org.xnio.conduits.AbstractStreamSourceConduit;
import org.xnio.conduits.StreamSourceConduit;

/**
 * Watches the frames of one HTTP/2 connection, and ends it when a client sends many that cost it nothing: resets
 * (CVE-2023-44487), pings, settings, priorities, continuations, empty data.
 *
 * <p>A client has credit for some of them. It earns more by requests, by what it takes of the responses, and by waiting.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9113#section-10.5">RFC 9113, 10.5</a>
 */
final class Http2Frames extends AbstractStreamSourceConduit<StreamSourceConduit> {
    private static final int PREFACE = 24;
    private static final int HEADER = 9;

    private static final int DATA = 0;
    private static final int HEADERS = 1;
    private static final int RESET = 3;
    private static final int SETTINGS = 4;
    private static final int CONTINUATION = 9;
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

    /** How many bytes of the preface or of a frame's content are still to come. */
    private int rest = PREFACE;

    private final byte[] header = new byte[HEADER];
    private int headerLength;

    /** @param taken how many bytes the client has taken so far */
    Http2Frames(StreamSourceConduit next, LongSupplier taken) {
        super(next);
        this.taken = taken;
    }

    @Override
    public int read(ByteBuffer buffer) throws IOException {
        int from = buffer.position();
        int read = super.read(buffer);
        if (read > 0) {
            look(buffer, from, buffer.position());
        }
        return read;
    }

    /**
     * Looks at what has been read.
     *
     * @throws IOException where the client has no credit left
     */
    void look(ByteBuffer buffer, int from, int to) throws IOException {
        int at = from;
        while (at < to) {
            if (rest > 0) {
                int skipped = Math.min(rest, to - at);
                rest -= skipped;
                at += skipped;
            } else {
                header[headerLength++] = buffer.get(at++);
                if (headerLength == HEADER) {
                    headerLength = 0;
                    rest = (header[0] & 0xff) << 16 | (header[1] & 0xff) << 8 | header[2] & 0xff;
                    count(header[3], header[4], rest);
                }
            }
        }
    }

    private void count(int type, int flags, int length) throws IOException {
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

    /** A request brings credit; a reset costs more than the request brought. */
    private int cost(int type, int flags, int length) {
        return switch (type) {
            case HEADERS -> credit < MOST_CREDIT ? -1 : 0;
            case DATA -> length == 0 && (flags & END_STREAM) == 0 ? 4 : 0;
            case RESET -> 2;
            case SETTINGS -> 4;
            case CONTINUATION -> 8;
            default -> 1;
        };
    }
}
