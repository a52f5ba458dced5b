package blogjar.site;

import blogjar.config.Config;
import blogjar.markdown.Dialect;
import blogjar.markdown.Markdown;
import blogjar.markdown.MarkdownOptions;
import blogjar.markdown.kramed.Kramed;
import blogjar.markdown.kramed.KramedOptions;
import java.util.Map;
import java.util.function.Function;

/**
 * The renderer of Markdown that the blog used. Each of Hexo's registers itself for {@code .md}, so that the last one that
 * {@code package.json} names wins; without any it is hexo-renderer-marked.
 *
 * @param disableNunjucks whether tags are text
 * @param prependRoot whether addresses of images get the site's root
 * @param postAsset whether images are looked up among the files of the post
 */
record MarkdownRenderer(Dialect dialect, boolean disableNunjucks, boolean prependRoot, boolean postAsset) {

    private static final Map<String, Function<Config, MarkdownRenderer>> KNOWN =
            Map.of("hexo-renderer-marked", MarkdownRenderer::marked, "hexo-renderer-kramed", MarkdownRenderer::kramed);

    static MarkdownRenderer of(Config config) {
        Function<Config, MarkdownRenderer> last = MarkdownRenderer::marked;
        for (String name : config.plugins().names()) {
            last = KNOWN.getOrDefault(name, last);
        }
        return last.apply(config);
    }

    private static MarkdownRenderer marked(Config config) {
        MarkdownOptions options = MarkdownOptions.of(config.map("marked"));
        return new MarkdownRenderer(
                new Markdown(options),
                config.flag("marked.disableNunjucks", false),
                options.prependRoot(),
                options.postAsset());
    }

    private static MarkdownRenderer kramed(Config config) {
        return new MarkdownRenderer(new Kramed(KramedOptions.of(config.map("kramed"))), false, false, false);
    }
}
