package blogjar.output;

import blogjar.bench.DemoBlog;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** The page of a post as gzip. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class GzipBench {
    private ByteBuffer page;

    @Setup
    public void build() throws IOException {
        page = ByteBuffer.wrap(DemoBlog.page());
    }

    @Benchmark
    public byte[] compress() {
        return Gzip.compress(page);
    }

    /** What the entity tag is made of. */
    @Benchmark
    public String hash() {
        return ContentHash.of(page);
    }
}
