package blogjar.config.themes;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where readers may share a post, in the words of the themes: {@code facebook,x,weibo}, a list of names or of {@code {id:
 * weibo}} (Volantis), Butterfly's {@code {use: sharejs, sharejs: {sites: …}}}, or a widget (Icarus, NexT), which stands for
 * what needs none.
 */
final class Share {
    /** The names that the themes have for one service. */
    private static final Map<String, String> ALIASES = Map.of(
            "twitter",
            "x",
            "sina_weibo",
            "weibo",
            "sinaweibo",
            "weibo",
            "mail",
            "email",
            "qq_zone",
            "qzone",
            "qqzone",
            "qzone",
            "hacker_news",
            "hackernews",
            "weixin",
            "wechat");

    private Share() {}

    /** Names of services, maybe none beside what needs no service; {@code false} for nothing at all; null for no word. */
    static @Nullable Object of(Object value) {
        if (value instanceof Boolean flag) {
            return flag ? List.of() : flag;
        }
        if (value instanceof Map<?, ?> map) {
            return ofMap(map);
        }
        return services(value);
    }

    private static @Nullable Object ofMap(Map<?, ?> map) {
        Object use = map.get("use") == null ? map.get("type") : map.get("use");
        if (!Turns.isOn(use)) {
            return Boolean.FALSE.equals(map.get("enable")) ? Boolean.FALSE : null;
        }
        Object chosen = map.get(use);
        return chosen instanceof Map<?, ?> inner
                ? services(inner.get("sites") == null ? inner.get("item") : inner.get("sites"))
                : List.of();
    }

    private static List<String> services(@Nullable Object value) {
        List<String> names = new ArrayList<>();
        if (value instanceof List<?> list) {
            list.forEach(item -> names.add(String.valueOf(item instanceof Map<?, ?> map ? map.get("id") : item)));
        } else if (value instanceof String text) {
            names.addAll(List.of(text.split("[,\\s]+")));
        }
        Set<String> services = new LinkedHashSet<>();
        for (String name : names) {
            String plain = name.strip().toLowerCase(Locale.ROOT);
            ShareService.of(ALIASES.getOrDefault(plain, plain)).ifPresent(service -> services.add(service.key()));
        }
        return List.copyOf(services);
    }
}
