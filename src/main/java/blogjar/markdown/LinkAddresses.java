package blogjar.markdown;

/** What Markdown asks of the site about addresses. */
public interface LinkAddresses {
    /** The address of an image as it is printed, not percent-encoded. */
    String image(String src);

    /** Whether a link leads to another host. */
    boolean isExternal(String href);
}
