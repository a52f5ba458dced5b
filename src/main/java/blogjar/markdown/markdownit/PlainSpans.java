package blogjar.markdown.markdownit;

/** Spans that are text in the end: words, line ends, backslashes and references. */
final class PlainSpans {
    private static final String ENDS_TEXT = "\n!#$%&*+-:<=>@[\\]^_`{}~";

    private PlainSpans() {}

    static boolean text(InlineState state, boolean probe) {
        int end = state.pos;
        while (end < state.limit && ENDS_TEXT.indexOf(state.text.charAt(end)) < 0) {
            end++;
        }
        if (end == state.pos) {
            return false;
        }
        if (!probe) {
            state.pending.append(state.text, state.pos, end);
        }
        state.pos = end;
        return true;
    }

    static boolean newline(InlineState state, boolean probe) {
        if (state.current() != '\n') {
            return false;
        }
        if (!probe) {
            int length = state.pending.length();
            int kept = length;
            while (kept > 0 && state.pending.charAt(kept - 1) == ' ') {
                kept--;
            }
            boolean hard = length - kept >= 2;
            state.pending.setLength(kept);
            state.push(hard ? Token.Kind.HARD_BREAK : Token.Kind.SOFT_BREAK, "br", 0);
        }
        state.pos = Chars.skipBlanks(state.text, state.pos + 1, state.limit);
        return true;
    }

    static boolean escape(InlineState state, boolean probe) {
        int next = state.pos + 1;
        if (state.current() != '\\' || next >= state.limit) {
            return false;
        }
        char c = state.text.charAt(next);
        if (c == '\n') {
            if (!probe) {
                state.push(Token.Kind.HARD_BREAK, "br", 0);
            }
            state.pos = Chars.skipBlanks(state.text, next + 1, state.limit);
            return true;
        }
        boolean pair = Character.isHighSurrogate(c)
                && next + 1 < state.limit
                && Character.isLowSurrogate(state.text.charAt(next + 1));
        int end = next + (pair ? 2 : 1);
        if (!probe) {
            int start = Chars.isAsciiPunctuation(c) ? next : state.pos;
            state.push(Token.Kind.SPECIAL_TEXT, "", 0).content = state.text.substring(start, end);
        }
        state.pos = end;
        return true;
    }

    static boolean entity(InlineState state, boolean probe) {
        if (state.current() != '&' || state.pos + 1 >= state.limit) {
            return false;
        }
        Entities.Found found = Entities.at(state.text, state.pos, 7, 6);
        if (found == null) {
            return false;
        }
        if (!probe) {
            state.push(Token.Kind.SPECIAL_TEXT, "", 0).content = found.text();
        }
        state.pos = found.end();
        return true;
    }

    static boolean code(InlineState state, boolean probe) {
        if (state.current() != '`') {
            return false;
        }
        int start = state.pos;
        int open = Chars.skipRun(state.text, start, state.limit, '`');
        int length = open - start;
        if (!(state.backticksSeen && state.backticks.getOrDefault(length, 0) <= start)) {
            int from = open;
            int next = state.text.indexOf('`', from);
            while (next >= 0) {
                from = Math.max(next + 1, Chars.skipRun(state.text, next + 1, state.limit, '`'));
                if (from - next == length) {
                    if (!probe) {
                        state.push(Token.Kind.CODE_SPAN, "code", 0).content =
                                withoutFrame(state.text.substring(open, next).replace('\n', ' '));
                    }
                    state.pos = from;
                    return true;
                }
                state.backticks.put(from - next, next);
                next = state.text.indexOf('`', from);
            }
            state.backticksSeen = true;
        }
        if (!probe) {
            state.pending.append(state.text, start, open);
        }
        state.pos = open;
        return true;
    }

    /** One blank at each end is no part of the code. */
    private static String withoutFrame(String code) {
        boolean framed = code.length() > 2 && code.startsWith(" ") && code.endsWith(" ");
        return framed ? code.substring(1, code.length() - 1) : code;
    }
}
