package blogjar.brotli;

import java.util.Arrays;

/**
 * Code lengths as symbols of a code of their own, where runs may be one symbol.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc7932#section-3.5">RFC 7932, 3.5</a>
 */
final class LengthsText {
    private static final int SYMBOLS = 18;
    private static final int REPEAT = 16;
    private static final int ZEROS = 17;

    /** What a repetition repeats at first. */
    private static final int USUAL = 8;

    private static final int[] ORDER = {1, 2, 3, 4, 0, 5, 17, 6, 16, 7, 8, 9, 10, 11, 12, 13, 14, 15};

    /** The fixed code for lengths from 0 to 5, and how long each is. */
    private static final int[] FIXED = {0, 7, 3, 2, 1, 15};

    private static final int[] FIXED_BITS = {2, 4, 3, 2, 2, 4};

    private static final int LONGEST = 5;

    private final int[] symbols;
    private final int[] extra;
    private int size;

    private LengthsText(int room) {
        symbols = new int[room];
        extra = new int[room];
    }

    /** @param lengths of at least two symbols */
    static LengthsText shortest(int[] lengths) {
        LengthsText best = of(lengths, true, true);
        for (int i = 1; i < 4; i++) {
            LengthsText other = of(lengths, (i & 1) == 0, (i & 2) == 0);
            best = other.bits() < best.bits() ? other : best;
        }
        return best;
    }

    private static LengthsText of(int[] lengths, boolean runsOfZero, boolean runs) {
        int end = lengths.length; // what is left when all codes are given away is zero
        while (lengths[end - 1] == 0) {
            end--;
        }
        LengthsText text = new LengthsText(end);
        int before = USUAL;
        for (int from = 0; from < end; ) {
            int to = from + 1;
            while (to < end && lengths[to] == lengths[from]) {
                to++;
            }
            if (lengths[from] == 0) {
                text.addRun(0, to - from, runsOfZero ? ZEROS : -1, 3);
            } else {
                int first = lengths[from] == before ? 0 : 1;
                text.addRun(lengths[from], first, -1, 0);
                text.addRun(lengths[from], to - from - first, runs ? REPEAT : -1, 2);
                before = lengths[from];
            }
            from = to;
        }
        return text;
    }

    /** @param run the symbol for repetitions, with this many bits after it; or -1 for none */
    private void addRun(int length, int times, int run, int bits) {
        if (run < 0 || times < 3) {
            for (int i = 0; i < times; i++) {
                symbols[size++] = length;
            }
            return;
        }
        int start = size;
        for (int left = times - 3; ; left = (left >> bits) - 1) { // each repetition counts in the next digit
            symbols[size] = run;
            extra[size++] = left & (1 << bits) - 1;
            if (left >> bits == 0) {
                break;
            }
        }
        for (int a = start, b = size - 1; a < b; a++, b--) {
            int swapped = extra[a];
            extra[a] = extra[b];
            extra[b] = swapped;
        }
    }

    private static int extraBits(int symbol) {
        return symbol == REPEAT ? 2 : symbol == ZEROS ? 3 : 0;
    }

    private int[] counts() {
        int[] counts = new int[SYMBOLS];
        for (int i = 0; i < size; i++) {
            counts[symbols[i]]++;
        }
        return counts;
    }

    private long bits() {
        BitSink out = new BitSink(256);
        write(out);
        return out.bits();
    }

    void write(BitSink out) {
        int[] counts = counts();
        int[] lengths = CodeLengths.of(counts, LONGEST);
        PrefixCode code = new PrefixCode(counts, LONGEST);
        boolean alone = Arrays.stream(lengths).filter(length -> length > 0).count() == 1;
        int last = SYMBOLS;
        while (!alone && lengths[ORDER[last - 1]] == 0) {
            last--;
        }
        int skipped = lengths[1] > 0 || lengths[2] > 0 ? 0 : lengths[3] > 0 ? 2 : 3;
        out.write(skipped, 2);
        for (int i = skipped; i < last; i++) {
            out.write(FIXED[lengths[ORDER[i]]], FIXED_BITS[lengths[ORDER[i]]]);
        }
        for (int i = 0; i < size; i++) {
            code.write(symbols[i], out);
            out.write(extra[i], extraBits(symbols[i]));
        }
    }
}
