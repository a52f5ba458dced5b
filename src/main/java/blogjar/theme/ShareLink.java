package blogjar.theme;

import blogjar.config.themes.ShareService;
import org.jspecify.annotations.Nullable;

/**
 * A link to where a reader can share an article.
 *
 * @param lang of the page
 */
record ShareLink(ShareService service, String lang, String url) implements Attributes {
    @Override
    public String kind() {
        return "a way to share";
    }

    @Override
    public @Nullable Object attribute(String name) {
        return switch (name) {
            case "service" -> service.key();
            case "name" -> service.name(lang);
            case "url" -> url;
            default -> UNKNOWN;
        };
    }
}
