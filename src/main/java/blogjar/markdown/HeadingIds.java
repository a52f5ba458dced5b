package blogjar.markdown;

import blogjar.text.Html;
import blogjar.text.JsSpace;
import blogjar.text.Slug;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** The ids of one document's headings (hexo-renderer-marked and -kramed, renderer.heading). */
public final class HeadingIds {
    /** Names that every JavaScript object knows: the first heading of such a name counts as a repeated one. */
    private static final Set<String> KNOWN_TO_OBJECTS = Set.of(
            "constructor",
            "hasOwnProperty",
            "isPrototypeOf",
            "propertyIsEnumerable",
            "toLocaleString",
            "toString",
            "valueOf");

    private final Slug.Case letters;
    private final Map<String, Integer> seen = new HashMap<>();

    public HeadingIds(Slug.Case letters) {
        this.letters = letters;
    }

    /** What a heading's HTML, or an alias, becomes as an id, repeated or not. */
    String base(String html) {
        return Slug.slugize(JsSpace.trim(PlainText.of(Html.unescape(html))), letters);
    }

    /** The id with a number where it was there before. Numbered ids are not remembered. */
    public String unique(String base) {
        Integer count = seen.get(base);
        if (count == null && KNOWN_TO_OBJECTS.contains(base)) {
            seen.put(base, 0);
            return base + "-NaN";
        }
        if (count == null || count == 0) {
            seen.put(base, 1);
            return base;
        }
        seen.put(base, count + 1);
        return base + "-" + count;
    }
}
