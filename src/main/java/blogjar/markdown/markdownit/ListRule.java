package blogjar.markdown.markdownit;

import java.util.List;

/** Lists with marks and with numbers. */
final class ListRule {
    private ListRule() {}

    static boolean read(BlockState state, int line, int end, boolean probe) {
        boolean codeInList = state.listIndent >= 0
                && state.indent[line] - state.listIndent >= 4
                && state.indent[line] < state.blockIndent;
        if (state.isCode(line) || codeInList) {
            return false;
        }
        boolean endsParagraph = probe && state.parent.equals("paragraph") && state.indent[line] >= state.blockIndent;
        int behind = behindNumber(state, line);
        boolean ordered = behind >= 0;
        behind = ordered ? behind : behindMark(state, line);
        if (behind < 0) {
            return false;
        }
        int number = ordered ? Integer.parseInt(state.text.substring(state.contentStart(line), behind - 1)) : 1;
        if (endsParagraph
                && (number != 1 || Chars.skipBlanks(state.text, behind, state.end[line]) >= state.end[line])) {
            return false;
        }
        if (!probe) {
            readItems(state, line, end, behind, ordered, number);
        }
        return true;
    }

    private static void readItems(BlockState state, int line, int end, int first, boolean ordered, int number) {
        int listToken = state.tokens.size();
        String tag = ordered ? "ol" : "ul";
        Token open = state.push(tag, 1);
        if (number != 1) {
            open.with("start", String.valueOf(number));
        }
        char mark = state.text.charAt(first - 1);
        List<BlockRule> enders = state.parser.ending("list");
        String outer = state.parent;
        state.parent = "list";
        boolean tight = true;
        boolean emptyBefore = false;
        int next = line;
        int behind = first;
        while (next < end) {
            tight &= readItem(state, next, end, behind) && !emptyBefore;
            emptyBefore = state.line - next > 1 && state.isEmpty(state.line - 1);
            next = state.line;
            if (next >= end
                    || state.indent[next] < state.blockIndent
                    || state.isCode(next)
                    || state.anyEnds(enders, next, end)) {
                break;
            }
            behind = ordered ? behindNumber(state, next) : behindMark(state, next);
            if (behind < 0 || state.text.charAt(behind - 1) != mark) {
                break;
            }
        }
        state.push(tag, -1);
        state.line = next;
        state.parent = outer;
        if (tight) {
            hideParagraphs(state, listToken);
        }
    }

    /** Reads an item; whether it is tight. */
    private static boolean readItem(BlockState state, int line, int end, int behind) {
        int initial = state.indent[line] + behind - state.contentStart(line);
        int columns = initial;
        int pos = behind;
        int max = state.end[line];
        while (pos < max && Chars.isBlank(state.text.charAt(pos))) {
            columns += state.text.charAt(pos) == '\t' ? 4 - (columns + state.taken[line]) % 4 : 1;
            pos++;
        }
        int gap = pos >= max || columns - initial > 4 ? 1 : columns - initial;
        state.push("li", 1);
        boolean outerTight = state.tight;
        int shift = state.shift[line];
        int indent = state.indent[line];
        int outerListIndent = state.listIndent;
        state.listIndent = state.blockIndent;
        state.blockIndent = initial + gap;
        state.tight = true;
        state.shift[line] = pos - state.begin[line];
        state.indent[line] = columns;
        if (pos >= max && state.isEmpty(line + 1)) {
            state.line = Math.min(state.line + 2, end); // an item that begins with a blank line has no content
        } else {
            state.parser.readBlocks(state, line, end);
        }
        boolean tight = state.tight;
        state.blockIndent = state.listIndent;
        state.listIndent = outerListIndent;
        state.shift[line] = shift;
        state.indent[line] = indent;
        state.tight = outerTight;
        state.push("li", -1);
        return tight;
    }

    /** Paragraphs right within a tight list are not written as such. */
    static void hideParagraphs(BlockState state, int listToken) {
        int level = state.level + 2;
        for (int i = listToken + 2; i < state.tokens.size() - 2; i++) {
            Token token = state.tokens.get(i);
            if (token.level == level && token.opens(Token.Kind.PARAGRAPH)) {
                token.hidden = true;
                state.tokens.get(i + 2).hidden = true;
                i += 2;
            }
        }
    }

    private static int behindMark(BlockState state, int line) {
        int pos = state.contentStart(line);
        char mark = state.at(pos);
        boolean marked = mark == '*' || mark == '-' || mark == '+';
        return marked && mayFollow(state, line, pos + 1) ? pos + 1 : -1;
    }

    private static int behindNumber(BlockState state, int line) {
        int start = state.contentStart(line);
        int max = state.end[line];
        int pos = start;
        while (pos < max && pos - start < 10 && Chars.isDigit(state.text.charAt(pos))) {
            pos++;
        }
        boolean numbered = pos > start
                && pos - start < 10
                && pos < max
                && (state.text.charAt(pos) == '.' || state.text.charAt(pos) == ')');
        return numbered && mayFollow(state, line, pos + 1) ? pos + 1 : -1;
    }

    private static boolean mayFollow(BlockState state, int line, int pos) {
        return pos >= state.end[line] || Chars.isBlank(state.text.charAt(pos));
    }
}
