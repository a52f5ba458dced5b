package blogjar.content;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;

/**
 * A file of the source tree.
 *
 * @param path under the source folder, with '/' on every system
 * @param file where it is
 * @param length in bytes
 * @param modified when its content was changed
 * @param created when it was made, where the file system knows; else as modified
 */
public record SourceFile(String path, Path file, long length, Instant modified, Instant created) {

    /** When its content or its name was last changed (ctime); as modified where the system has no such time. */
    public Instant changed() {
        try {
            return Files.getAttribute(file, "unix:ctime") instanceof FileTime time ? time.toInstant() : modified;
        } catch (IOException | UnsupportedOperationException | IllegalArgumentException none) {
            return modified;
        }
    }
}
