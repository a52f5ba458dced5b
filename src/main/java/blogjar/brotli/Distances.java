package blogjar.brotli;

/**
 * The codes of distances: one of the last four or near it, or a range and a number of bits.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc7932#section-4">RFC 7932, 4</a>
 */
final class Distances {
    /** How many symbols there are without direct codes and postfix bits. */
    static final int SYMBOLS = 64;

    /** How many name one of the last distances. */
    static final int NEAR = 16;

    /** How many of the last ones there are. */
    static final int LAST = 4;

    private static final int[] WHICH = {0, 1, 2, 3, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1};
    private static final int[] OFFSET = {0, 0, 0, 0, -1, 1, -2, 2, -3, 3, -1, 1, -2, 2, -3, 3};

    private Distances() {}

    /** The last distances at the beginning of a stream, the very last first. */
    static int[] initial() {
        return new int[] {4, 11, 15, 16};
    }

    /**
     * The distance that a near symbol means.
     *
     * @param last where the four last distances begin at {@code from}
     */
    static int near(int symbol, int[] last, int from) {
        return last[from + WHICH[symbol]] + OFFSET[symbol];
    }

    /** The symbol of a distance that is written in full. */
    static int symbol(int distance) {
        int shifted = distance + 3;
        int bits = bits(shifted);
        return NEAR + 2 * (bits - 1) + (shifted >> bits & 1);
    }

    /** How many bits follow the symbol of {@link #symbol(int)}. */
    static int extraBits(int distance) {
        return bits(distance + 3);
    }

    /** What these are. */
    static int extra(int distance) {
        return distance + 3 & (1 << bits(distance + 3)) - 1;
    }

    private static int bits(int shifted) {
        return 30 - Integer.numberOfLeadingZeros(shifted);
    }
}
