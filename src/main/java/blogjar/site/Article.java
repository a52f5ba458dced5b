package blogjar.site;

import java.time.ZonedDateTime;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What posts and pages have in common. */
public sealed interface Article permits Post, Page {
    /** Path under the source folder: {@code _posts/hello.md}. */
    String source();

    /** Path from the site's root, no leading slash; a final slash stands for its {@code index.html}. */
    String path();

    /** {@code "false"} for an article that goes without a theme. */
    String layout();

    /** Empty where the front matter has none. */
    String title();

    /** In the blog's time zone. */
    ZonedDateTime date();

    /** In the blog's time zone; null with {@code updated_option: empty}. */
    @Nullable
    ZonedDateTime updated();

    String lang();

    boolean comments();

    /** Every key of the front matter as the author wrote it. */
    Map<String, @Nullable Object> frontMatter();

    LateBody text();

    /** What the text is rendered to; rendered now where it is not yet. */
    default Body body() {
        return text().body();
    }

    /** Whether the text is shown to those only who have its password; known before it is rendered. */
    default boolean isEncrypted() {
        return text().isEncrypted();
    }
}
