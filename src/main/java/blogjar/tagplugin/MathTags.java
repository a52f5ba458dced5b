package blogjar.tagplugin;

import blogjar.config.Config;
import blogjar.text.Html;
import blogjar.text.Json;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Formulas in tags: {@code katex} and {@code mathjax} of hexo-math 5, {@code math} and {@code m} of hexo-math 3. Those
 * plugins draw them when the blog is built; here the page does.
 */
final class MathTags {
    static final Set<String> NAMES = Set.of("math", "m", "katex", "mathjax");

    private final Map<?, ?> settings;

    MathTags(Config config) {
        this.settings = map(config.get("math"));
    }

    /** @param call of one of {@link #NAMES} */
    String call(TagCall call) {
        String formula = Html.escape(call.body().strip());
        return isDisplayed(call)
                ? "<p class=\"math\">\\[" + formula + "\\]</p>"
                : "<span class=\"math\">\\(" + formula + "\\)</span>";
    }

    /** Whether the formula stands by itself: its settings say so; of the older tags, those with several lines do. */
    private boolean isDisplayed(TagCall call) {
        Map<?, ?> given = map(json(call.argument(0, "")));
        return switch (call.name()) {
            case "katex" ->
                isTrue(option(
                        given, "displayMode", map(map(settings.get("katex")).get("options"))));
            case "mathjax" -> {
                Map<?, ?> all = map(map(settings.get("mathjax")).get("options"));
                yield isTrue(option(map(given.get("conversion")), "display", map(all.get("conversion"))));
            }
            default -> call.body().strip().contains("\n");
        };
    }

    private static @Nullable Object option(Map<?, ?> given, String key, Map<?, ?> settings) {
        return given.containsKey(key) ? given.get(key) : settings.get(key);
    }

    private static boolean isTrue(@Nullable Object value) {
        return Boolean.TRUE.equals(value);
    }

    private static Map<?, ?> map(@Nullable Object value) {
        return value instanceof Map<?, ?> map ? map : Map.of();
    }

    /** Settings that can't be read are none. */
    private static @Nullable Object json(String text) {
        try {
            return text.isEmpty() ? null : Json.parse(text);
        } catch (Json.SyntaxException unreadable) {
            return null;
        }
    }
}
