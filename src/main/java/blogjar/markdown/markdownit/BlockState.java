package blogjar.markdown.markdownit;

import java.util.Arrays;
import java.util.List;

/**
 * A text by its lines while blocks are read. A block that is read within another one sees the lines moved: where they begin
 * and how far they are indented is what the outer block leaves of them.
 */
final class BlockState {
    final String text;
    final Parser parser;
    final Environment environment;
    final List<Token> tokens;

    /** Offsets where lines begin and end. */
    int[] begin = new int[16];

    int[] end = new int[16];
    /** The width of the blanks that a line begins with, in characters. */
    int[] shift = new int[16];
    /** The same in columns; negative for a line that only goes on with a paragraph. */
    int[] indent = new int[16];
    /** The columns that outer quotes took, for tabs. */
    int[] taken = new int[16];

    /** The least indent of the block that is read. */
    int blockIndent;
    /** The line that is read next. */
    int line;
    /** Where the text ends, for the block that is read. */
    int lineCount;
    /** Whether no blank line was within the block read last. */
    boolean tight;
    /** The indent of the description and of the list around; -1 for none. */
    int descriptionIndent = -1;

    int listIndent = -1;
    /** The kind of the block around. */
    String parent = "root";

    int level;

    BlockState(String text, Parser parser, Environment environment, List<Token> tokens) {
        this.text = text;
        this.parser = parser;
        this.environment = environment;
        this.tokens = tokens;
        split();
    }

    private void split() {
        int start = 0;
        while (start < text.length()) {
            int newline = text.indexOf('\n', start);
            int stop = newline < 0 ? text.length() : newline;
            int columns = 0;
            int i = start;
            while (i < stop && Chars.isBlank(text.charAt(i))) {
                columns += text.charAt(i) == '\t' ? 4 - columns % 4 : 1;
                i++;
            }
            if (newline < 0 && i == stop) {
                break; // blanks at the very end are no line
            }
            addLine(start, stop, i - start, columns);
            start = stop + 1;
        }
        int lines = lineCount;
        addLine(text.length(), text.length(), 0, 0);
        lineCount = lines;
    }

    private void addLine(int from, int to, int blanks, int columns) {
        if (lineCount == begin.length) {
            int size = lineCount * 2;
            begin = Arrays.copyOf(begin, size);
            end = Arrays.copyOf(end, size);
            shift = Arrays.copyOf(shift, size);
            indent = Arrays.copyOf(indent, size);
            taken = Arrays.copyOf(taken, size);
        }
        begin[lineCount] = from;
        end[lineCount] = to;
        shift[lineCount] = blanks;
        indent[lineCount] = columns;
        lineCount++;
    }

    Token push(Token.Kind kind, String tag, int nesting) {
        return push(new Token(kind, tag, nesting));
    }

    Token push(String tag, int nesting) {
        return push(new Token(Token.Kind.ELEMENT, tag, nesting));
    }

    Token pushInline(String content) {
        return push(Token.inline(content));
    }

    private Token push(Token token) {
        token.block = true;
        level -= token.nesting < 0 ? 1 : 0;
        token.level = level;
        level += token.nesting > 0 ? 1 : 0;
        tokens.add(token);
        return token;
    }

    boolean isEmpty(int at) {
        return begin[at] + shift[at] >= end[at];
    }

    int skipEmpty(int from) {
        int at = from;
        while (at < lineCount && isEmpty(at)) {
            at++;
        }
        return at;
    }

    /** The offset of a line's first character that is no blank. */
    int contentStart(int at) {
        return begin[at] + shift[at];
    }

    /** The character at an offset, or NUL behind the text. */
    char at(int offset) {
        return offset >= 0 && offset < text.length() ? text.charAt(offset) : 0;
    }

    /** Whether a line is indented far enough to be code. */
    boolean isCode(int at) {
        return indent[at] - blockIndent >= 4;
    }

    /** Whether one of these rules finds a block at a line. */
    boolean anyEnds(List<BlockRule> rules, int at, int last) {
        for (BlockRule rule : rules) {
            if (rule.read(this, at, last, true)) {
                return true;
            }
        }
        return false;
    }

    /**
     * The first line that does not go on with a paragraph.
     *
     * @param kind the block that is read
     */
    int paragraphEnd(int from, int last, String kind) {
        String outer = parent;
        parent = kind;
        List<BlockRule> enders = parser.ending(kind);
        int next = from + 1;
        while (next < last && !isEmpty(next) && !(endsHere(next) && anyEnds(enders, next, last))) {
            next++;
        }
        parent = outer;
        return next;
    }

    /** Whether a line may begin another block: it is neither code nor a lazy line. */
    boolean endsHere(int at) {
        return indent[at] - blockIndent <= 3 && indent[at] >= 0;
    }

    /** The text of lines, up to {@code columns} of indent taken off each. */
    String lines(int from, int to, int columns, boolean keepLastNewline) {
        StringBuilder out = new StringBuilder();
        for (int at = from; at < to; at++) {
            int last = Math.min(text.length(), at + 1 < to || keepLastNewline ? end[at] + 1 : end[at]);
            int first = begin[at];
            int width = 0;
            while (first < last && width < columns) {
                char c = text.charAt(first);
                if (c == '\t') {
                    width += 4 - (width + taken[at]) % 4;
                } else if (c == ' ' || first - begin[at] < shift[at]) {
                    width++;
                } else {
                    break;
                }
                first++;
            }
            out.append(" ".repeat(Math.max(0, width - columns))).append(text, first, Math.max(first, last));
        }
        return out.toString();
    }

    /** A line from its first character that is no blank. */
    String lineText(int at) {
        return contentStart(at) >= end[at] ? "" : text.substring(contentStart(at), end[at]);
    }
}
