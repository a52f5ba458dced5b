package blogjar.site;

import blogjar.config.Config;
import blogjar.text.Addresses;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Links that search engines are told not to follow (hexo-filter-nofollow 2.0.2): all with a scheme that lead to another
 * host, {@code mailto:} among them.
 *
 * @param inPages whether all links of a page are meant ({@code nofollow.field: site})
 * @param inArticles whether those of articles are ({@code nofollow.field: post})
 * @param host of the site
 * @param exclude hosts that count as ours
 */
public record Nofollow(boolean inPages, boolean inArticles, String host, List<String> exclude) {
    private static final String REL = "external nofollow noreferrer";
    private static final Pattern GIVEN = Pattern.compile("rel=\"([^\"\n]*)\"", Pattern.CASE_INSENSITIVE);
    private static final Pattern KNOWN = Pattern.compile("external|nofollow|noreferrer", Pattern.CASE_INSENSITIVE);

    public static Nofollow of(Config config) {
        boolean named = config.plugins().has("hexo-filter-nofollow");
        boolean configured = config.plugins().names().isEmpty() && config.get("nofollow") instanceof Map;
        boolean on = (named || configured) && config.flag("nofollow.enable", true);
        boolean post = config.text("nofollow.field").equals("post");
        return new Nofollow(
                on && !post, on && post, Addresses.host(config.text("url")), config.texts("nofollow.exclude"));
    }

    String inArticle(String html) {
        return inArticles ? mark(html) : html;
    }

    /** A whole page. */
    public String inPage(String html) {
        return inPages ? mark(html) : html;
    }

    /** What begins with {@code <a}, has a quoted {@code href} and ends, all in one line, is a link to the plugin. */
    private String mark(String html) {
        StringBuilder out = new StringBuilder(html.length() + 256);
        String lower = html.toLowerCase(Locale.ROOT);
        int done = 0;
        int at = lower.indexOf("<a");
        while (at >= 0) {
            int lineEnd = lower.indexOf('\n', at);
            lineEnd = lineEnd < 0 ? lower.length() : lineEnd;
            int href = quotedHref(lower, at + 2, lineEnd);
            int value = href + "href='".length();
            int close = href < 0 ? -1 : quote(html, value, lineEnd);
            int end = close < 0 ? -1 : html.indexOf('>', close + 1);
            if (end < 0 || end >= lineEnd) {
                at = lower.indexOf("<a", lineEnd);
                continue;
            }
            out.append(html, done, at);
            append(out, html.substring(at, end + 1), html.substring(value, close), close + 1 - at);
            done = end + 1;
            at = lower.indexOf("<a", done);
        }
        return done == 0 ? html : out.append(html, done, html.length()).toString();
    }

    /** @param after where the {@code href} of the link ends */
    private void append(StringBuilder out, String link, String href, int after) {
        if (!isExternal(href)) {
            out.append(link);
        } else if (link.toLowerCase(Locale.ROOT).contains("rel=")) {
            Matcher given = GIVEN.matcher(link);
            out.append(given.replaceAll(m -> Matcher.quoteReplacement(
                    KNOWN.matcher(m.group(1)).find()
                            ? m.group()
                            : m.group().substring(0, 5) + (m.group(1) + " " + REL).strip() + "\"")));
        } else {
            out.append(link, 0, after).append(" rel=\"" + REL + "\"").append(link, after, link.length());
        }
    }

    private static int quotedHref(String lower, int from, int end) {
        for (int i = lower.indexOf("href=", from); i >= 0 && i + 5 < end; i = lower.indexOf("href=", i + 1)) {
            if (lower.charAt(i + 5) == '"' || lower.charAt(i + 5) == '\'') {
                return i;
            }
        }
        return -1;
    }

    private static int quote(String html, int from, int end) {
        for (int i = from; i < end; i++) {
            if (html.charAt(i) == '"' || html.charAt(i) == '\'') {
                return i;
            }
        }
        return -1;
    }

    private boolean isExternal(String href) {
        if (!Addresses.hasScheme(href) || href.startsWith("//")) {
            return false;
        }
        String target = Addresses.host(href);
        return !exclude.contains(target) && !target.equals(host);
    }
}
