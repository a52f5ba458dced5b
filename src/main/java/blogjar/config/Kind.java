package blogjar.config;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which values a setting takes.
 *
 * @param name {@code text}, {@code texts} (one or a list), {@code number}, {@code flag}, {@code map}, two of them joined by
 *     {@code -or-}, {@code any}, or a list of the values that there are, separated by commas
 */
public record Kind(String name) {
    private static final String DIGITS = "-?\\d{1,9}";

    /** Whether a value can be used as what it is; what is empty or false says nothing, and can. */
    boolean takes(@Nullable Object value) {
        if (value == null || value.equals("") || value.equals(Boolean.FALSE)) {
            return true;
        }
        return switch (name) {
            case "any" -> true;
            case "text", "text-or-flag", "flag" -> isScalar(value);
            case "texts" ->
                isScalar(value)
                        || value instanceof List<?> list && list.stream().allMatch(Kind::isScalar);
            case "number" -> isNumber(value);
            case "number-or-flag" -> isNumber(value) || value instanceof Boolean;
            case "map" -> value instanceof Map;
            case "map-or-flag" -> value instanceof Map || value instanceof Boolean;
            default -> values().contains(value.toString());
        };
    }

    private static boolean isScalar(@Nullable Object value) {
        return !(value instanceof Map) && !(value instanceof List);
    }

    private static boolean isNumber(Object value) {
        return value instanceof Number
                || value instanceof String text && text.strip().matches(DIGITS);
    }

    /** The values that there are, where they are named; else none. */
    List<String> values() {
        return name.indexOf(',') < 0 ? List.of() : List.of(name.split(","));
    }

    /** A value in a reader's words: {@code true or false}. */
    String expected() {
        return switch (name) {
            case "text", "text-or-flag" -> "a text";
            case "texts" -> "a text, or a list of texts";
            case "number", "number-or-flag" -> "a number";
            case "flag" -> "true or false";
            case "map", "map-or-flag" -> "lines of the form 'key: value', indented";
            default -> "one of " + String.join(", ", values());
        };
    }
}
