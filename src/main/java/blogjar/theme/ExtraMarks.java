package blogjar.theme;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What a page is known by to have extras, looked for in one pass, as every page of a blog is read for it. */
final class ExtraMarks {
    private static final List<Attribute> ATTRIBUTES = attributes();

    private ExtraMarks() {}

    /** @param start of an attribute's value */
    private record Value(String start, Extra extra) {}

    /** @param letters that its values begin with, as most values of a page begin with others */
    private record Attribute(String name, List<Value> values, String letters) {
        void addTo(Set<Extra> found, String html, int equals) {
            boolean possible = equals + 2 < html.length() && letters.indexOf(html.charAt(equals + 2)) >= 0;
            if (possible && html.startsWith(name, equals - name.length())) {
                for (Value value : values) {
                    if (html.startsWith(value.start(), equals + 2)) {
                        found.add(value.extra());
                    }
                }
            }
        }
    }

    private static List<Attribute> attributes() {
        Map<String, List<Value>> attributes = new LinkedHashMap<>();
        for (Extra extra : Extra.values()) {
            for (String mark : extra.marks()) {
                int equals = mark.indexOf("=\"");
                attributes
                        .computeIfAbsent(mark.substring(0, equals), name -> new ArrayList<>())
                        .add(new Value(mark.substring(equals + 2), extra));
            }
        }
        List<Attribute> all = new ArrayList<>();
        attributes.forEach((name, values) -> {
            String letters = values.stream()
                    .map(value -> value.start().substring(0, 1))
                    .distinct()
                    .collect(Collectors.joining());
            all.add(new Attribute(name, values, letters));
        });
        return all;
    }

    /** The extras of a page, as it is written. */
    static Set<Extra> in(String html) {
        Set<Extra> found = EnumSet.noneOf(Extra.class);
        if (html.contains(Extra.MATH_COMMENT)) {
            found.add(Extra.MATH);
        }
        for (int at = html.indexOf('='); at >= 0; at = html.indexOf('=', at + 1)) {
            if (at + 1 < html.length() && html.charAt(at + 1) == '"') {
                for (Attribute attribute : ATTRIBUTES) {
                    attribute.addTo(found, html, at);
                }
            }
        }
        return found;
    }
}
