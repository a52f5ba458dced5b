package blogjar.theme;

import blogjar.config.themes.ShareService;
import org.jspecify.annotations.Nullable;

/**
 * A link to where a reader can share an article, or a code that the telephone reads.
 *
 * @param url empty where it is a code
 * @param qr SVG; empty where it is a link
 * @param lang of the page
 */
record ShareLink(ShareService service, String lang, String url, String qr) implements Attributes {
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
            case "qr" -> qr;
            default -> UNKNOWN;
        };
    }
}
