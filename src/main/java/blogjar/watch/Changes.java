package blogjar.watch;

import java.nio.file.Path;
import java.util.Set;

/**
 * What has changed in a folder since it was told last.
 *
 * @param paths files that are new, gone or different; never empty
 * @param exact whether events named all of it, and no folder is among it; else there may be more that is no matter of a watch, such as a link that
 *     leads nowhere
 */
public record Changes(Set<Path> paths, boolean exact) {}
