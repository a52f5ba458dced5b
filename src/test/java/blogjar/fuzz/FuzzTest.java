package blogjar.fuzz;

import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Texts made at random, the same ones in every run. {@code .ci/fuzz} tries more of them: {@code fuzz.seconds} long for
 * each target, or for that of {@code fuzz.target}, from the number {@code fuzz.from} on, and with
 * {@code fuzz.growth} measures how the time grows.
 */
class FuzzTest {
    private static final long COUNT = 120;
    private static final int SECONDS = Integer.getInteger("fuzz.seconds", 0);
    private static final String ONLY = System.getProperty("fuzz.target", "");

    @TempDir
    static Path folder;

    static Stream<Target> targets() throws IOException {
        return Targets.all(folder).stream()
                .filter(t -> ONLY.isEmpty() || t.name().equals(ONLY));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("targets")
    void any_text_is_taken(Target target) throws IOException {
        Fuzzer fuzzer = new Fuzzer(target);
        long from = Long.getLong("fuzz.from", 0);
        Optional<String> failure = SECONDS > 0
                ? fuzzer.run(
                        from, Long.MAX_VALUE - from, Duration.ofSeconds(SECONDS), Boolean.getBoolean("fuzz.growth"))
                : fuzzer.run(from, COUNT, Duration.ofMinutes(5), false);
        failure.ifPresent(told -> fail(told));
    }
}
