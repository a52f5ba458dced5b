package blogjar.markdown.markdownit;

import org.jspecify.annotations.Nullable;

/** The parts of links, images and definitions. */
final class LinkSyntax {
    private static final int MOST_BRACKETS = 32;

    private LinkSyntax() {}

    /** A part, with backslashes and references read, and the offset behind it. */
    record Part(String text, int end) {}

    /**
     * The offset of the bracket that closes the one at {@code start}; -1 where none does.
     *
     * @param noLinks whether a link within makes it none
     */
    static int labelEnd(InlineState state, int start, boolean noLinks) {
        int before = state.pos;
        int depth = 1;
        int end = -1;
        state.pos = start + 1;
        while (state.pos < state.limit) {
            char c = state.current();
            if (c == ']' && --depth == 0) {
                end = state.pos;
                break;
            }
            int at = state.pos;
            state.parser.skipSpan(state);
            if (c == '[') {
                if (at == state.pos - 1) {
                    depth++;
                } else if (noLinks) {
                    break;
                }
            }
        }
        state.pos = before;
        return end;
    }

    /** The address at an offset; null where there is none. */
    static @Nullable Part destination(String text, int start, int max) {
        return start < max && text.charAt(start) == '<' ? angled(text, start, max) : plain(text, start, max);
    }

    /** The same, encoded; empty and as long as nothing where it could do harm. */
    static @Nullable Part address(String text, int start, int max) {
        Part destination = destination(text, start, max);
        if (destination == null) {
            return null;
        }
        String href = Urls.normalize(destination.text());
        return Urls.isSafe(href) ? new Part(href, destination.end()) : new Part("", start);
    }

    private static @Nullable Part angled(String text, int start, int max) {
        int i = start + 1;
        while (i < max) {
            char c = text.charAt(i);
            if (c == '\n' || c == '<') {
                return null;
            }
            if (c == '>') {
                return new Part(Entities.unescape(text.substring(start + 1, i)), i + 1);
            }
            i += c == '\\' && i + 1 < max ? 2 : 1;
        }
        return null;
    }

    private static @Nullable Part plain(String text, int start, int max) {
        int depth = 0;
        int i = start;
        while (i < max) {
            char c = text.charAt(i);
            if (c <= ' ' || c == 0x7F) {
                break;
            }
            if (c == '\\' && i + 1 < max) {
                if (text.charAt(i + 1) == ' ') {
                    break;
                }
                i += 2;
                continue;
            }
            if (c == '(' && ++depth > MOST_BRACKETS) {
                return null;
            }
            if (c == ')' && --depth < 0) {
                depth = 0;
                break;
            }
            i++;
        }
        return i == start || depth != 0 ? null : new Part(Entities.unescape(text.substring(start, i)), i);
    }

    /** The title at an offset; null where there is none. */
    static @Nullable Part title(String text, int start, int max) {
        char open = start < max ? text.charAt(start) : 0;
        if (open != '"' && open != '\'' && open != '(') {
            return null;
        }
        char close = open == '(' ? ')' : open;
        for (int i = start + 1; i < max; i++) {
            char c = text.charAt(i);
            if (c == close) {
                return new Part(Entities.unescape(text.substring(start + 1, i)), i + 1);
            }
            if (c == '(' && close == ')') {
                return null;
            }
            if (c == '\\' && i + 1 < max) {
                i++;
            }
        }
        return null;
    }
}
