package blogjar.config;

import java.util.Map;
import java.util.regex.Pattern;

/**
 * The key by which search engines believe who tells them of a blog. It is no secret: a file of the site has it.
 *
 * @see <a href="https://www.indexnow.org/documentation">IndexNow</a>
 */
public final class IndexNowKey {
    private static final String SETTING = "announce.indexnow";
    private static final String OF_PLUGIN = "hexo_indexnow.apikey";
    private static final Pattern KEY = Pattern.compile("[A-Za-z0-9-]{8,128}");

    private IndexNowKey() {}

    /** What {@code announce.indexnow} has; empty for none. */
    public static String announced(Config config) {
        Object given = config.get(SETTING);
        String path = given instanceof Map ? SETTING + ".key" : SETTING;
        return given == null ? "" : checked(config, path);
    }

    /** What hexo-indexnow has; empty for none. */
    public static String ofPlugin(Config config) {
        return config.text(OF_PLUGIN).isEmpty() ? "" : checked(config, OF_PLUGIN);
    }

    private static String checked(Config config, String path) {
        String key = config.text(path).strip();
        if (!KEY.matcher(key).matches()) {
            int dot = path.lastIndexOf('.');
            throw new SettingValues(config, path.substring(0, dot))
                    .refused(path.substring(dot + 1), "is no key", "8 to 128 letters, digits and hyphens");
        }
        return key;
    }
}
