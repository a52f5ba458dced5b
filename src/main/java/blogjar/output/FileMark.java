package blogjar.output;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * By what a file is known to be the one that was written, and not to have been written since: length, time and identity. Moving it changes none of them.
 *
 * @param nanos when it was changed, since 1970
 * @param key which file it is, as far as the system says
 */
public record FileMark(long length, long nanos, long key) {
    private static final long NANOS = 1_000_000_000;
    private static final int PRIME = 31;

    /** Null where there is no file, or only a link to one. */
    static @Nullable FileMark of(Path file) {
        BasicFileAttributes attributes;
        try {
            attributes = Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        } catch (IOException none) {
            return null;
        }
        if (!attributes.isRegularFile()) {
            return null;
        }
        Instant modified = attributes.lastModifiedTime().toInstant();
        Object key = attributes.fileKey();
        long number = 0;
        if (key != null) {
            String text = key.toString();
            for (int i = 0; i < text.length(); i++) {
                number = number * PRIME + text.charAt(i);
            }
        }
        return new FileMark(attributes.size(), modified.getEpochSecond() * NANOS + modified.getNano(), number);
    }
}
