package blogjar.output;

/** How long a browser may keep a resource without asking (RFC 9111, 5.2.2; RFC 8246). */
public final class CachePolicy {
    /** Keep it, but ask each time whether it is still the same: a new post shows at once, and costs a 304 otherwise. */
    static final String REVALIDATE = "no-cache";

    /** The name changes with the content, so what stands under this name never does. */
    static final String FOR_EVER = "public, max-age=31536000, immutable";

    private static final int SHORTEST_HASH = 8;
    private static final int LONGEST_HASH = 64;

    private CachePolicy() {}

    /** The value of Cache-Control for a path. */
    public static String of(String path) {
        int slash = path.lastIndexOf('/');
        String name = path.substring(slash + 1);
        boolean hashed = isNamedByHash(name) || slash > 0 && isFolderOfHash(path.substring(0, slash + 1));
        return hashed && !name.endsWith(".html") ? FOR_EVER : REVALIDATE;
    }

    /** Whether a folder's name ends in a hash, which is that of all files in it: {@code lib/katex.1a2b3c4d/}. */
    private static boolean isFolderOfHash(String folders) {
        for (int start = 0, end = folders.indexOf('/'); end > 0; start = end + 1, end = folders.indexOf('/', start)) {
            int dot = folders.lastIndexOf('.', end);
            if (dot > start && isHash(folders, dot + 1, end)) {
                return true;
            }
        }
        return false;
    }

    /**
     * Whether a part of the name between two dots is a hash: 8 to 64 hexadecimal digits with a letter and a digit among
     * them, so that neither a date ({@code photo.20240305.jpg}) nor a word ({@code menu.facade.css}) is taken for one.
     */
    private static boolean isNamedByHash(String name) {
        int from = name.indexOf('.') + 1;
        for (int dot = name.indexOf('.', from); from > 0 && dot > 0; dot = name.indexOf('.', from)) {
            if (isHash(name, from, dot)) {
                return true;
            }
            from = dot + 1;
        }
        return false;
    }

    private static boolean isHash(String name, int from, int to) {
        if (to - from < SHORTEST_HASH || to - from > LONGEST_HASH) {
            return false;
        }
        boolean digit = false;
        boolean letter = false;
        for (int i = from; i < to; i++) {
            char c = name.charAt(i);
            if (c >= '0' && c <= '9') {
                digit = true;
            } else if (c >= 'a' && c <= 'f' || c >= 'A' && c <= 'F') {
                letter = true;
            } else {
                return false;
            }
        }
        return digit && letter;
    }
}
