package blogjar.tagplugin.nunjucks;

import blogjar.text.JsSort;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Filters of lists and mappings. */
final class ListFilters {
    private static final int MOST_SLICES = 10_000;

    private ListFilters() {}

    static @Nullable Object apply(String name, @Nullable Object value, Filters.Given given) {
        if (name.equals("dictsort")) {
            return dictsort(value, given);
        }
        if (name.equals("list") && value instanceof Map<?, ?> map) {
            return entries(map);
        }
        if (name.equals("list") && value instanceof Safe safe) {
            return entries(
                    Map.of("val", safe.text(), "length", (double) safe.text().length()));
        }
        List<@Nullable Object> list = value instanceof Safe safe ? places(safe) : Values.elements(value);
        return switch (name) {
            case "first" -> Members.get(value, 0.0);
            case "last" -> Members.get(value, Values.length(value) - 1);
            case "list" -> list;
            case "join" ->
                Members.join(
                        attributes(list, given.get(1, "attr")), given.isTrue(0, "del") ? given.text(0, "del", "") : "");
            case "sum" -> sum(attributes(list, given.get(0, "attr")), given.get(1, "start"));
            case "batch" -> batch(list, given);
            case "slice" -> slice(value, given);
            case "sort" -> sort(list, given);
            case "groupby" -> groupby(list, given.get(0, "attr"));
            case "select" -> select(list, given, true);
            case "reject" -> select(list, given, false);
            case "selectattr" -> selectattr(list, given.get(0, "attr"), true);
            case "rejectattr" -> selectattr(list, given.get(0, "attr"), false);
            default -> throw new TemplateException("there is no filter '" + name + "'");
        };
    }

    /** What a text that is safe has at its places: nothing, as it is an object to JavaScript. */
    private static List<@Nullable Object> places(Safe safe) {
        return new ArrayList<>(Collections.nCopies(safe.text().length(), Undefined.UNDEFINED));
    }

    static List<@Nullable Object> reversed(@Nullable Object value) {
        List<@Nullable Object> list = Values.elements(value);
        Collections.reverse(list);
        return list;
    }

    private static List<@Nullable Object> attributes(List<@Nullable Object> list, @Nullable Object attribute) {
        if (!Values.isTrue(attribute)) {
            return list;
        }
        List<@Nullable Object> values = new ArrayList<>(list.size());
        for (Object element : list) {
            values.add(Members.get(element, attribute));
        }
        return values;
    }

    /** The member at a path with dots; the element itself without one. */
    private static @Nullable Object attribute(@Nullable Object element, @Nullable Object path) {
        if (!Values.isTrue(path)) {
            return element;
        }
        Object at = element;
        for (String name : path instanceof CharSequence text
                ? List.of(text.toString().split("\\.", -1))
                : List.of(Values.text(path))) {
            at = Members.own(at, name);
        }
        return at;
    }

    private static Object sum(List<@Nullable Object> list, @Nullable Object start) {
        Object total = 0.0;
        for (Object element : list) {
            total = Values.add(total, Values.of(element));
        }
        return Values.add(start == Undefined.UNDEFINED ? (Object) 0.0 : start, total);
    }

    private static List<@Nullable Object> batch(List<@Nullable Object> list, Filters.Given given) {
        double size = Values.number(given.get(0, "linecount"));
        List<@Nullable Object> batches = new ArrayList<>();
        List<@Nullable Object> batch = new ArrayList<>();
        for (int i = 0; i < list.size(); i++) {
            if (i % size == 0 && !batch.isEmpty()) {
                batches.add(batch);
                batch = new ArrayList<>();
            }
            batch.add(list.get(i));
        }
        if (!batch.isEmpty()) {
            while (given.isTrue(1, "fill_with") && batch.size() < size) {
                batch.add(given.get(1, "fill_with"));
                if (batch.size() > MOST_SLICES) {
                    throw new TemplateException("the filter 'batch' fills up more than " + MOST_SLICES + " elements");
                }
            }
            batches.add(batch);
        }
        return batches;
    }

    private static List<@Nullable Object> slice(@Nullable Object value, Filters.Given given) {
        double slices = Values.number(given.get(0, "slices"));
        if (slices > MOST_SLICES) {
            throw new TemplateException("the filter 'slice' makes more than " + MOST_SLICES + " slices");
        }
        double length = Values.length(value);
        double size = Math.floor(length / slices);
        double longer = length % slices;
        List<@Nullable Object> result = new ArrayList<>();
        double offset = 0;
        for (int i = 0; i < slices; i++) {
            double start = offset + i * size;
            offset += i < longer ? 1 : 0;
            Object slice = part(value, start, offset + (i + 1) * size);
            if (given.isTrue(1, "fill_with") && i >= longer) {
                if (!(slice instanceof List)) {
                    throw new TemplateException("the filter 'slice' needs a list");
                }
                Members.elements(slice).add(given.get(1, "fill_with"));
            }
            result.add(slice);
        }
        return result;
    }

    /** {@code value.slice(start, end)} */
    private static Object part(@Nullable Object value, double start, double end) {
        int length = (int) Math.max(0, Values.length(value));
        int from = Math.min((int) start, length);
        int to = Math.max(from, Math.min((int) end, length));
        return value instanceof List<?> list
                ? new ArrayList<@Nullable Object>(list.subList(from, to))
                : Values.printed(value).substring(from, to);
    }

    private static List<@Nullable Object> sort(List<@Nullable Object> list, Filters.Given given) {
        boolean caseSensitive = given.isTrue(1, "case_sensitive");
        Object path = given.get(2, "attribute");
        int direction = given.isTrue(0, "reverse") ? -1 : 1;
        List<@Nullable Object> known = new ArrayList<>(list);
        known.removeIf(element -> element == Undefined.UNDEFINED);
        List<@Nullable Object> sorted = new ArrayList<>(JsSort.sorted(
                known, (a, b) -> direction * order(attribute(a, path), attribute(b, path), caseSensitive)));
        while (sorted.size() < list.size()) {
            sorted.add(Undefined.UNDEFINED);
        }
        return sorted;
    }

    private static int order(@Nullable Object a, @Nullable Object b, boolean caseSensitive) {
        double order = caseSensitive || !(a instanceof CharSequence && b instanceof CharSequence)
                ? Values.compare(Values.of(a), Values.of(b))
                : Values.text(a)
                        .toLowerCase(Locale.ROOT)
                        .compareTo(Values.text(b).toLowerCase(Locale.ROOT));
        return order < 0 ? -1 : order > 0 ? 1 : 0;
    }

    private static List<@Nullable Object> dictsort(@Nullable Object value, Filters.Given given) {
        if (!(value instanceof Map<?, ?> map)) {
            throw new TemplateException("the filter 'dictsort' needs a mapping");
        }
        Object asked = given.get(1, "by");
        String by = asked == Undefined.UNDEFINED ? "key" : Values.text(asked);
        if (!by.equals("key") && !by.equals("value")) {
            throw new TemplateException("the filter 'dictsort' sorts by 'key' or by 'value'");
        }
        int place = by.equals("value") ? 1 : 0;
        boolean caseSensitive = given.isTrue(0, "case_sensitive");
        List<List<@Nullable Object>> pairs = new ArrayList<>();
        Values.ordered(map).forEach((key, one) -> pairs.add(Arrays.asList(key, one)));
        return new ArrayList<>(JsSort.sorted(pairs, (a, b) -> {
            Object x = upper(a.get(place), caseSensitive);
            Object y = upper(b.get(place), caseSensitive);
            return Values.compare(Values.of(x), Values.of(y)) > 0 ? 1 : Values.same(x, y) ? 0 : -1;
        }));
    }

    private static @Nullable Object upper(@Nullable Object value, boolean caseSensitive) {
        return value instanceof CharSequence text && !caseSensitive
                ? text.toString().toUpperCase(Locale.ROOT)
                : value;
    }

    private static List<@Nullable Object> entries(Map<?, ?> map) {
        List<@Nullable Object> entries = new ArrayList<>();
        Values.ordered(map).forEach((key, value) -> {
            Map<String, @Nullable Object> entry = new LinkedHashMap<>();
            entry.put("key", Values.text(key));
            entry.put("value", value);
            entries.add(entry);
        });
        return entries;
    }

    private static Map<String, @Nullable Object> groupby(List<@Nullable Object> list, @Nullable Object attribute) {
        Map<String, @Nullable Object> groups = new LinkedHashMap<>();
        Map<String, List<@Nullable Object>> lists = new LinkedHashMap<>();
        for (Object element : list) {
            String key = Values.text(attribute(element, attribute));
            lists.computeIfAbsent(key, k -> new ArrayList<>()).add(element);
        }
        groups.putAll(Values.ordered(lists));
        return groups;
    }

    private static List<@Nullable Object> select(List<@Nullable Object> list, Filters.Given given, boolean wanted) {
        Object asked = given.get(0, "test");
        String test = asked == Undefined.UNDEFINED ? "truthy" : Values.text(asked);
        Object argument = given.get(1, "argument");
        List<@Nullable Object> arguments =
                argument == Undefined.UNDEFINED ? List.of() : Collections.singletonList(argument);
        List<@Nullable Object> selected = new ArrayList<>();
        for (Object element : list) {
            if (Tests.check(test, Values.of(element), arguments) == wanted) {
                selected.add(element);
            }
        }
        return selected;
    }

    private static List<@Nullable Object> selectattr(
            List<@Nullable Object> list, @Nullable Object attribute, boolean wanted) {
        List<@Nullable Object> selected = new ArrayList<>();
        for (Object element : list) {
            if (Values.isTrue(Members.get(element, attribute)) == wanted) {
                selected.add(element);
            }
        }
        return selected;
    }
}
