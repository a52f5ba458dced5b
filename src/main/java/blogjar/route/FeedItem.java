package blogjar.route;

import blogjar.config.Config;
import blogjar.content.JsText;
import blogjar.site.Post;
import java.time.ZonedDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a feed says about a post.
 *
 * @param address with scheme and host
 * @param updated the date where there is no other
 * @param summary null where there is nothing to say
 * @param cut whether the summary is the beginning of the content
 * @param content null where the feed goes without
 * @param image as the front matter has it; null where it has none
 */
record FeedItem(
        Post post,
        String address,
        ZonedDateTime updated,
        @Nullable String summary,
        boolean cut,
        @Nullable String content,
        @Nullable String image) {

    static FeedItem of(Post post, Config config) {
        String address = config.links().fullUrlFor(post.path());
        ZonedDateTime updated = post.updated();
        String html = post.body().content();
        Object image = post.frontMatter().get("image");
        String given = given(post, address);
        boolean cut = given == null && !html.isEmpty();
        return new FeedItem(
                post,
                address,
                updated == null ? post.date() : updated,
                cut ? AbsoluteLinks.of(beginning(html, config), address) : given,
                cut,
                config.flag("feed.content", true) && !html.isEmpty()
                        ? withoutControls(AbsoluteLinks.of(html, address))
                        : null,
                JsText.isTrue(image) ? JsText.of(image) : null);
    }

    /** {@code description}, {@code intro} or the excerpt. */
    private static @Nullable String given(Post post, String address) {
        for (String key : List.of("description", "intro")) {
            Object value = post.frontMatter().get(key);
            if (JsText.isTrue(value)) {
                return JsText.of(value);
            }
        }
        String excerpt = post.body().excerpt();
        return excerpt.isEmpty() ? null : AbsoluteLinks.of(excerpt, address);
    }

    private static String beginning(String html, Config config) {
        int limit = Math.max(0, config.number("feed.content_limit", 140));
        String begin = html.substring(0, Math.min(limit, html.length()));
        String delimiter = config.text("feed.content_limit_delim");
        int end = delimiter.isEmpty() ? -1 : begin.lastIndexOf(delimiter);
        return end < 0 ? begin : begin.substring(0, end);
    }

    /**
     * Without control characters, as the plugin has it. Ends of lines are among them; those that part words or lines of
     * code stay, which the plugin joins.
     */
    private static String withoutControls(String html) {
        StringBuilder out = new StringBuilder(html.length());
        int pre = html.indexOf("<pre");
        int preEnd = pre < 0 ? -1 : html.indexOf("</pre>", pre);
        for (int i = 0; i < html.length(); i++) {
            char c = html.charAt(i);
            if (preEnd >= 0 && i > preEnd) {
                pre = html.indexOf("<pre", i);
                preEnd = pre < 0 ? -1 : html.indexOf("</pre>", pre);
            }
            boolean code = preEnd >= 0 && i > pre;
            if (c >= ' ' && c != 0x7F || c == '\n' && (code || partsWords(html, i))) {
                out.append(c);
            }
        }
        return out.toString();
    }

    private static boolean partsWords(String html, int at) {
        return at > 0 && at + 1 < html.length() && isText(html.charAt(at - 1)) && isText(html.charAt(at + 1));
    }

    private static boolean isText(char c) {
        return c > ' ' && c != '<' && c != '>';
    }
}
