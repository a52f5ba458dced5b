package blogjar.search;

import java.util.regex.Pattern;

/**
 * A file of an index.
 *
 * @param name within the folder of the index
 */
@SuppressWarnings("ArrayRecordComponent") // identity is all that is asked of it
public record IndexFile(String name, byte[] bytes) {
    /** The manifest; titles and texts; terms. */
    private static final Pattern NAME =
            Pattern.compile("index\\.json|[ht]\\.[0-9a-f]{8,}\\.json|w\\.[0-9a-f]{8,}\\.txt");

    /** Whether a file of an index may be called so. */
    public static boolean isName(String name) {
        return NAME.matcher(name).matches();
    }
}
