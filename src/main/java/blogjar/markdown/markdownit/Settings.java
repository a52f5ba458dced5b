package blogjar.markdown.markdownit;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A mapping of {@code _config.yml}, its values read as JavaScript reads them. */
final class Settings {
    private final Map<?, ?> values;

    Settings(@Nullable Object values) {
        this.values = values instanceof Map<?, ?> map ? map : Map.of();
    }

    @Nullable
    Object get(String key) {
        return values.get(key);
    }

    boolean has(String key) {
        return values.containsKey(key);
    }

    Settings in(String key) {
        return new Settings(values.get(key));
    }

    boolean flag(String key, boolean absent) {
        return values.containsKey(key) ? isTrue(values.get(key)) : absent;
    }

    String text(String key, String absent) {
        Object value = values.get(key);
        return value == null || value instanceof Map || value instanceof List ? absent : value.toString();
    }

    int number(String key, int absent) {
        Object value = values.get(key);
        if (value instanceof Number number) {
            return number.intValue();
        }
        return value instanceof String text && text.matches("\\d{1,8}") ? Integer.parseInt(text) : absent;
    }

    /** A list, or what stands alone as one of one. */
    List<Object> list(String key) {
        List<Object> list = new ArrayList<>();
        Object value = values.get(key);
        if (value instanceof List<?> many) {
            many.stream().filter(one -> one != null).forEach(list::add);
        } else if (value != null) {
            list.add(value);
        }
        return list;
    }

    static boolean isTrue(@Nullable Object value) {
        return value != null
                && !value.equals(Boolean.FALSE)
                && !value.equals("")
                && !(value instanceof Number number && number.doubleValue() == 0);
    }
}
