package blogjar.markdown.markdownit;

/** Where the path of an address in running text ends: brackets and quotes by pairs, no punctuation at the end. */
final class LinkPath {
    private LinkPath() {}

    /** The offset behind path, query and fragment; the same where there is none. */
    static int end(String text, int start) {
        char first = start < text.length() ? text.charAt(start) : 0;
        if (first != '/' && first != '?' && first != '#') {
            return start;
        }
        int end = start + 1;
        int next = stepEnd(text, end);
        while (next > end) {
            end = next;
            next = stepEnd(text, end);
        }
        return end > start + 1 || first == '/' ? end : start;
    }

    private static int stepEnd(String text, int i) {
        if (i >= text.length()) {
            return i;
        }
        char c = text.charAt(i);
        switch (c) {
            case '[':
                return pairEnd(text, i, ']', 0);
            case '(':
                return pairEnd(text, i, ')', 0);
            case '{':
                return pairEnd(text, i, '}', 0);
            case '"':
                return pairEnd(text, i, '"', 1);
            case '\'':
                int pair = pairEnd(text, i, '\'', 1);
                return pair > i ? pair : goesOn(text, i + 1) ? i + 1 : i;
            case '.':
                int dots = Chars.skipRun(text, i, text.length(), '.');
                if (dots - i > 1) {
                    boolean word = dots < text.length()
                            && (Chars.isAsciiAlphanumeric(text.charAt(dots)) || "%/&".indexOf(text.charAt(dots)) >= 0);
                    return word ? dots + 1 : i;
                }
                return isEnd(text, i + 1) ? i : i + 1;
            case '-':
                return Chars.skipRun(text, i, text.length(), '-');
            case '!':
                int marks = Chars.skipRun(text, i, text.length(), '!');
                return isEnd(text, marks) ? i : marks;
            case '?':
                return isEnd(text, i + 1) || text.charAt(i + 1) == '?' ? i : i + 1;
            case ',':
            case ';':
                return isEnd(text, i + 1) ? i : i + 1;
            case ')':
            case ']':
            case '}':
                return i;
            default:
                return isEnd(text, i) || HostNames.isTextEnd(c) ? i : i + 1;
        }
    }

    private static boolean isEnd(String text, int i) {
        return i >= text.length() || HostNames.isSpaceOrControl(text.charAt(i));
    }

    private static int pairEnd(String text, int open, char close, int least) {
        int i = open + 1;
        while (!isEnd(text, i) && text.charAt(i) != close) {
            i++;
        }
        boolean closed = i < text.length() && text.charAt(i) == close && i - open > least;
        return closed ? i + 1 : open;
    }

    /** Whether a letter or a dash follows an apostrophe. */
    private static boolean goesOn(String text, int i) {
        if (i >= text.length()) {
            return false;
        }
        int c = text.codePointAt(i);
        return c == '-' || !HostNames.isTextEnd(c) && !HostNames.isSpacePunctuationOrControl(c);
    }
}
