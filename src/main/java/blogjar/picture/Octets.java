package blogjar.picture;

import java.io.IOException;
import java.io.InputStream;

/** The octets of a picture's file, one after the other, big-endian. The end comes as {@link BrokenPicture}. */
final class Octets {
    private static final int AT_ONCE = 1 << 14;

    private final InputStream in;
    private final byte[] buffer = new byte[AT_ONCE];
    private int next;
    private int end;
    private long before;

    Octets(InputStream in) {
        this.in = in;
    }

    /** How many have been read. */
    long position() {
        return before + next;
    }

    /** Whether there is none left. */
    boolean isAtEnd() throws IOException {
        if (next < end) {
            return false;
        }
        before += end;
        next = 0;
        end = Math.max(0, in.read(buffer));
        return end == 0;
    }

    int octet() throws IOException {
        if (next == end && isAtEnd()) {
            throw new BrokenPicture("it ends too early");
        }
        return buffer[next++] & 0xFF;
    }

    int two() throws IOException {
        return octet() << 8 | octet();
    }

    int four() throws IOException {
        return two() << 16 | two();
    }

    byte[] octets(int length) throws IOException {
        byte[] all = new byte[length];
        for (int done = 0; done < length; ) {
            if (isAtEnd()) {
                throw new BrokenPicture("it ends too early");
            }
            int some = Math.min(end - next, length - done);
            System.arraycopy(buffer, next, all, done, some);
            next += some;
            done += some;
        }
        return all;
    }

    void skip(long length) throws IOException {
        for (long left = length; left > 0; ) {
            if (isAtEnd()) {
                throw new BrokenPicture("it ends too early");
            }
            int some = (int) Math.min(end - next, left);
            next += some;
            left -= some;
        }
    }
}
