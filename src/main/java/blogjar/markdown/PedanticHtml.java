package blogjar.markdown;

import java.util.HashSet;
import java.util.Set;

/** Blocks of HTML as marked's {@code pedantic} reads them: whole elements with nothing behind. One for each text. */
final class PedanticHtml {
    private static final Set<String> INLINE = Set.of(
            ("a em strong small s cite q dfn abbr data time code var samp kbd sub sup i b u mark ruby rt rp bdi bdo span"
                            + " br wbr ins del img")
                    .split(" "));

    private final String text;

    /** Names that are not closed any more. */
    private final Set<String> unclosed = new HashSet<>();

    PedanticHtml(String text) {
        this.text = text;
    }

    /** The end of the HTML that begins here, with the line ends behind it; -1 where none does. */
    int end(int at) {
        int open = Chars.endOfRun(text, at, text.length(), ' ');
        if (!text.startsWith("<", open)) {
            return -1;
        }
        if (text.startsWith("<!--", open)) {
            return endOfComment(open);
        }
        int name = endOfName(open + 1);
        if (name < 0) {
            return -1;
        }
        int end = endOfElement(open, name);
        return end >= 0 ? end : endOfTag(name);
    }

    private int endOfComment(int open) {
        String shortest = text.startsWith(">", open + 4) ? ">" : text.startsWith("->", open + 4) ? "->" : "";
        int end = shortest.isEmpty() ? -1 : behindComment(open + 4 + shortest.length());
        int close = text.indexOf("-->", open + 4);
        while (end < 0 && close >= 0) {
            end = behindComment(close + 3);
            close = text.indexOf("-->", close + 1);
        }
        return end < 0 ? text.length() : end;
    }

    private int behindComment(int from) {
        int end = Chars.endOfRun(text, from, text.length(), ' ');
        return text.startsWith("\n", end) ? end + 1 : LinkSyntax.isBlank(text, end, text.length()) ? text.length() : -1;
    }

    /** The end of a name that is no inline tag's, nor what a scheme or a mail address begins with. */
    private int endOfName(int from) {
        int end = from;
        while (end < text.length() && Chars.isWord(text.charAt(end))) {
            end++;
        }
        int at = end;
        while (at < text.length() && isMark(text.charAt(at))) {
            at++;
        }
        boolean other = text.startsWith(":", end) || text.startsWith("@", at);
        return end == from || other || INLINE.contains(text.substring(from, end)) ? -1 : end;
    }

    private static boolean isMark(char c) {
        return !Chars.isWord(c) && !Chars.isSpace(c) && c != '@';
    }

    private int endOfElement(int open, int name) {
        String tag = "</" + text.substring(open + 1, name) + ">";
        int close = unclosed.contains(tag) ? -1 : text.indexOf(tag, name + 1);
        while (close >= 0) {
            int end = behind(close + tag.length());
            if (end >= 0) {
                return end;
            }
            close = text.indexOf(tag, close + 1);
        }
        unclosed.add(tag);
        return -1;
    }

    private int endOfTag(int name) {
        int i = name;
        while (i < text.length()) {
            char c = text.charAt(i);
            if (c == '"' || c == '\'') {
                i = text.indexOf(c, i + 1) + 1;
                if (i == 0) {
                    return -1;
                }
            } else if (Chars.isSpace(c)) {
                i++;
                while (i < text.length() && "'\"/>".indexOf(text.charAt(i)) < 0 && !Chars.isSpace(text.charAt(i))) {
                    i++;
                }
            } else {
                int close = c == '/' ? i + 1 : i;
                return text.startsWith(">", close) ? behind(close + 1) : -1;
            }
        }
        return -1;
    }

    /** Past blanks and empty lines, or the end; -1 where something else stands. */
    private int behind(int from) {
        int line = Chars.endOfRun(text, from, text.length(), ' ');
        int end = Chars.endOfRun(text, line, text.length(), '\n');
        return end > line + 1 ? end : LinkSyntax.isBlank(text, line, text.length()) ? text.length() : -1;
    }
}
