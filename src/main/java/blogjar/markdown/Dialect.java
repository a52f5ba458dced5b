package blogjar.markdown;

/** Markdown as one renderer of Hexo reads and writes it. For any number of threads. */
public interface Dialect {
    /**
     * Renders a text; never fails.
     *
     * @param text of a post, without its front matter
     * @return HTML, tags of Hexo in it as the text had them
     */
    String render(String text, LinkAddresses addresses);
}
