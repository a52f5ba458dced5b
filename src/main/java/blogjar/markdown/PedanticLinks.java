package blogjar.markdown;

import blogjar.text.JsSpace;
import org.jspecify.annotations.Nullable;

/** How links are written under marked's {@code pedantic}. */
final class PedanticLinks {
    private PedanticLinks() {}

    /** Reads {@code [label]: address "title"}, all in one line. */
    static @Nullable LinkDefinition definition(String text, int open) {
        int close = text.indexOf(']', open + 1);
        if (close <= open + 1 || !text.startsWith(":", close + 1)) {
            return null;
        }
        int start = Chars.endOfRun(text, close + 2, text.length(), ' ');
        int from = text.startsWith("<", start) && endOfAddress(text, start + 1) > start + 1 ? start + 1 : start;
        int to = endOfAddress(text, from);
        if (to == from) {
            return null;
        }
        int behind = text.startsWith(">", to) ? to + 1 : to;
        int line = Lines.endOfLine(text, behind);
        int end = line;
        while (end > behind && text.charAt(end - 1) == ' ') {
            end--;
        }
        int title = Chars.endOfRun(text, behind, line, ' ');
        boolean titled = title > behind
                && end - title > 2
                && "\"(".indexOf(text.charAt(title)) >= 0
                && "\")".indexOf(text.charAt(end - 1)) >= 0;
        if (!titled && end > behind) {
            return null;
        }
        Target target = new Target(
                Chars.unescape(text.substring(from, to)),
                titled ? Chars.unescape(text.substring(title + 1, end - 1)) : "",
                Chars.endOfRun(text, line, text.length(), '\n'));
        return new LinkDefinition(text.substring(open + 1, close), target);
    }

    private static int endOfAddress(String text, int from) {
        int end = from;
        while (end < text.length() && text.charAt(end) != '>' && !Chars.isSpace(text.charAt(end))) {
            end++;
        }
        return end;
    }

    /**
     * Reads {@code (address "title")} up to the first closing parenthesis of the line.
     *
     * @param open where the parenthesis is
     */
    static @Nullable Target inline(String text, int open, int to) {
        int close = open + 1;
        while (close < to && text.charAt(close) != ')') {
            if (JsSpace.endsLine(text.charAt(close++))) {
                return null;
            }
        }
        if (close >= to) {
            return null;
        }
        String inside = text.substring(open + 1, close);
        int quote = titleStart(inside);
        int end = quote < 0 ? -1 : inside.lastIndexOf(inside.charAt(quote));
        boolean titled = end > quote;
        String href = JsSpace.trim(titled ? inside.substring(0, quote) : inside);
        String title = titled ? inside.substring(quote + 1, end) : "";
        if (href.startsWith("<")) {
            boolean closed = JsSpace.trim(inside).endsWith(">");
            href = href.substring(1, closed ? Math.max(1, href.length() - 1) : href.length());
        }
        return new Target(Chars.unescape(href), Chars.unescape(title), close + 1);
    }

    /** The first quote, if white space and an address stand before it; -1 otherwise. */
    private static int titleStart(String inside) {
        int i = 0;
        while (i < inside.length() && inside.charAt(i) != '"' && inside.charAt(i) != '\'') {
            i++;
        }
        boolean parted = i > 0 && i < inside.length() && Chars.isSpace(inside.charAt(i - 1));
        return parted && !LinkSyntax.isBlank(inside, 0, i) ? i : -1;
    }
}
