package blogjar.content;

import blogjar.bench.DemoBlog;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** The head of a post: where it ends, and its YAML. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class FrontMatterBench {
    @Param({DemoBlog.PROSE, DemoBlog.CODE})
    public String post;

    private String text;

    @Setup
    public void read() throws IOException {
        text = DemoBlog.post(post);
    }

    @Benchmark
    public FrontMatter parse() {
        return FrontMatter.parse("post.md", text);
    }
}
