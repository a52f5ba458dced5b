package blogjar.theme;

import blogjar.site.Post;
import blogjar.site.Tag;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A tag as templates see it.
 *
 * @param level how common it is among the tags of the blog, from 1 to 5
 */
record TagModel(SiteModel site, Tag tag, List<Post> tagged, int level) implements Attributes {
    @Override
    public String kind() {
        return "a tag";
    }

    @Override
    public @Nullable Object attribute(String name) {
        return switch (name) {
            case "name" -> tag.name();
            case "slug" -> tag.slug();
            case "path" -> tag.path();
            case "count", "length" -> tagged.size();
            case "posts" -> site.articles(tagged);
            case "level" -> level;
            default -> UNKNOWN;
        };
    }
}
