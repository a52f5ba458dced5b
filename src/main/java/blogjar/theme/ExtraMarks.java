package blogjar.theme;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;

/** What a page is known by to have extras, looked for in one pass, as every page of a blog is read for it. */
final class ExtraMarks {
    /** By the letter that the value begins with, as most values of a page begin otherwise. */
    private static final Mark[][] BY_LETTER = byLetter();

    private ExtraMarks() {}

    /** An attribute up to the start of its value. */
    private record Mark(String name, String value, Extra extra) {
        boolean isAt(String html, int equals) {
            return html.startsWith(value, equals + 2) && html.startsWith(name, equals - name.length());
        }
    }

    private static Mark[][] byLetter() {
        Mark[][] marks = new Mark['z' + 1][0];
        for (Extra extra : Extra.values()) {
            for (String mark : extra.marks()) {
                int equals = mark.indexOf("=\"");
                String value = mark.substring(equals + 2);
                char letter = value.charAt(0);
                Mark[] longer = Arrays.copyOf(marks[letter], marks[letter].length + 1);
                longer[longer.length - 1] = new Mark(mark.substring(0, equals), value, extra);
                marks[letter] = longer;
            }
        }
        return marks;
    }

    /** The extras of a page, as it is written. */
    static Set<Extra> in(String html) {
        Set<Extra> found = EnumSet.noneOf(Extra.class);
        if (html.contains(Extra.MATH_COMMENT)) {
            found.add(Extra.MATH);
        }
        for (int at = html.indexOf('='); at >= 0; at = html.indexOf('=', at + 1)) {
            if (at + 2 < html.length() && html.charAt(at + 1) == '"' && html.charAt(at + 2) < BY_LETTER.length) {
                for (Mark mark : BY_LETTER[html.charAt(at + 2)]) {
                    if (mark.isAt(html, at)) {
                        found.add(mark.extra());
                    }
                }
            }
        }
        return found;
    }
}
