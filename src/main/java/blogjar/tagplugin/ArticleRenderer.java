package blogjar.tagplugin;

import blogjar.config.Config;
import blogjar.diagnostic.Problems;
import blogjar.highlight.Highlighter;
import blogjar.tagplugin.nunjucks.Template;
import java.util.function.UnaryOperator;

/** From the text of an article to its HTML: fences, tags, Markdown, expressions (hexo/post.js, render). */
public final class ArticleRenderer {
    private final CodeFences fences;
    private final TagPlugins plugins;

    public ArticleRenderer(Config config, SiteLookup site, Highlighter highlighter) {
        CodeBlocks blocks = new CodeBlocks(config, highlighter);
        this.fences = new CodeFences(blocks);
        this.plugins = new TagPlugins(config, site, blocks);
    }

    /**
     * @param body renders the article itself: Markdown, or nothing for HTML
     * @param markdown renders the Markdown inside of tags
     * @param problems takes what is wrong with single tags
     */
    public String render(
            ArticleSource source, UnaryOperator<String> body, UnaryOperator<String> markdown, Problems problems) {
        Placeholders stored = new Placeholders();
        TracedText raw = TracedText.of(source.text().substring(source.bodyOffset()), source.bodyOffset());
        TracedText text = fences.putAside(raw, stored);
        boolean tags = source.nunjucks();
        if (!tags || !TagEscape.isNeeded(text.text())) {
            if (tags && text.text().indexOf('{') >= 0) {
                UnclosedTags.tell(text, source, plugins, problems);
            }
            return stored.restoreRest(body.apply(text.text()));
        }
        String html = body.apply(TagEscape.putAside(text, stored).text());
        TracedText template = CodeElements.escape(stored.restoreTags(html));
        ArticleTags host = new ArticleTags(plugins, source, template, markdown, problems);
        return stored.restoreRest(Template.render(template.text(), source.variables(), host));
    }
}
