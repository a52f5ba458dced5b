package blogjar.markdown.markdownit;

import blogjar.text.JsSpace;

/** The simple blocks: code, fences, rules, headings and paragraphs. */
final class BlockRules {
    private BlockRules() {}

    static boolean code(BlockState state, int line, int end, boolean probe) {
        if (!state.isCode(line)) {
            return false;
        }
        int last = line + 1;
        for (int next = last; next < end && (state.isEmpty(next) || state.isCode(next)); next++) {
            last = state.isEmpty(next) ? last : next + 1;
        }
        state.line = last;
        state.push(Token.Kind.CODE_BLOCK, "code", 0).content =
                state.lines(line, last, 4 + state.blockIndent, false) + "\n";
        return true;
    }

    static boolean fence(BlockState state, int line, int end, boolean probe) {
        int start = state.contentStart(line);
        int max = state.end[line];
        char mark = state.at(start);
        if (state.isCode(line) || start + 3 > max || mark != '~' && mark != '`') {
            return false;
        }
        int info = Chars.skipRun(state.text, start, max, mark);
        String params = state.text.substring(info, max);
        if (info - start < 3 || mark == '`' && params.indexOf('`') >= 0) {
            return false;
        }
        if (probe) {
            return true;
        }
        Fence fence = Fence.of(state, line + 1, end, mark, info - start);
        state.line = fence.behind();
        Token token = state.push(Token.Kind.FENCE, "code", 0);
        token.info = params;
        token.content = state.lines(line + 1, fence.end(), state.indent[line], true);
        return true;
    }

    static boolean rule(BlockState state, int line, int end, boolean probe) {
        int start = state.contentStart(line);
        char mark = state.at(start);
        if (state.isCode(line) || mark != '*' && mark != '-' && mark != '_') {
            return false;
        }
        int count = 0;
        for (int i = start; i < state.end[line]; i++) {
            char c = state.text.charAt(i);
            if (c != mark && !Chars.isBlank(c)) {
                return false;
            }
            count += c == mark ? 1 : 0;
        }
        if (count < 3) {
            return false;
        }
        if (!probe) {
            state.line = line + 1;
            state.push("hr", 0);
        }
        return true;
    }

    static boolean heading(BlockState state, int line, int end, boolean probe) {
        int start = state.contentStart(line);
        int max = state.end[line];
        if (state.isCode(line) || state.at(start) != '#' || start >= max) {
            return false;
        }
        int level = Chars.skipRun(state.text, start, max, '#') - start;
        int pos = start + level;
        if (level > 6 || pos < max && !Chars.isBlank(state.text.charAt(pos))) {
            return false;
        }
        if (probe) {
            return true;
        }
        state.line = line + 1;
        pushHeading(state, level, JsSpace.trim(withoutClosing(state.text, pos, max)));
        return true;
    }

    private static String withoutClosing(String text, int from, int to) {
        int max = to;
        while (max > from && Chars.isBlank(text.charAt(max - 1))) {
            max--;
        }
        int marks = max;
        while (marks > from && text.charAt(marks - 1) == '#') {
            marks--;
        }
        boolean closing = marks > from && Chars.isBlank(text.charAt(marks - 1));
        return text.substring(from, closing ? marks : max);
    }

    private static void pushHeading(BlockState state, int level, String content) {
        String tag = "h" + level;
        state.push(Token.Kind.HEADING, tag, 1);
        state.pushInline(content);
        state.push(Token.Kind.HEADING, tag, -1);
    }

    static boolean underlined(BlockState state, int line, int end, boolean probe) {
        if (state.isCode(line)) {
            return false;
        }
        String outer = state.parent;
        state.parent = "paragraph";
        int level = 0;
        int next = line + 1;
        while (next < end && !state.isEmpty(next)) {
            if (state.indent[next] - state.blockIndent <= 3) {
                level = underline(state, next);
                if (level > 0
                        || state.indent[next] >= 0 && state.anyEnds(state.parser.ending("paragraph"), next, end)) {
                    break;
                }
            }
            next++;
        }
        if (level == 0) {
            state.parent = outer; // the rule for paragraphs sets its own
            return false;
        }
        String content = JsSpace.trim(state.lines(line, next, state.blockIndent, false));
        state.line = next + 1;
        pushHeading(state, level, content);
        state.parent = outer;
        return true;
    }

    private static int underline(BlockState state, int line) {
        int start = state.contentStart(line);
        char mark = state.at(start);
        if (state.indent[line] < state.blockIndent || mark != '-' && mark != '=') {
            return 0;
        }
        int stop = Chars.skipRun(state.text, start, state.end[line], mark);
        boolean whole = Chars.skipBlanks(state.text, stop, state.end[line]) == state.end[line];
        return !whole ? 0 : mark == '=' ? 1 : 2;
    }

    static boolean paragraph(BlockState state, int line, int end, boolean probe) {
        int next = state.paragraphEnd(line, end, "paragraph");
        String content = JsSpace.trim(state.lines(line, next, state.blockIndent, false));
        state.line = next;
        state.push(Token.Kind.PARAGRAPH, "p", 1);
        state.pushInline(content);
        state.push(Token.Kind.PARAGRAPH, "p", -1);
        return true;
    }
}
