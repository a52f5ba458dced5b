package blogjar.content;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The files under a blog's source folder, sorted into what they are; all lists in the order of their paths.
 *
 * @param documents posts, drafts and pages whose front matter could be read
 * @param assets files that are copied
 * @param besidePosts other files below {@code _posts} and {@code _drafts}, which may belong to a post's asset folder
 * @param data {@code _data}: path without extension to value
 * @param leftOut how many documents could not be read
 */
public record SourceTree(
        List<Document> documents,
        List<SourceFile> assets,
        List<SourceFile> besidePosts,
        Map<String, @Nullable Object> data,
        int leftOut) {}
