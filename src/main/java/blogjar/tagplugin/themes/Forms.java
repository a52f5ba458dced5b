package blogjar.tagplugin.themes;

import blogjar.tagplugin.TagCall;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What tells the forms of the themes from each other, and what they have in common. */
final class Forms {
    private Forms() {}

    /** Volantis' way to separate arguments: {@code {% note info::text %}}. */
    static boolean hasColons(TagCall call) {
        return call.joined(0).contains("::");
    }

    /** Stellar's way to name arguments: {@code {% button color:red text /url %}}. */
    static boolean hasKey(TagCall call, String... keys) {
        return hasKey(call, List.of(keys));
    }

    static boolean hasKey(TagCall call, List<String> keys) {
        for (String argument : call.arguments()) {
            for (String key : keys) {
                if (argument.startsWith(key + ":") && !argument.startsWith("::", key.length())) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Whether the text comes first and then an address, which Volantis has so and the others the other way round. */
    static boolean isTextFirst(TagCall call) {
        String second = VolantisTags.words(call).get(1);
        return hasColons(call) || second.startsWith("/") || second.startsWith("https:") || second.startsWith("http:");
    }

    /** A value, or another one where it is missing or empty. */
    static String orElse(@Nullable String value, String otherwise) {
        return value == null || value.isEmpty() ? otherwise : value;
    }

    /** The whole number that a text begins with; 0 where it begins with none. */
    static int whole(@Nullable String text) {
        String digits = text == null ? "" : text.strip();
        int start = digits.startsWith("-") ? 1 : 0;
        int end = start;
        while (end < digits.length() && end < 6 && digits.charAt(end) >= '0' && digits.charAt(end) <= '9') {
            end++;
        }
        return end == start ? 0 : Integer.parseInt(digits.substring(0, end));
    }

    /** A Font Awesome icon by its name, with or without the classes that all have; nothing for no name. */
    static String icon(String name) {
        return name.isEmpty() ? "" : "<i class=\"" + (name.startsWith("fa") ? name : "fa fa-" + name) + "\"></i>";
    }

    /** Without its line ends. */
    static String oneLine(String html) {
        return html.replace("\n", "");
    }

    /** A title as an id: in lower case, with dashes for blanks. */
    static String id(String title) {
        return title.toLowerCase(Locale.ROOT).replace(' ', '-');
    }
}
