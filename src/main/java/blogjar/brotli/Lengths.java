package blogjar.brotli;

/**
 * The codes of insert lengths and copy lengths, and the symbols that name one of each.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc7932#section-5">RFC 7932, 5</a>
 */
final class Lengths {
    /** How many insert-and-copy symbols there are. */
    static final int SYMBOLS = 704;

    /** Below it are the symbols that go with the last distance and without a distance symbol. */
    static final int WITHOUT_DISTANCE = 128;

    static final int SHORTEST_COPY = 2;

    private static final int[] INSERT_BITS = {0, 0, 0, 0, 0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 7, 8, 9, 10, 12, 14, 24
    };
    private static final int[] COPY_BITS = {0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 7, 8, 9, 10, 24};
    private static final int[] INSERT_BASE = bases(0, INSERT_BITS);
    private static final int[] COPY_BASE = bases(SHORTEST_COPY, COPY_BITS);

    /** Longer ones are looked for. */
    private static final int IN_TABLE = 2200;

    private static final byte[] INSERT_CODES = codes(INSERT_BASE);
    private static final byte[] COPY_CODES = codes(COPY_BASE);

    /** Where the symbols of eight insert codes and eight copy codes begin. */
    private static final int[] CELLS = {128, 192, 384, 256, 320, 512, 448, 576, 640};

    private Lengths() {}

    private static int[] bases(int first, int[] bits) {
        int[] bases = new int[bits.length];
        int next = first;
        for (int code = 0; code < bits.length; code++) {
            bases[code] = next;
            next += 1 << bits[code];
        }
        return bases;
    }

    private static byte[] codes(int[] bases) {
        byte[] codes = new byte[IN_TABLE];
        for (int length = bases[0]; length < IN_TABLE; length++) {
            codes[length] = (byte) search(bases, length);
        }
        return codes;
    }

    private static int search(int[] bases, int length) {
        int code = bases.length - 1;
        while (bases[code] > length) {
            code--;
        }
        return code;
    }

    static int insertCode(int length) {
        return length < IN_TABLE ? INSERT_CODES[length] : search(INSERT_BASE, length);
    }

    static int copyCode(int length) {
        return length < IN_TABLE ? COPY_CODES[length] : search(COPY_BASE, length);
    }

    static int insertBits(int code) {
        return INSERT_BITS[code];
    }

    static int copyBits(int code) {
        return COPY_BITS[code];
    }

    static int insertBase(int code) {
        return INSERT_BASE[code];
    }

    static int copyBase(int code) {
        return COPY_BASE[code];
    }

    /** @param last whether the distance is the last one */
    static int symbol(int insertCode, int copyCode, boolean last) {
        int low = (insertCode & 7) << 3 | copyCode & 7;
        if (last && insertCode < 8 && copyCode < 16) {
            return (copyCode >> 3) << 6 | low;
        }
        return CELLS[(insertCode >> 3) * 3 + (copyCode >> 3)] + low;
    }
}
