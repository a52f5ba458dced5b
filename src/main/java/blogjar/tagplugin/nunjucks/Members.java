package blogjar.tagplugin.nunjucks;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What {@code a.b} and {@code a[b]} give, the usual methods of JavaScript's values included. */
final class Members {
    private Members() {}

    static @Nullable Object get(@Nullable Object of, @Nullable Object key) {
        String name = Values.text(key);
        if (of instanceof Map<?, ?> map) {
            return map.containsKey(name) ? Values.of(map.get(name)) : ofMap(map, name);
        }
        if (of instanceof List<?> list) {
            int index = index(name);
            return index < 0 ? ListMembers.get(list, name) : at(list, index);
        }
        if (of instanceof CharSequence || of instanceof Safe) {
            String text = Values.text(of);
            int index = index(name);
            if (index >= 0 && of instanceof Safe) {
                return Undefined.UNDEFINED; // an object to JavaScript, without places
            }
            return index < 0
                    ? TextMembers.get(text, name)
                    : index < text.length() ? String.valueOf(text.charAt(index)) : Undefined.UNDEFINED;
        }
        if (of instanceof Dates date) {
            return date.member(name);
        }
        if (of instanceof Regex regex && name.equals("test")) {
            return (Callable) (a, named) -> regex.test(Values.text(argument(a, 0)));
        }
        return of instanceof Number number
                ? ofNumber(number.doubleValue(), name)
                : of instanceof Boolean && name.equals("toString")
                        ? (Callable) (a, named) -> Values.text(of)
                        : Undefined.UNDEFINED;
    }

    /** What a value has itself, without the methods of its kind. */
    static @Nullable Object own(@Nullable Object of, String name) {
        boolean number = index(name) >= 0 || name.equals("length");
        return of instanceof Map<?, ?> map
                ? map.containsKey(name) ? Values.of(map.get(name)) : Undefined.UNDEFINED
                : number || of instanceof Dates ? get(of, name) : Undefined.UNDEFINED;
    }

    /** The list itself, to be added to; it must be one of the template. */
    @SuppressWarnings("unchecked") // lists of templates hold anything
    static List<@Nullable Object> elements(Object list) {
        return (List<@Nullable Object>) list;
    }

    static @Nullable Object at(List<?> list, int index) {
        int at = index < 0 ? index + list.size() : index;
        return at >= 0 && at < list.size() ? Values.of(list.get(at)) : Undefined.UNDEFINED;
    }

    private static int index(String name) {
        return !name.isEmpty() && name.length() < 10 && name.chars().allMatch(c -> c >= '0' && c <= '9')
                ? Integer.parseInt(name)
                : -1;
    }

    private static Object ofMap(Map<?, ?> map, String name) {
        return switch (name) {
            case "hasOwnProperty" -> (Callable) (a, named) -> map.containsKey(Values.text(argument(a, 0)));
            case "toString" -> (Callable) (a, named) -> Values.text(map);
            default -> Undefined.UNDEFINED;
        };
    }

    private static Object ofNumber(double number, String name) {
        return switch (name) {
            case "toFixed" ->
                (Callable) (a, named) -> Math.abs(number) < 1e21
                        ? String.format(Locale.ROOT, "%." + places(a, 0) + "f", new BigDecimal(number))
                        : Values.text(number);
            case "toPrecision" ->
                (Callable) (a, named) -> Double.isFinite(number) && !a.isEmpty()
                        ? new BigDecimal(number)
                                .round(new MathContext(Math.max(1, places(a, 1))))
                                .setScale(Math.max(0, places(a, 1) - digits(number)), java.math.RoundingMode.HALF_UP)
                                .toPlainString()
                        : Values.text(number);
            case "toString" ->
                (Callable) (a, named) -> {
                    int radix = integer(a, 0, 10);
                    boolean whole = number == Math.rint(number) && Math.abs(number) < 1L << 53;
                    return radix == 10 || !whole ? Values.text(number) : Long.toString((long) number, radix);
                };
            default -> Undefined.UNDEFINED;
        };
    }

    /** How many digits are before the point. */
    private static int digits(double number) {
        BigDecimal value = new BigDecimal(number);
        return value.precision() - value.scale();
    }

    private static int places(List<@Nullable Object> arguments, int otherwise) {
        return Math.min(100, Math.max(0, integer(arguments, 0, otherwise)));
    }

    static String join(List<?> list, String separator) {
        return join(list, separator, 0);
    }

    private static String join(List<?> list, String separator, int depth) {
        Bounds.depth(depth);
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < list.size(); i++) {
            out.append(i == 0 ? "" : separator)
                    .append(
                            list.get(i) instanceof List<?> inner
                                    ? join(inner, ",", depth + 1)
                                    : Values.printed(list.get(i)));
            Bounds.text(out.length());
        }
        return out.toString();
    }

    static @Nullable Object argument(List<@Nullable Object> arguments, int index) {
        return index < arguments.size() ? arguments.get(index) : Undefined.UNDEFINED;
    }

    static int integer(List<@Nullable Object> arguments, int index, int otherwise) {
        Object value = argument(arguments, index);
        return value == Undefined.UNDEFINED ? otherwise : (int) Values.number(value);
    }

    /** A place counted from the end where it is negative, kept within the length. */
    static int clamp(int index, int length) {
        return Math.min(Math.max(index < 0 ? index + length : index, 0), length);
    }
}
