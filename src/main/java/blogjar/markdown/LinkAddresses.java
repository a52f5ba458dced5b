package blogjar.markdown;

/** What Markdown asks of the site about addresses. */
public interface LinkAddresses {
    /** No address is changed and none leads to another host. */
    LinkAddresses AS_WRITTEN = new LinkAddresses() {
        @Override
        public String image(String src) {
            return src;
        }

        @Override
        public boolean isExternal(String href) {
            return false;
        }
    };

    /** The address of an image as it is printed, not percent-encoded. */
    String image(String src);

    /** Whether a link leads to another host. */
    boolean isExternal(String href);
}
