package blogjar.markdown.kramed;

import blogjar.text.JsSpace;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.IntPredicate;

/** Where the tags of a text end and which of them close one. */
final class HtmlTags {
    private static final Set<String> INLINE = Set.of(
            "a", "em", "strong", "small", "s", "cite", "q", "dfn", "abbr", "data", "time", "code", "var", "samp", "kbd",
            "sub", "sup", "i", "b", "u", "mark", "ruby", "rt", "rp", "bdi", "bdo", "span", "br", "wbr", "ins", "del",
            "img");

    private static final Set<String> BLOCKS = Set.of(
            "address",
            "article",
            "aside",
            "base",
            "basefont",
            "blockquote",
            "body",
            "caption",
            "center",
            "col",
            "colgroup",
            "dd",
            "details",
            "dialog",
            "dir",
            "div",
            "dl",
            "dt",
            "fieldset",
            "figcaption",
            "figure",
            "footer",
            "form",
            "frame",
            "frameset",
            "h1",
            "head",
            "header",
            "hr",
            "html",
            "iframe",
            "legend",
            "li",
            "link",
            "main",
            "menu",
            "menuitem",
            "meta",
            "nav",
            "noframes",
            "ol",
            "optgroup",
            "option",
            "p",
            "param",
            "pre",
            "script",
            "section",
            "source",
            "title",
            "summary",
            "table",
            "tbody",
            "td",
            "tfoot",
            "th",
            "thead",
            "tr",
            "track",
            "ul");

    private final int[] ends;
    private final Map<String, List<Integer>> closing = new HashMap<>();

    /** @param counts whether a closing tag counts, by the place after it */
    HtmlTags(String text, IntPredicate counts) {
        this.ends = ends(text);
        for (int at = text.indexOf("</"); at >= 0; at = text.indexOf("</", at + 2)) {
            int end = wordEnd(text, at + 2);
            if (end < text.length() && text.charAt(end) == '>' && counts.test(end + 1)) {
                closing.computeIfAbsent(text.substring(at + 2, end), name -> new ArrayList<>())
                        .add(at);
            }
        }
    }

    /** From the end, as a quote leads to its partner and on from there. */
    private static int[] ends(String text) {
        int[] ends = new int[text.length() + 1];
        int quote = -1;
        int apostrophe = -1;
        ends[text.length()] = -1;
        for (int i = text.length() - 1; i >= 0; i--) {
            switch (text.charAt(i)) {
                case '>' -> ends[i] = i;
                case '"' -> {
                    ends[i] = quote < 0 ? -1 : ends[quote + 1];
                    quote = i;
                }
                case '\'' -> {
                    ends[i] = apostrophe < 0 ? -1 : ends[apostrophe + 1];
                    apostrophe = i;
                }
                default -> ends[i] = ends[i + 1];
            }
        }
        return ends;
    }

    /** The first {@code >} that stands in no quotes, as seen from within a tag; or -1. */
    int end(int within) {
        return ends[within];
    }

    /** Where the first {@code </name>} at or after a place begins, or -1. */
    int closing(String name, int from) {
        List<Integer> places = closing.getOrDefault(name, List.of());
        int found = Collections.binarySearch(places, from);
        int index = found < 0 ? -found - 1 : found;
        return index < places.size() ? places.get(index) : -1;
    }

    /** The end of a tag's name, or -1 where it is the scheme of an address or begins a mail address. */
    static int nameEnd(String text, int from) {
        int end = wordEnd(text, from);
        if (end == from || text.startsWith(":/", end)) {
            return -1;
        }
        int i = end;
        while (i < text.length()
                && text.charAt(i) != '@'
                && !Source.isWord(text.charAt(i))
                && !JsSpace.is(text.charAt(i))) {
            i++;
        }
        return i < text.length() && text.charAt(i) == '@' ? -1 : end;
    }

    /** As {@link #nameEnd}, for a tag that begins a block. */
    static int blockNameEnd(String text, int from) {
        int end = nameEnd(text, from);
        return end >= 0 && INLINE.contains(text.substring(from, end)) ? -1 : end;
    }

    private static int wordEnd(String text, int from) {
        int i = from;
        while (i < text.length() && Source.isWord(text.charAt(i))) {
            i++;
        }
        return i;
    }

    /** Whether kramed leaves the content of such an element as it is, where it stands within text. */
    static boolean isBlock(String name) {
        return BLOCKS.contains(name.toLowerCase(Locale.ROOT));
    }

    /** Where {@code part} first stands in {@code whole}, in a time that is the sum of both (Knuth, Morris, Pratt). */
    static int firstPlace(String part, String whole) {
        int[] border = new int[part.length() + 1];
        border[0] = -1;
        for (int i = 0, k = -1; i < part.length(); ) {
            while (k >= 0 && part.charAt(i) != part.charAt(k)) {
                k = border[k];
            }
            border[++i] = ++k;
        }
        int k = 0;
        for (int i = 0; i < whole.length(); i++) {
            while (k >= 0 && whole.charAt(i) != part.charAt(k)) {
                k = border[k];
            }
            k++;
            if (k == part.length()) {
                return i - k + 1;
            }
        }
        return -1;
    }
}
