package blogjar.theme;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The elements that are open at a place in HTML, from the outermost in; each opened and closed in the same time. */
final class OpenElements {
    private static final Deque<Integer> NONE = new ArrayDeque<>(0);

    /** Names; null for one that was closed while others in it stayed open. */
    private final List<@Nullable String> names = new ArrayList<>();

    /** Places in that list, by name, the innermost first. */
    private final Map<String, Deque<Integer>> places = new HashMap<>();

    boolean has(String name) {
        return !places.getOrDefault(name, NONE).isEmpty();
    }

    void open(String name) {
        places.computeIfAbsent(name, first -> new ArrayDeque<>()).push(names.size());
        names.add(name);
    }

    /** Closes the innermost of that name, if there is one, and no other. */
    void close(String name) {
        if (has(name)) {
            names.set(places.getOrDefault(name, NONE).pop(), null);
        }
    }

    /** Closes the innermost of that name, if there is one, with all that is in it. */
    void closeWithContent(String name) {
        if (!has(name)) {
            return;
        }
        int at = places.getOrDefault(name, NONE).getFirst();
        while (names.size() > at) {
            String inner = names.remove(names.size() - 1);
            if (inner != null) {
                places.getOrDefault(inner, NONE).pop();
            }
        }
    }

    /** What closes those of some names, the innermost first. */
    String closing(Set<String> wanted) {
        StringBuilder out = new StringBuilder();
        for (int i = names.size() - 1; i >= 0; i--) {
            String name = names.get(i);
            if (name != null && wanted.contains(name)) {
                out.append("</").append(name).append('>');
            }
        }
        return out.toString();
    }
}
