package blogjar.theme;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The settings of a theme that the common themes name differently, under one name each: those of Fluid, NexT,
 * Butterfly, Icarus and Landscape are understood, so that a blog keeps what it had.
 */
final class ThemeSettings implements Attributes {
    private static final String LICENCES = "https://creativecommons.org/licenses/";

    private final Map<String, @Nullable Object> theme;
    private final List<MenuItem> menu;

    ThemeSettings(Map<String, @Nullable Object> theme) {
        this.theme = theme;
        List<MenuItem> named = MenuItem.read(theme.get("menu"));
        this.menu = named.isEmpty() ? MenuItem.read(get("navbar.menu")) : named;
    }

    /** The menu that the author made; empty where there is none. */
    List<MenuItem> menu() {
        return menu;
    }

    @Override
    public String kind() {
        return "the site";
    }

    @Override
    public @Nullable Object attribute(String name) {
        return switch (name) {
            case "favicon" -> text("favicon", "head.favicon", "favicon.medium", "favicon.small", "site.favicon");
            case "touch_icon" -> text("apple_touch_icon", "favicon.apple_touch_icon");
            case "avatar" -> text("avatar.img", "avatar.url", "about.avatar", "avatar");
            case "since" -> number("footer.since", "footer.owner.since", "since");
            case "beian" -> beian();
            case "custom_css" -> texts("custom_css");
            case "custom_js" -> texts("custom_js");
            case "footer_text" -> text("footer.custom_text", "footer.content", "footer.text");
            default -> UNKNOWN;
        };
    }

    private @Nullable Object get(String path) {
        Object at = theme;
        for (String key : path.split("\\.")) {
            if (!(at instanceof Map<?, ?> map)) {
                return null;
            }
            at = map.get(key);
        }
        return at;
    }

    private String text(String... paths) {
        for (String path : paths) {
            if (get(path) instanceof String text && !text.isBlank()) {
                return text.strip();
            }
        }
        return "";
    }

    private int number(String... paths) {
        for (String path : paths) {
            Object value = get(path);
            String digits = value == null || value instanceof Map ? "" : value.toString();
            if (digits.matches("\\d{4}")) {
                return Integer.parseInt(digits);
            }
        }
        return 0;
    }

    private List<String> texts(String path) {
        Object value = get(path);
        List<?> list = value instanceof List<?> several ? several : value == null ? List.of() : List.of(value);
        List<String> texts = new ArrayList<>();
        for (Object item : list) {
            if (item instanceof String text && !text.isBlank()) {
                texts.add(text.strip());
            }
        }
        return texts;
    }

    /** The registration that sites in China show: {@code icp}, {@code police} and its {@code code}; empty for none. */
    private Map<String, String> beian() {
        boolean off = Boolean.FALSE.equals(get("footer.beian.enable"));
        Map<String, String> found = new LinkedHashMap<>();
        if (!off) {
            put(
                    found,
                    "icp",
                    text("footer.beian.icp_text", "footer.beian.icp", "beian.icp", "footer.icp", "icp", "beian"));
            put(found, "police", text("footer.beian.police_text", "footer.beian.gongan_num", "beian.police"));
            put(found, "code", text("footer.beian.police_code", "footer.beian.gongan_id", "beian.police_code"));
        }
        return found;
    }

    private static void put(Map<String, String> map, String key, String value) {
        if (!value.isEmpty()) {
            map.put(key, value);
        }
    }

    /**
     * The licence of a post, {@code name} and {@code link} (which may be empty); null where the author names none.
     *
     * @param front its front matter: {@code copyright: false} means none, {@code license} names its own
     */
    @Nullable
    Map<String, String> licence(Map<String, @Nullable Object> front) {
        if (Boolean.FALSE.equals(front.get("copyright"))) {
            return null;
        }
        Object own = front.get("license") == null ? front.get("copyright") : front.get("license");
        if (own instanceof String text && !text.isBlank()) {
            return licence(text.strip(), "");
        }
        if (isOn("post.copyright.enable") && !text("post.copyright.license").isEmpty()) {
            return licence(text("post.copyright.license"), "");
        }
        if (isOn("post_copyright.enable") && !text("post_copyright.license").isEmpty()) {
            return licence(text("post_copyright.license"), text("post_copyright.license_url"));
        }
        if (isOn("creative_commons.post") && !text("creative_commons.license").isEmpty()) {
            return licence(text("creative_commons.license"), "");
        }
        String plain = text("license", "licence");
        return plain.isEmpty() ? null : licence(plain, "");
    }

    private boolean isOn(String path) {
        return Boolean.TRUE.equals(get(path));
    }

    /** {@code BY-NC-SA} and {@code cc by-nc-sa 4.0} by their full name and address; any other text as it is. */
    private static Map<String, String> licence(String given, String link) {
        String code = given.toLowerCase(Locale.ROOT)
                .replaceFirst("^cc[ -]", "")
                .replaceFirst("[ -]4\\.0$", "")
                .strip();
        if (code.equals("zero") || code.equals("0") || code.equals("cc0")) {
            return Map.of("name", "CC0 1.0", "link", "https://creativecommons.org/publicdomain/zero/1.0/");
        }
        boolean common = code.matches("by(-nc)?(-sa|-nd)?");
        String name = common ? "CC " + code.toUpperCase(Locale.ROOT) + " 4.0" : given;
        String own = link.isEmpty() && common ? LICENCES + code + "/4.0/" : link;
        return Map.of("name", name, "link", Objects.requireNonNull(own));
    }
}
