package blogjar.tagplugin.themes;

import blogjar.config.Config;
import java.util.Map;

/** Settings of the blog's theme, by their paths. */
final class ThemeOption {
    private ThemeOption() {}

    static String text(Config config, String path, String otherwise) {
        Object at = config.theme();
        for (String key : path.split("\\.")) {
            at = at instanceof Map<?, ?> map ? map.get(key) : null;
        }
        return at == null || at instanceof Map || at.toString().isEmpty() ? otherwise : at.toString();
    }
}
