package blogjar.brotli;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * How words of the dictionary are changed. Those that cut a word at its beginning, or do so and add something, are read and
 * not used.
 *
 * @param bare those with nothing before the word
 * @param prefixed the others, by the first byte
 * @param cuts the number of the transform that leaves out so many bytes at the end, from 1 up
 * @see <a href="https://www.rfc-editor.org/rfc/rfc7932#appendix-B">RFC 7932, appendix B</a>
 */
@SuppressWarnings("ArrayRecordComponent") // identity is all that is asked of it
record Transforms(Prefix bare, List<List<Prefix>> prefixed, int[] cuts) {
    /** As they are, the first letter upper, all letters upper. */
    static final int FORMS = 3;

    private static final List<String> FORM_NAMES = List.of("as is", "first upper", "all upper");
    private static final String CUT = "omit last ";
    private static final int MOST_CUT = 9;

    /** What is put before a word, and by form what goes after it then. */
    @SuppressWarnings("ArrayRecordComponent") // as above
    record Prefix(byte[] bytes, List<List<Suffix>> suffixes) {}

    @SuppressWarnings("ArrayRecordComponent") // as above
    record Suffix(byte[] bytes, int transform) {}

    /** @param lines in the RFC's order: what goes before, what is done, and what goes after, with a bar after each */
    static Transforms of(List<String> lines) {
        List<String[]> rows = lines.stream()
                .map(line -> line.translateEscapes().split("\\|", -1))
                .toList();
        int[] cuts = new int[MOST_CUT + 1];
        for (int transform = 0; transform < rows.size(); transform++) {
            String[] row = rows.get(transform);
            if (row[1].startsWith(CUT) && row[2].isEmpty()) {
                cuts[Integer.parseInt(row[1].substring(CUT.length()))] = transform;
            }
        }
        List<List<Prefix>> prefixed =
                Stream.<List<Prefix>>generate(ArrayList::new).limit(256).toList();
        rows.stream()
                .map(row -> row[0])
                .filter(text -> !text.isEmpty())
                .distinct()
                .map(text -> prefix(text, rows))
                .forEach(prefix -> prefixed.get(prefix.bytes()[0] & 0xff).add(prefix));
        return new Transforms(prefix("", rows), prefixed, cuts);
    }

    private static Prefix prefix(String text, List<String[]> rows) {
        return new Prefix(
                text.getBytes(StandardCharsets.UTF_8),
                FORM_NAMES.stream().map(form -> suffixes(text, form, rows)).toList());
    }

    private static List<Suffix> suffixes(String prefix, String form, List<String[]> rows) {
        return IntStream.range(0, rows.size())
                .filter(i -> rows.get(i)[0].equals(prefix) && rows.get(i)[1].equals(form))
                .mapToObj(i -> new Suffix(rows.get(i)[2].getBytes(StandardCharsets.UTF_8), i))
                .toList();
    }

    List<Prefix> beginningWith(byte first) {
        return prefixed.get(first & 0xff);
    }

    /**
     * Puts a word into one of its forms: what is UTF-8 of two or three bytes is changed in its last byte, by no rule of any
     * script.
     */
    static void change(int form, byte[] bytes, int from, int length) {
        int end = form == 0 ? from : form == 1 ? from + 1 : from + length;
        for (int i = from; i < end; ) {
            int value = bytes[i] & 0xff;
            if (value < 0xc0) {
                bytes[i] = (byte) (value >= 'a' && value <= 'z' ? value ^ 32 : value);
                i++;
            } else if (value < 0xe0) {
                flip(bytes, i + 1, from + length, 32);
                i += 2;
            } else {
                flip(bytes, i + 2, from + length, 5);
                i += 3;
            }
        }
    }

    private static void flip(byte[] bytes, int place, int end, int bits) {
        if (place < end) {
            bytes[place] ^= (byte) bits;
        }
    }
}
