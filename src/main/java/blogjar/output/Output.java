package blogjar.output;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One file of the published site.
 *
 * @param path from the site's root, decoded, no leading slash: {@code 2024/03/你好/index.html}
 * @param content its bytes
 * @param source the file of the document that it shows, from the blog's root; null where it shows none
 */
public record Output(String path, Content content, @Nullable String source) {
    public Output {
        Objects.requireNonNull(content, "content");
        if (path.isEmpty() || path.startsWith("/") || path.endsWith("/") || ("/" + path + "/").contains("/../")) {
            throw new IllegalArgumentException("not the path of a file: '" + path + "'");
        }
    }

    /** What shows no document. */
    public Output(String path, Content content) {
        this(path, content, null);
    }

    /** The same below a folder, or with other bytes. */
    public Output as(String otherPath, Content otherContent) {
        return new Output(otherPath, otherContent, source);
    }
}
