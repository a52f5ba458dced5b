package blogjar.tagplugin;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What tags may ask of the site. */
public interface SiteLookup {
    /** A post that a tag links to: its title and its path from the site's root. */
    record LinkTarget(String title, String path) {}

    /** A file that {@code include_code} shows: its path from the site's root and its text. */
    record IncludedCode(String path, String text) {}

    /** A post by its slug, else by its title. */
    Optional<LinkTarget> post(String slugOrTitle);

    /** The path of a file in the asset folder of a post. */
    Optional<String> assetPath(String articleSource, String name);

    /** @param path under the source folder */
    Optional<IncludedCode> includedCode(String path);

    /** What {@code source/_data} has under a name; null where it has nothing. */
    @Nullable
    Object data(String name);

    /** The posts of a series, oldest first; of that of the article where the name is empty. */
    List<LinkTarget> series(String articleSource, String name);
}
