package blogjar.tagplugin.nunjucks;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The functions that every template has: {@code range}, {@code cycler}, {@code joiner}. */
final class Globals {
    private static final int LONGEST_RANGE = 100_000;

    private Globals() {}

    static Object get(String name) {
        return switch (name) {
            case "range" -> (Callable) (arguments, named) -> range(arguments);
            case "cycler" -> (Callable) (arguments, named) -> cycler(arguments);
            case "joiner" -> (Callable) (arguments, named) -> joiner(arguments);
            default -> Undefined.UNDEFINED;
        };
    }

    private static @Nullable Object argument(List<@Nullable Object> arguments, int index) {
        return index < arguments.size() ? arguments.get(index) : Undefined.UNDEFINED;
    }

    private static List<@Nullable Object> range(List<@Nullable Object> arguments) {
        boolean one = argument(arguments, 1) == Undefined.UNDEFINED;
        double start = one ? 0 : Values.number(argument(arguments, 0));
        double stop = Values.number(argument(arguments, one ? 0 : 1));
        Object given = argument(arguments, 2);
        double step = one || !Values.isTrue(given) ? 1 : Values.number(given);
        if (Math.abs((stop - start) / step) > LONGEST_RANGE) {
            throw new TemplateException("range() of more than " + LONGEST_RANGE + " numbers");
        }
        List<@Nullable Object> numbers = new ArrayList<>();
        for (double i = start; step > 0 ? i < stop : i > stop; i += step) {
            numbers.add(i);
        }
        return numbers;
    }

    private static Object cycler(List<@Nullable Object> items) {
        Map<String, @Nullable Object> cycler = new HashMap<>();
        int[] index = {-1};
        cycler.put("current", null);
        cycler.put("reset", (Callable) (arguments, named) -> {
            index[0] = -1;
            cycler.put("current", null);
            return Undefined.UNDEFINED;
        });
        cycler.put("next", (Callable) (arguments, named) -> {
            index[0] = items.isEmpty() ? -1 : (index[0] + 1) % items.size();
            cycler.put("current", items.isEmpty() ? Undefined.UNDEFINED : items.get(index[0]));
            return cycler.get("current");
        });
        return cycler;
    }

    private static Object joiner(List<@Nullable Object> arguments) {
        Object given = argument(arguments, 0);
        Object separator = Values.isTrue(given) ? given : ",";
        boolean[] first = {true};
        return (Callable) (none, named) -> {
            Object value = first[0] ? "" : separator;
            first[0] = false;
            return value;
        };
    }
}
