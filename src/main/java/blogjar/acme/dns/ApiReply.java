package blogjar.acme.dns;

import blogjar.text.Json;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * What an API answers.
 *
 * @param body as {@link Json} reads it; null for what is no JSON
 * @param retryAfter seconds, where the server names them
 */
record ApiReply(int status, @Nullable Object body, OptionalLong retryAfter) {

    /** A value by the keys that lead to it; empty where there is none. */
    String text(String... path) {
        Object value = at(path);
        return value == null || value instanceof Map || value instanceof List ? "" : value.toString();
    }

    /** What to tell of one that says nothing of why. */
    String silence() {
        return "status " + status + " without a reason";
    }

    /** The maps of a list. */
    List<Map<?, ?>> maps(String... path) {
        return at(path) instanceof List<?> list
                ? list.stream()
                        .filter(Map.class::isInstance)
                        .<Map<?, ?>>map(one -> (Map<?, ?>) one)
                        .toList()
                : List.of();
    }

    private @Nullable Object at(String... path) {
        Object value = body;
        for (String key : path) {
            value = value instanceof Map<?, ?> map ? map.get(key) : null;
        }
        return value;
    }
}
