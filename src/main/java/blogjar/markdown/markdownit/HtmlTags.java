package blogjar.markdown.markdownit;

import blogjar.text.JsSpace;
import java.util.HashMap;
import java.util.Map;

/** Where tags of HTML end (CommonMark 6.6). Remembers within one text what never ends, so that nothing is searched twice. */
final class HtmlTags {
    /** From where on each mark is not found any more. */
    private final Map<String, Integer> endless = new HashMap<>();

    /** The offset behind the tag, comment, instruction, declaration or section at a {@code <}; -1 where there is none. */
    int end(String text, int start) {
        char next = start + 1 < text.length() ? text.charAt(start + 1) : 0;
        if (next == '?') {
            return endOf(text, start + 2, "?>");
        }
        if (next != '!') {
            return tagEnd(text, start);
        }
        if (text.startsWith("<!--", start)) {
            return commentEnd(text, start);
        }
        if (text.startsWith("<![CDATA[", start)) {
            return endOf(text, start + 9, "]]>");
        }
        return declarationEnd(text, start);
    }

    private int endOf(String text, int from, String mark) {
        int found = from >= endless.getOrDefault(mark, Integer.MAX_VALUE) ? -1 : text.indexOf(mark, from);
        if (found < 0) {
            endless.merge(mark, from, Math::min);
            return -1;
        }
        return found + mark.length();
    }

    private int commentEnd(String text, int start) {
        if (text.startsWith("<!---->", start)) {
            return start + 7;
        }
        int dashes = endOf(text, start + 4, "--");
        boolean good = dashes > start + 6
                && dashes < text.length()
                && text.charAt(dashes) == '>'
                && text.charAt(start + 4) != '>'
                && !text.startsWith("->", start + 4);
        return good ? dashes + 1 : -1;
    }

    private int declarationEnd(String text, int start) {
        int i = start + 2;
        while (i < text.length() && text.charAt(i) >= 'A' && text.charAt(i) <= 'Z') {
            i++;
        }
        boolean named = i > start + 2 && i < text.length() && JsSpace.is(text.charAt(i));
        return named ? endOf(text, i, ">") : -1;
    }

    /** The offset behind an opening or closing tag; -1 where there is none. */
    static int tagEnd(String text, int start) {
        boolean closing = start + 1 < text.length() && text.charAt(start + 1) == '/';
        int i = start + (closing ? 2 : 1);
        if (i >= text.length() || !Chars.isAsciiLetter(text.charAt(i))) {
            return -1;
        }
        while (i < text.length() && (Chars.isAsciiAlphanumeric(text.charAt(i)) || text.charAt(i) == '-')) {
            i++;
        }
        if (!closing) {
            i = attributesEnd(text, i);
        }
        i = skipSpace(text, i);
        if (!closing && i < text.length() && text.charAt(i) == '/') {
            i++;
        }
        return i < text.length() && text.charAt(i) == '>' ? i + 1 : -1;
    }

    private static int attributesEnd(String text, int from) {
        int done = from;
        while (true) {
            int name = skipSpace(text, done);
            if (name == done || name >= text.length() || !isNameStart(text.charAt(name))) {
                return done;
            }
            done = name + 1;
            while (done < text.length() && isNamePart(text.charAt(done))) {
                done++;
            }
            int equals = skipSpace(text, done);
            if (equals < text.length() && text.charAt(equals) == '=') {
                int value = valueEnd(text, skipSpace(text, equals + 1));
                if (value < 0) {
                    return done;
                }
                done = value;
            }
        }
    }

    private static int valueEnd(String text, int start) {
        char quote = start < text.length() ? text.charAt(start) : 0;
        if (quote == '"' || quote == '\'') {
            int close = text.indexOf(quote, start + 1);
            return close < 0 ? -1 : close + 1;
        }
        int i = start;
        while (i < text.length() && text.charAt(i) > ' ' && "\"'=<>`".indexOf(text.charAt(i)) < 0) {
            i++;
        }
        return i == start ? -1 : i;
    }

    private static boolean isNameStart(char c) {
        return Chars.isAsciiLetter(c) || c == '_' || c == ':';
    }

    private static boolean isNamePart(char c) {
        return Chars.isAsciiAlphanumeric(c) || c == ':' || c == '.' || c == '_' || c == '-';
    }

    private static int skipSpace(String text, int from) {
        int i = from;
        while (i < text.length() && JsSpace.is(text.charAt(i))) {
            i++;
        }
        return i;
    }

    /** Whether a tag opens a link. */
    static boolean opensLink(String tag) {
        return tag.length() > 2
                && tag.regionMatches(true, 0, "<a", 0, 2)
                && (tag.charAt(2) == '>' || JsSpace.is(tag.charAt(2)));
    }

    static boolean closesLink(String tag) {
        return tag.regionMatches(true, 0, "</a", 0, 3)
                && JsSpace.trim(tag.substring(3)).startsWith(">");
    }
}
