package blogjar.markdown;

import blogjar.text.Slug;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The settings of hexo-renderer-marked 7 ({@code marked:}), under its names. Two of its settings change nothing here:
 * {@code mangle} only hides mail addresses from programs that do not know references, and {@code dompurify} guards
 * against authors whom one does not trust.
 *
 * @param gfm tables, strikethrough and bare addresses
 * @param tasks items that begin with {@code [ ]}; with {@code gfm}, be it pedantic or not
 * @param breaks a line end within a paragraph is a {@code <br>}; needs gfm
 * @param quotes four characters for {@code smartypants}, or empty for the usual ones
 * @param modifyAnchors letters of the ids of headings
 */
public record MarkdownOptions(
        boolean gfm,
        boolean tasks,
        boolean breaks,
        boolean pedantic,
        boolean smartypants,
        String quotes,
        Slug.Case modifyAnchors,
        boolean headerIds,
        boolean anchorAlias,
        boolean autolink,
        boolean sanitizeUrl,
        boolean lazyload,
        boolean figcaption,
        boolean prependRoot,
        boolean postAsset,
        ExternalLink externalLink,
        boolean descriptionLists) {

    /**
     * Attributes of links to other hosts.
     *
     * @param exclude hosts that count as ours
     */
    public record ExternalLink(boolean enable, boolean nofollow, List<String> exclude) {
        public ExternalLink {
            exclude = List.copyOf(exclude);
        }
    }

    /** @param marked the mapping under {@code marked:}; what is not there has the renderer's default */
    public static MarkdownOptions of(Map<String, @Nullable Object> marked) {
        boolean pedantic = truthy(marked, "pedantic", false);
        boolean tasks = truthy(marked, "gfm", true);
        boolean gfm = tasks && !pedantic;
        Object quotes = marked.get("quotes");
        return new MarkdownOptions(
                gfm,
                tasks,
                gfm && truthy(marked, "breaks", true),
                pedantic,
                truthy(marked, "smartypants", true),
                quotes instanceof String text ? text : "",
                letters(marked.get("modifyAnchors")),
                truthy(marked, "headerIds", true),
                truthy(marked, "anchorAlias", false),
                truthy(marked, "autolink", true),
                truthy(marked, "sanitizeUrl", false),
                truthy(marked, "lazyload", false),
                truthy(marked, "figcaption", false),
                truthy(marked, "prependRoot", true),
                truthy(marked, "postAsset", false),
                externalLink(marked.get("external_link")),
                truthy(marked, "descriptionLists", true));
    }

    private static Slug.Case letters(@Nullable Object value) {
        String text = String.valueOf(value);
        return text.equals("1") ? Slug.Case.LOWER : text.equals("2") ? Slug.Case.UPPER : Slug.Case.KEEP;
    }

    private static ExternalLink externalLink(@Nullable Object value) {
        if (!(value instanceof Map<?, ?> settings)) {
            return new ExternalLink(false, false, List.of());
        }
        List<String> exclude = new ArrayList<>();
        if (settings.get("exclude") instanceof Iterable<?> hosts) {
            hosts.forEach(host -> exclude.add(String.valueOf(host)));
        } else if (settings.get("exclude") instanceof String host) {
            exclude.add(host);
        }
        return new ExternalLink(isTruthy(settings.get("enable")), isTruthy(settings.get("nofollow")), exclude);
    }

    private static boolean truthy(Map<String, @Nullable Object> marked, String key, boolean absent) {
        return marked.containsKey(key) ? isTruthy(marked.get(key)) : absent;
    }

    /** JavaScript's idea of true. */
    private static boolean isTruthy(@Nullable Object value) {
        return value != null
                && !value.equals(Boolean.FALSE)
                && !value.equals("")
                && !(value instanceof Number number && number.doubleValue() == 0);
    }
}
