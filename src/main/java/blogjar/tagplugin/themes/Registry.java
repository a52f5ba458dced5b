package blogjar.tagplugin.themes;

import blogjar.tagplugin.TagCall;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;

/** Gathers tags by name; of one name that which was added first goes first. */
final class Registry {
    private final Map<String, List<ThemeTag>> tags = new LinkedHashMap<>();

    /** A tag with a body that takes any arguments. */
    void block(Function<TagCall, String> html, String... names) {
        add(true, call -> true, html, names);
    }

    /** A tag without a body that takes any arguments. */
    void inline(Function<TagCall, String> html, String... names) {
        add(false, call -> true, html, names);
    }

    void add(boolean block, Predicate<TagCall> fits, Function<TagCall, String> html, String... names) {
        for (String name : names) {
            tags.computeIfAbsent(name, first -> new ArrayList<>()).add(new ThemeTag(block, fits, html));
        }
    }

    Map<String, List<ThemeTag>> tags() {
        return tags;
    }
}
