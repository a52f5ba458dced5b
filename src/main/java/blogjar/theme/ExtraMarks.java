package blogjar.theme;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a page is known by to have extras, looked for in one pass, as every page of a blog is read for it. */
final class ExtraMarks {
    private static final Map<String, List<Value>> ATTRIBUTES = attributes();

    private ExtraMarks() {}

    /** @param start of an attribute's value */
    private record Value(String start, Extra extra) {}

    private static Map<String, List<Value>> attributes() {
        Map<String, List<Value>> attributes = new LinkedHashMap<>();
        for (Extra extra : Extra.values()) {
            for (String mark : extra.marks()) {
                int equals = mark.indexOf("=\"");
                attributes
                        .computeIfAbsent(mark.substring(0, equals), name -> new ArrayList<>())
                        .add(new Value(mark.substring(equals + 2), extra));
            }
        }
        return attributes;
    }

    /** The extras of a page, as it is written. */
    static Set<Extra> in(String html) {
        Set<Extra> found = EnumSet.noneOf(Extra.class);
        if (html.contains(Extra.MATH_COMMENT)) {
            found.add(Extra.MATH);
        }
        for (int at = html.indexOf('='); at >= 0; at = html.indexOf('=', at + 1)) {
            if (html.startsWith("\"", at + 1)) {
                addTo(found, html, at);
            }
        }
        return found;
    }

    private static void addTo(Set<Extra> found, String html, int equals) {
        ATTRIBUTES.forEach((name, values) -> {
            if (html.startsWith(name, equals - name.length())) {
                for (Value value : values) {
                    if (html.startsWith(value.start(), equals + 2)) {
                        found.add(value.extra());
                    }
                }
            }
        });
    }
}
