package blogjar.server;

import java.util.function.Predicate;

/**
 * A list of entity tags as received in If-Match and If-None-Match: {@code *}, or tags with commas between, which may also
 * stand inside of a tag.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9110#section-8.8.3">RFC 9110, 8.8.3</a>
 */
final class EntityTags {
    private EntityTags() {}

    /** Compares as If-None-Match does: {@code W/} makes no difference. */
    static boolean matchWeakly(String list, String etag) {
        return any(list, tag -> opaque(tag).equals(etag));
    }

    /** Compares as If-Match does: a weak tag equals none. */
    static boolean matchStrongly(String list, String etag) {
        return any(list, etag::equals);
    }

    private static String opaque(String tag) {
        return tag.startsWith("W/") ? tag.substring(2) : tag;
    }

    private static boolean any(String list, Predicate<String> wanted) {
        int i = 0;
        while (i < list.length()) {
            char c = list.charAt(i);
            if (c == ' ' || c == '\t' || c == ',') {
                i++;
                continue;
            }
            if (c == '*') {
                return list.strip().equals("*");
            }
            int open = c == 'W' && list.startsWith("W/\"", i) ? i + 2 : i;
            int close = list.charAt(open) == '"' ? list.indexOf('"', open + 1) : -1;
            if (close < 0) {
                return false;
            }
            if (wanted.test(list.substring(i, close + 1))) {
                return true;
            }
            i = close + 1;
        }
        return false;
    }
}
