package blogjar.theme;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;

/** What a page is known by to have extras, looked for in one pass each, as every page of a blog is read for it. */
final class ExtraMarks {
    /** By the letter that the value or the element begins with, as most of a page begin otherwise. */
    private static final Mark[][] ATTRIBUTES = new Mark['z' + 1][0];

    private static final Mark[][] ELEMENTS = new Mark['z' + 1][0];

    static {
        for (Extra extra : Extra.values()) {
            extra.marks().forEach(mark -> add(mark, extra));
        }
        add(Extra.MATH_COMMENT, Extra.MATH);
    }

    private ExtraMarks() {}

    /**
     * Where an extra is.
     *
     * @param name of an attribute; empty for an element
     * @param start of the attribute's value, or of the element behind its bracket
     */
    private record Mark(String name, String start, Extra extra) {}

    private static void add(String mark, Extra extra) {
        int equals = mark.indexOf("=\"");
        String start = mark.substring(equals < 0 ? 1 : equals + 2);
        Mark[][] marks = equals < 0 ? ELEMENTS : ATTRIBUTES;
        char letter = start.charAt(0);
        Mark[] longer = Arrays.copyOf(marks[letter], marks[letter].length + 1);
        longer[longer.length - 1] = new Mark(equals < 0 ? "" : mark.substring(0, equals), start, extra);
        marks[letter] = longer;
    }

    /** The extras of a page, as it is written. */
    static Set<Extra> in(String html) {
        Set<Extra> found = EnumSet.noneOf(Extra.class);
        int last = html.length() - 2;
        for (int at = html.indexOf('='); at >= 0 && at < last; at = html.indexOf('=', at + 1)) {
            char quote = html.charAt(at + 1);
            if (quote == '"' || quote == '\'') {
                addTo(found, ATTRIBUTES, html, at, at + 2);
            }
        }
        for (int at = html.indexOf('<'); at >= 0 && at < last; at = html.indexOf('<', at + 1)) {
            addTo(found, ELEMENTS, html, at, at + 1);
        }
        return found;
    }

    private static void addTo(Set<Extra> found, Mark[][] marks, String html, int nameEnd, int start) {
        char letter = html.charAt(start);
        if (letter < marks.length) {
            for (Mark mark : marks[letter]) {
                if (html.startsWith(mark.start, start) && html.startsWith(mark.name, nameEnd - mark.name.length())) {
                    found.add(mark.extra);
                }
            }
        }
    }
}
