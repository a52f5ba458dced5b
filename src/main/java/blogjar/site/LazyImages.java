package blogjar.site;

import blogjar.config.Config;
import blogjar.text.HtmlTags;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Images that browsers load when they come into sight, by {@code loading="lazy"}: what hexo-lazyload-image 1.1.3
 * ({@code lazyload}), hexo-native-lazy-load 1.1.2 ({@code lazy_load}) and the themes' {@code lazyload} are for. An image
 * with {@code no-lazy} in its tag, or one that is in the page itself, is left alone.
 *
 * @param inPages whether all images of a page are meant
 * @param inArticles whether those of articles are
 */
public record LazyImages(boolean inPages, boolean inArticles) {

    public static LazyImages of(Config config) {
        boolean plugin = config.plugins().mayHave("hexo-lazyload-image", "hexo-lazyload")
                && config.flag("lazyload.enable", false);
        boolean nativePlugin =
                config.plugins().mayHave("hexo-native-lazy-load") && config.flag("lazy_load.enable", false);
        boolean pages = plugin && !config.flag("lazyload.onlypost", false)
                || nativePlugin && config.flag("lazy_load.all", false);
        return new LazyImages(pages, !pages && (plugin || nativePlugin || isOn(config.theme())));
    }

    private static boolean isOn(Map<String, @Nullable Object> theme) {
        Object given = theme.get("lazyload");
        if (given == null && theme.get("plugins") instanceof Map<?, ?> plugins) {
            given = plugins.get("lazyload"); // Volantis
        }
        Object on = given instanceof Map<?, ?> map ? map.get("enable") : given;
        return Boolean.TRUE.equals(on);
    }

    /** The content of an article; {@code lazyimage: no} in its front matter leaves it alone. */
    String inArticle(String html, Map<String, @Nullable Object> front) {
        Object own = front.get("lazyimage");
        return inArticles && !"no".equals(own) && !Boolean.FALSE.equals(own) ? mark(html) : html;
    }

    /** A whole page. */
    public String inPage(String html) {
        return inPages ? mark(html) : html;
    }

    private static String mark(String html) {
        return HtmlTags.map(
                html,
                "img",
                tag -> HtmlTags.has(tag, "loading") || tag.contains("no-lazy") || tag.contains("=\"data:image")
                        ? tag
                        : tag.substring(0, 4) + " loading=\"lazy\"" + tag.substring(4));
    }
}
