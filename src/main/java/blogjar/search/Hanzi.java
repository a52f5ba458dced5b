package blogjar.search;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.BitSet;
import java.util.Objects;

/**
 * Chinese characters that are one to the search: a Simplified one, the Traditional ones that it is written for, and how Taiwan and Hong Kong write those.
 * From Open Chinese Convert; {@code .ci/hanzi/make.mjs} makes the table.
 */
final class Hanzi {
    private static final String TABLE = "hanzi.txt";
    private static final char FIRST = 0x4E00;
    private static final char LAST = 0x9FFF;
    private static final char[] SAME = read();

    private Hanzi() {}

    private static char[] read() {
        char[] same = new char[LAST - FIRST + 1];
        for (int i = 0; i < same.length; i++) {
            same[i] = (char) (FIRST + i);
        }
        try (InputStream in = Objects.requireNonNull(Hanzi.class.getResourceAsStream(TABLE), TABLE)) {
            String pairs = new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
            for (int i = 0; i < pairs.length(); i += 2) {
                same[pairs.charAt(i) - FIRST] = pairs.charAt(i + 1);
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        return same;
    }

    /** The character that stands for all that are one with this; any other character itself. */
    static char same(char c) {
        return c < FIRST || c > LAST ? c : SAME[c - FIRST];
    }

    /**
     * What a reader needs who has some characters.
     *
     * @param characters folded
     * @return pairs of a character and the one that stands for it, by the order of the first
     */
    static String pairs(BitSet characters) {
        StringBuilder pairs = new StringBuilder();
        for (int i = 0; i < SAME.length; i++) {
            char c = (char) (FIRST + i);
            if (SAME[i] != c && characters.get(SAME[i])) {
                pairs.append(c).append(SAME[i]);
            }
        }
        return pairs.toString();
    }
}
