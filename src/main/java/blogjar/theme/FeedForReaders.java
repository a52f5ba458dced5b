package blogjar.theme;

import blogjar.config.Config;
import blogjar.text.Xml;
import java.util.Map;

/**
 * What makes a page of a feed for who opens it in a browser: a style of the theme ({@code css/feed.css}), by the processing
 * instruction for it, and in the end a script ({@code js/feed.js}), by an element of another namespace. Programs that read
 * feeds pass over both (RFC 4287, 6.3; RSS 2.0, "Extending RSS"). XSLT, which did this once, is leaving the browsers.
 *
 * @see <a href="https://www.w3.org/TR/xml-stylesheet/">Associating Style Sheets with XML documents</a>
 */
record FeedForReaders(Config config, Map<String, String> assets, Map<String, String> texts, String lang) {
    static final String STYLE = "css/feed.css";
    static final String SCRIPT = "js/feed.js";
    private static final String PLUGIN = "hexo-generator-feed";

    /** Whether the blog wants it: {@code feed.style}, or else where no feed of Hexo's plugin has to stay as it was. */
    static boolean isWanted(Config config) {
        return config.flag("feed.style", !config.plugins().has(PLUGIN));
    }

    /**
     * @param path of the feed
     * @param home path of the home page that it is of
     * @return the same text where the theme has no style for it
     */
    String of(String path, String home, String feed) {
        String style = assets.get(STYLE);
        int head = feed.indexOf("?>");
        int end = Math.max(feed.lastIndexOf("</feed>"), feed.lastIndexOf("</channel>"));
        if (style == null || !isWanted(config) || head < 0 || end < 0) {
            return feed;
        }
        String instruction = "\n<?xml-stylesheet href=\"" + address(path, style) + "\" type=\"text/css\"?>";
        String script = assets.get(SCRIPT);
        return feed.substring(0, head + 2)
                + instruction
                + feed.substring(head + 2, end)
                + (script == null ? "" : element(path, home, script))
                + feed.substring(end);
    }

    private String element(String path, String home, String script) {
        StringBuilder out = new StringBuilder("<script xmlns=\"http://www.w3.org/1999/xhtml\" src=\"");
        out.append(address(path, script)).append('"');
        attribute(out, "lang", lang);
        attribute(out, "data-intro", text("feed.intro"));
        attribute(out, "data-copy", text("post.share_link"));
        attribute(out, "data-copied", text("post.code_copied"));
        attribute(out, "data-home", config.links().fullUrlFor(home));
        return out.append("></script>\n").toString();
    }

    private static void attribute(StringBuilder out, String name, String value) {
        out.append(' ').append(name).append("=\"").append(Xml.escape(value)).append('"');
    }

    private String text(String key) {
        return texts.getOrDefault(key, key);
    }

    private String address(String path, String asset) {
        return Xml.escape(config.links().urlFor(path, asset));
    }
}
