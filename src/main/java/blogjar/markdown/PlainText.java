package blogjar.markdown;

/**
 * A heading's text without tags, as the version of hexo-util strips it that hexo-renderer-marked brings along (3.3,
 * strip_html.js). It differs from that of Hexo itself in what it makes of {@code <<}: the second counts as a nested tag,
 * even where a blank shows that the first was none, and keeps the next tag open.
 */
final class PlainText {
    private final String html;
    private final StringBuilder out;
    private int depth;

    private PlainText(String html) {
        this.html = html;
        this.out = new StringBuilder(html.length());
    }

    static String of(String html) {
        return html.indexOf('<') < 0 ? html : new PlainText(html).text();
    }

    private String text() {
        int at = 0;
        while (at < html.length()) {
            int tag = html.indexOf('<', at);
            if (tag < 0) {
                return out.append(html, at, html.length()).toString();
            }
            out.append(html, at, tag);
            at = html.startsWith("<!--", tag) ? afterComment(tag) : afterTag(tag);
        }
        return out.toString();
    }

    private int afterComment(int tag) {
        int end = html.indexOf("-->", tag + 2);
        return end < 0 ? html.length() : end + 3;
    }

    private int afterTag(int tag) {
        char quote = 0;
        boolean named = false;
        for (int i = tag + 1; i < html.length(); i++) {
            char c = html.charAt(i);
            if (c == '<') {
                depth += quote == 0 ? 1 : 0;
            } else if (c == '>') {
                if (quote == 0 && depth == 0) {
                    return i + 1;
                }
                depth -= quote == 0 ? 1 : 0;
            } else if ((c == ' ' || c == '\n') && !named) {
                out.append("< ");
                return i + 1;
            } else {
                named = true;
                if (c == '"' || c == '\'') {
                    quote = c == quote ? 0 : quote == 0 ? c : quote;
                }
            }
        }
        return html.length();
    }
}
