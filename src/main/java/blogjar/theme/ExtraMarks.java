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
    private static final String ELEMENT = "";
    private static final List<Place> PLACES = places();
    private static final List<Place> ATTRIBUTES =
            PLACES.stream().filter(place -> !place.name.equals(ELEMENT)).toList();
    private static final List<Place> ELEMENTS =
            PLACES.stream().filter(place -> place.name.equals(ELEMENT)).toList();

    private ExtraMarks() {}

    /** @param start of an attribute's value, or of an element behind its bracket */
    private record Value(String start, Extra extra) {}

    /**
     * Where marks may stand.
     *
     * @param name of the attribute; empty for elements themselves
     * @param letters that its values begin with, as most values of a page begin with others
     */
    private record Place(String name, List<Value> values, String letters) {
        /**
         * @param end of the name
         * @param at where the value begins
         */
        void addTo(Set<Extra> found, String html, int end, int at) {
            if (letters.indexOf(html.charAt(at)) >= 0 && html.startsWith(name, end - name.length())) {
                for (Value value : values) {
                    if (html.startsWith(value.start, at)) {
                        found.add(value.extra);
                    }
                }
            }
        }
    }

    private static List<Place> places() {
        Map<String, List<Value>> places = new LinkedHashMap<>();
        for (Extra extra : Extra.values()) {
            for (String mark : extra.marks()) {
                int equals = mark.indexOf("=\"");
                places.computeIfAbsent(equals < 0 ? ELEMENT : mark.substring(0, equals), name -> new ArrayList<>())
                        .add(new Value(mark.substring(equals < 0 ? 1 : equals + 2), extra));
            }
        }
        List<Place> all = new ArrayList<>();
        places.forEach((name, values) -> {
            String letters = values.stream()
                    .map(value -> value.start().substring(0, 1))
                    .distinct()
                    .collect(Collectors.joining());
            all.add(new Place(name, values, letters));
        });
        return all;
    }

    /** The extras of a page, as it is written. */
    static Set<Extra> in(String html) {
        Set<Extra> found = EnumSet.noneOf(Extra.class);
        if (html.contains(Extra.MATH_COMMENT)) {
            found.add(Extra.MATH);
        }
        int last = html.length() - 2;
        for (int at = html.indexOf('='); at >= 0 && at < last; at = html.indexOf('=', at + 1)) {
            if (html.charAt(at + 1) == '"' || html.charAt(at + 1) == '\'') {
                for (Place attribute : ATTRIBUTES) {
                    attribute.addTo(found, html, at, at + 2);
                }
            }
        }
        for (int at = html.indexOf('<'); at >= 0 && at < last; at = html.indexOf('<', at + 1)) {
            for (Place element : ELEMENTS) {
                element.addTo(found, html, at, at + 1);
            }
        }
        return found;
    }
}
