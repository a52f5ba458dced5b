package blogjar.brotli;

/**
 * Says symbols in as few bits as their counts allow.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc7932#section-3">RFC 7932, 3</a>
 */
final class PrefixCode {
    private static final int LONGEST = 15;

    private final int[] lengths;
    private final int[] codes;
    private final int used;

    /** @param counts how often each symbol of the alphabet is used */
    PrefixCode(int[] counts) {
        this(counts, LONGEST);
    }

    PrefixCode(int[] counts, int limit) {
        lengths = CodeLengths.of(counts, limit);
        codes = codes(lengths);
        int sum = 0;
        for (int length : lengths) {
            sum += length > 0 ? 1 : 0;
        }
        used = sum;
    }

    /** Codes of one length are consecutive numbers in the order of the symbols, the highest bit first (3.2). */
    private static int[] codes(int[] lengths) {
        int[] next = new int[LONGEST + 2];
        for (int length : lengths) {
            next[length + 1] += length > 0 ? 1 : 0;
        }
        for (int length = 1; length <= LONGEST; length++) {
            next[length] = next[length] + next[length - 1] << 1;
        }
        int[] codes = new int[lengths.length];
        for (int symbol = 0; symbol < lengths.length; symbol++) {
            int length = lengths[symbol];
            if (length > 0) {
                codes[symbol] = Integer.reverse(next[length]++) >>> 32 - length;
            }
        }
        return codes;
    }

    /** In bits; nothing where there is no choice. */
    int length(int symbol) {
        return used > 1 ? lengths[symbol] : 0;
    }

    void write(int symbol, BitSink out) {
        out.write(codes[symbol], length(symbol));
    }

    /** Tells the code itself. */
    void declare(BitSink out) {
        if (used <= 4) {
            declareSimply(out);
        } else {
            LengthsText.shortest(lengths).write(out);
        }
    }

    /** By naming the symbols (3.4). */
    private void declareSimply(BitSink out) {
        int width = 32 - Integer.numberOfLeadingZeros(lengths.length - 1);
        out.write(1, 2);
        out.write(Math.max(used, 1) - 1, 2);
        int deepest = 0;
        for (int length = 1; length <= 3; length++) {
            for (int symbol = 0; symbol < lengths.length; symbol++) {
                if (lengths[symbol] == length) {
                    out.write(symbol, width);
                    deepest = length;
                }
            }
        }
        if (used == 0) {
            out.write(0, width);
        }
        if (used == 4) {
            out.write(deepest == 3 ? 1 : 0, 1);
        }
    }
}
