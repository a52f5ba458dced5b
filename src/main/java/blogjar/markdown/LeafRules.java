package blogjar.markdown;

import blogjar.text.JsSpace;
import org.jspecify.annotations.Nullable;

/** marked's rules for what holds no other block and is known by its first line: blank lines, code, headings, rules. */
final class LeafRules {
    private LeafRules() {}

    /** Past the blank lines that begin here; {@code at} where none do. */
    static int endOfBlankLines(String text, int at) {
        int end = at;
        int i = at;
        while (true) {
            while (i < text.length() && isBlank(text.charAt(i))) {
                i++;
            }
            if (i == text.length()) {
                return i;
            }
            if (text.charAt(i) != '\n') {
                return end;
            }
            end = ++i;
        }
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t';
    }

    /** Past four blanks, or a tab with up to three before it, and anything behind them; -1 where they are not. */
    static int afterCodeIndent(String text, int at) {
        int i = Chars.endOfRun(text, at, Math.min(at + 4, text.length()), ' ');
        int end = i - at == 4 ? i : i < text.length() && text.charAt(i) == '\t' ? i + 1 : -1;
        return end >= 0 && end < text.length() && text.charAt(end) != '\n' ? end : -1;
    }

    /** The end of indented code with the blank lines behind it; -1 where there is none. */
    static int endOfIndentedCode(String text, int at) {
        int end = -1;
        int i = at;
        while (i < text.length() && afterCodeIndent(text, i) >= 0) {
            int line = Lines.endOfLine(text, i);
            end = line == text.length() ? line : endOfBlankLines(text, line + 1);
            i = end;
        }
        return end;
    }

    /** Lines without up to four blanks at their beginning, or a tab there. */
    static String unindented(String code) {
        StringBuilder out = new StringBuilder(code.length());
        int i = 0;
        while (i < code.length()) {
            int blanks = Chars.endOfRun(code, i, Math.min(i + 4, code.length()), ' ');
            i = blanks == i && code.charAt(i) == '\t' ? i + 1 : blanks;
            int end = i;
            while (end < code.length() && !JsSpace.endsLine(code.charAt(end))) {
                end++;
            }
            end = Math.min(end + 1, code.length());
            out.append(code, i, end);
            i = end;
        }
        return out.toString();
    }

    static String withoutLineEnds(String text) {
        int end = text.length();
        while (end > 0 && text.charAt(end - 1) == '\n') {
            end--;
        }
        return text.substring(0, end);
    }

    /** @param end behind the fence that closes, before its line end */
    record Fence(String info, String text, int end) {}

    /** Code between fences; what is not closed goes on to the end. */
    static @Nullable Fence fence(String text, int at) {
        int mark = Chars.endOfRun(text, at, Math.min(at + 3, text.length()), ' ');
        int line = Lines.endOfLine(text, mark);
        int length = Lines.fence(text, mark, line);
        if (length == 0) {
            return null;
        }
        String info = Chars.unescape(JsSpace.trim(text.substring(mark + length, line)));
        int from = Math.min(line + 1, text.length());
        int closing = from;
        int end = -1;
        while (closing < text.length()) {
            end = endOfClosingFence(text, closing, text.substring(mark, mark + length));
            if (end >= 0) {
                break;
            }
            closing = Math.min(Lines.endOfLine(text, closing) + 1, text.length());
        }
        int to = closing > from && text.charAt(closing - 1) == '\n' ? closing - 1 : closing;
        String code = text.substring(from, to);
        int indent = text.charAt(mark) == '`' ? mark - at : 0;
        return new Fence(info, indent > 0 ? outdented(code, indent) : code, end < 0 ? text.length() : end);
    }

    private static int endOfClosingFence(String text, int line, String fence) {
        int mark = Chars.endOfRun(text, line, Math.min(line + 3, text.length()), ' ');
        if (!text.startsWith(fence, mark)) {
            return -1;
        }
        int i = mark + fence.length();
        while (i < text.length() && (text.charAt(i) == '`' || text.charAt(i) == '~')) {
            i++;
        }
        i = Chars.endOfRun(text, i, text.length(), ' ');
        return i == text.length() || text.charAt(i) == '\n' ? i : -1;
    }

    /** Takes a fence's indent from the lines that have all of it. */
    private static String outdented(String code, int indent) {
        StringBuilder out = new StringBuilder(code.length());
        int line = 0;
        while (line <= code.length()) {
            int end = Lines.endOfLine(code, line);
            int i = line;
            while (i < Math.min(end, line + indent) && Chars.isSpace(code.charAt(i))) {
                i++;
            }
            out.append(code, i - line == indent ? i : line, Math.min(end + 1, code.length()));
            line = end + 1;
        }
        return out.toString();
    }

    /** @param end behind the line and the empty lines below it */
    record Heading(int level, String text, int end) {}

    static @Nullable Heading heading(String text, int at, boolean pedantic) {
        int mark = pedantic ? at : Chars.endOfRun(text, at, Math.min(at + 3, text.length()), ' ');
        int line = Lines.endOfLine(text, mark);
        int level = pedantic
                ? Chars.endOfRun(text, mark, Math.min(mark + 6, line), '#') - mark
                : Lines.headingLevel(text, mark, line);
        int end = mark + level;
        while (end < line && !JsSpace.endsLine(text.charAt(end))) {
            end++;
        }
        if (level == 0 || end < line) {
            return null;
        }
        String content = withoutMarks(JsSpace.trim(text.substring(mark + level, line)), pedantic);
        return new Heading(level, content, Chars.endOfRun(text, line, text.length(), '\n'));
    }

    private static String withoutMarks(String text, boolean pedantic) {
        int end = text.length();
        while (end > 0 && text.charAt(end - 1) == '#') {
            end--;
        }
        boolean closed = end == 0 || text.charAt(end - 1) == ' ' || pedantic;
        return end < text.length() && closed ? JsSpace.trim(text.substring(0, end)) : text;
    }

    /** The end of the line that is a rule; -1 where it is none. */
    static int endOfRule(String text, int at) {
        int mark = Chars.endOfRun(text, at, Math.min(at + 3, text.length()), ' ');
        int line = Lines.endOfLine(text, mark);
        return Lines.isRule(text, mark, line) ? line : -1;
    }
}
