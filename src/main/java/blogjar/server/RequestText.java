package blogjar.server;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Where the line is of the request that is being read on one connection, for who wants to know it. Nothing is copied of a request
 * whose head comes in one piece.
 */
final class RequestText {
    /** Of a line; what is longer is cut. */
    private static final int MOST = 1024;

    private static final byte[] NOTHING = {};

    /** The last that was read, while there may be requests in it. */
    private @Nullable ByteBuffer read;

    private int from;

    /** What came earlier of the line of the head that is continued there, and of the one that it ends with. */
    private byte[] before = NOTHING;

    private byte[] next = NOTHING;

    /**
     * Takes note of what has been read.
     *
     * @param to where it ends
     * @param begun where the head begins that goes on beyond it; -1 for one that began before it
     */
    void take(ByteBuffer buffer, int from, int to, boolean goesOn, int begun) {
        read = buffer;
        this.from = from;
        before = next;
        if (!goesOn) {
            next = NOTHING;
        } else if (begun >= 0) {
            next = line(NOTHING, buffer, begun, to);
        } else if (!isWhole(before)) {
            next = line(before, buffer, from, to);
        }
    }

    /** Lets go of the buffer where all of it has been understood. */
    void forget() {
        if (read != null && !read.hasRemaining()) {
            read = null;
        }
    }

    /** The line of the request that the reader of the buffer stands in, as far as it has come. */
    String line() {
        if (read == null) {
            return "";
        }
        int start = start(read);
        byte[] line = line(start == from ? before : NOTHING, read, start, read.limit());
        int length = line.length;
        if (length > 0 && line[length - 1] == '\n') {
            length--;
        }
        if (length > 0 && (line[length - 1] == '\r' || line[length - 1] == 0)) { // as RequestLines spoils it
            length--;
        }
        return RequestLines.asItCame(new String(line, 0, length, StandardCharsets.ISO_8859_1));
    }

    /** Where the last head begins that the reader has begun. */
    private int start(ByteBuffer buffer) {
        int start = from;
        int column = before.length;
        for (int i = from; i < buffer.position() - 1; i++) {
            byte b = buffer.get(i);
            if (b == '\n' && column == 0) {
                start = i + 1;
            }
            column = b == '\n' ? 0 : b == '\r' ? column : column + 1;
        }
        return start;
    }

    private static boolean isWhole(byte[] line) {
        return line.length >= MOST || line.length > 0 && line[line.length - 1] == '\n';
    }

    /** What there is of a line, up to its end. */
    private static byte[] line(byte[] begun, ByteBuffer buffer, int from, int to) {
        if (isWhole(begun)) {
            return begun;
        }
        int most = Math.min(to, from + MOST - begun.length);
        int end = from;
        while (end < most && buffer.get(end) != '\n') {
            end++;
        }
        byte[] line = new byte[begun.length + Math.min(most, end + 1) - from];
        System.arraycopy(begun, 0, line, 0, begun.length);
        buffer.get(from, line, begun.length, line.length - begun.length);
        return line;
    }
}
