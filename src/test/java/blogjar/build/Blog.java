package blogjar.build;

import blogjar.diagnostic.Problem;
import blogjar.diagnostic.ProblemException;
import blogjar.output.FolderSink;
import blogjar.output.Sink;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;

/** A blog in a temporary folder, written by a test file by file. */
public final class Blog {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2024-06-01T00:00:00Z"), ZoneOffset.UTC);

    private final Path root;

    public Blog(Path root) throws IOException {
        this.root = root;
        config("");
    }

    /** Writes {@code _config.yml}: a zone and an address, and the lines given. */
    public Blog config(String lines) throws IOException {
        return file("_config.yml", "timezone: Asia/Shanghai\nurl: https://blog.example\n" + lines);
    }

    public Blog file(String path, String text) throws IOException {
        Path file = root.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text, StandardCharsets.UTF_8);
        return this;
    }

    public Blog post(String name, String text) throws IOException {
        return file("source/_posts/" + name, text);
    }

    public Path root() {
        return root;
    }

    /** Builds it into a folder, as {@code generate} does. */
    public Path buildTo(Path site) throws IOException {
        try (FolderSink sink = FolderSink.open(site)) {
            Build.prepare(Build.Settings.of(root)).run(sink, Progress.NONE);
            sink.commit();
        }
        return site;
    }

    /** What a build put out, and what it said. */
    record Built(SortedMap<String, String> files, Build.Report report) {
        String page(String path) {
            String text = files.get(path);
            if (text == null) {
                throw new AssertionError("no " + path + " among " + files.keySet());
            }
            return text;
        }

        List<String> problems() {
            return firstLines(report.problems());
        }
    }

    Built build() throws IOException {
        return build(false, Optional.empty());
    }

    Built build(boolean drafts, Optional<Boolean> future) throws IOException {
        SortedMap<String, String> files = new ConcurrentSkipListMap<>();
        Sink sink =
                output -> files.put(output.path(), new String(output.content().bytes(), StandardCharsets.UTF_8));
        Build.Report report = Build.prepare(new Build.Settings(root, List.of(), Map.of(), drafts, future, CLOCK))
                .run(sink, Progress.NONE);
        return new Built(new TreeMap<>(files), report);
    }

    /** The first line of every problem that ends the build. */
    List<String> failure() throws IOException {
        try {
            build();
        } catch (ProblemException failed) {
            return firstLines(failed.problems());
        }
        throw new AssertionError("the build went through");
    }

    private static List<String> firstLines(List<Problem> problems) {
        return problems.stream()
                .map(p -> p.toString().lines().findFirst().orElse(""))
                .toList();
    }
}
