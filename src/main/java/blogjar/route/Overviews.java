package blogjar.route;

import blogjar.config.Config;
import blogjar.config.themes.KnownTheme;
import blogjar.config.themes.ThemeSettings;
import blogjar.site.Languages;
import blogjar.site.Page;
import blogjar.site.Site;
import java.util.ArrayList;
import java.util.List;

/**
 * Pages that a theme of Hexo makes by itself, so that its users have no document for them: all tags and all categories (Fluid, Icarus,
 * Stellar), and friends (Fluid). Menus lead there.
 */
final class Overviews {
    private final Config config;
    private final Site site;
    private final Languages languages;
    private final List<Route.Templated> routes = new ArrayList<>();

    private Overviews(Site site, Languages languages) {
        this.config = site.config();
        this.site = site;
        this.languages = languages;
    }

    /** Those of the blog's theme, whether or not the author has pages of his own there. */
    static List<Route.Templated> of(Site site, Languages languages) {
        Overviews overviews = new Overviews(site, languages);
        ThemeSettings theme = site.config().themeSettings();
        theme.theme().ifPresent(known -> overviews.add(known, theme));
        return overviews.routes;
    }

    private void add(KnownTheme known, ThemeSettings theme) {
        if (known == KnownTheme.FLUID) {
            add("tags", "tags", isOn(theme, "tag"));
            add("categories", "categories", isOn(theme, "category"));
            boolean friends = theme.ours().get("friends") instanceof List<?> groups && !groups.isEmpty();
            add("links", "links", friends && isOn(theme, "links"));
        } else if (known == KnownTheme.ICARUS) {
            add("tags", "tags", true);
            add("categories", "categories", true);
        } else if (known == KnownTheme.STELLAR) {
            add(config.text("tag_dir"), "tags", !site.tags().isEmpty());
            add(config.text("category_dir"), "categories", !site.categories().isEmpty());
        }
    }

    private static boolean isOn(ThemeSettings theme, String page) {
        return !ThemeSettings.isOff(theme.given().get(page));
    }

    private void add(String folder, String layout, boolean wanted) {
        if (wanted && !folder.isEmpty()) {
            String path = folder + "/index.html";
            Page page = Page.ofTheme(path, layout, languages.of(path));
            routes.add(new Route.Templated(path, List.of(layout, "page", "index"), new View.One(page, null, null)));
        }
    }
}
