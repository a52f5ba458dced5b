package blogjar.output;

import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;

/**
 * By which a changed file is known without reading it.
 *
 * @param length in bytes
 * @param modified as fine as the file system keeps it
 */
record FileState(Path file, long length, Instant modified) {
    static FileState of(Path file, BasicFileAttributes attributes) {
        return new FileState(
                file, attributes.size(), attributes.lastModifiedTime().toInstant());
    }
}
