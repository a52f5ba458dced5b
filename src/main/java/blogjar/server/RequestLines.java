package blogjar.server;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Mends some things in a stream of HTTP/1 requests that the library's parser does otherwise: an empty line before a request
 * is dropped, and a version that begins with another digit than 1, which the parser takes for 1.1, is made unreadable for it, so
 * that it answers 400. A later version of HTTP/1 becomes 1.1, as which it is to be answered.
 *
 * <p>A body ends the mending, as none is followed by another request on its connection; so does the wish for another
 * protocol, as its bytes are none of ours.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9112#section-2.2">RFC 9112, 2.2 and 2.3</a>
 */
final class RequestLines {
    private static final byte[] VERSION = {'H', 'T', 'T', 'P', '/', '1', '.'};
    private static final int MOST_DROPPED = 4;

    private static final byte[] LENGTH = name("content-length:");
    private static final byte[] CODING = name("transfer-encoding:");
    private static final byte[] UPGRADE = name("upgrade:");

    private enum Where {
        BEFORE,
        REQUEST_LINE,
        FIELDS,
        BEYOND
    }

    private Where where = Where.BEFORE;
    private int dropped;

    /** Where the last head of what was read last begins; -1 for none. */
    private int begun = -1;

    /** Length of the current word of a request line, and whether it may still be a version. */
    private int word;

    private boolean version;

    /** Length of the current field line. */
    private int line;

    /** What the name of the current field may still be; null for none that matters. */
    private byte @Nullable [] field;

    private boolean last;

    private static byte[] name(String lower) {
        return lower.getBytes(StandardCharsets.US_ASCII);
    }

    /**
     * Goes over what has just been read and moves the rest down where something is dropped.
     *
     * @param from where the new bytes begin; they end at the buffer's position, which is set anew
     * @return how many bytes are left of them
     */
    int mend(ByteBuffer buffer, int from) {
        int to = buffer.position();
        begun = -1;
        if (where == Where.BEYOND) {
            return to - from;
        }
        int kept = from;
        for (int i = from; i < to; i++) {
            byte b = buffer.get(i);
            if (where == Where.BEFORE) {
                if (isDropped(b)) {
                    continue;
                }
                begun = kept;
            }
            buffer.put(kept++, next(b));
        }
        buffer.position(kept);
        return kept - from;
    }

    /** Whether a head goes on beyond what was read last. */
    boolean isInHead() {
        return where == Where.REQUEST_LINE || where == Where.FIELDS;
    }

    /** Where in what was read last the last head begins; -1 where none does. */
    int begun() {
        return begun;
    }

    private boolean isDropped(byte b) {
        if ((b == '\r' || b == '\n') && dropped < MOST_DROPPED) {
            dropped++;
            return true;
        }
        where = Where.REQUEST_LINE;
        dropped = 0;
        word = 0;
        version = true;
        return false;
    }

    /** The byte itself, or one that no parser takes. */
    private byte next(byte b) {
        if (where == Where.BEYOND) {
            return b;
        }
        if (where == Where.FIELDS) {
            field(b);
            return b;
        }
        switch (b) {
            case ' ' -> {
                word = 0;
                version = true;
            }
            case '\r' -> {
                return version && word == VERSION.length + 1 ? b : 0;
            }
            case '\n' -> {
                where = Where.FIELDS;
                line = 0;
            }
            default -> {
                version &= word < VERSION.length ? b == VERSION[word] : word == VERSION.length && isDigit(b);
                word++;
                return version && word == VERSION.length + 1 && b > '1' ? (byte) '1' : b;
            }
        }
        return b;
    }

    private static boolean isDigit(byte b) {
        return b >= '0' && b <= '9';
    }

    private void field(byte b) {
        if (b == '\n') {
            where = line > 0 ? Where.FIELDS : last ? Where.BEYOND : Where.BEFORE;
            line = 0;
        } else if (b != '\r') {
            name(b | 0x20);
            line++;
        }
    }

    private void name(int lower) {
        if (line == 0) {
            field = lower == 'c' ? LENGTH : lower == 't' ? CODING : lower == 'u' ? UPGRADE : null;
        } else if (field != null) {
            boolean same = lower == field[line];
            last |= same && line == field.length - 1;
            field = same && !last ? field : null;
        }
    }
}
