package blogjar.config;

import blogjar.config.themes.ThemeSettings;
import blogjar.diagnostic.SourcePosition;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The settings of a blog, complete: what its files say over the defaults of Hexo.
 *
 * <p>Values are maps, lists, strings, {@code Long}, {@code Double}, {@code Boolean}, {@code Instant} or null, as YAML
 * gives them; unknown keys are kept for themes.
 */
public final class Config {
    private final Map<String, @Nullable Object> values;
    private final ThemeSettings theme;
    private final Plugins plugins;
    private final Links links;
    private final ExternalLinks externalLinks;
    private final ZoneId zone;
    private final Function<String, SourcePosition> places;

    /**
     * @param values the merged settings of the blog; must not change any more
     * @param theme the settings of its theme
     * @param plugins those that the blog relied on
     * @param places where a setting stands, by its path
     */
    Config(
            Map<String, @Nullable Object> values,
            ThemeSettings theme,
            Plugins plugins,
            Function<String, SourcePosition> places) {
        this.values = values;
        this.theme = theme;
        this.plugins = plugins;
        this.places = places;
        this.links = new Links(
                text("url"),
                text("root"),
                !isOff("pretty_urls.trailing_index"),
                !isOff("pretty_urls.trailing_html"),
                flag("relative_link", false));
        this.externalLinks = ExternalLinks.of(this);
        this.zone = zoneOf(text("timezone"));
    }

    /** Settings of no file, without plugins. */
    public Config(Map<String, @Nullable Object> values, Map<String, @Nullable Object> theme) {
        this(values, ThemeSettings.of(theme), Plugins.NONE, path -> new SourcePosition("_config.yml", 1, 1));
    }

    /** The same with other values of some keys. */
    public Config with(Map<String, @Nullable Object> others) {
        Map<String, @Nullable Object> merged = new LinkedHashMap<>(values);
        merged.putAll(others);
        return new Config(Collections.unmodifiableMap(merged), theme, plugins, places);
    }

    private static ZoneId zoneOf(String name) {
        try {
            return name.isBlank() ? ZoneId.systemDefault() : ZoneId.of(name);
        } catch (DateTimeException unknown) {
            return ZoneId.systemDefault(); // reported where the file is read
        }
    }

    /** All settings, for templates. */
    public Map<String, @Nullable Object> values() {
        return values;
    }

    /** The settings of the theme in its own words, merged: {@code theme_config} over those of its files. */
    public Map<String, @Nullable Object> theme() {
        return theme.given();
    }

    /** The settings of the theme, also in the words of the built-in one. */
    public ThemeSettings themeSettings() {
        return theme;
    }

    /** Where a setting stands; the first line of the file where none gives it. */
    public SourcePosition place(String path) {
        return places.apply(path);
    }

    /** The plugins of Hexo that the blog names. */
    public Plugins plugins() {
        return plugins;
    }

    /** How addresses are made. */
    public Links links() {
        return links;
    }

    /** Which links lead out of the site. */
    public ExternalLinks externalLinks() {
        return externalLinks;
    }

    /** The zone of all dates: {@code timezone}, else the machine's. */
    public ZoneId zone() {
        return zone;
    }

    /** The first of {@code language}, or {@code default} where there is none. */
    public String language() {
        List<String> all = languages();
        return all.isEmpty() ? "default" : all.get(0);
    }

    /** {@code language}, which may be one or a list. */
    public List<String> languages() {
        return texts("language");
    }

    public int perPage() {
        return number("per_page", 10);
    }

    /**
     * A value by its path.
     *
     * @param path keys separated by dots: {@code pretty_urls.trailing_index}
     */
    public @Nullable Object get(String path) {
        Object at = values;
        for (String key : path.split("\\.")) {
            if (!(at instanceof Map<?, ?> map)) {
                return null;
            }
            at = map.get(key);
        }
        return at;
    }

    /** A value as text; empty where there is none, or {@code false}. */
    public String text(String path) {
        return text(path, "");
    }

    public String text(String path, String otherwise) {
        Object value = get(path);
        if (value == null || value.equals(false) || value instanceof Map || value instanceof List) {
            return otherwise;
        }
        return value.toString();
    }

    /** A value that is one or a list, as a list of texts; empty where there is none. */
    public List<String> texts(String path) {
        Object value = get(path);
        if (value instanceof List<?> list) {
            return list.stream()
                    .filter(Objects::nonNull)
                    .map(Object::toString)
                    .filter(s -> !s.isEmpty())
                    .toList();
        }
        String one = text(path);
        return one.isEmpty() ? List.of() : List.of(one);
    }

    public boolean flag(String path, boolean otherwise) {
        Object value = get(path);
        return value instanceof Boolean b ? b : value == null ? otherwise : isTrue(value);
    }

    /** Whether it is {@code false}, and nothing else that counts as such: where Hexo asks for just that. */
    public boolean isOff(String path) {
        return Boolean.FALSE.equals(get(path));
    }

    /** What JavaScript takes for true. */
    private static boolean isTrue(Object value) {
        return value instanceof Number n
                ? n.doubleValue() != 0
                : !value.toString().isEmpty();
    }

    public int number(String path, int otherwise) {
        Object value = get(path);
        if (value instanceof Number n) {
            return n.intValue();
        }
        if (value instanceof String s && s.matches("-?\\d{1,9}")) {
            return Integer.parseInt(s);
        }
        return otherwise;
    }

    /** A number that need not be whole; 0 where there is none. */
    public double decimal(String path) {
        Object value = get(path);
        if (value instanceof Number n) {
            return n.doubleValue();
        }
        return number(path, 0);
    }

    /** A value that is a mapping; empty where it is none. */
    @SuppressWarnings("unchecked") // mappings come from YAML, whose keys are made strings when it is read
    public Map<String, @Nullable Object> map(String path) {
        Object value = get(path);
        return value instanceof Map<?, ?> map ? (Map<String, @Nullable Object>) map : Map.of();
    }
}
