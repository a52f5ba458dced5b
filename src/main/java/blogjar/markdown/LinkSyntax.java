package blogjar.markdown;

import blogjar.text.JsSpace;
import org.jspecify.annotations.Nullable;

/** How links are written: labels, addresses in parentheses, titles. */
final class LinkSyntax {
    private LinkSyntax() {}

    /**
     * The {@code ]} that closes the label of a link, whose text may hold code and one level of brackets; -1 if there is
     * none.
     *
     * @param from after the {@code [}
     */
    static int endOfText(String text, int from, int to) {
        int i = from;
        while (i < to) {
            switch (text.charAt(i)) {
                case ']':
                    return i;
                case '\\':
                    if (i + 1 >= to || text.charAt(i + 1) == '\n') {
                        return -1;
                    }
                    i += 2;
                    break;
                case '`':
                    int tick = text.indexOf('`', i + 1);
                    if (tick < 0 || tick >= to) {
                        return -1;
                    }
                    i = tick + 1;
                    break;
                case '[':
                    int inner = endOfReference(text, i + 1, to);
                    if (inner < 0) {
                        return -1;
                    }
                    i = inner + 1;
                    break;
                default:
                    i++;
            }
        }
        return -1;
    }

    /** The {@code ]} after text without brackets; -1 if there is none. */
    static int endOfReference(String text, int from, int to) {
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if (c == ']') {
                return i;
            }
            if (c == '[' || c == '\\' && (i + 1 >= to || text.charAt(i + 1) == '\n')) {
                return -1;
            }
            i += c == '\\' ? 1 : 0;
        }
        return -1;
    }

    /** Whether a label says nothing. */
    static boolean isBlank(String text, int from, int to) {
        for (int i = from; i < to; i++) {
            if (!Chars.isSpace(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    /**
     * Reads {@code (address "title")}.
     *
     * @param open where the parenthesis is
     */
    static @Nullable Target inline(String text, int open, int to) {
        int start = skipSpace(text, open + 1, to);
        if (start < to && text.charAt(start) == '<') {
            int close = endOfBracketed(text, start + 1, to);
            if (close > start + 1) {
                Target target = afterAddress(text, close + 1, to, true);
                if (target != null) {
                    return unescaped(text.substring(start + 1, close), target);
                }
            }
        }
        int longest = start;
        while (longest < to && !isBreak(text.charAt(longest))) {
            longest++;
        }
        for (int end = longest; end >= start; end--) {
            if (end < to && (end == longest || "\"'()".indexOf(text.charAt(end)) >= 0)) {
                Target target = afterAddress(text, end, to, end == longest);
                if (target != null) {
                    return balanced(text, open, start, end, target);
                }
            }
        }
        return null;
    }

    private static boolean isBreak(char c) {
        return c <= ' ';
    }

    private static int endOfBracketed(String text, int from, int to) {
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if (c == '>') {
                return i;
            }
            if (c == '<' || c == '\n' || c == '\\' && (i + 1 >= to || text.charAt(i + 1) == '\n')) {
                return -1;
            }
            i += c == '\\' ? 1 : 0;
        }
        return -1;
    }

    /** Reads an optional title and the closing parenthesis; only title and end of the result count. */
    private static @Nullable Target afterAddress(String text, int from, int to, boolean blanks) {
        int title = blanks ? skipTitleSpace(text, from, to) : from;
        if (title < to && "\"'(".indexOf(text.charAt(title)) >= 0) {
            char close = text.charAt(title) == '(' ? ')' : text.charAt(title);
            int end = endOfTitle(text, title + 1, to, close);
            int paren = end < 0 ? to : skipSpace(text, end + 1, to);
            if (paren < to && text.charAt(paren) == ')') {
                return new Target("", text.substring(title + 1, end), paren + 1);
            }
        }
        int paren = skipSpace(text, from, to);
        return paren < to && text.charAt(paren) == ')' ? new Target("", "", paren + 1) : null;
    }

    private static int skipTitleSpace(String text, int from, int to) {
        int i = skipBlanks(text, from, to);
        return i < to && text.charAt(i) == '\n' ? skipBlanks(text, i + 1, to) : i;
    }

    static int skipBlanks(String text, int from, int to) {
        int i = from;
        while (i < to && (text.charAt(i) == ' ' || text.charAt(i) == '\t')) {
            i++;
        }
        return i;
    }

    private static int endOfTitle(String text, int from, int to, char close) {
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if (c == close) {
                return i;
            }
            i += c == '\\' && i + 1 < to && text.charAt(i + 1) == close ? 1 : 0;
        }
        return -1;
    }

    /** An address ends at the first parenthesis that it did not open; with one that it leaves open it is none. */
    private static @Nullable Target balanced(String text, int open, int start, int end, Target found) {
        if (start < end && text.charAt(start) == '<') {
            boolean empty = end == start + 2 && text.charAt(start + 1) == '>';
            return empty ? unescaped("", found) : null;
        }
        int depth = 0;
        for (int i = start; i < end; i++) {
            char c = text.charAt(i);
            if (c == '\\') {
                i++;
            } else if (c == '(') {
                depth++;
            } else if (c == ')' && --depth < 0) {
                // marked counts from the parenthesis, so that blanks before the address are cut from its end
                return unescaped(text.substring(start, i), new Target("", "", open + 2 + i - start));
            }
        }
        boolean closes = text.substring(start, end).indexOf(')') >= 0;
        return depth > 0 && closes ? null : unescaped(text.substring(start, end), found);
    }

    private static Target unescaped(String href, Target found) {
        return new Target(Chars.unescape(JsSpace.trim(href)), Chars.unescape(found.title()), found.end());
    }

    private static int skipSpace(String text, int from, int to) {
        int i = from;
        while (i < to && Chars.isSpace(text.charAt(i))) {
            i++;
        }
        return i;
    }
}
