package blogjar.config.themes;

import blogjar.diagnostic.SourcePosition;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The settings of a blog's theme.
 *
 * @param theme the theme where it is known
 * @param given what the blog says, in the theme's own words
 * @param ours the same in the words of the built-in theme; what has no word there is left out
 * @param list each of them by itself, file by file
 */
public record ThemeSettings(
        Optional<KnownTheme> theme,
        Map<String, @Nullable Object> given,
        Map<String, @Nullable Object> ours,
        List<GivenSetting> list) {
    public ThemeSettings {
        list = List.copyOf(list);
    }

    /**
     * The settings of one file.
     *
     * @param settings those of the theme
     * @param place where the key of one stands, by its path
     * @param isTheThemes whether the file came with the theme
     */
    public record Source(
            Map<String, @Nullable Object> settings, Function<String, SourcePosition> place, boolean isTheThemes) {}

    /**
     * Turns the settings of a theme into ours.
     *
     * @param name of the theme, as the blog gives it
     * @param given its settings, merged
     * @param sources the files that they were merged from
     * @param isThere whether the blog has a picture, by its address: one that is not there is not shown
     */
    public static ThemeSettings of(
            String name, Map<String, @Nullable Object> given, List<Source> sources, Predicate<String> isThere) {
        Optional<KnownTheme> theme = KnownTheme.named(name);
        List<Row> rows = Row.of(theme);
        List<GivenSetting> list = new ArrayList<>();
        for (Source source : sources) {
            list.addAll(new SettingWalk(rows, isThere, source.place(), source.isTheThemes()).of(source.settings()));
        }
        return new ThemeSettings(theme, given, ours(rows, given, isThere), list);
    }

    /** Settings of no file in the words of the built-in theme. */
    public static ThemeSettings of(Map<String, @Nullable Object> given) {
        return of("", given, List.of(), picture -> true);
    }

    /** Whether a section of a theme's settings says {@code enable: false}; one that is not there does not. */
    public static boolean isOff(@Nullable Object section) {
        return section instanceof Map<?, ?> settings && Boolean.FALSE.equals(settings.get("enable"));
    }

    private static Map<String, @Nullable Object> ours(
            List<Row> rows, Map<String, @Nullable Object> given, Predicate<String> isThere) {
        Map<String, @Nullable Object> ours = new LinkedHashMap<>();
        Turns turns = new Turns(isThere);
        for (Row row : rows) {
            if (row.isOurs() && get(ours, row.ours()) == null && row.counts(given)) {
                Object value = row.path().in(given);
                Object taken = value == null ? row.otherwise() : value;
                Object turned = taken == null ? null : turns.turn(row.turn(), taken);
                if (turned != null) {
                    put(ours, List.of(row.ours().split("\\.")), turned);
                }
            }
        }
        return Collections.unmodifiableMap(ours);
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
