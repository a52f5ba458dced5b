package blogjar.theme;

import blogjar.site.Page;
import blogjar.site.Site;
import blogjar.text.SlashPaths;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An entry of the menu.
 *
 * @param key its name as the author wrote it, or a key of the theme's texts below {@code menu.}
 * @param path of the site, or an address; empty where it only holds others
 */
record MenuItem(String key, String path, List<MenuItem> children) implements Attributes {
    MenuItem(String key, String path) {
        this(key, path, List.of());
    }

    /** @param menu as {@code blogjar.config.themes} gives it */
    static List<MenuItem> of(@Nullable Object menu) {
        List<MenuItem> items = new ArrayList<>();
        if (menu instanceof List<?> list) {
            for (Object item : list) {
                if (item instanceof Map<?, ?> entry && entry.get("name") instanceof String name) {
                    String path = entry.get("path") instanceof String text ? text : "";
                    items.add(new MenuItem(name, path, of(entry.get("children"))));
                }
            }
        }
        return List.copyOf(items);
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
                items.add(new MenuItem(plural, "/" + SlashPaths.ofPage(page.path())));
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
            case "children" -> children;
            default -> UNKNOWN;
        };
    }
}
