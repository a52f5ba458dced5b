package blogjar.markdown.kramed;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The settings of hexo-renderer-kramed ({@code kramed:}), under its names.
 *
 * @param gfm fences, bare addresses, strikethrough, lists that end a paragraph
 * @param pedantic quirks of markdown.pl
 * @param sanitize a block of HTML is a paragraph; tags in it stay, as with kramed
 * @param tables needs gfm
 * @param breaks a line end within a paragraph is a {@code <br>}; needs gfm
 * @param smartLists another kind of bullet begins another list
 * @param mathjax what stands between {@code $$} is a formula
 */
public record KramedOptions(
        boolean gfm,
        boolean pedantic,
        boolean sanitize,
        boolean tables,
        boolean breaks,
        boolean smartLists,
        boolean smartypants,
        boolean mathjax) {

    /** @param kramed the mapping under {@code kramed:}; what is not there has the renderer's default */
    public static KramedOptions of(Map<String, @Nullable Object> kramed) {
        return new KramedOptions(
                is(kramed, "gfm", true),
                is(kramed, "pedantic", false),
                is(kramed, "sanitize", false),
                is(kramed, "tables", true),
                is(kramed, "breaks", true),
                is(kramed, "smartLists", true),
                is(kramed, "smartypants", true),
                is(kramed, "mathjax", true));
    }

    /** JavaScript's idea of true. */
    private static boolean is(Map<String, @Nullable Object> kramed, String key, boolean absent) {
        if (!kramed.containsKey(key)) {
            return absent;
        }
        Object value = kramed.get(key);
        return value != null
                && !value.equals(Boolean.FALSE)
                && !value.equals("")
                && !(value instanceof Number number && number.doubleValue() == 0);
    }
}
