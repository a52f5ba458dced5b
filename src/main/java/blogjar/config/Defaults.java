package blogjar.config;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The settings that Hexo 8.1.2 and its own generators have where a blog says nothing (hexo/default_config.ts). */
final class Defaults {
    private Defaults() {}

    static Map<String, @Nullable Object> values() {
        Map<String, @Nullable Object> d = new LinkedHashMap<>();
        d.put("title", "Hexo");
        d.put("subtitle", "");
        d.put("description", "");
        d.put("author", "John Doe");
        d.put("language", "en");
        d.put("timezone", "");
        d.put("url", "http://example.com");
        d.put("root", "/");
        d.put("permalink", ":year/:month/:day/:title/");
        d.put("permalink_defaults", map());
        d.put("pretty_urls", map("trailing_index", true, "trailing_html", true));
        d.put("source_dir", "source");
        d.put("public_dir", "public");
        d.put("tag_dir", "tags");
        d.put("archive_dir", "archives");
        d.put("category_dir", "categories");
        d.put("code_dir", "downloads/code");
        d.put("i18n_dir", ":lang");
        d.put("skip_render", List.of());
        d.put("new_post_name", ":title.md");
        d.put("default_layout", "post");
        d.put("titlecase", false);
        d.put("external_link", map("enable", true, "field", "site", "exclude", ""));
        d.put("filename_case", 0L);
        d.put("render_drafts", false);
        d.put("post_asset_folder", false);
        d.put("relative_link", false);
        d.put("future", true);
        d.put("syntax_highlighter", "highlight.js");
        d.put("highlight", highlight());
        d.put("prismjs", prismjs());
        d.put("default_category", "uncategorized");
        d.put("category_map", map());
        d.put("tag_map", map());
        d.put("date_format", "YYYY-MM-DD");
        d.put("time_format", "HH:mm:ss");
        d.put("updated_option", "mtime");
        d.put("per_page", 10L);
        d.put("pagination_dir", "page");
        d.put("ignore", List.of());
        d.put("theme", "landscape");
        d.put("deploy", map());
        d.put("meta_generator", true);
        return d;
    }

    private static Map<String, @Nullable Object> highlight() {
        return map(
                "auto_detect", false,
                "line_number", true,
                "tab_replace", "",
                "wrap", true,
                "exclude_languages", List.of(),
                "language_attr", false,
                "hljs", false,
                "line_threshold", 0L,
                "first_line_number", "always1",
                "strip_indent", true);
    }

    private static Map<String, @Nullable Object> prismjs() {
        return map(
                "preprocess", true,
                "line_number", true,
                "tab_replace", "",
                "exclude_languages", List.of(),
                "strip_indent", true);
    }

    /** What the generators put under their own keys; merged one level deep only, below what the blog says. */
    static Map<String, Map<String, @Nullable Object>> generators(Map<String, @Nullable Object> config) {
        Object perPage = config.get("per_page") == null ? (Object) 10L : config.get("per_page");
        Object archivePerPage = Long.valueOf(1).equals(config.get("archive")) ? (Object) 0L : perPage;
        return Map.of(
                "index_generator", map("per_page", perPage, "order_by", "-date"),
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
                                true),
                "category_generator", map("per_page", perPage, "order_by", "-date"),
                "tag_generator", map("per_page", perPage, "order_by", "-date", "enable_index_page", false));
    }

    private static Map<String, @Nullable Object> map(@Nullable Object... pairs) {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            map.put(String.valueOf(pairs[i]), pairs[i + 1]);
        }
        return Collections.unmodifiableMap(map);
    }
}
