package blogjar.config;

import blogjar.text.Addresses;
import java.util.List;
import java.util.Locale;

/**
 * Which links lead out of the site, and the attributes that they get ({@code external_link}, hexo-util's
 * isExternalLink).
 *
 * @param field {@code site} for whole pages, {@code post} for the content of articles only, empty where links are left
 *     alone
 * @param host of the site; a port makes no difference
 * @param exclude hosts that count as ours
 */
public record ExternalLinks(String field, String host, List<String> exclude) {

    static ExternalLinks of(Config config) {
        boolean enabled = config.flag("external_link.enable", false);
        return new ExternalLinks(
                enabled ? config.text("external_link.field") : "",
                Addresses.host(config.text("url")),
                config.texts("external_link.exclude"));
    }

    /** Whether an address with a scheme, or one that begins with {@code //}, is of another host. */
    public boolean isExternal(String href) {
        boolean web = href.startsWith("//") || href.startsWith("http:") || href.startsWith("https:");
        if (!web || host.isEmpty()) {
            return false;
        }
        if (!Addresses.isAuthority(authority(href))) {
            return false; // no address, so nothing is known of where it leads
        }
        String name = Addresses.host(href);
        return !name.isEmpty() && !exclude.contains(name) && !name.equals(host);
    }

    /** User, host and port of an address. */
    private static String authority(String address) {
        int start = address.indexOf("//");
        int end = start + 2;
        while (start >= 0 && end < address.length() && "/?#\\".indexOf(address.charAt(end)) < 0) {
            end++;
        }
        return start < 0 ? "" : address.substring(start + 2, end);
    }

    /**
     * Adds {@code target} and {@code rel} to the links of a text that lead out (filter external_link).
     *
     * @param html a page or a part of one
     */
    public String mark(String html) {
        StringBuilder out = null;
        int done = 0;
        for (int tag = nextLink(html, 0); tag >= 0; tag = nextLink(html, tag + 2)) {
            int end = endOfTag(html, tag);
            if (end < 0) {
                continue;
            }
            String text = html.substring(tag, end);
            int href = text.contains("//") ? hrefWithScheme(text) : -1; // most links name no host
            if (href < 0 || text.toLowerCase(Locale.ROOT).contains("target=") || !isExternal(valueAt(text, href))) {
                continue;
            }
            out = out == null ? new StringBuilder(html.length() + 256) : out;
            out.append(html, done, tag).append(withTarget(text));
            done = end;
        }
        return out == null ? html : out.append(html, done, html.length()).toString();
    }

    private static int nextLink(String html, int from) {
        for (int i = html.indexOf('<', from); i >= 0; i = html.indexOf('<', i + 1)) {
            if (i + 2 < html.length()
                    && (html.charAt(i + 1) | 0x20) == 'a'
                    && Character.isWhitespace(html.charAt(i + 2))) {
                return i;
            }
        }
        return -1;
    }

    /** Just after the tag's {@code >}; -1 where another {@code <} comes first. */
    private static int endOfTag(String html, int tag) {
        for (int i = tag + 1; i < html.length(); i++) {
            char c = html.charAt(i);
            if (c == '>') {
                return i + 1;
            }
            if (c == '<') {
                return -1;
            }
        }
        return -1;
    }

    /** Where the value of the first quoted href with a scheme begins in the tag; -1 if there is none. */
    private static int hrefWithScheme(String tag) {
        String lower = tag.toLowerCase(Locale.ROOT);
        for (int i = lower.indexOf("href="); i >= 0; i = lower.indexOf("href=", i + 1)) {
            int value = i + 6;
            if (value < tag.length() && (tag.charAt(value - 1) == '"' || tag.charAt(value - 1) == '\'')) {
                boolean scheme = lower.startsWith("http:", value)
                        || lower.startsWith("https:", value)
                        || lower.startsWith("//", value);
                if (scheme && !valueAt(tag, value).isEmpty()) {
                    return value;
                }
            }
        }
        return -1;
    }

    private static String valueAt(String tag, int start) {
        int end = start;
        while (end < tag.length() && tag.charAt(end) != '"' && tag.charAt(end) != '\'' && tag.charAt(end) != '>') {
            end++;
        }
        return end < tag.length() && tag.charAt(end) != '>' ? tag.substring(start, end) : "";
    }

    private static String withTarget(String tag) {
        String lower = tag.toLowerCase(Locale.ROOT);
        String marked = tag;
        if (!lower.contains("rel=")) {
            return replaceFirst(marked, "href=", "target=\"_blank\" rel=\"noopener\" href=");
        }
        int rel = lower.indexOf("rel=");
        int value = rel + 5;
        if (value <= tag.length() && (tag.charAt(value - 1) == '"' || tag.charAt(value - 1) == '\'')) {
            String given = valueAt(tag, value);
            int end = value + given.length();
            if (end < tag.length() && !given.contains("noopener")) {
                marked = tag.substring(0, rel) + "rel=\"" + given + " noopener\"" + tag.substring(end + 1);
            }
        }
        return replaceFirst(marked, "href=", "target=\"_blank\" href=");
    }

    private static String replaceFirst(String text, String what, String by) {
        int at = text.indexOf(what);
        return at < 0 ? text : text.substring(0, at) + by + text.substring(at + what.length());
    }
}
