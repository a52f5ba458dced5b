package blogjar.markdown.markdownit;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Images with a size, {@code ![text](address "title" =100x200)} (markdown-it-imsize 2). */
final class SizedImages {
    private SizedImages() {}

    /** @param end behind the last part of the image */
    private record Target(String href, String title, String width, String height, int end) {}

    static boolean read(InlineState state, boolean probe) {
        if (state.current() != '!' || state.at(state.pos + 1) != '[') {
            return false;
        }
        int start = state.pos + 2;
        int labelEnd = LinkSyntax.labelEnd(state, state.pos + 1, false);
        if (labelEnd < 0) {
            return false;
        }
        boolean direct = labelEnd + 1 < state.limit && state.at(labelEnd + 1) == '(';
        Target target = direct ? direct(state.text, labelEnd + 2, state.limit) : byName(state, start, labelEnd);
        if (target == null) {
            return false;
        }
        if (!probe) {
            push(state, state.text.substring(start, labelEnd), target);
        }
        state.pos = target.end();
        return true;
    }

    /** The text beside the image is read without emphasis. */
    private static void push(InlineState state, String alt, Target target) {
        List<Token> spans = new ArrayList<>();
        state.parser.readSpans(new InlineState(alt, state.parser, state.environment, spans));
        Token image = state.push(Token.Kind.IMAGE, "img", 0)
                .with("src", target.href())
                .with("alt", "");
        image.children = spans;
        with(image, "title", target.title());
        with(image, "width", target.width());
        with(image, "height", target.height());
    }

    private static void with(Token image, String name, String value) {
        if (!value.isEmpty()) {
            image.with(name, value);
        }
    }

    private static @Nullable Target direct(String text, int from, int max) {
        int pos = Chars.skipBlanksAndNewlines(text, from, max);
        if (pos >= max) {
            return null;
        }
        LinkSyntax.Part address = LinkSyntax.address(text, pos, max);
        pos = address == null ? pos : address.end();
        int blanks = Chars.skipBlanksAndNewlines(text, pos, max);
        LinkSyntax.Part title = blanks > pos ? LinkSyntax.title(text, blanks, max) : null;
        pos = title == null ? blanks : Chars.skipBlanksAndNewlines(text, title.end(), max);
        Size size = text.charAt(pos - 1) == ' ' ? size(text, pos, max) : null;
        if (size != null) {
            pos = Chars.skipBlanksAndNewlines(text, size.end(), max);
        }
        if (pos >= max || text.charAt(pos) != ')') {
            return null;
        }
        return new Target(
                address == null ? "" : address.text(),
                title == null ? "" : title.text(),
                size == null ? "" : size.width(),
                size == null ? "" : size.height(),
                pos + 1);
    }

    private record Size(String width, String height, int end) {}

    /** {@code =100x200}, {@code =100x} or {@code =x200}; the numbers may be percentages. */
    private static @Nullable Size size(String text, int from, int max) {
        boolean given = from + 1 < max
                && text.charAt(from) == '='
                && (text.charAt(from + 1) == 'x' || Chars.isDigit(text.charAt(from + 1)));
        if (!given) {
            return null;
        }
        int x = endOfNumber(text, from + 1, max);
        if (x >= text.length() || text.charAt(x) != 'x') {
            return null;
        }
        int end = endOfNumber(text, x + 1, max);
        return new Size(text.substring(from + 1, x), text.substring(x + 1, end), end);
    }

    private static int endOfNumber(String text, int from, int max) {
        int i = from;
        while (i < max && (Chars.isDigit(text.charAt(i)) || text.charAt(i) == '%')) {
            i++;
        }
        return i;
    }

    /** The name may stand apart. */
    private static @Nullable Target byName(InlineState state, int start, int labelEnd) {
        int from = Chars.skipBlanksAndNewlines(state.text, labelEnd + 1, state.limit);
        LinkSpans.Target found = LinkSpans.byName(state, start, labelEnd, from);
        return found == null ? null : new Target(found.href(), found.title(), "", "", found.end());
    }
}
