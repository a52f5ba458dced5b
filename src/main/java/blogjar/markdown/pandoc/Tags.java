package blogjar.markdown.pandoc;

import java.util.Locale;
import java.util.Set;

/** Tags of HTML as they stand in text. */
final class Tags {
    private static final Set<String> BLOCKS = Set.of(
            "address",
            "article",
            "aside",
            "blockquote",
            "body",
            "canvas",
            "caption",
            "center",
            "col",
            "colgroup",
            "dd",
            "details",
            "dir",
            "div",
            "dl",
            "dt",
            "fieldset",
            "figcaption",
            "figure",
            "footer",
            "form",
            "frameset",
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "head",
            "header",
            "hgroup",
            "hr",
            "html",
            "isindex",
            "li",
            "main",
            "menu",
            "meta",
            "nav",
            "noframes",
            "ol",
            "output",
            "p",
            "pre",
            "script",
            "section",
            "style",
            "summary",
            "table",
            "tbody",
            "td",
            "textarea",
            "tfoot",
            "th",
            "thead",
            "tr",
            "ul");
    private static final Set<String> VERBATIM = Set.of("pre", "script", "style", "textarea");

    private Tags() {}

    /** The end of the tag, or of the comment, that begins at a place; or -1. */
    static int end(String text, int open) {
        if (text.startsWith("<!--", open)) {
            int end = text.indexOf("-->", open + 4);
            return end < 0 ? -1 : end + 3;
        }
        int i = text.startsWith("/", open + 1) ? open + 2 : open + 1;
        if (i >= text.length() || !isLetter(text.charAt(i))) {
            return -1;
        }
        while (i < text.length() && isName(text.charAt(i))) {
            i++;
        }
        if (i < text.length() && " \n/>".indexOf(text.charAt(i)) < 0) {
            return -1;
        }
        char quote = 0;
        for (; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quote != 0) {
                quote = c == quote ? 0 : quote;
            } else if (c == '>') {
                return i + 1;
            } else if (c == '<' || c == '\n' && text.startsWith("\n", i + 1)) {
                return -1;
            } else if (c == '"' || c == '\'') {
                quote = c;
            }
        }
        return -1;
    }

    /** The name of the tag that begins at a place, in lower case; empty for none. */
    static String name(String text, int open) {
        int start = text.startsWith("/", open + 1) ? open + 2 : open + 1;
        int i = start;
        while (i < text.length() && isName(text.charAt(i))) {
            i++;
        }
        return text.substring(Math.min(start, text.length()), i).toLowerCase(Locale.ROOT);
    }

    static boolean isBlock(String name) {
        return BLOCKS.contains(name);
    }

    /** Whether an element's content is no Markdown. */
    static boolean isVerbatim(String name) {
        return VERBATIM.contains(name);
    }

    /** Where a tag of a block begins in a line, code aside; or -1. */
    static int firstBlock(String line) {
        int open = line.indexOf('<');
        while (open >= 0) {
            if (isBlock(name(line, open)) && end(line, open) >= 0 && !isInCode(line, open)) {
                return open;
            }
            open = line.indexOf('<', open + 1);
        }
        return -1;
    }

    private static boolean isInCode(String line, int at) {
        return line.substring(0, at).chars().filter(c -> c == '`').count() % 2 == 1 && line.indexOf('`', at) >= 0;
    }

    private static boolean isLetter(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
    }

    private static boolean isName(char c) {
        return isLetter(c) || c >= '0' && c <= '9' || c == '-';
    }
}
