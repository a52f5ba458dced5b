package blogjar.server;

import java.nio.ByteBuffer;

/**
 * Mends two things in a stream of HTTP/1 requests that the library's parser does otherwise: an empty line before a request
 * is dropped, and a version other than 1.0 and 1.1, which the parser takes for 1.1, is made unreadable for it, so that it
 * answers 400.
 *
 * <p>Bodies are not told from requests. Nobody reads one here, and none is followed by another request on its connection.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9112#section-2.2">RFC 9112, 2.2 and 2.3</a>
 */
final class RequestLines {
    private static final byte[] VERSION = {'H', 'T', 'T', 'P', '/', '1', '.'};
    private static final int MOST_DROPPED = 4;

    private enum Where {
        BEFORE,
        REQUEST_LINE,
        FIELDS
    }

    private Where where = Where.BEFORE;
    private int dropped;

    /** Length of the current word of a request line, and whether it may still be a version. */
    private int word;

    private boolean version;

    /** Length of the current field line. */
    private int line;

    /**
     * Goes over what has just been read and moves the rest down where something is dropped.
     *
     * @param from where the new bytes begin; they end at the buffer's position, which is set anew
     * @return how many bytes are left of them
     */
    int mend(ByteBuffer buffer, int from) {
        int to = buffer.position();
        int kept = from;
        for (int i = from; i < to; i++) {
            byte b = buffer.get(i);
            if (where == Where.BEFORE && isDropped(b)) {
                continue;
            }
            buffer.put(kept++, next(b));
        }
        buffer.position(kept);
        return kept - from;
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
        if (where == Where.FIELDS) {
            if (b != '\n') {
                line += b == '\r' ? 0 : 1;
                return b;
            }
            where = line == 0 ? Where.BEFORE : Where.FIELDS;
            line = 0;
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
                version &=
                        word < VERSION.length ? b == VERSION[word] : word == VERSION.length && (b == '0' || b == '1');
                word++;
            }
        }
        return b;
    }
}
