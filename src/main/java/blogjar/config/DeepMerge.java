package blogjar.config;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * hexo-util's deepMerge: mappings key by key; lists are not replaced but joined, mappings in them by index, other items
 * appended where they are not there yet.
 */
public final class DeepMerge {
    private DeepMerge() {}

    public static Map<String, @Nullable Object> of(Map<String, @Nullable Object> target, Map<?, ?> source) {
        Map<String, @Nullable Object> merged = new LinkedHashMap<>(target);
        source.forEach((k, value) -> {
            String key = String.valueOf(k);
            merged.put(key, merged.containsKey(key) ? values(merged.get(key), value) : value);
        });
        return Collections.unmodifiableMap(merged);
    }

    /** Mappings key by key, as well, but whatever else the source has stands alone. */
    public static Map<String, @Nullable Object> replacing(Map<String, @Nullable Object> target, Map<?, ?> source) {
        Map<String, @Nullable Object> merged = new LinkedHashMap<>(target);
        source.forEach((k, value) -> {
            String key = String.valueOf(k);
            merged.put(key, replaced(merged.get(key), value));
        });
        return Collections.unmodifiableMap(merged);
    }

    @SuppressWarnings("unchecked") // settings have strings for keys
    private static @Nullable Object replaced(@Nullable Object target, @Nullable Object source) {
        return target instanceof Map<?, ?> t && source instanceof Map<?, ?> s
                ? replacing((Map<String, @Nullable Object>) t, s)
                : source;
    }

    @SuppressWarnings("unchecked") // settings have strings for keys
    private static @Nullable Object values(@Nullable Object target, @Nullable Object source) {
        if (target instanceof Map<?, ?> t && source instanceof Map<?, ?> s) {
            return of((Map<String, @Nullable Object>) t, s);
        }
        if (target instanceof List<?> t && source instanceof List<?> s) {
            return lists(t, s);
        }
        return source;
    }

    private static List<@Nullable Object> lists(List<?> target, List<?> source) {
        List<@Nullable Object> merged = new ArrayList<>(target);
        for (int i = 0; i < source.size(); i++) {
            Object item = source.get(i);
            if (i >= merged.size()) {
                merged.add(item);
            } else if (item instanceof Map || item instanceof List) {
                merged.set(i, values(i < target.size() ? target.get(i) : null, item));
            } else if (!target.contains(item)) {
                merged.add(item);
            }
        }
        return Collections.unmodifiableList(merged);
    }
}
