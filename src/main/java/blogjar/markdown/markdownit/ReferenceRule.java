package blogjar.markdown.markdownit;

import blogjar.text.JsSpace;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Definitions of links, {@code [name]: address "title"}; they may go over several lines. */
final class ReferenceRule {
    /** An address goes over no more line ends. */
    private static final int MOST_LINES = 100;

    private final BlockState state;
    private final StringBuilder text = new StringBuilder();
    private final List<BlockRule> enders;
    private final int last;
    /** The line to be added next, and whether there is one. */
    private int next;

    private boolean more;

    private ReferenceRule(BlockState state, int line) {
        this.state = state;
        this.enders = state.parser.ending("reference");
        this.last = state.lineCount;
        this.next = line;
        addLine();
        int blanks = 0;
        while (blanks < text.length() && JsSpace.is(text.charAt(blanks))) {
            blanks++;
        }
        text.delete(0, blanks);
    }

    static boolean read(BlockState state, int line, int end, boolean probe) {
        if (state.isCode(line) || state.at(state.contentStart(line)) != '[' || !mayBegin(state, line)) {
            return false;
        }
        String outer = state.parent;
        state.parent = "reference";
        int lines = new ReferenceRule(state, line).define(probe);
        state.parent = outer;
        if (lines > 0 && !probe) {
            state.line = line + lines;
        }
        return lines > 0;
    }

    /** Whether a colon follows the first bracket that closes, if that is on the line. */
    private static boolean mayBegin(BlockState state, int line) {
        int max = state.end[line];
        for (int i = state.contentStart(line) + 1; i < max; i++) {
            if (state.text.charAt(i) == ']' && state.text.charAt(i - 1) != '\\') {
                return i + 1 < max && state.text.charAt(i + 1) == ':';
            }
        }
        return true;
    }

    /** Adds a line of the paragraph; the last one loses the blanks at its end. */
    private void addLine() {
        String line = state.lines(next, next + 1, state.blockIndent, false);
        next++;
        more = next < last && !state.isEmpty(next) && !(state.endsHere(next) && state.anyEnds(enders, next, last));
        if (text.length() > 0) {
            text.append('\n');
        }
        text.append(line);
        int end = text.length();
        while (!more && end > 0 && JsSpace.is(text.charAt(end - 1))) {
            end--;
        }
        text.setLength(end);
    }

    private boolean has(int pos) {
        while (pos >= text.length() && more) {
            addLine();
        }
        return pos < text.length();
    }

    /** Reads the definition; how many lines it takes, 0 where there is none. */
    private int define(boolean probe) {
        int labelEnd = labelEnd();
        if (labelEnd < 0 || !has(labelEnd + 1) || text.charAt(labelEnd + 1) != ':') {
            return 0;
        }
        int start = skip(labelEnd + 2);
        LinkSyntax.Part destination = has(start) ? destination(start) : null;
        String href = destination == null ? "" : Urls.normalize(destination.text());
        if (destination == null || !Urls.isSafe(href)) {
            return 0;
        }
        int end = destination.end();
        String title = "";
        int titleStart = skip(end);
        int titleEnd = titleStart > end && has(titleStart) ? titleEnd(titleStart) : -1;
        if (titleEnd >= 0 && isLineEnd(titleEnd)) {
            title = Entities.unescape(text.substring(titleStart + 1, titleEnd - 1));
            end = titleEnd;
        }
        String name = Environment.normalize(text.substring(1, labelEnd));
        if (!isLineEnd(end) || name.isEmpty()) {
            return 0;
        }
        if (!probe) {
            state.environment.define(name, new Environment.Reference(href, title));
        }
        return 1 + newlines(0, start) + newlines(destination.end(), end);
    }

    /** An address, which a backslash at the end of a line joins with the next one; markdown-it doesn't count such lines. */
    private LinkSyntax.@Nullable Part destination(int start) {
        LinkSyntax.Part part = LinkSyntax.destination(text.toString(), start, text.length());
        for (int i = 0; i < MOST_LINES && more && isOpen(part); i++) {
            addLine();
            part = LinkSyntax.destination(text.toString(), start, text.length());
        }
        return part;
    }

    private boolean isOpen(LinkSyntax.@Nullable Part part) {
        int length = text.length();
        return text.charAt(length - 1) == '\\' && (part == null || part.end() == length);
    }

    private int newlines(int from, int to) {
        return (int) text.substring(from, to).chars().filter(c -> c == '\n').count();
    }

    private int labelEnd() {
        for (int i = 1; has(i); i++) {
            char c = text.charAt(i);
            if (c == '[') {
                return -1;
            }
            if (c == ']') {
                return i;
            }
            i += c == '\\' && has(i + 1) ? 1 : 0;
        }
        return -1;
    }

    private int skip(int from) {
        int i = from;
        while (has(i) && Chars.isBlankOrNewline(text.charAt(i))) {
            i++;
        }
        return i;
    }

    private int titleEnd(int start) {
        char open = text.charAt(start);
        if (open != '"' && open != '\'' && open != '(') {
            return -1;
        }
        char close = open == '(' ? ')' : open;
        for (int i = start + 1; has(i); i++) {
            char c = text.charAt(i);
            if (c == close) {
                return i + 1;
            }
            if (c == '(' && close == ')') {
                return -1;
            }
            i += c == '\\' && has(i + 1) ? 1 : 0;
        }
        return -1;
    }

    private boolean isLineEnd(int from) {
        int i = from;
        while (i < text.length() && Chars.isBlank(text.charAt(i))) {
            i++;
        }
        return i == text.length() || text.charAt(i) == '\n';
    }
}
