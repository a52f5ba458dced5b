package blogjar.tagplugin.nunjucks;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The methods of JavaScript's lists that texts of posts use. */
final class ListMembers {
    private ListMembers() {}

    static Object get(List<?> list, String name) {
        return switch (name) {
            case "length" -> (double) list.size();
            case "join" -> (Callable) (a, named) -> Members.join(list, a.isEmpty() ? "," : Values.text(a.get(0)));
            case "toString" -> (Callable) (a, named) -> Values.text(list);
            case "indexOf" -> (Callable) (a, named) -> (double) indexOf(list, Members.argument(a, 0));
            case "lastIndexOf" -> (Callable) (a, named) -> (double) lastIndexOf(list, Members.argument(a, 0));
            case "includes" -> (Callable) (a, named) -> indexOf(list, Members.argument(a, 0)) >= 0;
            case "at" -> (Callable) (a, named) -> Members.at(list, Members.integer(a, 0, 0));
            case "slice" ->
                (Callable) (a, named) -> {
                    int from = Members.clamp(Members.integer(a, 0, 0), list.size());
                    int to = Members.clamp(Members.integer(a, 1, list.size()), list.size());
                    return new ArrayList<>(list.subList(from, Math.max(from, to)));
                };
            case "concat" -> (Callable) (a, named) -> concat(list, a);
            default -> changing(changeable(list), name);
        };
    }

    /** Methods that change the list itself. */
    private static Object changing(List<@Nullable Object> list, String name) {
        return switch (name) {
            case "push" ->
                (Callable) (a, named) -> {
                    change(() -> list.addAll(a));
                    return (double) list.size();
                };
            case "unshift" ->
                (Callable) (a, named) -> {
                    change(() -> list.addAll(0, a));
                    return (double) list.size();
                };
            case "pop" -> (Callable) (a, named) -> removed(list, list.size() - 1);
            case "shift" -> (Callable) (a, named) -> removed(list, 0);
            case "reverse" ->
                (Callable) (a, named) -> {
                    change(() -> Collections.reverse(list));
                    return list;
                };
            case "sort" ->
                (Callable) (a, named) -> {
                    change(() -> list.sort(Comparator.comparing(Values::text)));
                    return list;
                };
            case "splice" -> (Callable) (a, named) -> spliced(list, a);
            default -> Undefined.UNDEFINED;
        };
    }

    @SuppressWarnings("unchecked") // lists of templates hold anything
    private static List<@Nullable Object> changeable(List<?> list) {
        return (List<@Nullable Object>) list;
    }

    private static void change(Runnable change) {
        try {
            change.run();
        } catch (UnsupportedOperationException e) {
            throw new TemplateException("a list within the front matter can't be changed");
        }
    }

    private static @Nullable Object removed(List<@Nullable Object> list, int index) {
        if (list.isEmpty()) {
            return Undefined.UNDEFINED;
        }
        Object value = list.get(index);
        change(() -> list.remove(index));
        return Values.of(value);
    }

    private static List<@Nullable Object> spliced(List<@Nullable Object> list, List<@Nullable Object> arguments) {
        int from = Members.clamp(Members.integer(arguments, 0, 0), list.size());
        int count = Math.min(Math.max(0, Members.integer(arguments, 1, list.size())), list.size() - from);
        List<@Nullable Object> range = list.subList(from, from + count);
        List<@Nullable Object> removed = new ArrayList<>(range);
        change(() -> {
            range.clear();
            list.addAll(from, arguments.subList(Math.min(2, arguments.size()), arguments.size()));
        });
        return removed;
    }

    private static List<@Nullable Object> concat(List<?> list, List<@Nullable Object> more) {
        List<@Nullable Object> joined = new ArrayList<>(list);
        for (Object one : more) {
            joined.addAll(one instanceof List<?> elements ? elements : Arrays.asList(one));
            Bounds.list(joined.size());
        }
        return joined;
    }

    private static int lastIndexOf(List<?> list, @Nullable Object wanted) {
        int at = list.size() - 1;
        while (at >= 0 && !Values.same(Values.of(list.get(at)), wanted)) {
            at--;
        }
        return at;
    }

    private static int indexOf(List<?> list, @Nullable Object wanted) {
        for (int i = 0; i < list.size(); i++) {
            if (Values.same(Values.of(list.get(i)), wanted)) {
                return i;
            }
        }
        return -1;
    }
}
