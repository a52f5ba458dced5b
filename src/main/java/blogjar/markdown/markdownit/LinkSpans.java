package blogjar.markdown.markdownit;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Links and images: {@code [text](address "title")}, {@code [text][name]}, {@code [name]}. */
final class LinkSpans {
    private LinkSpans() {}

    private static final int NOWHERE = -1;

    /** What stands behind the brackets. */
    record Target(String href, String title, int end) {}

    /** @param stop where a name is looked for if there is no target */
    private record Attempt(@Nullable Target target, int stop) {}

    static boolean link(InlineState state, boolean probe) {
        if (state.current() != '[') {
            return false;
        }
        int start = state.pos + 1;
        int labelEnd = LinkSyntax.labelEnd(state, state.pos, true);
        if (labelEnd < 0) {
            return false;
        }
        Attempt direct = direct(state, labelEnd);
        if (direct.stop() == NOWHERE) {
            return false;
        }
        Target target = direct.target() == null ? byName(state, start, labelEnd, direct.stop()) : direct.target();
        if (target == null) {
            return false;
        }
        if (!probe) {
            int limit = state.limit;
            state.pos = start;
            state.limit = labelEnd;
            Token open = state.push(Token.Kind.LINK, "a", 1).with("href", target.href());
            if (!target.title().isEmpty()) {
                open.with("title", target.title());
            }
            state.linkLevel++;
            state.parser.readSpans(state);
            state.linkLevel--;
            state.push(Token.Kind.LINK, "a", -1);
            state.limit = limit;
        }
        state.pos = target.end();
        return true;
    }

    static boolean image(InlineState state, boolean probe) {
        if (state.current() != '!' || state.at(state.pos + 1) != '[') {
            return false;
        }
        int start = state.pos + 2;
        int labelEnd = LinkSyntax.labelEnd(state, state.pos + 1, false);
        if (labelEnd < 0) {
            return false;
        }
        boolean direct = state.at(labelEnd + 1) == '(' && labelEnd + 1 < state.limit;
        Target target = direct ? direct(state, labelEnd).target() : byName(state, start, labelEnd, labelEnd + 1);
        if (target == null) {
            return false;
        }
        if (!probe) {
            String alt = state.text.substring(start, labelEnd);
            List<Token> spans = new ArrayList<>();
            state.parser.readInline(alt, state.environment, spans);
            Token image = state.push(Token.Kind.IMAGE, "img", 0)
                    .with("src", target.href())
                    .with("alt", "");
            image.children = spans;
            image.content = alt;
            if (!target.title().isEmpty()) {
                image.with("title", target.title());
            }
        }
        state.pos = target.end();
        return true;
    }

    /** Address and title in round brackets. */
    private static Attempt direct(InlineState state, int labelEnd) {
        String text = state.text;
        int max = state.limit;
        if (labelEnd + 1 >= max || text.charAt(labelEnd + 1) != '(') {
            return new Attempt(null, labelEnd + 1);
        }
        int pos = Chars.skipBlanksAndNewlines(text, labelEnd + 2, max);
        if (pos >= max) {
            return new Attempt(null, NOWHERE);
        }
        LinkSyntax.Part address = LinkSyntax.address(text, pos, max);
        if (address == null) {
            return closed(text, pos, max, "", "");
        }
        int blanks = Chars.skipBlanksAndNewlines(text, address.end(), max);
        LinkSyntax.Part title = blanks > address.end() && blanks < max ? LinkSyntax.title(text, blanks, max) : null;
        pos = title == null ? blanks : Chars.skipBlanksAndNewlines(text, title.end(), max);
        return closed(text, pos, max, address.text(), title == null ? "" : title.text());
    }

    /** A name that follows behind what is no bracket counts, one character further on. */
    private static Attempt closed(String text, int pos, int max, String href, String title) {
        boolean closed = pos < max && text.charAt(pos) == ')';
        return new Attempt(closed ? new Target(href, title, pos + 1) : null, pos + 1);
    }

    /** The target that the definitions give for a name, which may stand in brackets at {@code from}; null for none. */
    static @Nullable Target byName(InlineState state, int start, int labelEnd, int from) {
        if (!state.environment.hasReferences()) {
            return null;
        }
        int end = labelEnd + 1;
        String label = "";
        if (from < state.limit && state.at(from) == '[') {
            int close = LinkSyntax.labelEnd(state, from, false);
            if (close >= 0) {
                label = state.text.substring(from + 1, close);
                end = close + 1;
            }
        }
        Environment.Reference found =
                state.environment.reference(label.isEmpty() ? state.text.substring(start, labelEnd) : label);
        return found == null ? null : new Target(found.href(), found.title(), end);
    }
}
