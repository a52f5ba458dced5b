package blogjar.markdown.markdownit;

import java.util.ArrayList;
import java.util.List;

/**
 * Spans in brackets and braces: {@code [text]} before a {@code {}, for attributes (markdown-it-bracketed-spans 1), {@code [[key]]}
 * (markdown-it-kbd 3) and {@code {base|reading}} (markdown-it-ruby 1).
 */
final class BracketSpans {
    private BracketSpans() {}

    static boolean span(InlineState state, boolean probe) {
        if (probe || state.current() != '[') {
            return false;
        }
        int start = state.pos;
        int end = LinkSyntax.labelEnd(state, start, false);
        if (end < 0 || !isBalanced(state) || end + 1 >= state.limit || state.at(end + 1) != '{') {
            return false;
        }
        within(state, "span", start + 1, end);
        state.pos = end + 1;
        return true;
    }

    private static boolean isBalanced(InlineState state) {
        if (state.tokens.isEmpty()) {
            return state.level == 0;
        }
        Token last = state.tokens.get(state.tokens.size() - 1);
        return last.nesting < 1 ? last.level == state.level : last.level < state.level;
    }

    private static void within(InlineState state, String tag, int from, int to) {
        int limit = state.limit;
        state.push(Token.Kind.ELEMENT, tag, 1);
        state.pos = from;
        state.limit = to;
        state.parser.readSpans(state);
        state.limit = limit;
        state.push(Token.Kind.ELEMENT, tag, -1);
    }

    static boolean key(InlineState state, boolean probe) {
        int end = probe || !state.text.startsWith("[[", state.pos) ? -1 : endOfKey(state);
        if (end < 0) {
            return false;
        }
        within(state, "kbd", state.pos + 2, end);
        state.pos = end + 2;
        return true;
    }

    private static int endOfKey(InlineState state) {
        int depth = 1;
        int i = state.pos + 1;
        while (i < state.limit) {
            char c = state.at(i);
            if (c == '\n') {
                return -1;
            }
            boolean twice = state.at(i + 1) == c;
            if (c == ']' && twice && --depth == 0) {
                return i;
            }
            depth += c == '[' && twice ? 1 : 0;
            i += c == '\\' || twice && (c == '[' || c == ']') ? 2 : 1;
        }
        return -1;
    }

    /** @param brackets what stands around a reading where ruby is not known; none or two */
    static InlineRule ruby(List<Object> brackets) {
        List<String> around = brackets.size() == 2
                ? List.of(brackets.get(0).toString(), brackets.get(1).toString())
                : List.of();
        return (state, probe) -> !probe && state.current() == '{' && ruby(state, around);
    }

    private static boolean ruby(InlineState state, List<String> brackets) {
        int start = state.pos;
        int bar = unescaped(state, '|', start + 1);
        int close = bar < 0 ? -1 : unescaped(state, '}', bar + 1);
        if (close < 0 || start + 4 >= state.limit) {
            return false;
        }
        String base = state.text.substring(start + 1, bar);
        String reading = state.text.substring(bar + 1, close);
        List<String> readings = new ArrayList<>();
        for (String part : reading.split("\\|", -1)) {
            if (!part.isEmpty() || reading.indexOf('|') < 0) {
                readings.add(part);
            }
        }
        if (readings.isEmpty()) {
            return false;
        }
        int[] signs = base.codePoints().toArray();
        state.push(Token.Kind.ELEMENT, "ruby", 1);
        if (signs.length == readings.size()) {
            for (int i = 0; i < signs.length; i++) {
                pair(state, Character.toString(signs[i]), readings.get(i), brackets);
            }
        } else {
            pair(state, base, reading, brackets);
        }
        state.push(Token.Kind.ELEMENT, "ruby", -1);
        state.pos = close + 1;
        return true;
    }

    private static int unescaped(InlineState state, char mark, int from) {
        for (int i = from; i < state.limit; i++) {
            if (state.at(i) == mark && state.at(i - 1) != '\\') {
                return i;
            }
        }
        return -1;
    }

    private static void pair(InlineState state, String base, String reading, List<String> brackets) {
        read(state, base);
        bracket(state, brackets, 0);
        state.push(Token.Kind.ELEMENT, "rt", 1);
        read(state, reading);
        state.push(Token.Kind.ELEMENT, "rt", -1);
        bracket(state, brackets, 1);
    }

    /** The spans of a text by itself. */
    private static void read(InlineState state, String text) {
        List<Token> spans = new ArrayList<>();
        state.parser.readInline(text, state.environment, spans);
        state.flush();
        state.tokens.addAll(spans);
    }

    private static void bracket(InlineState state, List<String> brackets, int index) {
        if (!brackets.isEmpty()) {
            state.push(Token.Kind.ELEMENT, "rp", 1);
            state.pushText(brackets.get(index));
            state.push(Token.Kind.ELEMENT, "rp", -1);
        }
    }
}
