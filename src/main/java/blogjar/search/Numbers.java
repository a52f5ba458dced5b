package blogjar.search;

/** Numbers of an index, as {@link blogjar.search} says. */
final class Numbers {
    private static final String LAST = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdef";
    private static final String OTHER = "ghijklmnopqrstuvwxyz0123456789-_";
    private static final int BITS = 5;
    private static final int DIGIT = 31;
    private static final byte[] VALUES = values();

    private final String text;
    private int at;

    /** Reads those from a place on. */
    Numbers(String text, int from) {
        this.text = text;
        this.at = from;
    }

    private static byte[] values() {
        byte[] values = new byte[0x80];
        for (int i = 0; i <= DIGIT; i++) {
            values[LAST.charAt(i)] = (byte) i;
            values[OTHER.charAt(i)] = (byte) (i | DIGIT + 1);
        }
        return values;
    }

    static void write(int number, StringBuilder out) {
        int rest = number;
        while (rest > DIGIT) {
            out.append(OTHER.charAt(rest & DIGIT));
            rest >>>= BITS;
        }
        out.append(LAST.charAt(rest));
    }

    boolean hasNext() {
        return at < text.length();
    }

    int next() {
        int number = 0;
        for (int shift = 0; at < text.length(); shift += BITS) {
            int value = VALUES[text.charAt(at++) & 0x7F];
            number |= (value & DIGIT) << shift;
            if (value <= DIGIT) {
                break;
            }
        }
        return number;
    }
}
