package blogjar.redirect;

import blogjar.diagnostic.Problems;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Two hundred rules asked for a path, as each request does. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class RedirectsBench {
    private Redirects rules;

    @Setup
    public void read() {
        String text = IntStream.range(0, 100)
                .mapToObj(i -> "/old/" + i + ".html /post/" + i + "/\n/former-" + i + "/* /now/" + i + "/:splat\n")
                .collect(Collectors.joining());
        rules = RedirectsFile.read(RedirectsFile.NAME, text, path -> false, new Problems());
    }

    @Benchmark
    public Optional<Redirection> exact() {
        return rules.find("old/50.html", "", path -> false);
    }

    @Benchmark
    public Optional<Redirection> pattern() {
        return rules.find("former-50/a/b", "", path -> false);
    }

    @Benchmark
    public Optional<Redirection> none() {
        return rules.find("2025/12/31/a-year-of-keeping-a-work-log/", "", path -> false);
    }
}
