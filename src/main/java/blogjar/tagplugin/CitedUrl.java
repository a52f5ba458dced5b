package blogjar.tagplugin;

import blogjar.text.JsSpace;
import org.jspecify.annotations.Nullable;

/**
 * Words with an address behind them, and maybe more words: {@code Author https://… Title}.
 *
 * @param title empty where nothing follows the address
 */
record CitedUrl(String before, String url, String title) {

    /** The last address that has words on both sides, else the last that has some before it. */
    static @Nullable CitedUrl find(String text) {
        CitedUrl withoutTitle = null;
        for (int end = text.length(); end > 0; ) {
            int start = end;
            while (start > 0 && !JsSpace.is(text.charAt(start - 1))) {
                start--;
            }
            if (start > 1
                    && isUrl(text, start, end)
                    && !JsSpace.trim(text.substring(0, start)).isEmpty()) {
                int title = end;
                while (title < text.length() && JsSpace.is(text.charAt(title))) {
                    title++;
                }
                CitedUrl found =
                        new CitedUrl(text.substring(0, start - 1), text.substring(start, end), text.substring(title));
                if (!found.title.isEmpty()) {
                    return found;
                }
                withoutTitle = found;
            }
            end = start == 0 ? 0 : start - 1;
        }
        return withoutTitle;
    }

    private static boolean isUrl(String text, int start, int end) {
        int scheme = text.regionMatches(true, start, "https://", 0, 8)
                ? 8
                : text.regionMatches(true, start, "http://", 0, 7) ? 7 : Integer.MAX_VALUE;
        return end - start > scheme;
    }
}
