package blogjar.build;

import blogjar.bench.DemoBlog;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.infra.Blackhole;

/** A blog of some hundred posts: read and modelled, and all of it with its pages. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class BuildBench {
    private DemoBlog blog;

    @Setup
    public void write() throws IOException {
        blog = DemoBlog.of(20);
    }

    @TearDown
    public void delete() throws IOException {
        blog.close();
    }

    /** Front matter, order, texts, addresses; no page. */
    @Benchmark
    public Build.Inventory inventory() {
        return blog.build().inventory();
    }

    @Benchmark
    public Build.Report whole(Blackhole hole) throws IOException {
        return blog.build().run(output -> hole.consume(output.content().bytes()), Progress.NONE);
    }
}
