package blogjar.markdown.markdownit;

import blogjar.text.JsSpace;

/** Terms and what they mean (markdown-it-deflist 2): a line, then lines that begin with {@code :} or {@code ~}. */
final class DefinitionLists {
    private DefinitionLists() {}

    static void add(RuleBook book) {
        book.blocks.addBefore("paragraph", "deflist", DefinitionLists::read, "paragraph", "reference", "blockquote");
    }

    private static boolean read(BlockState state, int line, int end, boolean probe) {
        if (probe) {
            return state.descriptionIndent >= 0 && behindMark(state, line) >= 0;
        }
        int first = description(state, line, end);
        if (first < 0) {
            return false;
        }
        int listToken = state.tokens.size();
        state.push("dl", 1);
        boolean tight = true;
        int term = line;
        int description = first;
        while (description >= 0) {
            state.push("dt", 1);
            state.pushInline(JsSpace.trim(state.lines(term, term + 1, state.blockIndent, false)));
            state.push("dt", -1);
            boolean emptyBefore = false;
            int next = description;
            while (next >= 0) {
                tight &= readDescription(state, next, end) && !emptyBefore;
                emptyBefore = state.line - next > 1 && state.isEmpty(state.line - 1);
                int after = state.line;
                boolean another =
                        after < end && state.indent[after] >= state.blockIndent && behindMark(state, after) >= 0;
                next = another ? after : -1;
            }
            term = state.line;
            boolean ends = term >= end || state.isEmpty(term) || state.indent[term] < state.blockIndent;
            description = ends ? -1 : description(state, term, end);
        }
        state.push("dl", -1);
        state.line = term;
        if (tight) {
            ListRule.hideParagraphs(state, listToken);
        }
        return true;
    }

    /** The line where a term is described; -1 where it is not. */
    private static int description(BlockState state, int term, int end) {
        int line = term + 1;
        line += line < end && state.isEmpty(line) ? 1 : 0;
        return line < end && state.indent[line] >= state.blockIndent && behindMark(state, line) >= 0 ? line : -1;
    }

    /** Reads a description; whether it is tight. */
    private static boolean readDescription(BlockState state, int line, int end) {
        int pos = behindMark(state, line);
        int columns = state.indent[line] + pos - state.contentStart(line);
        while (pos < state.end[line] && Chars.isBlank(state.text.charAt(pos))) {
            columns += state.text.charAt(pos) == '\t' ? 4 - columns % 4 : 1;
            pos++;
        }
        state.push("dd", 1);
        boolean outerTight = state.tight;
        int outerDescription = state.descriptionIndent;
        int outerIndent = state.blockIndent;
        int shift = state.shift[line];
        int indent = state.indent[line];
        String outer = state.parent;
        state.descriptionIndent = indent + 2;
        state.blockIndent = indent + 2;
        state.shift[line] = pos - state.begin[line];
        state.indent[line] = columns;
        state.tight = true;
        state.parent = "deflist";
        state.parser.readBlocks(state, line, end);
        boolean tight = state.tight;
        state.shift[line] = shift;
        state.indent[line] = indent;
        state.tight = outerTight;
        state.parent = outer;
        state.blockIndent = outerIndent;
        state.descriptionIndent = outerDescription;
        state.push("dd", -1);
        return tight;
    }

    private static int behindMark(BlockState state, int line) {
        int start = state.contentStart(line);
        int max = state.end[line];
        if (start >= max || state.text.charAt(start) != ':' && state.text.charAt(start) != '~') {
            return -1;
        }
        int content = Chars.skipBlanks(state.text, start + 1, state.text.length());
        return content == start + 1 || content >= max ? -1 : start + 1;
    }
}
