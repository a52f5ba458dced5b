package blogjar.theme;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a page is known by to have extras, looked for in one pass, as every page of a blog is read for it. */
final class ExtraMarks {
    private static final Map<String, Map<Character, List<Value>>> ATTRIBUTES = new LinkedHashMap<>();
    private static final Map<Character, List<Value>> ELEMENTS = new HashMap<>();

    static {
        for (Extra extra : Extra.values()) {
            extra.marks().forEach(mark -> add(mark, extra));
        }
    }

    private ExtraMarks() {}

    /** @param start of an attribute's value, or of an element behind its bracket */
    private record Value(String start, Extra extra) {}

    private static void add(String mark, Extra extra) {
        int equals = mark.indexOf("=\"");
        String start = equals < 0 ? mark.substring(1) : mark.substring(equals + 2);
        Map<Character, List<Value>> all =
                equals < 0 ? ELEMENTS : ATTRIBUTES.computeIfAbsent(mark.substring(0, equals), name -> new HashMap<>());
        all.computeIfAbsent(start.charAt(0), first -> new ArrayList<>()).add(new Value(start, extra));
    }

    /** The extras of a page, as it is written. */
    static Set<Extra> in(String html) {
        Set<Extra> found = EnumSet.noneOf(Extra.class);
        if (html.contains(Extra.MATH_COMMENT)) {
            found.add(Extra.MATH);
        }
        int last = html.length() - 2;
        for (int at = html.indexOf('='); at >= 0 && at < last; at = html.indexOf('=', at + 1)) {
            char quote = html.charAt(at + 1);
            if (quote == '"' || quote == '\'') {
                for (Map.Entry<String, Map<Character, List<Value>>> attribute : ATTRIBUTES.entrySet()) {
                    String name = attribute.getKey();
                    if (html.startsWith(name, at - name.length())) {
                        addTo(found, attribute.getValue(), html, at + 2);
                    }
                }
            }
        }
        for (int at = html.indexOf('<'); at >= 0 && at < last; at = html.indexOf('<', at + 1)) {
            addTo(found, ELEMENTS, html, at + 1);
        }
        return found;
    }

    private static void addTo(Set<Extra> found, Map<Character, List<Value>> values, String html, int at) {
        for (Value value : values.getOrDefault(html.charAt(at), List.of())) {
            if (html.startsWith(value.start, at)) {
                found.add(value.extra);
            }
        }
    }
}
