package blogjar.picture;

import java.io.IOException;

/** The coded pixels of a JPEG, bit by bit, up to the next marker. */
final class BitReader {
    private final Octets in;
    private long bits;
    private int count;

    /** Bits behind the end, which are there to be looked at, and not to be read. */
    private int beyond;

    private int marker;

    BitReader(Octets in) {
        this.in = in;
    }

    /** The next bits, up to 16, which stay. */
    int peek(int length) throws IOException {
        while (count < length) {
            bits = bits << 8 | next();
            count += 8;
        }
        return (int) (bits >>> count - length) & (1 << length) - 1;
    }

    void drop(int length) throws IOException {
        count -= length;
        if (count < beyond) {
            throw new BrokenPicture("it ends too early");
        }
    }

    int read(int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        int value = peek(length);
        drop(length);
        return value;
    }

    /** A number of so many bits, as coefficients are written (T.81, F.2.2.1). */
    int signed(int length) throws IOException {
        int value = read(length);
        return length > 0 && value < 1 << length - 1 ? value - (1 << length) + 1 : value;
    }

    private int next() throws IOException {
        if (marker == 0 && in.isAtEnd()) {
            marker = JpegPieces.END;
        }
        if (marker != 0) {
            beyond += 8;
            return 0;
        }
        int octet = in.octet();
        if (octet != 0xFF) {
            return octet;
        }
        int second = 0xFF;
        while (second == 0xFF) {
            second = in.isAtEnd() ? JpegPieces.END : in.octet();
        }
        if (second == 0) {
            return 0xFF;
        }
        marker = second;
        beyond += 8;
        return 0;
    }

    /** Begins behind the next marker, which has to be one for this. */
    void restart() throws IOException {
        int found = marker();
        if (found < 0xD0 || found > 0xD7) {
            throw new BrokenPicture("a part of the JPEG is missing");
        }
        begin();
    }

    /** Forgets what is left. */
    void begin() {
        bits = 0;
        count = 0;
        beyond = 0;
        marker = 0;
    }

    /** The next marker; what is before it is passed over. */
    int marker() throws IOException {
        while (marker == 0) {
            next();
        }
        return marker;
    }
}
