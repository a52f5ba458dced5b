package blogjar.markdown;

/** Markdown as one renderer of Hexo reads and writes it. For any number of threads. */
public interface Dialect {
    /**
     * Renders a text; never fails.
     *
     * @param text of a post, without its front matter
     * @return the HTML, tags of Hexo in it as the text had them
     */
    Rendered read(String text, LinkAddresses addresses);

    /** The HTML alone. */
    default String render(String text, LinkAddresses addresses) {
        return read(text, addresses).html();
    }
}
