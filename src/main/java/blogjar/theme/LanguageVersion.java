package blogjar.theme;

import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An article, or the home page, in one of its languages.
 *
 * @param name of the language, in itself
 * @param current whether it is that of the page
 */
record LanguageVersion(String lang, String name, String path, String title, boolean current) implements Attributes {
    /** What languages are called by those who speak them. */
    private static final Map<String, String> NAMES = Map.ofEntries(
            Map.entry("zh", "中文"),
            Map.entry("zh-cn", "简体中文"),
            Map.entry("zh-hans", "简体中文"),
            Map.entry("zh-tw", "繁體中文"),
            Map.entry("zh-hk", "繁體中文（香港）"),
            Map.entry("zh-hant", "繁體中文"),
            Map.entry("en", "English"),
            Map.entry("ja", "日本語"),
            Map.entry("ko", "한국어"),
            Map.entry("de", "Deutsch"),
            Map.entry("fr", "Français"),
            Map.entry("es", "Español"),
            Map.entry("pt", "Português"),
            Map.entry("pt-br", "Português (Brasil)"),
            Map.entry("it", "Italiano"),
            Map.entry("nl", "Nederlands"),
            Map.entry("pl", "Polski"),
            Map.entry("ru", "Русский"),
            Map.entry("uk", "Українська"),
            Map.entry("tr", "Türkçe"),
            Map.entry("vi", "Tiếng Việt"),
            Map.entry("th", "ไทย"),
            Map.entry("id", "Bahasa Indonesia"),
            Map.entry("ar", "العربية"),
            Map.entry("fa", "فارسی"),
            Map.entry("he", "עברית"),
            Map.entry("hi", "हिन्दी"));

    /** @param named what the blog calls languages ({@code _data/languages.yml}), where it does */
    static LanguageVersion of(String lang, String path, String title, boolean current, @Nullable Object named) {
        Object own = named instanceof Map<?, ?> names ? names.get(lang) : null;
        String tag = lang.toLowerCase(Locale.ROOT).replace('_', '-');
        String name = NAMES.getOrDefault(tag, NAMES.getOrDefault(tag.replaceFirst("-.*", ""), lang));
        return new LanguageVersion(lang, own instanceof String text ? text : name, path, title, current);
    }

    @Override
    public String kind() {
        return "a version of an article";
    }

    @Override
    public @Nullable Object attribute(String name) {
        return switch (name) {
            case "lang" -> lang.replace('_', '-');
            case "name" -> this.name;
            case "path" -> path;
            case "title" -> title;
            case "current" -> current;
            default -> UNKNOWN;
        };
    }
}
