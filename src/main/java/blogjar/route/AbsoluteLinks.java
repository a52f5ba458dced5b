package blogjar.route;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * HTML that leaves its page: addresses within the site are given their host, as a feed reader knows no page that they
 * could be relative to. Addresses of another scheme or host and places within the page stay.
 */
final class AbsoluteLinks {
    private static final Pattern ADDRESS =
            Pattern.compile("(\\s(?:src|href|poster|data-original|data-src)=)([\"'])([^\"'#][^\"']*)\\2");
    private static final Pattern COMPLETE = Pattern.compile("//.*|[A-Za-z][A-Za-z0-9+.-]*:.*", Pattern.DOTALL);

    private AbsoluteLinks() {}

    /** @param page the page's address, with scheme and host */
    static String of(String html, String page) {
        Matcher m = ADDRESS.matcher(html);
        StringBuilder out = new StringBuilder(html.length() + 64);
        while (m.find()) {
            String address = m.group(3);
            String complete = COMPLETE.matcher(address).matches() ? address : resolve(page, address);
            m.appendReplacement(out, Matcher.quoteReplacement(m.group(1) + m.group(2) + complete + m.group(2)));
        }
        return m.appendTail(out).toString();
    }

    private static String resolve(String page, String address) {
        int host = page.indexOf("//") + 2;
        int path = page.indexOf('/', host);
        String origin = path < 0 ? page : page.substring(0, path);
        if (address.startsWith("/")) {
            return origin + address;
        }
        String folder = path < 0 ? "" : page.substring(path, page.lastIndexOf('/'));
        String rest = address.startsWith("./") ? address.substring(2) : address;
        while (rest.startsWith("../")) {
            rest = rest.substring(3);
            folder = folder.substring(0, Math.max(0, folder.lastIndexOf('/')));
        }
        return origin + folder + "/" + rest;
    }
}
