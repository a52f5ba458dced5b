package blogjar.picture;

import java.util.Arrays;

/**
 * A code in which what is frequent is short.
 *
 * @see <a href="https://www.w3.org/Graphics/JPEG/itu-t81.pdf">ITU-T T.81, annex C, F.2.2.3 and K.2</a>
 */
final class HuffmanCode {
    static final int LONGEST = 16;
    private static final int QUICK = 9;
    private static final int SYMBOLS = 256;

    /** How many codes there are of each length, from 1 to 16. */
    final int[] counts;

    /** By length, and then by code. */
    final byte[] symbols;

    private final int[] firstCode = new int[LONGEST + 1];
    private final int[] firstPlace = new int[LONGEST + 1];

    /** By the next 9 bits: length and symbol of the code that they begin with; 0 where it is longer. */
    private final short[] quick = new short[1 << QUICK];

    HuffmanCode(int[] counts, byte[] symbols) throws BrokenPicture {
        this.counts = counts;
        this.symbols = symbols;
        int code = 0;
        int place = 0;
        for (int length = 1; length <= LONGEST; length++) {
            firstCode[length] = code;
            firstPlace[length] = place;
            if (code + counts[length] > 1 << length) {
                throw new BrokenPicture("a code of the JPEG has more words than there can be");
            }
            for (int i = 0; i < counts[length]; i++, code++, place++) {
                if (length <= QUICK) {
                    int from = code << QUICK - length;
                    int to = code + 1 << QUICK - length;
                    Arrays.fill(quick, from, to, (short) (length << 8 | symbols[place] & 0xFF));
                }
            }
            code <<= 1;
        }
    }

    /** The next symbol. */
    int read(BitReader in) throws java.io.IOException {
        int next = in.peek(LONGEST);
        int found = quick[next >>> LONGEST - QUICK];
        if (found != 0) {
            in.drop(found >> 8);
            return found & 0xFF;
        }
        for (int length = QUICK + 1; length <= LONGEST; length++) {
            int ahead = (next >>> LONGEST - length) - firstCode[length];
            if (ahead >= 0 && ahead < counts[length]) {
                in.drop(length);
                return symbols[firstPlace[length] + ahead] & 0xFF;
            }
        }
        throw new BrokenPicture("the JPEG has a word that is not in its code");
    }

    /**
     * The shortest code for symbols that are so frequent, with no word of ones alone.
     *
     * @param frequencies by symbol, of which one is not 0
     */
    static HuffmanCode of(int[] frequencies) {
        int[] lengths = lengths(frequencies);
        int[] counts = new int[2 * SYMBOLS];
        Arrays.stream(lengths).filter(length -> length > 0).forEach(length -> counts[length]++);
        shorten(counts);
        int longest = LONGEST;
        while (counts[longest] == 0) {
            longest--;
        }
        counts[longest]--; // that of ones alone
        byte[] symbols = new byte[SYMBOLS];
        int next = 0;
        for (int length = 1; length < 2 * SYMBOLS; length++) {
            for (int symbol = 0; symbol < SYMBOLS; symbol++) {
                if (lengths[symbol] == length) {
                    symbols[next++] = (byte) symbol;
                }
            }
        }
        try {
            return new HuffmanCode(Arrays.copyOf(counts, LONGEST + 1), Arrays.copyOf(symbols, next));
        } catch (BrokenPicture impossible) {
            throw new IllegalStateException("the code of such frequencies is whole", impossible);
        }
    }

    /** How deep each symbol is in the tree of them (figure K.1); one more symbol takes the word of ones alone. */
    private static int[] lengths(int[] frequencies) {
        long[] left = new long[SYMBOLS + 1];
        for (int i = 0; i < SYMBOLS; i++) {
            left[i] = frequencies[i];
        }
        left[SYMBOLS] = 1;
        int[] lengths = new int[SYMBOLS + 1];
        int[] others = new int[SYMBOLS + 1];
        Arrays.fill(others, -1);
        while (true) {
            int least = rarest(left, -1);
            int second = rarest(left, least);
            if (second < 0) {
                return lengths;
            }
            left[least] += left[second];
            left[second] = 0;
            int at = least;
            lengths[at]++;
            while (others[at] >= 0) {
                at = others[at];
                lengths[at]++;
            }
            others[at] = second;
            for (at = second; at >= 0; at = others[at]) {
                lengths[at]++;
            }
        }
    }

    /** Of equal ones the last, so that the word of ones alone is the longest. */
    private static int rarest(long[] frequencies, int but) {
        int found = -1;
        for (int i = 0; i < frequencies.length; i++) {
            if (i != but && frequencies[i] > 0 && (found < 0 || frequencies[i] <= frequencies[found])) {
                found = i;
            }
        }
        return found;
    }

    /** No word has more than 16 bits (figure K.3). */
    private static void shorten(int[] counts) {
        for (int length = counts.length - 1; length > LONGEST; length--) {
            while (counts[length] > 0) {
                int shorter = length - 2;
                while (counts[shorter] == 0) {
                    shorter--;
                }
                counts[length] -= 2;
                counts[length - 1]++;
                counts[shorter + 1] += 2;
                counts[shorter]--;
            }
        }
    }

    /** The words by symbol: their bits, and above those, from bit 16 on, their length. */
    int[] words() {
        int[] words = new int[SYMBOLS];
        int place = 0;
        for (int length = 1; length <= LONGEST; length++) {
            for (int i = 0; i < counts[length]; i++, place++) {
                words[symbols[place] & 0xFF] = length << LONGEST | firstCode[length] + i;
            }
        }
        return words;
    }
}
