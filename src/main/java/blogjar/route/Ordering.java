package blogjar.route;

import blogjar.content.JsText;
import blogjar.content.SourceFile;
import blogjar.site.Post;
import blogjar.text.JsSort;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The order of posts by {@code order_by}: keys separated by blanks, {@code -} before one for descending; alike ones stay
 * as their files were read (warehouse 6, schema.js and schematype.js).
 */
final class Ordering {
    /** As their files were read, which is how Hexo keeps them. */
    static final Comparator<Post> AS_READ = Comparator.comparing(Post::source, SourceFile.PATHS);

    private static final String NEWEST_FIRST = "-date";

    /** What a post does not have, which JavaScript finds neither smaller nor greater than anything. */
    private static final Object UNDEFINED = Double.NaN;

    private static final Pattern NUMBER =
            Pattern.compile("[+-]?(\\d{1,99}(\\.\\d{0,99})?|\\.\\d{1,99})([eE][+-]?\\d{1,9})?");

    private Ordering() {}

    /** @param orderBy empty for the newest first */
    static List<Post> sorted(List<Post> posts, String orderBy) {
        String keys = orderBy.isBlank() ? NEWEST_FIRST : orderBy.trim();
        if (keys.equals(NEWEST_FIRST) && isNewestFirst(posts)) {
            return Collections.unmodifiableList(posts);
        }
        Comparator<Post> order = (a, b) -> 0;
        for (String key : keys.split("\\s+")) {
            boolean descending = key.startsWith("-");
            String name = descending || key.startsWith("+") ? key.substring(1) : key;
            Comparator<Post> next = (a, b) -> compare(name, value(a, name), value(b, name));
            order = order.thenComparing(descending ? next.reversed() : next);
        }
        return JsSort.sorted(posts.stream().sorted(AS_READ).toList(), order);
    }

    /** Whether sorting would leave them as they are, as it does with most lists. */
    private static boolean isNewestFirst(List<Post> posts) {
        Post newer = null;
        long date = Long.MAX_VALUE;
        for (Post post : posts) {
            long next = post.date().toInstant().toEpochMilli();
            if (next > date || newer != null && next == date && AS_READ.compare(newer, post) > 0) {
                return false;
            }
            newer = post;
            date = next;
        }
        return true;
    }

    private static @Nullable Object value(Post post, String key) {
        return switch (key) {
            case "date" -> post.date().toInstant();
            case "updated" -> {
                ZonedDateTime updated = post.updated();
                yield updated == null ? null : updated.toInstant();
            }
            case "title" -> post.title();
            case "slug" -> post.slug();
            case "source" -> post.source();
            case "tags", "categories" -> UNDEFINED; // two objects are neither smaller nor greater
            case "path" -> post.path();
            case "layout" -> post.layout();
            default -> nested(post.frontMatter(), key);
        };
    }

    private static @Nullable Object nested(Map<String, @Nullable Object> values, String key) {
        Object at = values;
        for (String part : key.split("\\.")) {
            if (!(at instanceof Map<?, ?> map) || !map.containsKey(part)) {
                return UNDEFINED;
            }
            at = map.get(part);
        }
        return at;
    }

    /** A date that is missing comes lowest; all else is compared as {@code <} and {@code >} of JavaScript do. */
    private static int compare(String key, @Nullable Object a, @Nullable Object b) {
        if (key.equals("updated") && (a == null || b == null)) {
            return a == b ? 0 : a == null ? -1 : 1;
        }
        if (isText(a) && isText(b)) {
            return JsText.of(a).compareTo(JsText.of(b));
        }
        double x = number(a);
        double y = number(b);
        return x > y ? 1 : x < y ? -1 : 0;
    }

    private static boolean isText(@Nullable Object value) {
        return value instanceof String || value instanceof List || value instanceof Map;
    }

    private static double number(@Nullable Object value) {
        if (value instanceof Number number) {
            return number.doubleValue();
        }
        if (value instanceof Instant time) {
            return time.toEpochMilli();
        }
        if (value == null || value instanceof Boolean) {
            return Boolean.TRUE.equals(value) ? 1 : 0;
        }
        String text = JsText.of(value).strip();
        try {
            return text.isEmpty() ? 0 : NUMBER.matcher(text).matches() ? Double.parseDouble(text) : Double.NaN;
        } catch (NumberFormatException none) {
            return Double.NaN;
        }
    }
}
