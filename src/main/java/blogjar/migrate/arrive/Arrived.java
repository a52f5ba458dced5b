package blogjar.migrate.arrive;

import blogjar.diagnostic.Problem;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A blog as another program had it.
 *
 * @param settings for {@code _config.yml}: Hexo's keys
 * @param articles in their order
 * @param files to copy: path below {@code source} to the file
 * @param remarks what was left as it is, and where
 */
public record Arrived(
        Map<String, @Nullable Object> settings,
        List<Article> articles,
        Map<String, Path> files,
        List<Problem> remarks) {

    /**
     * An article in Hexo's words.
     *
     * @param path below {@code source}: {@code _posts/hello.md}
     * @param front in the order in which it is written
     * @param body Markdown or HTML
     * @param files beside it, which go into its asset folder: name to file
     */
    public record Article(String path, Map<String, @Nullable Object> front, String body, Map<String, Path> files) {}
}
