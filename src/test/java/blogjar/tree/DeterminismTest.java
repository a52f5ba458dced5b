package blogjar.tree;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import blogjar.build.Build;
import blogjar.build.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TimeZone;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A blog with a {@code timezone} gives the same bytes wherever, whenever and however it is built. */
class DeterminismTest {
    private static final Path TREE = Path.of("src", "test", "resources", "determinism.txt");
    private static final Instant NOW = Instant.parse("2024-06-01T00:00:00Z");

    @TempDir
    static Path temp;

    private static SortedMap<String, byte[]> first;

    @BeforeAll
    static void build() throws Exception {
        first = built(written("first", false), 4, NOW);
        assertEquals(true, first.size() > 30, () -> "files: " + first.keySet());
    }

    private static Path written(String name, boolean backwards) throws IOException {
        List<TextTree.Entry> entries =
                new ArrayList<>(TextTree.parse(Files.readString(TREE)).entries());
        if (backwards) {
            Collections.reverse(entries);
        }
        Path folder = Files.createDirectories(temp.resolve(name));
        new TextTree(entries).write(folder);
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.setLastModifiedTime(file, FileTime.from(Instant.parse("2024-02-03T04:05:06Z")));
            }
        }
        return folder;
    }

    private static SortedMap<String, byte[]> built(Path blog, int threads, Instant now) throws Exception {
        SortedMap<String, byte[]> files = new ConcurrentSkipListMap<>();
        ForkJoinPool pool = new ForkJoinPool(threads);
        try {
            Clock clock = Clock.fixed(now, ZoneOffset.UTC);
            Build.Settings settings = new Build.Settings(blog, List.of(), Map.of(), false, Optional.empty(), clock);
            pool.submit(() -> Build.prepare(settings)
                            .run(
                                    output -> files.put(
                                            output.path(), output.content().bytes()),
                                    Progress.NONE))
                    .get();
        } finally {
            pool.shutdown();
        }
        return files;
    }

    private static void assertSame(Map<String, byte[]> second) {
        assertEquals(List.copyOf(first.keySet()), List.copyOf(second.keySet()));
        first.forEach((path, bytes) -> assertArrayEquals(bytes, second.get(path), path));
    }

    @ParameterizedTest(name = "{0} threads in {1} and {2}")
    @CsvSource({
        "1, UTC, en-US",
        "4, America/St_Johns, tr-TR",
        "2, Pacific/Kiritimati, zh-CN",
        "3, Asia/Kathmandu, ar-EG-u-nu-arab",
        "1, Africa/Casablanca, th-TH-u-ca-buddhist"
    })
    void other_threads_zones_and_locales_give_the_same(int threads, String zone, String locale) throws Exception {
        TimeZone zoneBefore = TimeZone.getDefault();
        Locale localeBefore = Locale.getDefault();
        try {
            TimeZone.setDefault(TimeZone.getTimeZone(zone));
            Locale.setDefault(Locale.forLanguageTag(locale));
            assertSame(built(temp.resolve("first"), threads, NOW));
        } finally {
            TimeZone.setDefault(zoneBefore);
            Locale.setDefault(localeBefore);
        }
    }

    @Test
    void another_order_of_files_and_another_day_give_the_same() throws Exception {
        assertSame(built(written("second", true), 4, NOW.plusSeconds(40L * 24 * 3600)));
    }

    @Test
    void another_java_gives_the_same() throws Exception {
        Path output = temp.resolve("output");
        ProcessBuilder java = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx400m",
                "-Duser.timezone=Asia/Tokyo",
                "-Duser.language=tr",
                "-XX:ActiveProcessorCount=1",
                "-cp",
                System.getProperty("java.class.path"),
                "blogjar.cli.Main",
                "generate",
                "--source",
                temp.resolve("first").toString(),
                "--output",
                output.toString());
        java.environment().put("LC_ALL", "C");
        java.environment().put("JAVA_TOOL_OPTIONS", "-Xshare:auto");
        Process process = java.redirectErrorStream(true)
                .redirectOutput(temp.resolve("told.txt").toFile())
                .start();
        assertEquals(0, process.waitFor(), () -> told());
        SortedMap<String, byte[]> files = new TreeMap<>();
        try (Stream<Path> all = Files.walk(output)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                files.put(output.relativize(file).toString(), Files.readAllBytes(file));
            }
        }
        files.remove(".blog-manifest");
        assertSame(files);
    }

    private static String told() {
        try {
            return Files.readString(temp.resolve("told.txt"));
        } catch (IOException unreadable) {
            return unreadable.toString();
        }
    }
}
