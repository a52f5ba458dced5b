package blogjar.markdown;

import java.util.Locale;
import java.util.Set;

/** What a line begins, looked at from its first character that is no blank; {@code to} is the line's end. */
final class Lines {
    private static final Set<String> BLOCK_TAGS = Set.of(
            ("address article aside base basefont blockquote body caption center col colgroup dd details dialog dir div"
                            + " dl dt fieldset figcaption figure footer form frame frameset h1 h2 h3 h4 h5 h6 head header"
                            + " hr html iframe legend li link main menu menuitem meta nav noframes ol optgroup option p"
                            + " param search section summary table tbody td tfoot th thead title tr track ul")
                    .split(" "));
    private static final String[] RAW_TAGS = {"script", "pre", "style", "textarea"};

    private Lines() {}

    static boolean isBlank(CharSequence text, int from, int to) {
        for (int i = from; i < to; i++) {
            if (text.charAt(i) != ' ' && text.charAt(i) != '\t') {
                return false;
            }
        }
        return true;
    }

    static boolean isRule(String text, int from, int to) {
        if (from >= to) {
            return false;
        }
        char mark = text.charAt(from);
        if (mark != '-' && mark != '_' && mark != '*') {
            return false;
        }
        int marks = 0;
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if (c == mark) {
                marks++;
            } else if (c != ' ' && c != '\t') {
                return false;
            }
        }
        return marks >= 3;
    }

    /** The level of the heading that begins here; 0 for none. */
    static int headingLevel(String text, int from, int to) {
        int end = Chars.endOfRun(text, from, Math.min(to, from + 7), '#');
        int level = end - from;
        return level <= 6 && (end == to || Chars.isSpace(text.charAt(end))) ? level : 0;
    }

    /** The length of the fence that opens code here; 0 for none. */
    static int fence(String text, int from, int to) {
        if (from >= to) {
            return 0;
        }
        char mark = text.charAt(from);
        if (mark != '`' && mark != '~') {
            return 0;
        }
        int end = Chars.endOfRun(text, from, to, mark);
        if (end - from < 3) {
            return 0;
        }
        int tick = mark == '`' ? text.indexOf('`', end) : -1;
        return tick >= 0 && tick < to ? 0 : end - from;
    }

    /** The length of the bullet or number that stands here, blank or line end behind it; 0 for none. */
    static int bullet(String text, int from, int to) {
        int end = bulletEnd(text, from, to);
        return end < 0 || end < to && text.charAt(end) != ' ' && text.charAt(end) != '\t' ? 0 : end - from;
    }

    private static int bulletEnd(String text, int from, int to) {
        if (from >= to) {
            return -1;
        }
        char c = text.charAt(from);
        if (c == '-' || c == '*' || c == '+') {
            return from + 1;
        }
        int i = from;
        while (i < to && i - from < 9 && Chars.isAsciiDigit(text.charAt(i))) {
            i++;
        }
        return i > from && i < to && (text.charAt(i) == '.' || text.charAt(i) == ')') ? i + 1 : -1;
    }

    /** The same for the first item of a list, which is either empty or has two characters behind it. */
    static int firstBullet(String text, int from, int to) {
        int length = bullet(text, from, to);
        return length == 0 || to == from + length || to >= from + length + 2 ? length : 0;
    }

    /** Whether a list begins here that may do so within a paragraph. */
    static boolean isInterruptingBullet(String text, int from, int to) {
        int end = bulletEnd(text, from, to);
        boolean one = end == from + 1 || end == from + 2 && text.charAt(from) == '1';
        return one && end < to && text.charAt(end) == ' ';
    }

    /** Whether only {@code =} or only {@code -} stand here; 1 or 2, the level of the heading above, or 0. */
    static int underline(String text, int from, int to) {
        if (from >= to) {
            return 0;
        }
        char mark = text.charAt(from);
        if (mark != '=' && mark != '-') {
            return 0;
        }
        int end = Chars.endOfRun(text, Chars.endOfRun(text, from, to, mark), to, ' ');
        return end < to ? 0 : mark == '=' ? 1 : 2;
    }

    /** Whether a table's line of dashes may stand here. */
    static boolean isDelimiterRow(String text, int from, int to) {
        boolean pipe = false;
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if (c != '|' && c != ':' && c != '-' && c != ' ') {
                return false;
            }
            pipe |= c == '|';
        }
        return pipe;
    }

    /** Whether a line can be part of a heading that a line below underlines. */
    static boolean mayBeUnderlined(String text, int from, int to, int indent, boolean gfm) {
        if (indent >= 4) {
            return false;
        }
        char c = text.charAt(from);
        switch (c) {
            case '>':
            case '#':
                return false;
            case '`':
            case '~':
                return Chars.endOfRun(text, from, to, c) - from < 3;
            case '<':
                return text.indexOf('>', from) != to - 1 || to - from < 3;
            case '|':
            case ':':
                return !gfm || !isDelimiterRow(text, from, to);
            default:
                if (c == '-' && gfm && isDelimiterRow(text, from, to)) {
                    return false;
                }
                int bullet = indent == 0 ? bullet(text, from, to) : 0;
                return bullet == 0 || from + bullet >= to || text.charAt(from + bullet) != ' ';
        }
    }

    static int endOfLine(String text, int from) {
        int end = text.indexOf('\n', from);
        return end < 0 ? text.length() : end;
    }

    /** Whether a line of one blank or more, and nothing else, begins here. */
    static boolean isOfBlanks(String text, int line) {
        int end = Chars.endOfRun(text, line, text.length(), ' ');
        return end > line && end < text.length() && text.charAt(end) == '\n';
    }

    /** Whether the line that begins here ends a paragraph or a table above it. */
    static boolean interrupts(String text, int line) {
        int from = Chars.endOfRun(text, line, Math.min(line + 3, text.length()), ' ');
        if (from == text.length()) {
            return false;
        }
        int to = endOfLine(text, from);
        switch (text.charAt(from)) {
            case '#':
                return headingLevel(text, from, to) > 0;
            case '>':
                return true;
            case '`':
            case '~':
                return to < text.length() && fence(text, from, to) > 0;
            case '_':
                return isRule(text, from, to);
            case '-':
            case '*':
            case '+':
            case '1':
                return isInterruptingBullet(text, from, to) || isRule(text, from, to);
            case '<':
                return from == line && isInterruptingHtml(text, from);
            default:
                return false;
        }
    }

    /** Whether HTML begins here that may do so within a paragraph. */
    private static boolean isInterruptingHtml(String text, int from) {
        if (text.startsWith("!--", from + 1)) {
            return true;
        }
        for (String tag : RAW_TAGS) {
            if (text.startsWith(tag, from + 1)) {
                return true;
            }
        }
        int end = afterBlockTag(text, from);
        for (int i = from + 1; i < end; i++) {
            char c = text.charAt(i);
            if (c >= 'A' && c <= 'Z') {
                return false;
            }
        }
        return end > 0;
    }

    /** The kind of HTML block (CommonMark 0.31, 4.6) that begins here; 0 for none. */
    static int htmlKind(String text, int from) {
        int to = text.length();
        if (from + 1 >= to || text.charAt(from) != '<') {
            return 0;
        }
        for (String tag : RAW_TAGS) {
            int end = from + 1 + tag.length();
            boolean named = text.regionMatches(true, from + 1, tag, 0, tag.length());
            if (named && end < to && (text.charAt(end) == '>' || Chars.isSpace(text.charAt(end)))) {
                return 1;
            }
        }
        char c = text.charAt(from + 1);
        if (c == '!') {
            return text.startsWith("<!--", from)
                    ? 2
                    : text.startsWith("<![CDATA[", from) ? 5 : isLetterAt(text, from + 2, to) ? 4 : 0;
        }
        if (c == '?') {
            return 3;
        }
        if (afterBlockTag(text, from) > 0) {
            return 6;
        }
        int name = from + (c == '/' ? 2 : 1);
        if (startsRawTag(text, name)) {
            return 0;
        }
        int end = isLetterAt(text, name, to)
                ? c == '/' ? endOfCloseTag(text, name, to) : endOfOpenTag(text, name, to)
                : -1;
        return end >= 0 && isBlank(text, end, endOfLine(text, end)) ? 7 : 0;
    }

    private static boolean startsRawTag(String text, int name) {
        for (String tag : RAW_TAGS) {
            if (text.regionMatches(true, name, tag, 0, tag.length())) {
                return true;
            }
        }
        return false;
    }

    private static boolean isLetterAt(String text, int i, int to) {
        return i < to && Chars.isAsciiLetter(text.charAt(i));
    }

    /** Past the name of a block's tag that begins here, and the blanks, the line end or the bracket behind it; -1 for none. */
    static int afterBlockTag(String text, int from) {
        int name = from + (text.startsWith("/", from + 1) ? 2 : 1);
        int end = name;
        while (end < text.length() && end - name < 12 && Chars.isAsciiAlphanumeric(text.charAt(end))) {
            end++;
        }
        if (end == name || end == text.length()) {
            return -1;
        }
        char c = text.charAt(end);
        int after = c == ' '
                ? Chars.endOfRun(text, end, text.length(), ' ')
                : c == '\n' || c == '>' ? end + 1 : text.startsWith("/>", end) ? end + 2 : -1;
        return after > 0 && BLOCK_TAGS.contains(text.substring(name, end).toLowerCase(Locale.ROOT)) ? after : -1;
    }

    private static boolean closes(String text, int at, int to) {
        return text.charAt(at) == '>' || at + 1 < to && text.startsWith("/>", at);
    }

    private static int endOfCloseTag(String text, int name, int to) {
        int i = name;
        while (i < to && (Chars.isWord(text.charAt(i)) || text.charAt(i) == '-')) {
            i++;
        }
        while (i < to && Chars.isSpace(text.charAt(i))) {
            i++;
        }
        return i < to && text.charAt(i) == '>' ? i + 1 : -1;
    }

    private static int endOfOpenTag(String text, int name, int to) {
        int i = name;
        while (i < to && (Chars.isWord(text.charAt(i)) || text.charAt(i) == '-')) {
            i++;
        }
        while (true) {
            int next = Chars.endOfRun(text, i, to, ' ');
            if (next >= to) {
                return -1;
            }
            char c = text.charAt(next);
            if (c == '>' || c == '/') {
                return closes(text, next, to) ? next + (c == '>' ? 1 : 2) : -1;
            }
            if (next == i || !InlineHtml.isNameStart(c)) {
                return -1;
            }
            i = InlineHtml.endOfAttribute(text, next + 1, to, false);
        }
    }

    /** Whether a line ends a list's item as if HTML began (marked 15, htmlBeginRegex). */
    static boolean isTagOrComment(String text, int from, int to) {
        if (from + 1 >= to || text.charAt(from) != '<') {
            return false;
        }
        if (isLetterAt(text, from + 1, to)) {
            int close = text.indexOf('>', from + 2);
            return close >= 0 && close < to;
        }
        return text.startsWith("!--", from + 1);
    }
}
