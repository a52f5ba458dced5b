package blogjar.brotli;

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

/** The page of a post as Brotli. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class EncoderBench {
    private Encoder encoder;
    private byte[] page;

    @Setup
    public void build() throws IOException {
        encoder = new Encoder();
        page = DemoBlog.page();
    }

    @Benchmark
    public byte[] encode() throws InterruptedException {
        return encoder.encode(page, () -> {});
    }
}
