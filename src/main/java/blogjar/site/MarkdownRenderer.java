package blogjar.site;

import blogjar.config.Config;
import blogjar.diagnostic.Problem;
import blogjar.diagnostic.Problems;
import blogjar.markdown.Dialect;
import blogjar.markdown.Markdown;
import blogjar.markdown.MarkdownOptions;
import blogjar.markdown.kramed.Kramed;
import blogjar.markdown.kramed.KramedOptions;
import blogjar.markdown.markdownit.MarkdownIt;
import blogjar.markdown.markdownit.MarkdownItSetup;
import blogjar.markdown.markdownit.PlusSetup;
import blogjar.markdown.pandoc.Pandoc;
import blogjar.markdown.pandoc.PandocOptions;
import java.util.Map;

/**
 * The renderer of Markdown that the blog used. Each of Hexo's registers itself for {@code .md}, so that the last one that
 * {@code package.json} names wins; without any it is hexo-renderer-marked.
 *
 * @param disableNunjucks whether tags are text
 * @param prependRoot whether addresses of images get the site's root
 * @param postAsset whether images are looked up among the files of the post
 * @param namedAsset whether such an image may be named with the post's name as a folder before it
 * @param readsMath whether the dialect knows formulas
 * @param lineBreak what it writes for a line end within a paragraph
 */
record MarkdownRenderer(
        Dialect dialect,
        boolean disableNunjucks,
        boolean prependRoot,
        boolean postAsset,
        boolean namedAsset,
        boolean readsMath,
        String lineBreak) {

    /** Makes a renderer of the settings. */
    private interface Setup {
        MarkdownRenderer of(Config config, Problems problems);
    }

    private static final Map<String, Setup> KNOWN = Map.of(
            "hexo-renderer-marked", MarkdownRenderer::marked,
            "hexo-renderer-markdown-it", MarkdownRenderer::markdownIt,
            "hexo-renderer-markdown-it-plus", MarkdownRenderer::markdownItPlus,
            "hexo-renderer-kramed", MarkdownRenderer::kramed,
            "hexo-renderer-pandoc", MarkdownRenderer::pandoc);

    /** @param problems gets settings of the renderer that are not known */
    static MarkdownRenderer of(Config config, Problems problems) {
        Setup last = MarkdownRenderer::marked;
        for (String name : config.plugins().names()) {
            last = KNOWN.getOrDefault(name, last);
        }
        return last.of(config, problems);
    }

    private static MarkdownRenderer marked(Config config, Problems problems) {
        MarkdownOptions options = MarkdownOptions.of(config.map("marked"));
        if (config.flag("marked.dompurify", false)
                || !config.map("marked.dompurify").isEmpty()) {
            problems.add(
                    Problem.notice("marked.dompurify changes nothing here: HTML in posts is published as it is written")
                            .at(config.place("marked.dompurify")));
        }
        return new MarkdownRenderer(
                new Markdown(options),
                config.flag("marked.disableNunjucks", false),
                options.prependRoot(),
                options.postAsset(),
                false,
                false,
                options.breaks() ? "<br>" : "\n");
    }

    private static MarkdownRenderer markdownIt(Config config, Problems problems) {
        boolean postAsset = config.flag("markdown.images.post_asset", false);
        MarkdownIt dialect = MarkdownItSetup.of(config.map("markdown"), problems);
        return new MarkdownRenderer(
                dialect,
                config.flag("markdown.disableNunjucks", false),
                postAsset || config.flag("markdown.images.prepend_root", false),
                postAsset,
                true,
                dialect.readsMath(),
                dialect.lineBreak());
    }

    private static MarkdownRenderer markdownItPlus(Config config, Problems problems) {
        MarkdownIt dialect = PlusSetup.of(config.map("markdown_it_plus"), problems);
        return new MarkdownRenderer(dialect, false, false, false, false, dialect.readsMath(), dialect.lineBreak());
    }

    private static MarkdownRenderer kramed(Config config, Problems problems) {
        return new MarkdownRenderer(
                new Kramed(KramedOptions.of(config.map("kramed"))), false, false, false, false, true, "\n");
    }

    private static MarkdownRenderer pandoc(Config config, Problems problems) {
        PandocOptions options = PandocOptions.of(config.map("pandoc"));
        if (!options.ignored().isEmpty()) {
            problems.add(
                    Problem.notice("pandoc names what changes nothing here: " + String.join(", ", options.ignored()))
                            .at(config.place("pandoc")));
        }
        return new MarkdownRenderer(new Pandoc(options), false, false, false, false, true, "\n");
    }
}
