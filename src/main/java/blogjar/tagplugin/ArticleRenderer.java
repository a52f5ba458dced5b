package blogjar.tagplugin;

import blogjar.config.Config;
import blogjar.diagnostic.Problems;
import java.util.function.UnaryOperator;

/** From the text of an article to its HTML: fences, tags, Markdown, expressions (hexo/post.js, render). */
public final class ArticleRenderer {
    public ArticleRenderer(Config config, SiteLookup site, Highlighter highlighter) {}

    /**
     * @param body renders the article itself: Markdown, or nothing for HTML
     * @param markdown renders the Markdown inside of tags
     * @param problems takes what is wrong with single tags
     */
    public String render(
            ArticleSource source, UnaryOperator<String> body, UnaryOperator<String> markdown, Problems problems) {
        return body.apply(source.text().substring(source.bodyOffset()));
    }
}
