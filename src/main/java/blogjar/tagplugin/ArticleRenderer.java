package blogjar.tagplugin;

import blogjar.config.Config;
import blogjar.diagnostic.Problems;
import blogjar.highlight.Highlighter;
import blogjar.tagplugin.nunjucks.Template;
import java.util.List;
import java.util.function.UnaryOperator;

/** From the text of an article to its HTML: fences, tags, Markdown, expressions (hexo/post.js, render). */
public final class ArticleRenderer {
    private final CodeFences fences;
    private final TagPlugins plugins;
    private final List<TextFilter> filters;

    public ArticleRenderer(Config config, SiteLookup site, Highlighter highlighter) {
        this(config, site, highlighter, List.of());
    }

    /** @param filters that change each text first, in this order */
    public ArticleRenderer(Config config, SiteLookup site, Highlighter highlighter, List<TextFilter> filters) {
        this.filters = List.copyOf(filters);
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
        TracedText text = filtered(fences.putAside(
                raw, stored, (problem, place) -> problems.add(problem.at(source.name(), source.text(), place))));
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

    private TracedText filtered(TracedText text) {
        TracedText result = text;
        for (TextFilter filter : filters) {
            TracedText.Builder out = new TracedText.Builder(result.text().length() + 256);
            int done = 0;
            for (TextFilter.Change change : filter.changes(result.text())) {
                out.append(result, done, change.start());
                out.append(change.text(), -1);
                done = change.end();
            }
            out.append(result, done, result.text().length());
            result = done == 0 && out.length() == result.text().length() ? result : out.build();
        }
        return result;
    }
}
