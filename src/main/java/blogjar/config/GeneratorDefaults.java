package blogjar.config;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The settings that the generators of Hexo have where a blog says nothing. */
final class GeneratorDefaults {
    private GeneratorDefaults() {}

    /** What the generators put under their own keys; merged one level deep only, below what the blog says. */
    static Map<String, Map<String, @Nullable Object>> of(Map<String, @Nullable Object> config) {
        Object perPage = config.get("per_page");
        Object archivePerPage = Long.valueOf(1).equals(config.get("archive")) ? (Object) 0L : perPage;
        Map<String, Map<String, @Nullable Object>> defaults =
                new LinkedHashMap<>(); // in one order, at each start of Java
        defaults.put("index_generator", map("per_page", perPage, "order_by", "-date"));
        defaults.put("topindex_generator", map("per_page", perPage, "order_by", "-date"));
        defaults.put(
                "archive_generator",
                map(
                        "per_page",
                        archivePerPage,
                        "yearly",
                        true,
                        "monthly",
                        true,
                        "daily",
                        false,
                        "order_by",
                        "-date",
                        "enabled",
                        true));
        defaults.put("category_generator", map("per_page", perPage, "order_by", "-date"));
        defaults.put("tag_generator", map("per_page", perPage, "order_by", "-date", "enable_index_page", false));
        return Collections.unmodifiableMap(defaults);
    }

    private static Map<String, @Nullable Object> map(@Nullable Object... pairs) {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            map.put(String.valueOf(pairs[i]), pairs[i + 1]);
        }
        return Collections.unmodifiableMap(map);
    }
}
