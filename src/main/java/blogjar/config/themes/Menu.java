package blogjar.config.themes;

import blogjar.text.Addresses;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A menu in the words of the themes: {@code home: /}, {@code Home: / || fas fa-home}, lists of {@code {key, link}},
 * {@code {name, url, rows}} or {@code name || path || icon}, {@code blog: '[Blog](/)'}, and menus within them. Icons are
 * left out.
 */
final class Menu {
    private static final List<String> PATHS = List.of("link", "url", "path", "href");
    private static final List<String> NAMES = List.of("name", "title", "text", "key", "id");
    private static final List<String> INNER = List.of("submenu", "rows", "children", "items");
    private static final Pattern LINK = Pattern.compile("\\[([^]]+)]\\(([^)]+)\\)");
    private static final int DEPTH = 4;

    private Menu() {}

    /** Entries: {@code name}, {@code path} where it has one, {@code children} where it has some. */
    static List<Map<String, @Nullable Object>> of(@Nullable Object menu) {
        return of(menu, DEPTH);
    }

    private static List<Map<String, @Nullable Object>> of(@Nullable Object menu, int depth) {
        List<Map<String, @Nullable Object>> entries = new ArrayList<>();
        if (depth == 0) {
            return entries;
        }
        if (menu instanceof Map<?, ?> map) {
            map.forEach((name, value) -> add(entries, entry(String.valueOf(name), value, depth)));
        } else if (menu instanceof List<?> list) {
            for (Object item : list) {
                if (item instanceof Map<?, ?> map && isEntry(map)) {
                    add(entries, entry(Friends.first(map, NAMES), map, depth));
                } else if (item instanceof String text) {
                    add(entries, written(text));
                } else {
                    entries.addAll(of(item, depth - 1));
                }
            }
        }
        return entries;
    }

    private static boolean isEntry(Map<?, ?> map) {
        return NAMES.stream().anyMatch(map::containsKey) || PATHS.stream().anyMatch(map::containsKey);
    }

    private static void add(
            List<Map<String, @Nullable Object>> entries, @Nullable Map<String, @Nullable Object> entry) {
        if (entry != null) {
            entries.add(entry);
        }
    }

    /** {@code name || path || icon}. */
    private static @Nullable Map<String, @Nullable Object> written(String text) {
        String[] parts = text.split("\\|\\|");
        return parts.length < 2 ? null : entry(parts[0], parts[1], List.of());
    }

    private static @Nullable Map<String, @Nullable Object> entry(String name, @Nullable Object value, int depth) {
        if (value instanceof String text) {
            Matcher link = LINK.matcher(text);
            return link.matches() ? entry(link.group(1), link.group(2), List.of()) : entry(name, text, List.of());
        }
        if (value instanceof List<?> list) {
            return entry(name, "", of(list, depth - 1));
        }
        if (!(value instanceof Map<?, ?> map)) {
            return null;
        }
        Object inner =
                INNER.stream().map(map::get).filter(v -> v != null).findFirst().orElse(null);
        if (inner != null || isEntry(map)) {
            String own = Friends.first(map, NAMES);
            return entry(own.isEmpty() ? name : own, Friends.first(map, PATHS), of(inner, depth - 1));
        }
        Map<Object, @Nullable Object> children = new LinkedHashMap<>(map);
        Object main = children.remove("default");
        String path = main instanceof String given ? given : "";
        return entry(name, path, beneath(beforeIcon(path), of(children, depth - 1)));
    }

    /** Entries of a menu in a menu of NexT, whose paths go on from that of the entry above them. */
    private static List<Map<String, @Nullable Object>> beneath(
            String above, List<Map<String, @Nullable Object>> entries) {
        if (above.isEmpty() || Addresses.hasScheme(above)) {
            return entries;
        }
        List<Map<String, @Nullable Object>> moved = new ArrayList<>();
        for (Map<String, @Nullable Object> entry : entries) {
            Map<String, @Nullable Object> one = new LinkedHashMap<>(entry);
            one.computeIfPresent("path", (key, path) -> beneath(above, path.toString()));
            one.computeIfPresent("children", (key, inner) -> beneath(above, entriesOf(inner)));
            moved.add(one);
        }
        return moved;
    }

    private static String beneath(String above, String path) {
        return Addresses.hasScheme(path) || path.startsWith("//")
                ? path
                : above.replaceFirst("/+$", "") + "/" + path.replaceFirst("^/+", "");
    }

    @SuppressWarnings("unchecked") // they were made here
    private static List<Map<String, @Nullable Object>> entriesOf(Object children) {
        return (List<Map<String, @Nullable Object>>) children;
    }

    private static @Nullable Map<String, @Nullable Object> entry(
            String name, String path, List<Map<String, @Nullable Object>> children) {
        String plainName = beforeIcon(name).replaceFirst("^btn\\.", "");
        String plainPath = beforeIcon(path);
        boolean leads = !plainPath.isEmpty() && !plainPath.startsWith("javascript:");
        if (plainName.isEmpty() || !leads && children.isEmpty()) {
            return null;
        }
        Map<String, @Nullable Object> entry = new LinkedHashMap<>();
        entry.put("name", plainName);
        if (leads) {
            entry.put("path", plainPath);
        }
        if (!children.isEmpty()) {
            entry.put("children", children);
        }
        return entry;
    }

    private static String beforeIcon(String text) {
        int icon = text.indexOf("||");
        return (icon < 0 ? text : text.substring(0, icon)).strip();
    }
}
