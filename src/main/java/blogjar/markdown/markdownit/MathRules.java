package blogjar.markdown.markdownit;

import blogjar.text.JsSpace;

/** Formulas, {@code $a$} in text and {@code $$} to {@code $$} on lines of their own (markdown-it-katex and its likes). */
final class MathRules {
    private MathRules() {}

    static void add(RuleBook book) {
        book.inlines.addAfter("escape", "math_inline", MathRules::span);
        book.blocks.addAfter(
                "blockquote", "math_block", MathRules::block, "paragraph", "reference", "blockquote", "list");
    }

    private static boolean span(InlineState state, boolean probe) {
        if (state.current() != '$') {
            return false;
        }
        int start = state.pos + 1;
        char next = state.at(start);
        int close = next == ' ' || next == '\t' ? -1 : close(state.text, start);
        if (close == start) {
            pass(state, probe, 2);
        } else if (close < 0 || !mayClose(state, close)) {
            pass(state, probe, 1);
        } else {
            if (!probe) {
                state.push(Token.Kind.MATH_SPAN, "math", 0).content = state.text.substring(start, close);
            }
            state.pos = close + 1;
        }
        return true;
    }

    /** Leaves dollars as text. */
    private static void pass(InlineState state, boolean probe, int count) {
        if (!probe) {
            state.pending.append("$".repeat(count));
        }
        state.pos += count;
    }

    private static int close(String text, int from) {
        int at = text.indexOf('$', from);
        while (at >= 0) {
            int before = at - 1;
            while (before >= 0 && text.charAt(before) == '\\') {
                before--;
            }
            if ((at - before) % 2 == 1) {
                return at;
            }
            at = text.indexOf('$', at + 1);
        }
        return -1;
    }

    private static boolean mayClose(InlineState state, int close) {
        char before = state.at(close - 1);
        return before != ' ' && before != '\t' && !Chars.isDigit(state.at(close + 1));
    }

    private static boolean block(BlockState state, int line, int end, boolean probe) {
        int start = state.contentStart(line);
        int max = state.end[line];
        if (start + 2 > max || !state.text.startsWith("$$", start)) {
            return false;
        }
        if (probe) {
            return true;
        }
        String first = state.text.substring(start + 2, max);
        boolean closed = JsSpace.trim(first).endsWith("$$");
        if (closed) {
            String trimmed = JsSpace.trim(first);
            first = trimmed.substring(0, trimmed.length() - 2);
        }
        String last = "";
        int next = line;
        while (!closed && ++next < end) {
            boolean empty = state.isEmpty(next);
            if (!empty && state.shift[next] < state.blockIndent) {
                break;
            }
            closed = JsSpace.trim(state.lineText(next)).endsWith("$$");
            if (closed) {
                last = state.text.substring(
                        state.contentStart(next), state.text.lastIndexOf("$$", state.end[next] - 2));
            }
        }
        state.line = next + 1;
        state.push(Token.Kind.MATH_BLOCK, "math", 0).content = (JsSpace.trim(first)
                                .isEmpty()
                        ? ""
                        : first + "\n")
                + state.lines(line + 1, next, state.shift[line], true)
                + (JsSpace.trim(last).isEmpty() ? "" : last);
        return true;
    }
}
