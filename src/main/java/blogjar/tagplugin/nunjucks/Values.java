package blogjar.tagplugin.nunjucks;

import blogjar.text.JsNumber;
import blogjar.text.JsSpace;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Values as JavaScript sees them: null, {@link Undefined}, Boolean, Double, String, List, Map, {@link Callable}. */
public final class Values {
    private Values() {}

    /** A value of Java's as one of these. */
    static @Nullable Object of(@Nullable Object value) {
        return value instanceof Number n ? (Object) n.doubleValue() : value instanceof Character c ? (double) c : value;
    }

    /** What {@code String(value)} gives. */
    public static String text(@Nullable Object value) {
        if (value instanceof Number n) {
            return JsNumber.print(n.doubleValue());
        }
        if (value instanceof Dates date) {
            return date.joined();
        }
        if (value instanceof List<?> list) {
            return Members.join(list, ",");
        }
        if (value instanceof Callable) {
            return "function () { [native code] }";
        }
        return value == Undefined.UNDEFINED
                ? "undefined"
                : value instanceof Map ? "[object Object]" : String.valueOf(value);
    }

    /** What a template prints: nothing for null and what is not there. */
    static String printed(@Nullable Object value) {
        return isNothing(value) ? "" : text(value);
    }

    static boolean isNothing(@Nullable Object value) {
        return value == null || value == Undefined.UNDEFINED;
    }

    static boolean isTrue(@Nullable Object value) {
        if (value instanceof Boolean b) {
            return b;
        }
        if (value instanceof Number n) {
            return n.doubleValue() != 0 && !Double.isNaN(n.doubleValue());
        }
        return !isNothing(value) && !(value instanceof CharSequence text && text.length() == 0);
    }

    /** What {@code Number(value)} gives. */
    public static double number(@Nullable Object value) {
        if (value instanceof Number n) {
            return n.doubleValue();
        }
        if (value instanceof Boolean b) {
            return b ? 1 : 0;
        }
        if (value == null) {
            return 0;
        }
        if (value instanceof Dates date) {
            return date.millis();
        }
        return value instanceof CharSequence || value instanceof List || value instanceof Safe
                ? numberOf(JsSpace.trim(text(value)))
                : Double.NaN;
    }

    private static double numberOf(String text) {
        if (text.isEmpty()) {
            return 0;
        }
        String lower = text.toLowerCase(Locale.ROOT);
        int radix = lower.startsWith("0x") ? 16 : lower.startsWith("0b") ? 2 : lower.startsWith("0o") ? 8 : 10;
        try {
            if (radix != 10) {
                return Long.parseLong(lower.substring(2), radix);
            }
            if (text.endsWith("Infinity") && text.length() <= 9) {
                return text.startsWith("-") ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
            }
            char last = text.charAt(text.length() - 1);
            return last == '.' || last >= '0' && last <= '9' ? Double.parseDouble(text) : Double.NaN;
        } catch (NumberFormatException e) {
            return Double.NaN; // what JavaScript gives for a text that is no number
        }
    }

    /** {@code ===} */
    static boolean same(@Nullable Object a, @Nullable Object b) {
        if (a instanceof Number x && b instanceof Number y) {
            return x.doubleValue() == y.doubleValue();
        }
        if (a instanceof List || a instanceof Map) {
            return a == b;
        }
        return a == null ? b == null : a.equals(b);
    }

    /** {@code ==} */
    static boolean equal(@Nullable Object a, @Nullable Object b) {
        if (isNothing(a) || isNothing(b)) {
            return isNothing(a) && isNothing(b);
        }
        if (isObject(a) && isObject(b)) {
            return a == b;
        }
        if (a instanceof CharSequence && b instanceof CharSequence) {
            return same(a, b);
        }
        if (isObject(a) || isObject(b)) {
            return equal(isObject(a) ? text(a) : a, isObject(b) ? text(b) : b);
        }
        return same(a, b) || number(a) == number(b);
    }

    private static boolean isObject(@Nullable Object value) {
        return value instanceof List || value instanceof Map || value instanceof Safe;
    }

    /** Less than, equal or greater; {@code NaN} where the two can't be compared. */
    static double compare(@Nullable Object a, @Nullable Object b) {
        if (isText(a) && isText(b)) {
            return text(a).compareTo(text(b));
        }
        double x = number(a);
        double y = number(b);
        return Double.isNaN(x) || Double.isNaN(y) ? Double.NaN : Double.compare(x, y);
    }

    /** {@code +} */
    static Object add(@Nullable Object a, @Nullable Object b) {
        boolean texts = isText(a) || isText(b);
        return texts ? joined(text(a), text(b)) : (Object) (number(a) + number(b));
    }

    /** One text behind the other. */
    static String joined(String a, String b) {
        Bounds.text((long) a.length() + b.length());
        return a + b;
    }

    /** The entries of a mapping in the order of JavaScript: whole numbers first, from small to great. */
    static Map<String, @Nullable Object> ordered(Map<?, ?> map) {
        Map<String, @Nullable Object> entries = new LinkedHashMap<>();
        map.keySet().stream()
                .filter(Values::isIndex)
                .sorted(Comparator.comparingLong(key -> Long.parseLong(text(key))))
                .forEach(key -> entries.put(text(key), map.get(key)));
        map.forEach((key, value) -> entries.putIfAbsent(text(key), value));
        return entries;
    }

    private static boolean isIndex(@Nullable Object key) {
        String text = text(key);
        return text.length() < 10 && text.matches("0|[1-9][0-9]*");
    }

    private static boolean isText(@Nullable Object value) {
        return value instanceof CharSequence
                || value instanceof List
                || value instanceof Map
                || value instanceof Safe
                || value instanceof Regex
                || value instanceof Callable;
    }

    /** The elements of a list, or the units of UTF-16 of a text, whole characters where it is safe; empty for anything else. */
    static List<@Nullable Object> elements(@Nullable Object value) {
        if (value instanceof List<?> list) {
            return new ArrayList<>(list);
        }
        List<@Nullable Object> characters = new ArrayList<>();
        if (value instanceof Safe) {
            text(value).codePoints().forEach(c -> characters.add(Character.toString(c)));
        } else if (value instanceof CharSequence text) {
            text.chars().forEach(c -> characters.add(String.valueOf((char) c)));
        }
        return characters;
    }

    /** The member {@code length}; not a number where there is none. */
    static double length(@Nullable Object value) {
        if (value instanceof List<?> list) {
            return list.size();
        }
        boolean text = value instanceof CharSequence || value instanceof Safe;
        return text ? text(value).length() : Double.NaN;
    }
}
