package blogjar.build;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import blogjar.diagnostic.Problem;
import blogjar.diagnostic.ProblemException;
import blogjar.output.LateFolder;
import blogjar.output.Output;
import blogjar.output.Release;
import blogjar.output.ReleaseSink;
import blogjar.output.Resource;
import blogjar.output.Sink;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is built after any changes with what earlier builds left is what is built from nothing, to the byte, with the same problems told. */
class BuildMemoryTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    /** Sequences of changes; {@code -Dblogjar.sequences=N} tries more, as {@code .ci/run} does. */
    private static final int SEQUENCES = Integer.getInteger("blogjar.sequences", 4);

    private static final int STEPS = 5;

    @TempDir
    Path folder;

    /** What was served before. */
    private Release last = Release.empty();

    private Instant written = Instant.parse("2025-06-01T00:00:00Z");

    /** What has changed since the last build. */
    private final Set<Path> touched = new HashSet<>();

    private record Built(Map<String, String> files, List<String> problems) {}

    private static LongStream seeds() {
        return LongStream.range(0, SEQUENCES);
    }

    private Built build(BuildMemory memory) throws IOException {
        Build.Settings settings = new Build.Settings(
                folder, List.of(), Map.of(), false, Optional.empty(), Clock.fixed(NOW, ZoneOffset.UTC));
        Map<String, String> files = new ConcurrentHashMap<>();
        List<String> problems;
        try {
            Build.Report report = Build.prepare(settings, memory)
                    .run(
                            output -> files.put(
                                    output.path(), new String(output.content().bytes(), StandardCharsets.ISO_8859_1)),
                            Progress.NONE);
            problems = report.problems().stream().map(Object::toString).toList();
        } catch (ProblemException failed) {
            files.clear();
            problems = failed.problems().stream().map(Object::toString).toList();
        }
        return new Built(new TreeMap<>(files), problems);
    }

    /** Files are as old as those of a real blog, so that what is remembered of them is believed, but for one now and then. */
    private void write(Random chance, String name, String text) throws IOException {
        Path file = touched(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        if (chance.nextInt(8) > 0) {
            written = written.plusMillis(1 + chance.nextInt(1000));
            Files.setLastModifiedTime(file, FileTime.from(written));
        }
    }

    private Path touched(String name) {
        Path file = folder.resolve(name);
        touched.add(file);
        return file;
    }

    /**
     * What is served of a build whose pages are rendered when they are asked for, in whatever order, and then told of all of them; of one that
     * has to render all, the same as by the other way.
     */
    private Built served(BuildMemory memory, Random chance) throws IOException {
        Build.Settings settings = new Build.Settings(
                folder, List.of(), Map.of(), false, Optional.empty(), Clock.fixed(NOW, ZoneOffset.UTC));
        Map<String, String> files = new TreeMap<>();
        List<Problem> problems = new ArrayList<>();
        try {
            Build build = Build.prepare(settings, memory);
            ReleaseSink sink = new ReleaseSink(last, Clock.fixed(NOW, ZoneOffset.UTC));
            Map<String, Output> outputs = new ConcurrentHashMap<>();
            List<LateFolder> folders = new ArrayList<>();
            Build.Report report = (build.isContinued() ? build.rendering() : build)
                    .run(
                            new Sink() {
                                @Override
                                public void put(Output output) throws IOException {
                                    sink.put(output);
                                    outputs.put(output.path(), output);
                                }

                                @Override
                                public void put(LateFolder later) throws IOException {
                                    sink.put(later);
                                    folders.add(later);
                                }
                            },
                            Progress.NONE);
            problems.addAll(report.problems());
            Release release = sink.release();
            List<String> paths = new ArrayList<>(new TreeMap<>(outputs).keySet());
            Collections.shuffle(paths, chance);
            for (String path : paths) {
                release.render(path);
                files.put(path, text(release, path));
            }
            for (LateFolder later : folders) {
                for (Output output : later.outputs()) {
                    files.put(output.path(), text(release, output.path()));
                }
            }
            last = release.rendered();
            for (String path : files.keySet()) {
                assertEquals(files.get(path), text(last, path), path);
            }
        } catch (ProblemException failed) {
            files.clear();
            problems.addAll(failed.problems());
        }
        return new Built(files, problems.stream().map(Object::toString).toList());
    }

    private static String text(Release release, String path) throws IOException {
        Resource resource = release.find(path).orElseThrow(() -> new AssertionError("not served: " + path));
        return resource.identity().isPresent()
                ? StandardCharsets.ISO_8859_1
                        .decode(resource.identity().get().bytes().duplicate())
                        .toString()
                : Files.readString(resource.file().orElseThrow(), StandardCharsets.ISO_8859_1);
    }

    private void begin(Random chance) throws IOException {
        write(chance, "_config.yml", "title: T\nurl: https://blog.example\npost_asset_folder: true\n");
        write(chance, "package.json", "{}");
        for (int i = 0; i < 4; i++) {
            write(chance, "source/_posts/p" + i + ".md", post(chance, i));
        }
        write(chance, "source/about/index.md", "---\ntitle: About\n---\n{% post_link p1 %}\n");
        write(chance, "source/_data/menu.yml", "a: 1\n");
    }

    private static String text(Random chance) {
        String[] bodies = {
            "Plain *text*.\n\n<!-- more -->\n\nRest",
            "{% post_link p" + chance.nextInt(6) + " %} and ![](picture.png)",
            "{% asset_link note.txt %}\n\n```java\nint a = 1;\n```\n",
            "{% series %}\n\n{% include_code lang:js code/a.js %}",
            "{{ page.title }} {% unknown %} $x$",
            "{% note %}\n**bold**\n{% endnote %}\n\n[link](https://other.example)"
        };
        return bodies[chance.nextInt(bodies.length)];
    }

    private static String post(Random chance, int number) {
        return "---\ntitle: Post " + number + " " + chance.nextInt(3) + "\ndate: 2024-0" + (1 + number % 9) + "-0"
                + (1 + chance.nextInt(9)) + " 10:00:00\ntags: [a" + chance.nextInt(3) + ", b]\ncategories: c"
                + chance.nextInt(2) + (chance.nextInt(4) == 0 ? "\nseries: s" : "")
                + (chance.nextInt(6) == 0 ? "\npassword: secret" : "")
                + (chance.nextInt(6) == 0 ? "\ncatagories: typo" : "")
                + (chance.nextInt(8) == 0 ? "\nlayout: false" : "")
                + (chance.nextInt(8) == 0 ? "\npermalink: taken/" : "")
                + (chance.nextInt(8) == 0 ? "\nalias: former/" + number + ".html" : "")
                + "\n---\n" + text(chance) + "\n";
    }

    private void change(Random chance) throws IOException {
        int number = chance.nextInt(6);
        String post = "source/_posts/p" + number + ".md";
        switch (chance.nextInt(19)) {
            case 0, 1, 2 -> write(chance, post, post(chance, number));
            case 3 -> Files.deleteIfExists(touched(post));
            case 4 -> {
                if (Files.exists(folder.resolve(post))) {
                    Files.move(touched(post), touched("source/_posts/moved" + chance.nextInt(1000) + ".md"));
                }
            }
            case 5 -> write(chance, "source/_posts/p" + number + "/picture.png", "png" + chance.nextInt());
            case 6 -> write(chance, "source/_posts/p" + number + "/note.txt", "note" + chance.nextInt());
            case 7 -> Files.deleteIfExists(touched("source/_posts/p" + number + "/note.txt"));
            case 8 -> write(chance, "source/_data/menu.yml", "a: " + chance.nextInt(9) + "\n");
            case 9 ->
                write(
                        chance,
                        "_config.yml",
                        "title: T" + chance.nextInt(3) + "\nurl: https://blog.example\npost_asset_folder: "
                                + chance.nextBoolean() + "\nlanguage: " + (chance.nextBoolean() ? "en" : "zh-CN")
                                + "\nexternal_link: {enable: " + chance.nextBoolean() + "}"
                                + (chance.nextInt(3) == 0 ? "\nindex_generator: {order_by: -updated}" : "")
                                + (chance.nextInt(3) == 0 ? "\nllms_txt: true\nfeed: {tags: true}" : "") + "\n");
            case 10 ->
                write(chance, "themes/default/layout/_partial/foot.peb", "<footer>" + chance.nextInt(9) + "</footer>");
            case 11 -> write(chance, "source/downloads/code/a.js", "var a = " + chance.nextInt(9) + "\n");
            case 12 -> write(chance, post, "---\ntitle: [never closed\n---\nx\n");
            case 13 -> write(chance, "source/about/index.md", "---\ntitle: About\n---\n" + text(chance) + "\n");
            default -> writeOn(chance, post);
        }
    }

    /** As nearly every edit is: the text is another, what the head says is the same. */
    private void writeOn(Random chance, String post) throws IOException {
        Path file = folder.resolve(post);
        String before = Files.exists(file) ? Files.readString(file) : "";
        int end = before.indexOf("\n---\n") + 5;
        if (end > 5) {
            write(chance, post, before.substring(0, end) + text(chance) + " " + chance.nextInt(9) + "\n");
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void a_build_with_memory_is_a_build_without(long seed) throws IOException {
        staysClean(seed, (memory, chance) -> build(memory));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void what_is_rendered_when_it_is_asked_for_is_the_same(long seed) throws IOException {
        staysClean(seed, this::served);
    }

    /** What is published by one that remembers. */
    private interface Published {
        Built by(BuildMemory memory, Random chance) throws IOException;
    }

    /**
     * After each of some changes by chance, what is published is what a build from nothing makes; whether it is told what has changed, or that
     * something has, or nothing.
     */
    private void staysClean(long seed, Published published) throws IOException {
        Random chance = new Random(seed);
        BuildMemory memory = new BuildMemory();
        begin(chance);
        for (int step = 0; step < STEPS; step++) {
            assertAlike(build(new BuildMemory()), published.by(memory, chance), "step " + step + ": ");
            touched.clear();
            for (int changes = chance.nextInt(3); changes >= 0; changes--) {
                change(chance);
            }
            switch (chance.nextInt(6)) {
                case 0 -> {}
                case 1 -> memory.changedSomehow();
                default -> memory.changed(touched);
            }
        }
        assertAlike(build(new BuildMemory()), published.by(memory, chance), "in the end: ");
    }

    private static void assertAlike(Built clean, Built built, String when) {
        assertEquals(clean.problems(), built.problems(), when + "problems");
        assertEquals(clean.files().keySet(), built.files().keySet(), when + "paths");
        clean.files().forEach((path, text) -> assertEquals(text, built.files().get(path), when + path));
    }

    @Test
    void settings_of_a_theme_may_stand_among_the_data() throws IOException {
        Random chance = new Random(1);
        begin(chance);
        write(chance, "_config.yml", "title: T\nurl: https://blog.example\ntheme: next\n");
        write(chance, "source/_data/next.yml", "menu:\n  one: /one/\n");
        BuildMemory memory = new BuildMemory();
        Built first = build(memory);
        write(chance, "source/_data/next.yml", "menu:\n  two: /two/\n");
        Built second = build(memory);
        assertEquals(build(new BuildMemory()), second);
        assertTrue(!first.equals(second), "the change is one");
    }

    @Test
    void only_files_that_are_named_are_looked_at_where_any_are() throws IOException {
        Random chance = new Random(1);
        begin(chance);
        BuildMemory memory = new BuildMemory();
        build(memory);
        write(chance, "source/_posts/new.md", post(chance, 1));
        write(chance, "source/_posts/other.md", post(chance, 2));
        memory.changed(Set.of(folder.resolve("source/_posts/new.md")));
        Map<String, String> named = build(memory).files();
        assertTrue(named.keySet().stream().anyMatch(path -> path.contains("/new/")), "the one that is named is there");
        assertTrue(named.keySet().stream().noneMatch(path -> path.contains("/other/")), "and the other is not");
        assertEquals(build(new BuildMemory()), build(memory), "the next time nobody says what has changed");
    }

    @Test
    void where_all_is_stays_as_long_as_heads_say_the_same() throws IOException {
        Random chance = new Random(1);
        begin(chance);
        write(chance, "source/_posts/p0.md", "---\ntitle: One\ndate: 2024-01-01 10:00:00\n---\ntext\n");
        BuildMemory memory = new BuildMemory();
        build(memory);
        Routed first = memory.routed();
        write(chance, "source/_posts/p0.md", "---\ntitle: One\ndate: 2024-01-01 10:00:00\n---\nanother text\n");
        build(memory);
        assertSame(first.places(), memory.routed().places());
        write(chance, "source/_posts/p0.md", "---\ntitle: Two\ndate: 2024-01-01 10:00:00\n---\nanother text\n");
        build(memory);
        assertNotSame(first.places(), memory.routed().places());
    }

    @Test
    void what_did_not_change_is_not_made_again() throws IOException {
        Random chance = new Random(1);
        begin(chance);
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path file : new ArrayList<>(all.filter(Files::isRegularFile).toList())) {
                Files.setLastModifiedTime(file, FileTime.from(written));
            }
        }
        BuildMemory memory = new BuildMemory();
        Built first = build(memory);
        Path post = folder.resolve("source/_posts/p0.md");
        FileTime time = Files.getLastModifiedTime(post);
        byte[] bytes = Files.readAllBytes(post);
        bytes[bytes.length - 2] = '#'; // in place: same file, same length, same time, so nobody can know
        Files.write(post, bytes);
        Files.setLastModifiedTime(post, time);
        assertEquals(first, build(memory));
        assertTrue(!first.equals(build(new BuildMemory())), "the change is one");
    }
}
