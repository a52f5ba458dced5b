package blogjar.tagplugin.nunjucks;

import java.util.ArrayList;
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
        List<@Nullable Object> list = Values.elements(value);
        return switch (name) {
            case "first" -> list.isEmpty() ? Undefined.UNDEFINED : list.get(0);
            case "last" -> list.isEmpty() ? Undefined.UNDEFINED : list.get(list.size() - 1);
            case "list" -> list;
            case "join" -> Members.join(attributes(list, given.get(1, "attr")), given.text(0, "del", ""));
            case "sum" -> sum(attributes(list, given.get(0, "attr")), given.get(1, "start"));
            case "batch" -> batch(list, given);
            case "slice" -> slice(list, given);
            case "sort" -> sort(list, given);
            case "groupby" -> groupby(list, given.get(0, "attr"));
            case "select" -> select(list, given, true);
            case "reject" -> select(list, given, false);
            case "selectattr" -> selectattr(list, given.get(0, "attr"), true);
            case "rejectattr" -> selectattr(list, given.get(0, "attr"), false);
            default -> throw new TemplateException("there is no filter '" + name + "'");
        };
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
            values.add(attribute(element, Values.text(attribute)));
        }
        return values;
    }

    /** The member at a path with dots. */
    private static @Nullable Object attribute(@Nullable Object element, String path) {
        Object at = element;
        for (String name : path.split("\\.")) {
            at = Members.get(at, name);
        }
        return at;
    }

    private static Object sum(List<@Nullable Object> list, @Nullable Object start) {
        Object total = 0.0;
        for (Object element : list) {
            total = Values.add(total, Values.of(element));
        }
        return Values.add(Values.isNothing(start) ? (Object) 0.0 : start, total);
    }

    private static List<@Nullable Object> batch(List<@Nullable Object> list, Filters.Given given) {
        int size = Math.max(1, given.integer(0, "linecount", 1));
        List<@Nullable Object> batches = new ArrayList<>();
        for (int from = 0; from < list.size(); from += size) {
            List<@Nullable Object> batch = new ArrayList<>(list.subList(from, Math.min(list.size(), from + size)));
            while (given.isTrue(1, "fill_with") && batch.size() < Math.min(size, MOST_SLICES)) {
                batch.add(given.get(1, "fill_with"));
            }
            batches.add(batch);
        }
        return batches;
    }

    private static List<@Nullable Object> slice(List<@Nullable Object> list, Filters.Given given) {
        int slices = Math.min(MOST_SLICES, Math.max(1, given.integer(0, "slices", 1)));
        int size = list.size() / slices;
        int longer = list.size() % slices;
        List<@Nullable Object> result = new ArrayList<>();
        int at = 0;
        for (int i = 0; i < slices; i++) {
            int end = at + size + (i < longer ? 1 : 0);
            List<@Nullable Object> slice = new ArrayList<>(list.subList(at, end));
            if (given.isTrue(1, "fill_with") && i >= longer) {
                slice.add(given.get(1, "fill_with"));
            }
            result.add(slice);
            at = end;
        }
        return result;
    }

    private static List<@Nullable Object> sort(List<@Nullable Object> list, Filters.Given given) {
        boolean caseSensitive = given.isTrue(1, "case_sensitive");
        Object attribute = given.get(2, "attribute");
        String path = Values.isTrue(attribute) ? Values.text(attribute) : "";
        int direction = given.isTrue(0, "reverse") ? -1 : 1;
        try {
            list.sort((a, b) -> direction
                    * order(
                            path.isEmpty() ? a : attribute(a, path),
                            path.isEmpty() ? b : attribute(b, path),
                            caseSensitive));
        } catch (IllegalArgumentException e) {
            throw new TemplateException("the list has no order: its elements can't be compared");
        }
        return list;
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
        int by = given.text(1, "by", "key").equals("value") ? 1 : 0;
        boolean caseSensitive = given.isTrue(0, "case_sensitive");
        List<@Nullable Object> pairs = new ArrayList<>();
        List<List<@Nullable Object>> sorted = new ArrayList<>();
        map.forEach((key, one) -> {
            List<@Nullable Object> pair = new ArrayList<>();
            pair.add(Values.text(key));
            pair.add(one);
            sorted.add(pair);
        });
        sorted.sort((a, b) -> order(a.get(by), b.get(by), caseSensitive));
        pairs.addAll(sorted);
        return pairs;
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
            String key = Values.text(attribute(element, Values.text(attribute)));
            lists.computeIfAbsent(key, k -> new ArrayList<>()).add(element);
        }
        groups.putAll(Values.ordered(lists));
        return groups;
    }

    private static List<@Nullable Object> select(List<@Nullable Object> list, Filters.Given given, boolean wanted) {
        String test = given.text(0, "test", "truthy");
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
