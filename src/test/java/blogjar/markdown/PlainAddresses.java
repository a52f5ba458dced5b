package blogjar.markdown;

import blogjar.text.Addresses;

/** A site at {@code http://example.com/}. */
public final class PlainAddresses implements LinkAddresses {
    /** No address is changed and none leads out of the site. */
    public static final LinkAddresses AS_WRITTEN = new LinkAddresses() {
        @Override
        public String image(String src) {
            return src;
        }

        @Override
        public boolean isExternal(String href) {
            return false;
        }
    };

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
