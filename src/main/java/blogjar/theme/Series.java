package blogjar.theme;

import blogjar.site.Post;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Posts that an author wrote as parts of one thing: those of one {@code series} in their front matter (Butterfly) and
 * one language, the oldest first, or by title where the settings say so.
 *
 * @param parts in their order
 */
record Series(String name, List<Post> parts) {
    /**
     * All series of a blog, by their keys; one post alone is none.
     *
     * @param byTitle whether the title gives the order
     */
    static Map<String, Series> of(List<Post> posts, boolean byTitle) {
        Map<String, List<Post>> named = new HashMap<>();
        for (Post post : posts) {
            if (!name(post).isEmpty()) {
                named.computeIfAbsent(key(post), first -> new ArrayList<>()).add(post);
            }
        }
        Comparator<Post> oldestFirst =
                Comparator.comparing((Post post) -> post.date().toInstant()).thenComparing(Post::path);
        Map<String, Series> all = new HashMap<>();
        named.forEach((key, parts) -> {
            if (parts.size() > 1) {
                parts.sort(byTitle ? Comparator.comparing(Post::title).thenComparing(oldestFirst) : oldestFirst);
                all.put(key, new Series(name(parts.get(0)), List.copyOf(parts)));
            }
        });
        return Map.copyOf(all);
    }

    static String key(Post post) {
        return post.lang() + "\n" + name(post);
    }

    /** The series that a post says it is of; empty for none. */
    private static String name(Post post) {
        Object given = post.frontMatter().get("series");
        Object first = given instanceof List<?> list && !list.isEmpty() ? list.get(0) : given;
        return first instanceof String || first instanceof Number
                ? first.toString().strip()
                : "";
    }

    /** The series as a page of one part shows it. */
    record Shown(SiteModel site, Series series, Post post) implements Attributes {
        @Override
        public String kind() {
            return "a series";
        }

        @Override
        public @Nullable Object attribute(String name) {
            return switch (name) {
                case "name" -> series.name();
                case "posts" -> site.articles(series.parts());
                case "count" -> series.parts().size();
                case "number" -> series.parts().indexOf(post) + 1;
                default -> UNKNOWN;
            };
        }
    }
}
