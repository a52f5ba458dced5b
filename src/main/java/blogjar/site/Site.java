package blogjar.site;

import blogjar.config.Config;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A blog as generators and templates see it.
 *
 * @param posts the published ones, newest first; posts of one instant in the order of their paths
 * @param hidden published at their addresses, but in no list; newest first
 * @param pages in the order of their paths
 * @param categories those with posts, in the order in which they first came up
 * @param tags those with posts, in the order in which they first came up
 * @param postsOf the posts of each category, parents with their children's, newest first
 * @param postsTagged the posts of each tag, newest first
 * @param data {@code source/_data}: path without extension to value
 */
public record Site(
        Config config,
        List<Post> posts,
        List<Post> hidden,
        List<Page> pages,
        List<Category> categories,
        List<Tag> tags,
        Map<Category, List<Post>> postsOf,
        Map<Tag, List<Post>> postsTagged,
        Map<String, @Nullable Object> data) {}
