package blogjar.tagplugin;

import java.util.Optional;

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
}
