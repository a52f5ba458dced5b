package blogjar.site;

import blogjar.config.Config;
import blogjar.config.Plugins;
import blogjar.config.themes.KnownTheme;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which articles have formulas, by what the blog's theme or plugin was told. Front matter ({@code math}, {@code mathjax} or
 * {@code katex}) decides for its article.
 *
 * @param everywhere whether articles that do not say so have them
 * @param singleDollars whether one dollar is a mark
 */
record MathSetting(boolean everywhere, boolean singleDollars) {
    private static final List<String> KEYS = List.of("math", "mathjax", "katex");
    private static final List<String> PACKAGES =
            List.of("hexo-renderer-mathjax", "hexo-filter-katex", "hexo-katex", "hexo-renderer-katex");

    static MathSetting of(Config config) {
        Plugins plugins = config.plugins();
        boolean filter = plugins.has("hexo-filter-mathjax");
        boolean everywhere = PACKAGES.stream().anyMatch(plugins::has)
                || filter && config.flag("mathjax.every_page", false)
                || inTheme(config.theme(), config.themeSettings().theme());
        return new MathSetting(everywhere, !filter || config.flag("mathjax.single_dollars", true));
    }

    /**
     * The settings of Fluid, NexT, Butterfly, Icarus, Volantis and Stellar, and of themes that have one switch. By
     * {@code per_page: true}, NexT means the pages that say so, and Butterfly every page.
     */
    private static boolean inTheme(Map<String, @Nullable Object> theme, Optional<KnownTheme> known) {
        if (known.filter(KnownTheme.NEXT::equals).isPresent()) {
            return isOfNext(theme) || isOfOldNext(theme);
        }
        boolean fluid = is(theme, "post", "math", "enable") && !is(theme, "post", "math", "specific");
        boolean butterfly = value(theme, "math", "use") instanceof String && is(theme, "math", "per_page")
                || is(theme, "mathjax", "enable") && is(theme, "mathjax", "per_page")
                || is(theme, "katex", "enable") && is(theme, "katex", "per_page");
        boolean icarus = is(theme, "plugins", "mathjax") || is(theme, "plugins", "katex");
        boolean stellar = is(theme, "plugins", "mathjax", "enable") || is(theme, "plugins", "katex", "enable");
        return fluid || isOfNext(theme) || butterfly || icarus || stellar || is(theme, "mathjax") || is(theme, "katex");
    }

    private static boolean isOfNext(Map<String, @Nullable Object> theme) {
        return (is(theme, "math", "mathjax", "enable") || is(theme, "math", "katex", "enable"))
                && (is(theme, "math", "every_page") || Boolean.FALSE.equals(value(theme, "math", "per_page")));
    }

    /** NexT 7.0: {@code math.enable}; 5 and 6: {@code mathjax.enable}. */
    private static boolean isOfOldNext(Map<String, @Nullable Object> theme) {
        return Stream.of("mathjax", "math")
                .anyMatch(key -> is(theme, key, "enable") && Boolean.FALSE.equals(value(theme, key, "per_page")));
    }

    private static boolean is(Map<String, @Nullable Object> theme, String... path) {
        return Boolean.TRUE.equals(value(theme, path));
    }

    private static @Nullable Object value(Map<String, @Nullable Object> theme, String... path) {
        Object at = theme;
        for (String key : path) {
            at = at instanceof Map<?, ?> map ? map.get(key) : null;
        }
        return at;
    }

    /** @param front front matter of an article */
    boolean isOn(Map<String, @Nullable Object> front) {
        boolean said = KEYS.stream().anyMatch(key -> front.get(key) instanceof Boolean);
        return said ? KEYS.stream().anyMatch(key -> Boolean.TRUE.equals(front.get(key))) : everywhere;
    }
}
