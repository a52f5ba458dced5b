package blogjar.route;

import blogjar.content.JsText;
import blogjar.content.SourceFile;
import blogjar.site.Post;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.Comparator;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The order of posts by {@code order_by}: keys separated by blanks, {@code -} before one for descending, and equal ones as
 * their files were read (warehouse).
 */
final class Ordering {
    /** As their files were read, which is how Hexo keeps them. */
    static final Comparator<Post> AS_READ = Comparator.comparing(Post::source, SourceFile.PATHS);

    private Ordering() {}

    static Comparator<Post> by(String orderBy) {
        Comparator<Post> order = (a, b) -> 0;
        for (String key : orderBy.trim().split("[\\s,]+")) {
            if (key.isEmpty()) {
                continue;
            }
            boolean descending = key.startsWith("-");
            String name = descending || key.startsWith("+") ? key.substring(1) : key;
            Comparator<Post> next = (a, b) -> compare(value(a, name), value(b, name));
            order = order.thenComparing(descending ? next.reversed() : next);
        }
        return order.thenComparing(AS_READ);
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
            case "path" -> post.path();
            case "layout" -> post.layout();
            default -> nested(post.frontMatter(), key);
        };
    }

    private static @Nullable Object nested(Map<String, @Nullable Object> values, String key) {
        Object at = values;
        for (String part : key.split("\\.")) {
            at = at instanceof Map<?, ?> map ? map.get(part) : null;
        }
        return at;
    }

    /** What is missing comes lowest; numbers and dates by size, all else by code unit. */
    private static int compare(@Nullable Object a, @Nullable Object b) {
        if (a == null || b == null) {
            return a == b ? 0 : a == null ? -1 : 1;
        }
        if (a instanceof Number x && b instanceof Number y) {
            return Double.compare(x.doubleValue(), y.doubleValue());
        }
        if (a instanceof Instant x && b instanceof Instant y) {
            return x.compareTo(y);
        }
        return JsText.of(a).compareTo(JsText.of(b));
    }
}
