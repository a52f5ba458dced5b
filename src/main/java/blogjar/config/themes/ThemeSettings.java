package blogjar.config.themes;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The settings of a blog's theme.
 *
 * @param theme the theme where it is known
 * @param given what the blog says, in the theme's own words
 * @param ours the same in the words of the built-in theme; what has no word there is left out
 */
public record ThemeSettings(
        Optional<KnownTheme> theme, Map<String, @Nullable Object> given, Map<String, @Nullable Object> ours) {

    /** A blog that says nothing. */
    public static final ThemeSettings NONE = new ThemeSettings(Optional.empty(), Map.of(), Map.of());

    /**
     * Turns the settings of a theme into ours.
     *
     * @param name of the theme, as the blog gives it
     * @param given its settings, merged
     * @param isThere whether the blog has a picture, by its address: one that is not there is not shown
     */
    public static ThemeSettings of(String name, Map<String, @Nullable Object> given, Predicate<String> isThere) {
        Optional<KnownTheme> theme = KnownTheme.named(name);
        Map<String, @Nullable Object> ours = new LinkedHashMap<>();
        Turns turns = new Turns(isThere);
        for (Row row : Row.of(theme)) {
            if (!row.ours().isEmpty() && get(ours, row.ours()) == null && row.counts(given)) {
                Object value = row.path().in(given);
                Object taken = value == null ? row.otherwise() : value;
                Object turned = taken == null ? null : turns.turn(row.turn(), taken);
                if (turned != null) {
                    put(ours, List.of(row.ours().split("\\.")), turned);
                }
            }
        }
        return new ThemeSettings(theme, given, Collections.unmodifiableMap(ours));
    }

    private static @Nullable Object get(Map<String, @Nullable Object> ours, String path) {
        return SettingPath.of(path).in(ours);
    }

    @SuppressWarnings("unchecked") // the mappings were made here
    private static void put(Map<String, @Nullable Object> into, List<String> path, Object value) {
        String key = path.get(0);
        if (path.size() == 1) {
            into.put(key, value);
        } else if (!into.containsKey(key) || into.get(key) instanceof Map) {
            Object inner = into.computeIfAbsent(key, absent -> new LinkedHashMap<String, @Nullable Object>());
            put((Map<String, @Nullable Object>) inner, path.subList(1, path.size()), value);
        }
    }
}
