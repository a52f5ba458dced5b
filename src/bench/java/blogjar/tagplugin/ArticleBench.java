package blogjar.tagplugin;

import blogjar.bench.DemoBlog;
import blogjar.config.Config;
import blogjar.content.FrontMatter;
import blogjar.diagnostic.Problems;
import blogjar.highlight.Highlighter;
import blogjar.markdown.LinkAddresses;
import blogjar.markdown.Markdown;
import blogjar.markdown.MarkdownOptions;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** The text of a post with all that Hexo does to it: fences with their colours, tags, Markdown. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class ArticleBench {
    @Param({DemoBlog.PROSE, DemoBlog.CODE, "a-tour-of-markdown"})
    public String post;

    private ArticleRenderer renderer;
    private ArticleSource source;
    private UnaryOperator<String> markdown;

    @Setup
    public void read() throws IOException {
        Config config;
        try (DemoBlog blog = DemoBlog.of(1)) {
            config = blog.build().config();
        }
        renderer = new ArticleRenderer(config, new NoSite(), new Highlighter());
        String text = DemoBlog.post(post);
        int body = FrontMatter.parse("post.md", text).bodyOffset();
        source = new ArticleSource("post.md", text, body, Map.of(), true, "_posts/post.md");
        Markdown marked = new Markdown(MarkdownOptions.of(config.map("marked")));
        markdown = part -> marked.read(part, LinkAddresses.AS_WRITTEN).html();
    }

    @Benchmark
    public String render() {
        return renderer.render(source, markdown, markdown, new Problems());
    }

    /** Nothing is found. */
    private static final class NoSite implements SiteLookup {
        @Override
        public Optional<LinkTarget> post(String slugOrTitle) {
            return Optional.empty();
        }

        @Override
        public Optional<String> assetPath(String articleSource, String name) {
            return Optional.empty();
        }

        @Override
        public Optional<IncludedCode> includedCode(String path) {
            return Optional.empty();
        }

        @Override
        public @Nullable Object data(String name) {
            return null;
        }

        @Override
        public List<LinkTarget> series(String articleSource, String name) {
            return List.of();
        }
    }
}
