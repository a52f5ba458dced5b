package blogjar.markdown;

/** Markdown to HTML. */
public final class Markdown {
    public Markdown(MarkdownOptions options) {}

    /** @param text of a post, without its front matter */
    public String render(String text, LinkAddresses addresses) {
        return text;
    }
}
