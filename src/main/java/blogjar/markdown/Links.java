package blogjar.markdown;

import blogjar.text.Addresses;
import blogjar.text.Html;
import java.util.Locale;

/** Links and images as hexo-renderer-marked writes them. */
final class Links {
    private final MarkdownOptions options;
    private final LinkAddresses addresses;

    Links(MarkdownOptions options, LinkAddresses addresses) {
        this.options = options;
        this.addresses = addresses;
    }

    /** Writes the opening tag of a link. */
    void open(String href, String title, StringBuilder out) {
        String address = options.sanitizeUrl() && isScript(href) ? "" : href;
        out.append("<a href=\"").append(Addresses.encodeInMarkdown(address)).append('"');
        if (!title.isEmpty()) {
            out.append(" title=\"").append(Html.escape(title)).append('"');
        }
        MarkdownOptions.ExternalLink external = options.externalLink();
        if ((external.enable() || external.nofollow()) && isExternal(address)) {
            out.append(external.enable() ? " target=\"_blank\"" : "");
            out.append(external.nofollow() ? " rel=\"noopener external nofollow noreferrer\"" : " rel=\"noopener\"");
        }
        out.append('>');
    }

    private boolean isExternal(String href) {
        return addresses.isExternal(href) && !options.externalLink().exclude().contains(host(href));
    }

    private static String host(String href) {
        int start = href.indexOf("//") + 2;
        int end = start;
        while (end < href.length() && "/?#\\".indexOf(href.charAt(end)) < 0) {
            end++;
        }
        String authority = href.substring(start, end);
        String host = authority.substring(authority.lastIndexOf('@') + 1).toLowerCase(Locale.ROOT);
        int port = host.lastIndexOf(':');
        return port > host.lastIndexOf(']') ? host.substring(0, port) : host;
    }

    private static boolean isScript(String href) {
        return href.startsWith("javascript:") || href.startsWith("vbscript:") || href.startsWith("data:");
    }

    /** @param alt as written, marks and all */
    void image(String src, String title, String alt, StringBuilder out) {
        out.append(options.figcaption() && !alt.isEmpty() ? "<figure>" : "");
        out.append("<img src=\"")
                .append(Addresses.encodeInMarkdown(addresses.image(src)))
                .append('"');
        if (!alt.isEmpty()) {
            out.append(" alt=\"").append(Html.escape(alt)).append('"');
        }
        if (!title.isEmpty()) {
            out.append(" title=\"").append(Html.escape(title)).append('"');
        }
        out.append(options.lazyload() ? " loading=\"lazy\">" : ">");
        if (options.figcaption() && !alt.isEmpty()) {
            out.append("<figcaption aria-hidden=\"true\">").append(alt).append("</figcaption></figure>");
        }
    }
}
