package blogjar.config.themes;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The licence of a text, by the short names that themes use. */
public final class Licence {
    private static final String LICENCES = "https://creativecommons.org/licenses/";
    private static final Pattern LINK = Pattern.compile("\\[([^]]{1,200})]\\((https?://[^()\\s]{1,300})\\)");
    private static final Pattern CODE = Pattern.compile("(?i)\\bBY(?:-NC)?(?:-SA|-ND)?\\b");

    private Licence() {}

    /** {@code name} and {@code link}, which may be empty; null where a value names no licence. */
    static @Nullable Object of(Object value) {
        if (value instanceof Map<?, ?> map) {
            return icarus(map);
        }
        String text = Turns.text(value instanceof List<?> lines && !lines.isEmpty() ? lines.get(0) : value);
        return text == null ? null : withoutEmpty(named(text, ""));
    }

    private static Map<String, String> withoutEmpty(Map<String, String> licence) {
        licence.values().removeIf(String::isEmpty);
        return licence;
    }

    /** Icarus lists the parts of a licence, each with its address: the last that leads to Creative Commons names it. */
    private static @Nullable Object icarus(Map<?, ?> parts) {
        String code = "";
        for (Object part : parts.values()) {
            Object url = part instanceof Map<?, ?> inner ? inner.get("url") : part;
            String address = String.valueOf(url).toLowerCase(Locale.ROOT);
            int at = address.indexOf("/licenses/");
            if (at >= 0) {
                String own = address.substring(at + 10).replaceFirst("/.*", "");
                for (String word : own.split("-")) {
                    code = ("-" + code + "-").contains("-" + word + "-")
                            ? code
                            : code + (code.isEmpty() ? "" : "-") + word;
                }
            }
        }
        return code.isEmpty() ? null : withoutEmpty(named(code, ""));
    }

    /**
     * {@code BY-NC-SA} and {@code cc by-nc-sa 4.0} by their full name and address; a sentence with one link by what it links
     * to; any other text as it is.
     *
     * @param link its address where the blog gives one
     */
    public static Map<String, String> named(String given, String link) {
        Matcher linked = LINK.matcher(given);
        if (linked.find()) {
            String code = linked.group(2).replaceFirst(".*/licenses/", "").replaceFirst("/.*", "");
            return linked.group(2).contains("/licenses/")
                    ? named(code, linked.group(2))
                    : map(linked.group(1), linked.group(2));
        }
        String code = given.toLowerCase(Locale.ROOT)
                .replaceFirst("^cc[ -]", "")
                .replaceFirst("[ -]4\\.0$", "")
                .strip();
        if (code.equals("zero") || code.equals("0") || code.equals("cc0")) {
            return map("CC0 1.0", "https://creativecommons.org/publicdomain/zero/1.0/");
        }
        Matcher within = CODE.matcher(given);
        if (!code.matches("by(-nc)?(-sa|-nd)?") && given.contains("4.0") && within.find()) {
            code = within.group().toLowerCase(Locale.ROOT);
        }
        boolean common = code.matches("by(-nc)?(-sa|-nd)?");
        String name = common ? "CC " + code.toUpperCase(Locale.ROOT) + " 4.0" : given;
        return map(name, link.isEmpty() && common ? LICENCES + code + "/4.0/" : link);
    }

    private static Map<String, String> map(String name, String link) {
        Map<String, String> map = new LinkedHashMap<>();
        map.put("name", Objects.requireNonNull(name));
        map.put("link", Objects.requireNonNull(link));
        return map;
    }
}
