package blogjar.content;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;

/**
 * A file of the source tree.
 *
 * @param path under the source folder, with '/' on every system
 * @param file where it is
 * @param length in bytes
 * @param modified when its content was changed; with {@code updated_option: git}, when it was last committed
 * @param created when it was made, where the file system knows; else as modified
 */
public record SourceFile(String path, Path file, long length, Instant modified, Instant created) {
    /**
     * The order of paths: those in a folder before those in folders below it, as Hexo comes upon them (hexo/box/index.js),
     * and by the bytes of their names, so the same on every machine.
     */
    public static final Comparator<String> PATHS = SourceFile::compare;

    private static int compare(String a, String b) {
        String[] left = a.split("/");
        String[] right = b.split("/");
        if (left.length != right.length) {
            return Integer.compare(left.length, right.length);
        }
        for (int i = 0; i < left.length; i++) {
            int order = Arrays.compareUnsigned(
                    left[i].getBytes(StandardCharsets.UTF_8), right[i].getBytes(StandardCharsets.UTF_8));
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }

    /** When its content or its name was last changed (ctime); as modified where the system has no such time. */
    public Instant changed() {
        try {
            return Files.getAttribute(file, "unix:ctime") instanceof FileTime time ? time.toInstant() : modified;
        } catch (IOException | UnsupportedOperationException | IllegalArgumentException none) {
            return modified;
        }
    }
}
