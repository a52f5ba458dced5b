package blogjar.brotli;

import java.util.Arrays;

/** Takes numbers of some bits each and packs them from the lowest bit up (RFC 7932, 1.5.1). */
final class BitSink {
    private byte[] bytes;
    private int length;
    private long pending;
    private int count;

    /** @param expected how many bytes there will be, more or less */
    BitSink(int expected) {
        bytes = new byte[Math.max(16, expected)];
    }

    /** @param bits at most 32 */
    void write(int value, int bits) {
        pending |= (value & 0xffff_ffffL) << count;
        count += bits;
        while (count >= 8) {
            put((byte) pending);
            pending >>>= 8;
            count -= 8;
        }
    }

    /** Zeros up to the next byte. */
    void align() {
        if (count > 0) {
            put((byte) pending);
            pending = 0;
            count = 0;
        }
    }

    /** At the beginning of a byte only. */
    void write(byte[] source, int from, int to) {
        bytes = length + to - from > bytes.length ? Arrays.copyOf(bytes, length + to - from + bytes.length) : bytes;
        System.arraycopy(source, from, bytes, length, to - from);
        length += to - from;
    }

    private void put(byte next) {
        if (length == bytes.length) {
            bytes = Arrays.copyOf(bytes, length * 2);
        }
        bytes[length++] = next;
    }

    /** How many bits were written. */
    long bits() {
        return length * 8L + count;
    }

    /** Writes all that another one has. */
    void write(BitSink other) {
        for (int i = 0; i < other.length; i++) {
            write(other.bytes[i] & 0xff, 8);
        }
        write((int) other.pending, other.count);
    }

    byte[] toByteArray() {
        return Arrays.copyOf(bytes, length);
    }
}
