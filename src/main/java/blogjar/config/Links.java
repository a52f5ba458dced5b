package blogjar.config;

import blogjar.text.Addresses;

/**
 * How addresses of the site are made (hexo-util's {@code url_for} and {@code full_url_for}).
 *
 * @param url of the site, without a slash at the end: {@code https://example.com/blog}
 * @param root path of the site, with a slash at the end: {@code /blog/}
 * @param trailingIndex whether {@code index.html} is kept at the end
 * @param trailingHtml whether {@code .html} is kept at the end
 * @param relative whether links are made relative to the page that they are in
 */
public record Links(String url, String root, boolean trailingIndex, boolean trailingHtml, boolean relative) {

    /** The address of a path of the site; what is an address already is left alone. */
    public String urlFor(String path) {
        return relative ? urlFor("", path) : absolute(path);
    }

    /**
     * The address of a path as written in a page.
     *
     * @param from path of the page that the link is in
     */
    public String urlFor(String from, String path) {
        if (isAddress(path)) {
            return path;
        }
        return relative ? Addresses.relative(from, path) : absolute(path);
    }

    private String absolute(String path) {
        if (isAddress(path) || Addresses.hasScheme(path)) {
            return path;
        }
        return pretty(Addresses.encode(collapse(root + path)));
    }

    /** The address as its host knows it, from the root on; of another host, the whole. */
    public String onHost(String path) {
        return isAddress(path) || Addresses.hasScheme(path) ? Addresses.encode(path) : absolute(path);
    }

    /** The address with scheme and host. */
    public String fullUrlFor(String path) {
        if (path.startsWith("//") || Addresses.hasScheme(path)) {
            return path;
        }
        return pretty(Addresses.encode(url + collapse("/" + path)));
    }

    private static boolean isAddress(String path) {
        return path.startsWith("#") || path.startsWith("//") || path.startsWith("http:") || path.startsWith("https:");
    }

    private static String collapse(String path) {
        return path.replaceAll("/{2,}", "/");
    }

    private String pretty(String address) {
        if (!trailingIndex && address.endsWith("index.html")) {
            return address.substring(0, address.length() - "index.html".length());
        }
        if (!trailingHtml && address.endsWith(".html") && !address.endsWith("/index.html")) {
            return address.substring(0, address.length() - ".html".length());
        }
        return address;
    }
}
