package blogjar.theme;

import java.util.Set;
import java.util.stream.Stream;

/**
 * Raw HTML that an author did not close, closed, so that it can't swallow what the theme puts after an article: an open
 * table, a {@code <template>} or a comment would. Elements that end with the one around them ({@code div}, {@code p},
 * {@code li}) are left to the reader's browser, as a closing tag too many does harm as well (HTML standard, section
 * 13.2.6: "in scope").
 */
final class Unclosed {
    /** What is text up to its closing tag, whatever stands in it. */
    private static final Set<String> RAW =
            Set.of("script", "style", "xmp", "iframe", "noembed", "noframes", "noscript", "title", "textarea");

    /** What no closing tag of an element around it ends. */
    private static final Set<String> WALLS = Set.of(
            "table", "template", "select", "svg", "math", "object", "applet", "marquee", "button", "video", "audio");

    /** What goes on in the elements that follow. */
    private static final Set<String> FORMATS =
            Set.of("a", "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u");

    private static final int LONGEST = 8;

    /** All of these by length and first letter, as most tags of an article, such as {@code span}, are none of them. */
    private static final String[][][] BY_LETTER = byLetter();

    private static final String OTHER = "other";

    private final String html;
    private final String inner;
    private final String formats;

    private Unclosed(String html) {
        this.html = html;
        OpenElements open = new OpenElements();
        String last = lastText(open);
        this.inner = last + open.closing(WALLS);
        this.formats = open.closing(FORMATS);
    }

    /** What is open at the end of a text. */
    static Unclosed of(String html) {
        return new Unclosed(html);
    }

    /** The text with all closed but what {@link #formats} gives; the same text where nothing is open at its end. */
    String closed() {
        return inner.isEmpty() ? html : html + inner;
    }

    /**
     * Closing tags of what makes text bold, a link and the like. They belong behind the closing tag of the element
     * around the text, where they end what would go on without changing what was.
     */
    String formats() {
        return formats;
    }

    private static String[][][] byLetter() {
        String[][][] known = new String[LONGEST + 1]['z' - 'a' + 1][0];
        Stream.of(RAW, WALLS, FORMATS).flatMap(Set::stream).forEach(name -> {
            String[][] sameLength = known[name.length()];
            int letter = name.charAt(0) - 'a';
            sameLength[letter] = Stream.concat(Stream.of(sameLength[letter]), Stream.of(name))
                    .toArray(String[]::new);
        });
        return known;
    }

    /** Walks over the tags. @return what ends the comment or the text-only element that is open at the end */
    private String lastText(OpenElements open) {
        int at = html.indexOf('<');
        while (at >= 0) {
            if (html.startsWith("<!--", at)) {
                int end = html.indexOf("-->", at + 2);
                if (end < 0) {
                    return "-->";
                }
                at = html.indexOf('<', end);
                continue;
            }
            boolean closing = html.startsWith("/", at + 1);
            int start = at + (closing ? 2 : 1);
            int nameEnd = nameEnd(start);
            String name = nameEnd == start ? OTHER : name(start, nameEnd);
            int end = nameEnd == start ? at + 1 : HtmlText.tagEnd(html, nameEnd);
            if (name.equals(OTHER)) {
                at = html.indexOf('<', end);
                continue;
            }
            if (closing && FORMATS.contains(name)) {
                open.close(name);
            } else if (closing) {
                open.closeWithContent(name); // a wall takes what is open in it along
            } else if (RAW.contains(name)) {
                end = afterText(name, end);
                if (end < 0) {
                    return "</" + name + ">";
                }
            } else {
                open(name, end, open);
            }
            at = html.indexOf('<', end);
        }
        return "";
    }

    /** The end of a tag's name; its start where it is none, or one that can't matter. */
    private int nameEnd(int start) {
        int end = start;
        while (end < html.length() && end - start <= LONGEST && isLetter(html.charAt(end))) {
            end++;
        }
        boolean whole = end == html.length() || " \t\r\n\f/>".indexOf(html.charAt(end)) >= 0;
        return whole ? end : start;
    }

    private String name(int start, int end) {
        int length = end - start;
        if (length <= LONGEST) {
            for (String name : BY_LETTER[length][(html.charAt(start) | 0x20) - 'a']) {
                if (html.regionMatches(true, start, name, 0, length)) {
                    return name;
                }
            }
        }
        return OTHER;
    }

    private static boolean isLetter(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
    }

    private int afterText(String name, int from) {
        for (int end = html.indexOf("</", from); end >= 0; end = html.indexOf("</", end + 2)) {
            if (html.regionMatches(true, end + 2, name, 0, name.length())) {
                return HtmlText.tagEnd(html, end);
            }
        }
        return -1;
    }

    private void open(String name, int end, OpenElements open) {
        boolean foreign = name.equals("svg") || name.equals("math") || open.has("svg") || open.has("math");
        boolean selfClosed = foreign && html.startsWith("/>", end - 2);
        if (!selfClosed) {
            open.open(name);
        }
    }
}
