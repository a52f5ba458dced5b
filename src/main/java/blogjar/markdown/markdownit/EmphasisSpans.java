package blogjar.markdown.markdownit;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** {@code *em*}, {@code **strong**} and what is marked by pairs of one character: {@code ~~s~~}, {@code ++ins++}, {@code ==mark==}. */
final class EmphasisSpans {
    private EmphasisSpans() {}

    static boolean emphasis(InlineState state, boolean probe) {
        char mark = state.current();
        if (probe || mark != '*' && mark != '_') {
            return false;
        }
        InlineState.Run run = state.scanRun(mark == '*');
        for (int i = 0; i < run.length(); i++) {
            state.pushText(String.valueOf(mark));
            state.delimiters.add(new Delimiter(mark, run.length(), state.tokens.size() - 1, run));
        }
        state.pos += run.length();
        return true;
    }

    static void makeEmphasis(InlineState state) {
        state.allDelimiters.forEach(all -> makeEmphasis(state, all));
    }

    private static void makeEmphasis(InlineState state, List<Delimiter> all) {
        for (int i = all.size() - 1; i >= 0; i--) {
            Delimiter open = all.get(i);
            if (open.end < 0 || open.mark != '*' && open.mark != '_') {
                continue;
            }
            Delimiter close = all.get(open.end);
            boolean strong = i > 0 && isOuter(all.get(i - 1), open, all);
            String tag = strong ? "strong" : "em";
            Delimiters.mark(state.tokens.get(open.token), tag, 1);
            Delimiters.mark(state.tokens.get(close.token), tag, -1);
            if (strong) {
                state.tokens.get(all.get(i - 1).token).content = "";
                state.tokens.get(all.get(open.end + 1).token).content = "";
                i--;
            }
        }
    }

    /** {@code _a_} underlined, where {@code *a*} is emphasis (markdown-it-underline 1). */
    static void underline(InlineState state) {
        for (List<Delimiter> all : state.allDelimiters) {
            for (Delimiter open : all) {
                Token token = state.tokens.get(open.token);
                if (open.mark == '_' && open.end >= 0 && token.tag.equals("em")) {
                    token.tag = "u";
                    state.tokens.get(all.get(open.end).token).tag = "u";
                }
            }
        }
    }

    /** Whether a delimiter stands right outside of another one, at both ends. */
    private static boolean isOuter(Delimiter outer, Delimiter open, List<Delimiter> all) {
        return outer.end == open.end + 1
                && outer.mark == open.mark
                && outer.token == open.token - 1
                && all.get(open.end + 1).token == all.get(open.end).token + 1;
    }

    /** @param always whether delimiters that neither open nor close are kept, as the rule for {@code ~~} does */
    static InlineRule pairs(char mark, boolean always) {
        return (state, probe) -> {
            if (probe || state.current() != mark) {
                return false;
            }
            InlineState.Run run = state.scanRun(true);
            if (run.length() < 2) {
                return false;
            }
            if (run.length() % 2 == 1) {
                state.pushText(String.valueOf(mark));
            }
            for (int i = 0; i + 1 < run.length(); i += 2) {
                state.pushText(String.valueOf(mark).repeat(2));
                if (always || run.opens() || run.closes()) {
                    state.delimiters.add(new Delimiter(mark, 0, state.tokens.size() - 1, run));
                }
            }
            state.pos += run.length();
            return true;
        };
    }

    static DelimiterRule makePairs(char mark, String tag) {
        return state -> state.allDelimiters.forEach(all -> makePairs(state, all, mark, tag));
    }

    /** {@code !!a!!} is hidden until one looks (markdown-it-spoiler 1). */
    static void makeSpoilers(InlineState state) {
        for (List<Delimiter> all : state.allDelimiters) {
            for (Delimiter open : all) {
                if (open.mark == '!' && open.end >= 0) {
                    state.tokens.get(open.token).with("class", "spoiler");
                }
            }
            makePairs(state, all, '!', "span");
        }
    }

    private static void makePairs(InlineState state, List<Delimiter> all, char mark, String tag) {
        List<Token> tokens = state.tokens;
        Deque<Integer> lone = new ArrayDeque<>();
        for (Delimiter open : all) {
            if (open.mark != mark || open.end < 0) {
                continue;
            }
            int end = all.get(open.end).token;
            Delimiters.mark(tokens.get(open.token), tag, 1);
            Delimiters.mark(tokens.get(end), tag, -1);
            Token before = tokens.get(end - 1);
            if (before.is(Token.Kind.TEXT) && before.content.equals(String.valueOf(mark))) {
                lone.push(end - 1);
            }
        }
        // of an odd number of marks, the one left over goes outside
        while (!lone.isEmpty()) {
            int from = lone.pop();
            int to = from + 1;
            while (to < tokens.size()
                    && tokens.get(to).nesting == -1
                    && tokens.get(to).tag.equals(tag)) {
                to++;
            }
            java.util.Collections.swap(tokens, from, to - 1);
        }
    }

    /** Joins neighbours of text, and counts the levels anew. */
    static void joinTexts(InlineState state) {
        int level = 0;
        for (Token token : state.tokens) {
            level -= token.nesting < 0 ? 1 : 0;
            token.level = level;
            level += token.nesting > 0 ? 1 : 0;
        }
        joinTexts(state.tokens);
    }

    static void joinTexts(List<Token> tokens) {
        int kept = 0;
        int i = 0;
        while (i < tokens.size()) {
            Token token = tokens.get(i);
            int next = i + 1;
            if (token.is(Token.Kind.TEXT)
                    && next < tokens.size()
                    && tokens.get(next).is(Token.Kind.TEXT)) {
                StringBuilder text = new StringBuilder(token.content);
                while (next < tokens.size() && tokens.get(next).is(Token.Kind.TEXT)) {
                    text.append(tokens.get(next).content);
                    next++;
                }
                token = tokens.get(next - 1);
                token.content = text.toString();
            }
            tokens.set(kept++, token);
            i = next;
        }
        tokens.subList(kept, tokens.size()).clear();
    }
}
