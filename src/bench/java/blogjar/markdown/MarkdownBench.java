package blogjar.markdown;

import blogjar.bench.DemoBlog;
import blogjar.content.FrontMatter;
import blogjar.diagnostic.Problems;
import blogjar.markdown.markdownit.MarkdownItSetup;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** The text of a post from Markdown to HTML. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class MarkdownBench {
    @Param({"marked", "markdown-it"})
    public String renderer;

    @Param({DemoBlog.PROSE, DemoBlog.CODE})
    public String post;

    private Dialect dialect;
    private String body;

    @Setup
    public void prepare() throws IOException {
        String text = DemoBlog.post(post);
        body = text.substring(FrontMatter.parse("post.md", text).bodyOffset());
        dialect = renderer.equals("marked")
                ? new Markdown(MarkdownOptions.of(Map.of()))
                : MarkdownItSetup.of(Map.of(), new Problems());
    }

    @Benchmark
    public Rendered read() {
        return dialect.read(body, LinkAddresses.AS_WRITTEN);
    }
}
