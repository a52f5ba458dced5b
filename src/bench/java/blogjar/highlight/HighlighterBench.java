package blogjar.highlight;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** The colours of thirty lines of code. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class HighlighterBench {
    @Param({"java", "javascript", "python"})
    public String language;

    private Highlighter highlighter;
    private String code;

    @Setup
    public void read() {
        highlighter = new Highlighter();
        code = Samples.of(language);
    }

    @Benchmark
    public Coloured highlight() {
        return highlighter.highlight(language, code, Marking.PLAIN);
    }
}
