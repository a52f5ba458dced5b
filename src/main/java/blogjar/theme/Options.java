package blogjar.theme;

import io.pebbletemplates.pebble.error.PebbleException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The options of a helper, in the order of their names: a mapping in a template keeps no other.
 *
 * @param wrong makes the error for one of the wrong kind
 */
record Options(SortedMap<String, @Nullable Object> values, Function<String, PebbleException> wrong) {

    Options {
        values = Collections.unmodifiableSortedMap(values);
    }

    boolean has(String name) {
        return values.containsKey(name);
    }

    @Nullable
    Object get(String name) {
        return values.get(name);
    }

    /** What JavaScript takes for true: any value but null, false, 0 and an empty text. */
    static boolean isOn(@Nullable Object value) {
        boolean off =
                value == null || value.equals(Boolean.FALSE) || value.toString().isEmpty();
        return !off && !(value instanceof Number number && number.doubleValue() == 0);
    }

    /** Whether it is on; of one that is not given, {@code otherwise}. */
    boolean isOn(String name, boolean otherwise) {
        return has(name) ? isOn(get(name)) : otherwise;
    }

    /** Its text; {@code otherwise} where it is not given or empty. */
    String text(String name, String otherwise) {
        Object value = get(name);
        if (value instanceof Map || value instanceof List) {
            throw wrong.apply("'" + name + "' has to be a text");
        }
        return isOn(value) ? String.valueOf(value) : otherwise;
    }

    /** Its number; {@code otherwise} where it is not given or 0. */
    double number(String name, double otherwise) {
        Object value = get(name);
        if (!isOn(value)) {
            return otherwise;
        }
        return number(name, value);
    }

    private double number(String name, @Nullable Object value) {
        if (value instanceof Number number) {
            return number.doubleValue();
        }
        try {
            return Double.parseDouble(String.valueOf(value));
        } catch (NumberFormatException none) {
            throw wrong.apply("'" + name + "' has to be a number, not '" + value + "'");
        }
    }

    /** Likewise, as a whole number; one that is too large for it becomes the largest. */
    int whole(String name, int otherwise) {
        return (int) number(name, otherwise);
    }

    /** These, and none of some names. */
    SortedMap<String, @Nullable Object> without(Set<String> names) {
        SortedMap<String, @Nullable Object> fewer = new TreeMap<>(values);
        fewer.keySet().removeAll(names);
        return fewer;
    }

    /** A value alone, or the items of a list, as texts. */
    static List<String> texts(@Nullable Object value) {
        List<String> texts = new ArrayList<>();
        if (value instanceof List<?> list) {
            list.forEach(item -> texts.add(String.valueOf(item)));
        } else if (isOn(value)) {
            texts.add(String.valueOf(value));
        }
        return texts;
    }
}
