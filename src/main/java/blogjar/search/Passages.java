package blogjar.search;

/** Where a text is cut. */
final class Passages {
    private static final int LOOK_BACK = 400;
    private static final String ENDS = "。！？；.!?;";

    private Passages() {}

    /** How long a part is in UTF-8; a little more for what is beyond the first plane. */
    static int bytes(String text, int from, int to) {
        int bytes = 0;
        for (int i = from; i < to; i++) {
            bytes += bytes(text.charAt(i));
        }
        return bytes;
    }

    private static int bytes(char c) {
        return c < 0x80 ? 1 : c < 0x800 ? 2 : 3;
    }

    /** Where a passage ends: behind a sentence, else a word, else anywhere between two characters. */
    static int end(String text, int from, int most) {
        int bytes = 0;
        int at = from;
        while (at < text.length() && bytes < most) {
            bytes += bytes(text.charAt(at++));
        }
        if (at == text.length()) {
            return at;
        }
        int blank = -1;
        for (int i = at; i > Math.max(from + 1, at - LOOK_BACK); i--) {
            if (ENDS.indexOf(text.charAt(i - 1)) >= 0) {
                return i;
            }
            if (blank < 0 && text.charAt(i - 1) == ' ') {
                blank = i;
            }
        }
        int end = blank > 0 ? blank : at;
        return Character.isLowSurrogate(text.charAt(end)) ? end - 1 : end;
    }
}
