package blogjar.site;

import blogjar.config.Config;
import blogjar.content.FrontMatter;
import blogjar.text.PermalinkPattern;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The language of an article or a list (filter template_locals/i18n): its front matter, else the first part of its path
 * where the theme speaks that language, else the blog's.
 */
public final class Languages {
    private final String first;
    private final PermalinkPattern pattern;
    private final Set<String> themeLanguages;

    /** @param themeLanguages those that the theme has texts for */
    public Languages(Config config, Set<String> themeLanguages) {
        List<String> own = config.languages();
        this.first = own.isEmpty() ? "default" : own.get(0);
        this.pattern = new PermalinkPattern(config.text("i18n_dir", ":lang") + "/:rest");
        this.themeLanguages = themeLanguages;
    }

    String of(FrontMatter frontMatter, String fromName, String path) {
        for (String given : List.of(fromName, frontMatter.text("lang"), frontMatter.text("language"))) {
            if (!given.isEmpty()) {
                return given;
            }
        }
        return of(path);
    }

    /** The language of a route. */
    public String of(String path) {
        int slash = path.indexOf('/', 1);
        if (slash > 0) {
            Map<String, String> parts = pattern.parse(path.startsWith("/") ? path.substring(1) : path);
            String lang = parts == null ? null : parts.get("lang");
            if (lang != null && themeLanguages.contains(lang)) {
                return lang;
            }
        }
        return first;
    }
}
