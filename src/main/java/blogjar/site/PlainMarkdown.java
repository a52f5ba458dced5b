package blogjar.site;

import blogjar.config.Config;
import blogjar.diagnostic.Problems;
import blogjar.markdown.LinkAddresses;

/** Markdown outside of articles, with the renderer of the blog: no tags, no excerpt, nothing of a post. */
public final class PlainMarkdown {
    private final MarkdownRenderer renderer;
    private final LinkAddresses addresses;

    public PlainMarkdown(Config config) {
        // what its settings are told for is told once, with the articles
        this.renderer = MarkdownRenderer.of(config, new Problems());
        boolean withRoot = renderer.prependRoot() && !config.links().relative();
        this.addresses = new LinkAddresses() {
            @Override
            public String image(String src) {
                return withRoot ? config.links().urlFor(src) : src;
            }

            @Override
            public boolean isExternal(String href) {
                return config.externalLinks().isExternal(href);
            }
        };
    }

    /** A text as HTML. */
    public String html(String markdown) {
        return renderer.dialect().render(markdown, addresses);
    }
}
