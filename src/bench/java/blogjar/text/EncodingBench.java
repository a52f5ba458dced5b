package blogjar.text;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Addresses written and read, and names made of titles. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class EncodingBench {
    private static final String PATH = "2025/11/15/用一个文件写博客/index.html";
    private static final String KEPT = "/-_.~";

    private final String encoded = Percent.encode(PATH, KEPT);

    @Benchmark
    public String encode() {
        return Percent.encode(PATH, KEPT);
    }

    @Benchmark
    public String decode() {
        return Percent.decode(encoded, false);
    }

    @Benchmark
    public String slugize() {
        return Slug.slugize("A year of keeping a work log: 工作日志", Slug.Case.LOWER);
    }

    @Benchmark
    public String escape() {
        return Html.escape("A title with \"quotes\" & <angles>, as many have it");
    }
}
