package blogjar.theme;

import blogjar.site.Page;
import blogjar.site.Site;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An entry of the menu.
 *
 * @param key its name as the author wrote it, or a key of the theme's texts below {@code menu.}
 * @param path of the site, or an address
 */
record MenuItem(String key, String path) implements Attributes {
    private static final List<String> PATH_KEYS = List.of("link", "url", "path", "href");
    private static final List<String> NAME_KEYS = List.of("name", "title", "text", "key");

    /**
     * Reads a menu in the words of the common themes: {@code home: /}, {@code Home: / || fas fa-home}, lists of
     * {@code {key, link}} or {@code {name, url}}; entries of a menu within the menu follow one another.
     */
    static List<MenuItem> read(@Nullable Object menu) {
        List<MenuItem> items = new ArrayList<>();
        if (menu instanceof Map<?, ?> map) {
            map.forEach((key, value) -> add(String.valueOf(key), value, items));
        } else if (menu instanceof List<?> list) {
            for (Object item : list) {
                if (item instanceof Map<?, ?> map) {
                    boolean entry = NAME_KEYS.stream().anyMatch(map::containsKey)
                            || PATH_KEYS.stream().anyMatch(map::containsKey);
                    String name = first(map, NAME_KEYS);
                    if (!entry) {
                        items.addAll(read(map));
                    } else if (!name.isEmpty()) {
                        add(name, map, items);
                    }
                }
            }
        }
        return List.copyOf(items);
    }

    private static void add(String name, @Nullable Object value, List<MenuItem> items) {
        if (value instanceof String text) {
            int icon = text.indexOf("||");
            String path = (icon < 0 ? text : text.substring(0, icon)).strip();
            if (!path.isEmpty() && !path.startsWith("javascript:")) {
                items.add(new MenuItem(withoutIcon(name), path));
            }
        } else if (value instanceof Map<?, ?> map) {
            String path = first(map, PATH_KEYS);
            String own = first(map, NAME_KEYS);
            if (map.get("default") instanceof String main) {
                add(name, main, items);
            }
            Object inner = map.containsKey("submenu") ? map.get("submenu") : map.get("rows");
            if (inner != null) {
                items.addAll(read(inner));
            } else if (!path.isEmpty()) {
                add(own.isEmpty() ? name : own, path, items);
            } else if (own.isEmpty()) {
                items.addAll(read(map).stream()
                        .filter(item -> !item.key.equals("default"))
                        .toList());
            }
        } else if (value instanceof List<?> list) {
            items.addAll(read(list));
        }
    }

    private static String withoutIcon(String name) {
        int icon = name.indexOf("||");
        return (icon < 0 ? name : name.substring(0, icon)).strip();
    }

    private static String first(Map<?, ?> map, List<String> keys) {
        for (String key : keys) {
            if (map.get(key) instanceof String text && !text.isBlank()) {
                return text.strip();
            }
        }
        return "";
    }

    /** The menu of a blog that names none: what there is of home, archives, categories, tags, friends and about. */
    static List<MenuItem> usual(Site site) {
        List<MenuItem> items = new ArrayList<>();
        items.add(new MenuItem("home", "/"));
        if (!site.posts().isEmpty() && site.config().flag("archive_generator.enabled", true)) {
            items.add(new MenuItem("archives", "/" + site.config().text("archive_dir", "archives") + "/"));
        }
        page(site, "categories", "category", items);
        page(site, "tags", "tag", items);
        for (String name : List.of("friends", "links", "link", "about")) {
            site.pages().stream()
                    .filter(page -> page.path().equals(name + "/index.html")
                            || page.path().equals(name + "/"))
                    .findFirst()
                    .ifPresent(page ->
                            items.add(new MenuItem(name.startsWith("link") ? "friends" : name, "/" + name + "/")));
        }
        return List.copyOf(items);
    }

    private static void page(Site site, String plural, String singular, List<MenuItem> items) {
        for (Page page : site.pages()) {
            if (SiteModel.isAbout(page, plural, singular)) {
                items.add(new MenuItem(plural, "/" + page.path().replaceFirst("(^|/)index\\.html$", "$1")));
                return;
            }
        }
    }

    @Override
    public String kind() {
        return "an entry of the menu";
    }

    @Override
    public @Nullable Object attribute(String name) {
        return switch (name) {
            case "key" -> key;
            case "text_key" -> "menu." + key.toLowerCase(Locale.ROOT);
            case "path" -> path;
            default -> UNKNOWN;
        };
    }
}
