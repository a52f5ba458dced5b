package blogjar.migrate.arrive;

import blogjar.text.Slug;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Small matters that all kinds of blogs have in common. */
final class Words {
    private final Set<String> taken = new HashSet<>();

    /** A path that no other article has yet. */
    String free(String folder, String name) {
        String slug = Slug.slugize(name, Slug.Case.KEEP);
        String base = folder + (slug.isEmpty() ? "untitled" : slug.length() > 100 ? slug.substring(0, 100) : slug);
        String path = base + ".md";
        for (int i = 1; !taken.add(path.toLowerCase(java.util.Locale.ROOT)); i++) {
            path = base + "-" + i + ".md";
        }
        return path;
    }

    /** Names in a list, or in one text with blanks or commas between. */
    static List<Object> names(@Nullable Object value, String separator) {
        if (value instanceof List<?> list) {
            List<Object> names = new ArrayList<>();
            list.forEach(item -> names.add(item == null ? "" : item));
            names.removeIf(name -> name.toString().isBlank());
            return names;
        }
        return value == null
                ? List.of()
                : Arrays.stream(value.toString().split(separator))
                        .map(String::strip)
                        .filter(name -> !name.isEmpty())
                        .map(Object.class::cast)
                        .toList();
    }

    /** Several categories that are beside each other are a list of lists in Hexo. */
    static Object categories(List<Object> names) {
        return names.size() < 2 ? names : names.stream().map(List::of).toList();
    }

    /** The path of an address, decoded, without the slash before it; empty for one that has none of its own. */
    static String path(String address) {
        String bare = address.replaceFirst("(?i)^https?://[^/?#]*", "").replaceFirst("#.*", "");
        return bare.contains("?") ? "" : blogjar.text.Addresses.decode(bare).replaceFirst("^/+", "");
    }

    static void put(Map<String, @Nullable Object> front, String key, @Nullable Object value) {
        boolean nothing = value == null || value.equals("") || value instanceof List<?> list && list.isEmpty();
        if (!nothing) {
            front.put(key, value);
        }
    }

    static String unix(Path path) {
        return path.toString().replace('\\', '/');
    }
}
