package blogjar.markdown.markdownit;

import blogjar.text.JsSpace;

/** {@code H~2~O} and {@code x^2^} (markdown-it-sub 1, markdown-it-sup 1): text without blanks between two marks. */
final class Scripts {
    private Scripts() {}

    static InlineRule rule(char mark, String tag) {
        return (state, probe) -> {
            int start = state.pos;
            if (probe || state.current() != mark || start + 2 >= state.limit) {
                return false;
            }
            int end = end(state, mark);
            String content = end < 0 ? "" : state.text.substring(start + 1, end);
            if (content.isEmpty() || hasBlank(content)) {
                return false;
            }
            state.push(Token.Kind.ELEMENT, tag, 1);
            state.pushText(unescape(content));
            state.push(Token.Kind.ELEMENT, tag, -1);
            state.pos = end + 1;
            return true;
        };
    }

    private static int end(InlineState state, char mark) {
        int start = state.pos;
        state.pos = start + 1;
        while (state.pos < state.limit && state.current() != mark) {
            state.parser.skipSpan(state);
        }
        int end = state.pos < state.limit ? state.pos : -1;
        state.pos = start;
        return end;
    }

    /** Whether there is a blank that no backslash stands before. */
    private static boolean hasBlank(String content) {
        int backslashes = 0;
        for (int i = 0; i < content.length(); i++) {
            char c = content.charAt(i);
            if (JsSpace.is(c) && backslashes % 2 == 0) {
                return true;
            }
            backslashes = c == '\\' ? backslashes + 1 : 0;
        }
        return false;
    }

    private static String unescape(String content) {
        StringBuilder out = new StringBuilder(content.length());
        for (int i = 0; i < content.length(); i++) {
            char next = i + 1 < content.length() ? content.charAt(i + 1) : 0;
            if (content.charAt(i) == '\\' && (next == ' ' || Chars.isAsciiPunctuation(next))) {
                i++;
            }
            out.append(content.charAt(i));
        }
        return out.toString();
    }
}
