package blogjar.theme;

import blogjar.config.Config;
import blogjar.route.Feeds;
import blogjar.route.LanguageHomes;
import blogjar.site.Site;
import blogjar.text.Json;
import blogjar.text.Xml;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Files that the built-in theme makes of a blog's settings, and where its pages say that they are: the web manifest, the
 * description of the search, and the feed.
 *
 * @see <a href="https://www.w3.org/TR/appmanifest/">Web Application Manifest</a>
 * @see <a href="https://github.com/dewitt/opensearch">OpenSearch 1.1</a>
 */
final class SiteFiles {
    private static final String MANIFEST = "manifest.webmanifest";
    private static final String OPEN_SEARCH = "search/opensearch.xml";
    private static final String ICON = "img/icon.svg";

    /** Of the light look; browsers take what the page says above it (`theme-color`). */
    private static final String PAPER = "#fbfaf7";

    private final Site site;
    private final SharedSettings settings;
    private final boolean builtIn;
    private final @Nullable SearchPlace searching;

    /**
     * @param builtIn whether it is the built-in theme, which makes them
     * @param searching where a reader can search; null where he can't
     */
    SiteFiles(Site site, SharedSettings settings, boolean builtIn, @Nullable SearchPlace searching) {
        this.site = site;
        this.settings = settings;
        this.builtIn = builtIn;
        this.searching = searching;
    }

    List<ThemeAsset> all() {
        List<ThemeAsset> files = new ArrayList<>();
        if (MANIFEST.equals(manifest())) {
            files.add(new ThemeAsset(MANIFEST, utf8(manifestJson() + "\n")));
        }
        if (openSearch() != null) {
            files.add(new ThemeAsset(OPEN_SEARCH, utf8(openSearchXml())));
        }
        return files;
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** Path of the web manifest, the author's own or ours; null for none. */
    @Nullable
    String manifest() {
        Object own = settings.manifest();
        return !builtIn || Boolean.FALSE.equals(own) ? null : own instanceof String path ? path : MANIFEST;
    }

    /** Path of the description of the search; null where there is none to describe. */
    @Nullable
    String openSearch() {
        return builtIn && searching != null && !searching.page().isEmpty() ? OPEN_SEARCH : null;
    }

    /** Path of the first feed for who reads a language; null for none. */
    @Nullable
    String feed(LanguageHomes homes, String lang) {
        List<Feeds.Place> feeds = Feeds.of(site.config(), homes, lang);
        return feeds.isEmpty() || site.posts().isEmpty() ? null : feeds.get(0).path();
    }

    private String manifestJson() {
        Config config = site.config();
        String home = config.links().root();
        Map<String, Object> manifest = new LinkedHashMap<>();
        manifest.put("name", config.text("title"));
        manifest.put("short_name", config.text("title"));
        if (!config.text("description").isEmpty()) {
            manifest.put("description", config.text("description"));
        }
        manifest.put("lang", config.language().equals("default") ? "en" : config.language());
        manifest.put("id", home);
        manifest.put("start_url", home);
        manifest.put("scope", home);
        manifest.put("display", "minimal-ui");
        manifest.put("background_color", PAPER);
        manifest.put("theme_color", PAPER);
        manifest.put("icons", icons());
        return Json.print(manifest);
    }

    private List<Map<String, String>> icons() {
        List<Map<String, String>> icons = new ArrayList<>();
        for (String name : List.of("touch_icon", "favicon")) {
            if (settings.attribute(name) instanceof String icon && !icon.isEmpty()) {
                icons.add(icon(icon));
            }
        }
        return icons.isEmpty() ? List.of(icon(ICON)) : icons;
    }

    private Map<String, String> icon(String path) {
        Map<String, String> icon = new LinkedHashMap<>();
        icon.put("src", site.config().links().urlFor("", path));
        if (path.toLowerCase(Locale.ROOT).endsWith(".svg")) {
            icon.put("sizes", "any");
            icon.put("type", "image/svg+xml");
        }
        return icon;
    }

    private String openSearchXml() {
        Config config = site.config();
        String title = Xml.escape(config.text("title"));
        String page = searching == null ? "" : searching.page();
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/">
                <ShortName>%s</ShortName>
                <Description>%s</Description>
                <InputEncoding>UTF-8</InputEncoding>
                <Url type="text/html" template="%s?q={searchTerms}"/>
                </OpenSearchDescription>
                """.formatted(title, title, Xml.escape(config.links().fullUrlFor(page)));
    }
}
