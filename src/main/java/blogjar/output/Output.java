package blogjar.output;

import java.util.Objects;

/**
 * One file of the published site.
 *
 * @param path from the site's root, decoded, no leading slash: {@code 2024/03/你好/index.html}
 * @param content its bytes
 */
public record Output(String path, Content content) {
    public Output {
        Objects.requireNonNull(content, "content");
        if (path.isEmpty() || path.startsWith("/") || path.endsWith("/") || ("/" + path + "/").contains("/../")) {
            throw new IllegalArgumentException("not the path of a file: '" + path + "'");
        }
    }
}
