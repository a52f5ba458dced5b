package blogjar.output;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * One form in which a resource is sent (RFC 9110, 3.2).
 *
 * @param coding its content coding, {@code gzip}, or null for the bytes as they are
 * @param etag its entity tag, quotes included; strong, so no two codings share it
 * @param bytes read-only and outside the heap; a reader takes a {@link ByteBuffer#duplicate() duplicate}
 */
public record Representation(@Nullable String coding, String etag, ByteBuffer bytes) {
    /** Names the bytes: the entity tag without quotes and coding. */
    String hash() {
        return etag.substring(1, etag.length() - 1 - (coding == null ? 0 : coding.length() + 1));
    }

    public int length() {
        return bytes.limit();
    }
}
