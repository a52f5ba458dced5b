package blogjar.output;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import blogjar.diagnostic.Problem;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The last good release on disk, whatever happens to the disk. */
class ReleaseFolderTest {
    private static final String BLOG = "a blog";
    private static final Instant MONDAY = Instant.parse("2024-03-04T05:06:07Z");
    private static final Instant TUESDAY = Instant.parse("2024-03-05T05:06:07Z");

    @TempDir
    Path temp;

    private final List<Problem> told = new ArrayList<>();

    private Path folder() {
        return temp.resolve("release");
    }

    private ReleaseFolder open() {
        return new ReleaseFolder(folder());
    }

    private Optional<Release> read() {
        return open().read(BLOG, told::add);
    }

    private static ReleaseSink sink(Release previous, Instant now) {
        return new ReleaseSink(previous, Clock.fixed(now, ZoneOffset.UTC));
    }

    private static Output text(String path, String text) {
        return new Output(path, Content.of(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static Release release(Instant now, Output... outputs) throws IOException {
        ReleaseSink sink = sink(Release.empty(), now);
        for (Output output : outputs) {
            sink.put(output);
        }
        return sink.release();
    }

    private static Release first() throws IOException {
        return release(
                MONDAY,
                text("index.html", "<p>home</p>\n".repeat(100)),
                text("文章/index.html", "<p>post\t\n".repeat(100)),
                text("a.txt", "short"));
    }

    private static Release second() throws IOException {
        return release(
                TUESDAY,
                text("index.html", "<p>another home</p>\n".repeat(100)),
                text("文章/index.html", "<p>post\t\n".repeat(100)),
                text("b.txt", "another"));
    }

    /** All that a client sees of a release. */
    private static Map<String, String> view(Release release) {
        Map<String, String> view = new TreeMap<>();
        for (Resource resource : release.resources()) {
            List<Representation> forms = new ArrayList<>(resource.coded());
            resource.identity().ifPresent(forms::add);
            StringBuilder text = new StringBuilder(resource + " " + resource.lastModifiedDate());
            for (Representation form : forms) {
                text.append('\n').append(form.coding()).append(form.etag()).append(ContentHash.of(form.bytes()));
            }
            view.put(resource.path(), text.toString());
        }
        return view;
    }

    private Set<Path> files() throws IOException {
        try (Stream<Path> files = Files.walk(folder())) {
            return new TreeSet<>(files.filter(Files::isRegularFile).toList());
        }
    }

    @Test
    void a_release_is_read_as_it_was_written() throws IOException {
        open().write(BLOG, first());
        Release read = read().orElseThrow();
        assertEquals(view(first()), view(read));
        assertTrue(read.resources().stream().allMatch(Resource::isPrepared), "nothing is compressed again");
        assertEquals(List.of(), told);
    }

    @Test
    void what_did_not_change_keeps_its_validators_over_a_restart() throws IOException {
        open().write(BLOG, first());
        Release read = read().orElseThrow();
        ReleaseSink sink = sink(read, TUESDAY);
        sink.put(text("a.txt", "short"));
        assertSame(
                read.find("a.txt").orElseThrow(), sink.release().find("a.txt").orElseThrow());
    }

    @Test
    void a_file_of_the_tree_that_did_not_change_is_not_read_again() throws IOException {
        Path file = Files.writeString(temp.resolve("logo.svg"), "<svg/>".repeat(100));
        ReleaseSink sink = sink(Release.empty(), MONDAY);
        sink.put("logo.svg", file);
        open().write(BLOG, sink.release());
        Release read = read().orElseThrow();
        ReleaseSink next = sink(read, TUESDAY);
        next.put("logo.svg", file);
        assertSame(
                read.find("logo.svg").orElseThrow(),
                next.release().find("logo.svg").orElseThrow());
    }

    @Test
    void a_long_file_stays_where_it_is() throws IOException {
        Path file = Files.write(temp.resolve("video.mp4"), new byte[2 << 20]);
        ReleaseSink sink = sink(Release.empty(), Instant.now());
        sink.put("video.mp4", file);
        Release release = sink.release();
        open().write(BLOG, release);
        Resource read = read().orElseThrow().find("video.mp4").orElseThrow();
        assertEquals(view(release).get("video.mp4"), read + " " + read.lastModifiedDate());
        assertEquals(Optional.of(file), read.file());
        Files.delete(file);
        assertEquals(Optional.empty(), read.current());
    }

    @Test
    void what_is_still_there_of_an_earlier_release_is_kept_too() throws IOException {
        Release before = release(MONDAY, text("app.3f2a9c1b.css", ".a{margin:0}".repeat(100)));
        open().write(BLOG, first().after(before, MONDAY));
        Release read = read().orElseThrow();
        assertEquals(view(first()), view(read));
        Resource asset = read.find("app.3f2a9c1b.css").orElseThrow();
        assertEquals(
                view(before).get(asset.path()),
                view(new Release(List.of(asset))).get(asset.path()));
        Instant later = MONDAY.plusSeconds(86_400);
        assertTrue(first().after(read, later).find("app.3f2a9c1b.css").isEmpty());
        assertTrue(first().after(read, later.minusSeconds(1))
                .find("app.3f2a9c1b.css")
                .isPresent());
    }

    @Test
    void a_release_of_another_blog_is_as_if_not_there() throws IOException {
        open().write(BLOG, first());
        assertEquals(Optional.empty(), open().read("other", told::add));
        assertEquals(Optional.empty(), new ReleaseFolder(temp.resolve("none")).read(BLOG, told::add));
        assertEquals(List.of(), told);
    }

    @Test
    void little_is_written_where_little_changed_and_nothing_stays_that_is_not_needed() throws IOException {
        ReleaseFolder kept = open();
        kept.write(BLOG, large("first"));
        Set<Path> before = files();
        long whole = bytes(before);
        kept.write(BLOG, large("second"));
        Set<Path> added = new TreeSet<>(files());
        added.removeAll(before);
        assertEquals(1, added.size(), added.toString());
        assertTrue(bytes(added) < whole / 50, bytes(added) + " of " + whole);
        assertTrue(files().containsAll(before));
        assertEquals(view(large("second")), view(read().orElseThrow()));
        kept.write(BLOG, first());
        assertEquals(2, files().size(), "the manifest, and one pack: " + files());
        assertEquals(view(first()), view(read().orElseThrow()));
    }

    /** A hundred pages that stay, and one that does not. */
    private static Release large(String word) throws IOException {
        List<Output> outputs = new ArrayList<>();
        outputs.add(text("index.html", word));
        for (int i = 0; i < 100; i++) {
            outputs.add(text(i + ".html", (i + " stays\n").repeat(50)));
        }
        return release(MONDAY, outputs.toArray(Output[]::new));
    }

    private static long bytes(Set<Path> files) throws IOException {
        long bytes = 0;
        for (Path file : files) {
            bytes += file.endsWith(ReleaseFolder.MANIFEST) ? 0 : Files.size(file);
        }
        return bytes;
    }

    @Test
    void forms_that_are_added_while_a_release_is_written_harm_nothing() throws Exception {
        for (int round = 0; round < 20; round++) {
            Release release = large("round " + round);
            release.prepare();
            Thread adding = new Thread(() -> BrotliForms.lackedBy(release)
                    .forEach(page -> page.add(Resource.coded(
                            Resource.BROTLI, ByteBuffer.wrap(page.path().getBytes(StandardCharsets.UTF_8))))));
            ReleaseFolder kept = open();
            adding.start();
            kept.write(BLOG, release);
            adding.join();
            kept.write(BLOG, release);
            assertEquals(view(release), view(read().orElseThrow()));
        }
    }

    @Test
    void however_often_a_release_changes_there_are_few_files_and_little_that_is_not_needed() throws IOException {
        ReleaseFolder kept = open();
        List<Output> outputs = new ArrayList<>();
        for (int i = 0; i < 64; i++) {
            outputs.add(text(i + ".html", (i + " as it was\n").repeat(60)));
        }
        long needed = 0;
        for (int i = 0; i < 200; i++) {
            int changed = (int) (i * 2654435761L >>> 3) & 63;
            outputs.set(changed, text(changed + ".html", (changed + " changed " + i + "\n").repeat(60)));
            Release release = release(MONDAY, outputs.toArray(Output[]::new));
            kept.write(BLOG, release);
            needed = release.resources().stream()
                    .mapToLong(page -> page.length()
                            + page.coded().stream()
                                    .mapToInt(Representation::length)
                                    .sum())
                    .sum();
            assertTrue(files().size() <= 10, i + ": " + files());
            assertTrue(bytes(files()) <= 2 * needed, bytes(files()) + " for " + needed);
        }
        Map<String, String> last = view(release(MONDAY, outputs.toArray(Output[]::new)));
        assertEquals(last, view(read().orElseThrow()));
    }

    @Test
    void an_equal_release_is_not_written_again() throws IOException {
        ReleaseFolder kept = open();
        kept.write(BLOG, first());
        Files.delete(folder().resolve(ReleaseFolder.MANIFEST));
        kept.write(BLOG, first());
        assertFalse(Files.exists(folder().resolve(ReleaseFolder.MANIFEST)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"half of it is gone", "all of it is gone", "a bit is wrong", "it is longer", "it is deleted"})
    void a_release_with_one_torn_file_is_not_used_and_is_written_again(String fault) throws IOException {
        open().write(BLOG, first());
        for (String name : List.of(ReleaseFolder.MANIFEST, ReleaseFolder.PACKS)) {
            Path file = files().stream()
                    .filter(one -> one.startsWith(folder().resolve(name)))
                    .findFirst()
                    .orElseThrow();
            tear(file, Files.readAllBytes(file), fault);
            told.clear();
            ReleaseFolder kept = open();
            assertEquals(Optional.empty(), kept.read(BLOG, told::add), file + ": " + fault);
            boolean none = fault.equals("it is deleted") && file.endsWith(ReleaseFolder.MANIFEST);
            assertEquals(none ? 0 : 1, told.size(), told.toString());
            kept.write(BLOG, first());
            assertEquals(view(first()), view(read().orElseThrow()));
            assertEquals(2, files().size(), files().toString());
        }
    }

    private static void tear(Path file, byte[] bytes, String fault) throws IOException {
        byte[] torn = switch (fault) {
            case "half of it is gone" -> java.util.Arrays.copyOf(bytes, bytes.length / 2);
            case "all of it is gone" -> new byte[0];
            case "it is longer" -> java.util.Arrays.copyOf(bytes, bytes.length + 512);
            default -> bytes.clone();
        };
        if (fault.equals("a bit is wrong")) {
            torn[torn.length / 2] ^= 1;
        }
        if (fault.equals("it is deleted")) {
            Files.delete(file);
        } else {
            Files.write(file, torn);
        }
    }

    /** What is in the way of a file can't be written to, as a full disk can't. */
    @ParameterizedTest
    @ValueSource(strings = {ReleaseFolder.MANIFEST + ".new", ReleaseFolder.PACKS + "/pack-2"})
    void a_write_that_fails_anywhere_leaves_the_former_release(String name) throws IOException {
        ReleaseFolder kept = open();
        kept.write(BLOG, first());
        Set<Path> before = files();
        Path inTheWay = folder().resolve(name);
        Files.createSymbolicLink(inTheWay, temp.resolve("no folder").resolve("no file"));
        if (name.endsWith(".new")) {
            Files.delete(inTheWay);
            Files.createDirectory(inTheWay);
        }
        assertThrows(IOException.class, () -> kept.write(BLOG, second()));
        Files.deleteIfExists(inTheWay);
        assertEquals(before, files());
        assertEquals(view(first()), view(read().orElseThrow()));
        kept.write(BLOG, second());
        assertEquals(view(second()), view(read().orElseThrow()));
    }

    /** A second pack of 20 MB is written meanwhile. */
    @ParameterizedTest(name = "when {0} of its bytes are there")
    @ValueSource(longs = {0, 1, 10_000_000, 19_999_999})
    void a_process_that_is_killed_while_it_writes_leaves_a_whole_release(long length) throws Exception {
        open().write(BLOG, Killed.release("first"));
        Map<String, String> first = view(Killed.release("first"));
        Process writer = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Killed.class.getName(),
                        folder().toString())
                .inheritIO()
                .start();
        Path second = folder().resolve(ReleaseFolder.PACKS).resolve("pack-2");
        while (writer.isAlive() && !(Files.exists(second) && Files.size(second) >= length)) {
            Thread.onSpinWait();
        }
        writer.destroyForcibly().waitFor();
        Map<String, String> read = view(read().orElseThrow());
        assertTrue(read.equals(first) || read.equals(view(Killed.release("second"))), told.toString());
        open().write(BLOG, Killed.release("third"));
        assertEquals(view(Killed.release("third")), view(read().orElseThrow()));
        assertEquals(2, files().size(), "what the killed one left is gone");
    }

    /** Writes a release of many files. */
    static final class Killed {
        private Killed() {}

        static Release release(String word) throws IOException {
            Map<String, Output> outputs = new LinkedHashMap<>();
            for (int i = 0; i < 200; i++) {
                outputs.put(
                        i + ".bin", text(i + ".bin", (word + i + "\n").repeat(100_000 / (word + i + "\n").length())));
            }
            return ReleaseFolderTest.release(MONDAY, outputs.values().toArray(Output[]::new));
        }

        public static void main(String[] args) throws IOException {
            ReleaseFolder kept = new ReleaseFolder(Path.of(args[0]));
            kept.read(BLOG, System.err::println).orElseThrow();
            kept.write(BLOG, release("second"));
        }
    }
}
