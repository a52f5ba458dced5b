package blogjar.config.themes;

import blogjar.text.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The service that keeps comments, and what it is told. */
public final class Comments {
    /** The services that the built-in theme can load, with the option that each can't do without. */
    private static final Map<String, String> SERVICES = Map.ofEntries(
            Map.entry("giscus", "repo"),
            Map.entry("utterances", "repo"),
            Map.entry("disqus", "shortname"),
            Map.entry("gitalk", "clientid"),
            Map.entry("valine", "appid"),
            Map.entry("waline", "serverurl"),
            Map.entry("twikoo", "envid"),
            Map.entry("artalk", "server"),
            Map.entry("remark42", "host"),
            Map.entry("cusdis", "host"),
            Map.entry("isso", "host"),
            Map.entry("livere", "uid"),
            Map.entry("changyan", "appid"));

    private Comments() {}

    /** The name of a service, the first of several; null for one that is not known here. */
    static @Nullable String service(Object value) {
        Object first = value instanceof List<?> list && !list.isEmpty() ? list.get(0) : value;
        String name = String.valueOf(first)
                .toLowerCase(Locale.ROOT)
                .split("[,/&]", 2)[0]
                .strip();
        String known = name.equals("utteranc") ? "utterances" : name.equals("disqusjs") ? "disqus" : name;
        return SERVICES.containsKey(known) ? known : null;
    }

    /**
     * Options in one form for all themes: {@code repo_id}, {@code data-repo-id} and {@code repoId} are {@code repoid}, and
     * {@code theme: {dark: x}} is {@code themedark}.
     */
    static @Nullable Object options(Object value) {
        Map<String, @Nullable Object> options = new LinkedHashMap<>();
        if (value instanceof Map<?, ?> map) {
            put(options, "", map, 2);
        }
        return options.isEmpty() ? null : options;
    }

    private static void put(Map<String, @Nullable Object> options, String prefix, Map<?, ?> given, int depth) {
        given.forEach((key, value) -> {
            String name = key.toString().replaceFirst("^data-", "").toLowerCase(Locale.ROOT);
            String plain = prefix + name.replaceAll("[^a-z0-9]", "");
            if (value instanceof Map<?, ?> inner) {
                if (depth > 0) {
                    put(options, plain.equals("option") ? "" : plain, inner, depth - 1);
                }
            } else if (value != null && !value.equals("") && !plain.equals("enable")) {
                options.putIfAbsent(plain, value);
            }
        });
    }

    /**
     * The service of a blog with its options, {@code service} and {@code options} (JSON); empty where there is none, or it can't
     * work by what the blog says.
     *
     * @param comments the setting {@code comments} of the built-in theme
     */
    public static Map<String, Object> of(Map<?, ?> comments) {
        if (!(comments.get("service") instanceof String service)
                || !(comments.get(service) instanceof Map<?, ?> options)
                || options.get(SERVICES.getOrDefault(service, "")) == null) {
            return Map.of();
        }
        boolean postsOnly = Boolean.TRUE.equals(comments.get("posts_only"));
        return Map.of("service", service, "options", Json.print(options), "posts_only", postsOnly);
    }
}
