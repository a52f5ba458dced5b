package blogjar.text;

/** The white space of JavaScript's {@code \s} and {@code trim}. */
public final class JsSpace {
    /** The same for a regular expression of Java, to stand between brackets. */
    public static final String CLASS = "\\s\\u00A0\\u1680\\u2000-\\u200A\\u2028\\u2029\\u202F\\u205F\\u3000\\uFEFF";

    private JsSpace() {}

    public static boolean is(int c) {
        if (c <= 0x20) {
            return c == ' ' || c >= '\t' && c <= '\r';
        }
        return c >= 0xA0
                && (c == 0xA0
                        || c == 0x1680
                        || c >= 0x2000 && c <= 0x200A
                        || c == 0x2028
                        || c == 0x2029
                        || c == 0x202F
                        || c == 0x205F
                        || c == 0x3000
                        || c == 0xFEFF);
    }

    /** Whether a regular expression's dot stops at this character. */
    public static boolean endsLine(char c) {
        return c == '\n' || c == '\r' || c == '\u2028' || c == '\u2029';
    }

    public static String trim(String text) {
        int start = 0;
        int end = text.length();
        while (start < end && is(text.charAt(start))) {
            start++;
        }
        while (end > start && is(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(start, end);
    }
}
