package blogjar.markdown;

import java.util.Arrays;

/**
 * A text in which what emphasis must not look into (links, code, tags, escapes) is written over, and the runs of its
 * {@code *} and {@code _}.
 */
final class Mask {
    private static final int NOTHING = 0;
    private static final int OPENS = 1;
    private static final int CLOSES = 2;
    private static final int BOTH = 3;

    private char[] chars;
    private final boolean gfm;

    /** How many characters the escapes took out: marked counts from the end. */
    private int missing;

    private int[] starts = new int[16];
    private int runs;

    private Mask(String text, boolean gfm) {
        this.chars = text.toCharArray();
        this.gfm = gfm;
    }

    /** @param gfm whether {@code ~} is a mark and no punctuation beside {@code *} */
    static Mask of(String text, Definitions definitions, boolean gfm) {
        Mask mask = new Mask(text, gfm);
        if (!definitions.isEmpty()) {
            mask.coverReferences(text, definitions);
        }
        mask.coverEscapes();
        mask.coverSpans();
        mask.findRuns();
        return mask;
    }

    /**
     * What closes emphasis.
     *
     * @param start of the closing run, -1 if there is none
     * @param length how many of its marks count
     * @param effort how many runs were looked at
     */
    record Closing(int start, int length, int effort) {}

    /**
     * Finds what closes emphasis that a run of marks opens.
     *
     * @param behind the offset behind the opening run
     * @param length of the opening run
     */
    Closing closing(char mark, int behind, int length) {
        int open = Math.max(0, behind - missing);
        int first = runFrom(afterOrphan(open, mark));
        int total = length;
        int middle = 0;
        for (int run = first; run < runs; run++) {
            int start = starts[run];
            if (chars[start] != mark || start == open) {
                continue;
            }
            int end = endOfRun(start);
            int role = role(open, start, end);
            int marks = end - start;
            if (role == OPENS) {
                total += marks;
            } else if (role == BOTH && length % 3 != 0 && (length + marks) % 3 == 0) {
                middle += marks;
            } else if (role != NOTHING) {
                total -= marks;
                if (total <= 0) {
                    return new Closing(behind + start - open, Math.min(marks, marks + total + middle), run - first + 1);
                }
            }
        }
        return new Closing(-1, 0, runs - first + 1);
    }

    /** What a run of marks can do, by the characters around it. */
    private int role(int from, int start, int end) {
        char mark = chars[start];
        int before = Character.codePointBefore(chars, start, from);
        int after = end < chars.length ? Character.codePointAt(chars, end) : ' ';
        boolean beforeSpace = Chars.isSpace(after);
        boolean beforePunctuation = !beforeSpace && isPunctuation(after, mark);
        if (Chars.isSpace(before)) {
            return beforeSpace ? NOTHING : OPENS;
        }
        if (isPunctuation(before, mark)) {
            return beforeSpace ? CLOSES : beforePunctuation ? BOTH : OPENS;
        }
        return beforeSpace || beforePunctuation ? CLOSES : mark == '*' ? BOTH : NOTHING;
    }

    private boolean isPunctuation(int c, char mark) {
        return Chars.isPunctuation(c) && !(c == '~' && mark == '*' && gfm);
    }

    /** Skips strong text of the other mark that holds a single mark of this kind. */
    private int afterOrphan(int open, char mark) {
        char other = mark == '*' ? '_' : '*';
        int run = runFrom(open);
        int first = run < runs ? starts[run] : chars.length;
        if (!isTwice(first, other)) {
            return open;
        }
        int orphan = nextMark(first + 2);
        if (orphan == chars.length || chars[orphan] != mark) {
            return open;
        }
        int second = nextMark(orphan + 1);
        return isTwice(second, other) ? second : open;
    }

    private boolean isTwice(int at, char mark) {
        return at + 1 < chars.length && chars[at] == mark && chars[at + 1] == mark;
    }

    private int nextMark(int from) {
        int i = from;
        while (i < chars.length && chars[i] != '*' && chars[i] != '_') {
            i++;
        }
        return Math.min(i, chars.length);
    }

    /** The index of the first run that begins at or after an offset. */
    private int runFrom(int offset) {
        int at = Arrays.binarySearch(starts, 0, runs, offset);
        return at < 0 ? -at - 1 : at;
    }

    private int endOfRun(int start) {
        int i = start + 1;
        while (i < chars.length && chars[i] == chars[start]) {
            i++;
        }
        return i;
    }

    private void findRuns() {
        for (int i = 0; i < chars.length; i++) {
            if ((chars[i] == '*' || chars[i] == '_') && (i == 0 || chars[i - 1] != chars[i])) {
                if (runs == starts.length) {
                    starts = Arrays.copyOf(starts, runs * 2);
                }
                starts[runs++] = i;
            }
        }
    }

    private void cover(int from, int to) {
        Arrays.fill(chars, from, to, 'a');
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

    /** Two marks for a backslash and what it escapes, be that one character of Java or two. */
    private void coverEscapes() {
        int length = chars.length;
        int kept = 0;
        for (int i = 0; i < length; i++) {
            int next = chars[i] == '\\' && i + 1 < length ? Character.codePointAt(chars, i + 1) : 'a';
            if (Chars.isPunctuation(next)) {
                chars[kept++] = '+';
                chars[kept++] = '+';
                i += Character.charCount(next);
            } else {
                chars[kept++] = chars[i];
            }
        }
        missing = length - kept;
        chars = missing == 0 ? chars : Arrays.copyOf(chars, kept);
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
