package blogjar.output;

import blogjar.bench.DemoBlog;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** What a path names among all that is served, of some hundred posts. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class ReleaseBench {
    private DemoBlog blog;
    private Release release;
    private String folder;

    @Setup
    public void build() throws IOException {
        blog = DemoBlog.of(20);
        release = blog.release();
        folder = release.resources().stream()
                .map(Resource::path)
                .filter(path -> path.endsWith("/" + DemoBlog.PROSE + "/index.html"))
                .findFirst()
                .orElseThrow()
                .replaceFirst("index\\.html$", "");
    }

    @TearDown
    public void delete() throws IOException {
        blog.close();
    }

    @Benchmark
    public Optional<Resource> post() {
        return release.find(folder);
    }

    @Benchmark
    public Optional<Resource> none() {
        return release.find("wp-login.php");
    }
}
