package blogjar.site;

import blogjar.content.SourceFile;
import org.jspecify.annotations.Nullable;

/**
 * A file that is published without a theme.
 *
 * @param path from the site's root, as Hexo gives it
 * @param file where it comes from
 * @param text what it is converted to; null where it is copied byte for byte
 */
public record Asset(String path, SourceFile file, @Nullable String text) {}
