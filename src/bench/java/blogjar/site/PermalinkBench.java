package blogjar.site;

import blogjar.bench.DemoBlog;
import blogjar.config.Config;
import blogjar.content.Document;
import blogjar.diagnostic.Problems;
import blogjar.text.PermalinkPattern;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** The address of a post. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class PermalinkBench {
    private Config config;
    private Document document;
    private PermalinkPattern names;
    private PostPaths paths;
    private PostHead head;

    @Setup
    public void read() throws IOException {
        try (DemoBlog blog = DemoBlog.of(1)) {
            config = blog.build().config();
            document = blog.document(DemoBlog.PROSE);
        }
        names = new PermalinkPattern(config.text("new_post_name"));
        paths = new PostPaths(config, new Problems());
        head = head();
    }

    /** What the address is made of: the name of the file taken apart, title and dates. */
    @Benchmark
    public PostHead head() {
        return PostHead.of(document, config, names);
    }

    @Benchmark
    public String path() {
        return paths.of(head, List.of(), true);
    }
}
