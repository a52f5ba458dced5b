package blogjar.content;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
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
        int deeper = Long.compare(slashes(a), slashes(b));
        if (deeper != 0) {
            return deeper;
        }
        int common = Math.min(a.length(), b.length());
        for (int i = 0; i < common; i++) {
            char left = a.charAt(i);
            char right = b.charAt(i);
            if (left != right) {
                return Integer.compare(rank(left), rank(right));
            }
        }
        return Integer.compare(a.length(), b.length());
    }

    private static long slashes(String path) {
        return path.chars().filter(c -> c == '/').count();
    }

    /** Orders characters as the bytes of UTF-8 are: halves of a pair behind all others. What ends a name comes first. */
    private static int rank(char c) {
        return c == '/' ? -1 : Character.isSurrogate(c) ? c + Character.MAX_VALUE : c;
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
