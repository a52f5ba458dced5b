package blogjar.markdown.markdownit;

/** Where the path of an address in running text ends: brackets and quotes by pairs, no punctuation at the end. */
final class LinkPath {
    private static final String CLOSING = "])}\"'";

    private final String text;
    /** For each closing sign, up to where it is known not to come before a blank. */
    private final int[] missing = new int[CLOSING.length()];

    LinkPath(String text) {
        this.text = text;
    }

    /** The offset behind path, query and fragment; the same where there is none. */
    int end(int start) {
        char first = start < text.length() ? text.charAt(start) : 0;
        if (first != '/' && first != '?' && first != '#') {
            return start;
        }
        int end = start + 1;
        int next = stepEnd(end);
        while (next > end) {
            end = next;
            next = stepEnd(end);
        }
        return end > start + 1 || first == '/' ? end : start;
    }

    private int stepEnd(int i) {
        if (i >= text.length()) {
            return i;
        }
        char c = text.charAt(i);
        switch (c) {
            case '[':
                return pairEnd(i, ']', 0);
            case '(':
                return pairEnd(i, ')', 0);
            case '{':
                return pairEnd(i, '}', 0);
            case '"':
                return pairEnd(i, '"', 1);
            case '\'':
                int pair = pairEnd(i, '\'', 1);
                return pair > i ? pair : goesOn(i + 1) ? i + 1 : i;
            case '.':
                int dots = Chars.skipRun(text, i, text.length(), '.');
                if (dots - i > 1) {
                    boolean word = dots < text.length()
                            && (Chars.isAsciiAlphanumeric(text.charAt(dots)) || "%/&".indexOf(text.charAt(dots)) >= 0);
                    return word ? dots + 1 : i;
                }
                return isEnd(i + 1) ? i : i + 1;
            case '-':
                return Chars.skipRun(text, i, text.length(), '-');
            case '!':
                int marks = Chars.skipRun(text, i, text.length(), '!');
                return isEnd(marks) ? i : marks;
            case '?':
                return isEnd(i + 1) || text.charAt(i + 1) == '?' ? i : i + 1;
            case ',':
            case ';':
                return isEnd(i + 1) ? i : i + 1;
            case ')':
            case ']':
            case '}':
                return i;
            default:
                return isEnd(i) || HostNames.isTextEnd(c) ? i : i + 1;
        }
    }

    private boolean isEnd(int i) {
        return i >= text.length() || HostNames.isSpaceOrControl(text.charAt(i));
    }

    private int pairEnd(int open, char close, int least) {
        int sign = CLOSING.indexOf(close);
        if (open < missing[sign]) {
            return open;
        }
        int i = open + 1;
        while (!isEnd(i) && text.charAt(i) != close) {
            i++;
        }
        boolean closed = i < text.length() && text.charAt(i) == close;
        missing[sign] = closed ? missing[sign] : i;
        return closed && i - open > least ? i + 1 : open;
    }

    /** Whether a letter or a dash follows an apostrophe. */
    private boolean goesOn(int i) {
        if (i >= text.length()) {
            return false;
        }
        int c = text.codePointAt(i);
        return c == '-' || !HostNames.isTextEnd(c) && !HostNames.isSpacePunctuationOrControl(c);
    }
}
