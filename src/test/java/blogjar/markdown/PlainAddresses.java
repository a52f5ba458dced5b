package blogjar.markdown;

import blogjar.text.Addresses;

/** A site at {@code http://example.com/}. */
public final class PlainAddresses implements LinkAddresses {
    private final boolean prependRoot;

    PlainAddresses(boolean prependRoot) {
        this.prependRoot = prependRoot;
    }

    @Override
    public String image(String src) {
        boolean kept = src.startsWith("#") || src.startsWith("//") || Addresses.hasScheme(src);
        return kept || !prependRoot ? src : Addresses.encode(("/" + src).replaceAll("/{2,}", "/"));
    }

    @Override
    public boolean isExternal(String href) {
        boolean web = href.startsWith("//") || href.startsWith("http:") || href.startsWith("https:");
        return web && !href.contains("//example.com/");
    }
}
