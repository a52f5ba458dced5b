package blogjar.markdown;

/**
 * A text in which what emphasis must not look into (links, code, tags, escapes) is written over, and the runs of its
 * {@code *} and {@code _}.
 */
final class Mask {
    private final char[] chars;
    private int[] starts = new int[16];
    private int runs;

    private Mask(String text) {
        chars = text.toCharArray();
    }

    static Mask of(String text, Definitions definitions) {
        Mask mask = new Mask(text);
        if (!definitions.isEmpty()) {
            mask.coverReferences(text, definitions);
        }
        mask.coverEscapes();
        mask.coverSpans();
        mask.findRuns();
        return mask;
    }

    char at(int i) {
        return chars[i];
    }

    int codePointAt(int i, int to) {
        return Character.codePointAt(chars, i, to);
    }

    int codePointBefore(int i, int from) {
        return Character.codePointBefore(chars, i, from);
    }

    /** The index of the first run that begins at or after an offset. */
    int runFrom(int offset) {
        int low = 0;
        int high = runs;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (starts[middle] < offset) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** Where a run begins; beyond every text if there is no such run. */
    int start(int run) {
        return run < runs ? starts[run] : Integer.MAX_VALUE;
    }

    int end(int run, int to) {
        int i = starts[run] + 1;
        while (i < to && chars[i] == chars[starts[run]]) {
            i++;
        }
        return i;
    }

    private void findRuns() {
        for (int i = 0; i < chars.length; i++) {
            if ((chars[i] == '*' || chars[i] == '_') && (i == 0 || chars[i - 1] != chars[i])) {
                if (runs == starts.length) {
                    starts = java.util.Arrays.copyOf(starts, runs * 2);
                }
                starts[runs++] = i;
            }
        }
    }

    private void cover(int from, int to) {
        java.util.Arrays.fill(chars, from, to, 'a');
        chars[from] = '[';
        chars[to - 1] = ']';
    }

    private void coverReferences(String text, Definitions definitions) {
        int to = text.length();
        int i = text.indexOf('[');
        while (i >= 0) {
            int end = endOfReference(text, i, to);
            int last = end < 0 ? -1 : text.lastIndexOf('[', end - 1);
            if (last >= 0 && definitions.contains(text.substring(last + 1, end - 1))) {
                cover(i > 0 && text.charAt(i - 1) == '!' ? i - 1 : i, end);
            }
            i = text.indexOf('[', end < 0 ? i + 1 : end);
        }
    }

    private static int endOfReference(String text, int open, int to) {
        int close = LinkSyntax.endOfText(text, open + 1, to);
        if (close >= 0 && close + 1 < to && text.charAt(close + 1) == '[') {
            int second = LinkSyntax.endOfReference(text, close + 2, to);
            if (second > close + 2 && !LinkSyntax.isBlank(text, close + 2, second)) {
                return second + 1;
            }
        }
        close = LinkSyntax.endOfReference(text, open + 1, to);
        if (close <= open + 1 || LinkSyntax.isBlank(text, open + 1, close)) {
            return -1;
        }
        int end = text.startsWith("[]", close + 1) ? close + 3 : close + 1;
        return end < to && text.charAt(end) == '(' ? -1 : end;
    }

    private void coverEscapes() {
        for (int i = 0; i + 1 < chars.length; i++) {
            if (chars[i] == '\\' && Chars.isPunctuation(chars[i + 1])) {
                chars[i] = '+';
                chars[++i] = '+';
            }
        }
    }

    /** Links with an address, code and tags. */
    private void coverSpans() {
        int ticksGone = chars.length; // no backtick from here on
        for (int i = 0; i < chars.length; i++) {
            int end = -1;
            if (chars[i] == '[') {
                end = endOfLink(i);
            } else if (chars[i] == '<') {
                end = next(i + 1, '<', '>', '>');
            } else if (chars[i] == '`' && i < ticksGone) {
                end = next(i + 1, '`', '`', '`');
                ticksGone = end < 0 ? i : ticksGone;
            }
            if (end > 0) {
                cover(i, end);
                i = end - 1;
            }
        }
    }

    /** The offset after the next of two characters, if it is the wanted one. */
    private int next(int from, char one, char other, char wanted) {
        for (int i = from; i < chars.length; i++) {
            if (chars[i] == one || chars[i] == other) {
                return chars[i] == wanted ? i + 1 : -1;
            }
        }
        return -1;
    }

    private int endOfLink(int open) {
        int close = next(open + 1, '[', ']', ']');
        if (close < 0 || close >= chars.length || chars[close] != '(') {
            return -1;
        }
        int depth = 0;
        for (int i = close; i < chars.length; i++) {
            char c = chars[i];
            if (c == '\\') {
                i++;
            } else if (c == '(' && ++depth > 2) {
                return -1;
            } else if (c == ')' && --depth == 0) {
                return i + 1;
            }
        }
        return -1;
    }
}
