package blogjar.output;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import blogjar.diagnostic.ProblemException;
import blogjar.diagnostic.Problems;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A site held in memory. */
class ReleaseTest {
    private static final Instant MONDAY = Instant.parse("2026-01-05T10:00:00Z");
    private static final Instant TUESDAY = Instant.parse("2026-01-06T10:00:00Z");

    @TempDir
    Path folder;

    private static Clock at(Instant now) {
        return Clock.fixed(now, ZoneOffset.UTC);
    }

    private static Output output(String path, String text) {
        return new Output(path, Content.of(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static Release release(Release previous, Instant now, Output... outputs) throws IOException {
        ReleaseSink sink = new ReleaseSink(previous, at(now));
        for (Output output : outputs) {
            sink.put(output);
        }
        return sink.release();
    }

    private static Resource get(Release release, String path) {
        return release.find(path).orElseThrow();
    }

    private static String text(Representation representation) {
        return StandardCharsets.UTF_8.decode(representation.bytes().duplicate()).toString();
    }

    private Path file(String path, String text) throws IOException {
        Path file = folder.resolve(path);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    @Test
    void a_folder_finds_its_index() throws IOException {
        Release release = release(Release.empty(), MONDAY, output("index.html", "a"), output("x/index.html", "b"));
        assertSame(get(release, "index.html"), get(release, ""));
        assertSame(get(release, "x/index.html"), get(release, "x/"));
        assertTrue(release.find("x").isEmpty());
        assertTrue(release.find("/").isEmpty());
        assertEquals(2, release.resources().size());
    }

    @Test
    void what_stays_the_same_is_shared_with_the_release_before() throws IOException {
        Release monday = release(Release.empty(), MONDAY, output("a.html", "a"), output("b.html", "b"));
        Release tuesday = release(monday, TUESDAY, output("a.html", "a"), output("b.html", "changed"));
        assertSame(get(monday, "a.html"), get(tuesday, "a.html"));
        assertEquals("Mon, 05 Jan 2026 10:00:00 GMT", get(tuesday, "a.html").lastModifiedDate());
        assertNotEquals(get(monday, "b.html").etag(), get(tuesday, "b.html").etag());
        assertEquals("Tue, 06 Jan 2026 10:00:00 GMT", get(tuesday, "b.html").lastModifiedDate());
    }

    @Test
    void the_same_bytes_have_the_same_tag_in_every_run() throws IOException {
        String one = get(release(Release.empty(), MONDAY, output("a.html", "a")), "a.html")
                .etag();
        String two = get(release(Release.empty(), TUESDAY, output("a.html", "a")), "a.html")
                .etag();
        assertEquals(one, two);
        assertTrue(one.matches("\"[A-Za-z0-9_-]{16}\""), one);
    }

    @Test
    void any_thread_may_put() throws IOException {
        ReleaseSink sink = new ReleaseSink();
        IntStream.range(0, 500).parallel().forEach(i -> {
            try {
                sink.put(output(i + "/index.html", "page " + i));
            } catch (IOException impossible) {
                throw new java.io.UncheckedIOException(impossible);
            }
        });
        Release release = sink.release();
        assertEquals(500, release.resources().size());
        assertEquals("page 7", text(get(release, "7/").identity().orElseThrow()));
    }

    @ParameterizedTest(name = "{0} of {1} bytes -> {2}")
    @CsvSource({
        "a.html, 1000, true",
        "a.svg,  1000, true",
        "a.json, 1000, true",
        "a.html, 100,  false",
        "a.png,  1000, false",
        "a.zip,  1000, false"
    })
    void text_worth_it_is_compressed(String path, int length, boolean compressed) throws IOException {
        Resource resource = get(release(Release.empty(), MONDAY, output(path, "x".repeat(length))), path);
        assertEquals(compressed, resource.isCompressible());
        assertEquals(!compressed, resource.isPrepared());
        if (compressed) {
            Representation gzip = resource.coded().get(0);
            assertTrue(resource.isPrepared());
            assertSame(gzip, resource.coded().get(0));
            assertEquals("gzip", gzip.coding());
            assertNotEquals(resource.etag(), gzip.etag());
            byte[] bytes = new byte[gzip.length()];
            gzip.bytes().duplicate().get(bytes);
            byte[] plain = new GZIPInputStream(new ByteArrayInputStream(bytes)).readAllBytes();
            assertEquals("x".repeat(length), new String(plain, StandardCharsets.UTF_8));
        }
    }

    @Test
    void what_gets_no_smaller_is_sent_as_it_is() throws IOException {
        byte[] noise = new byte[1000];
        new java.util.Random(1).nextBytes(noise);
        Release release = release(Release.empty(), MONDAY, new Output("a.txt", Content.of(noise)));
        Resource resource = get(release, "a.txt");
        assertTrue(resource.coded().isEmpty());
        assertTrue(resource.isCompressible(), "Vary does not depend on the outcome");
        assertTrue(resource.isPrepared());
    }

    private void file(String path, byte[] bytes, Instant modified) throws IOException {
        Path file = Files.write(folder.resolve(path), bytes);
        Files.setLastModifiedTime(file, FileTime.from(modified));
    }

    /** The codings with their lengths, which ours have from the Java that runs. */
    private static String forms(Release release, String path) {
        return get(release, path).coded().stream()
                .map(form -> form.coding() + (form.length() > 40 ? " ours" : " " + form.length()))
                .sorted()
                .toList()
                .toString();
    }

    @ParameterizedTest(name = "{0}, {1} hours later: {2}")
    @CsvSource({
        "css/app.3f2a9c1b.css,       23, true",
        "css/app.3f2a9c1b.css,       24, false",
        "lib/katex.3f2a9c1b/k.woff2, 23, true",
        "img/logo.3f2a9c1b.png,      23, true",
        "css/app.css,                 1, false",
        "post/index.html,             1, false",
        "files/talk.3f2a9c1b.pdf,     1, false",
    })
    void an_asset_named_by_its_hash_outlives_its_release_for_a_day(String path, int hours, boolean there)
            throws IOException {
        Release before = release(Release.empty(), MONDAY, output(path, "x"), output("index.html", "y"));
        Release after = release(before, MONDAY, output("index.html", "y")).after(before, MONDAY);
        assertEquals(1, after.resources().size(), "it is no part of the next one");
        Instant later = MONDAY.plus(Duration.ofHours(hours));
        Release last = release(after, later, output("index.html", "z")).after(after, later);
        assertEquals(there, last.find(path).isPresent());
    }

    @Test
    void an_asset_that_is_back_is_of_the_release_again() throws IOException {
        Release before = release(Release.empty(), MONDAY, output("app.3f2a9c1b.css", "x"));
        Release without = release(before, MONDAY).after(before, MONDAY);
        Release again =
                release(without, TUESDAY, output("app.3f2a9c1b.css", "x")).after(without, TUESDAY);
        assertSame(get(before, "app.3f2a9c1b.css"), get(again, "app.3f2a9c1b.css"));
        assertEquals(1, again.resources().size());
    }

    @Test
    void only_so_much_of_earlier_releases_is_kept() throws IOException {
        Release release = Release.empty();
        for (int i = 0; i < 6; i++) {
            String path = "app.3f2a9c1" + i + ".css";
            Instant now = MONDAY.plusSeconds(i);
            release = release(release, now, new Output(path, Content.of(new byte[5 << 20])))
                    .after(release, now);
        }
        assertTrue(release.find("app.3f2a9c15.css").isPresent(), "its own");
        assertTrue(release.find("app.3f2a9c12.css").isPresent(), "15 MB of earlier ones");
        assertTrue(release.find("app.3f2a9c11.css").isEmpty());
    }

    @Test
    void files_compressed_by_another_program_are_forms_of_the_plain_one() throws IOException {
        file("a.css", ".a{margin:0}".repeat(100).getBytes(StandardCharsets.UTF_8), MONDAY);
        file("a.css.br", new byte[20], MONDAY);
        file("a.css.zst", new byte[30], TUESDAY);
        file("a.css.gz", new byte[40], TUESDAY);
        Release release = Release.ofFolder(folder);
        assertEquals("[br 20, gzip 40, zstd 30]", forms(release, "a.css"));
        assertEquals(20, get(release, "a.css.br").length(), "and are there by their own names");
        assertSame(get(release, "a.css"), get(Release.ofFolder(folder, release, new Problems()), "a.css"));
        new ReleaseFolder(folder.resolve(".kept")).write("x", release);
        Release read = new ReleaseFolder(folder.resolve(".kept"))
                .read("x", problem -> {})
                .orElseThrow();
        assertEquals("[br 20, gzip 40, zstd 30]", forms(read, "a.css"));
        Files.delete(folder.resolve("a.css.br"));
        Files.delete(folder.resolve("a.css.gz"));
        assertEquals("[gzip ours, zstd 30]", forms(Release.ofFolder(folder, read, new Problems()), "a.css"));
    }

    @Test
    void a_compressed_file_that_is_older_or_no_shorter_is_not_taken() throws IOException {
        file("a.css", ".a{margin:0}".repeat(100).getBytes(StandardCharsets.UTF_8), TUESDAY);
        file("a.css.br", new byte[20], MONDAY);
        file("a.css.zst", new byte[1200], TUESDAY);
        file("b.png", new byte[1200], TUESDAY);
        file("b.png.br", new byte[20], TUESDAY);
        Release release = Release.ofFolder(folder);
        assertEquals("[gzip ours]", forms(release, "a.css"));
        assertEquals("[]", forms(release, "b.png"));
    }

    @Test
    void an_entity_tag_changes_with_the_bytes_of_the_form() throws IOException {
        file("a.css", ".a{margin:0}".repeat(100).getBytes(StandardCharsets.UTF_8), MONDAY);
        file("a.css.br", new byte[20], MONDAY);
        String before = get(Release.ofFolder(folder), "a.css").coded().get(0).etag();
        file("a.css.br", new byte[21], MONDAY);
        String after = get(Release.ofFolder(folder), "a.css").coded().get(0).etag();
        assertNotEquals(before, after);
    }

    @ParameterizedTest
    @CsvSource({
        "app.3f2a9c1b.css,          immutable",
        "app.3f2a9c1bdeadbeef.js,   immutable",
        "fonts/x.min.0a1b2c3d.woff2, immutable",
        "lib/katex.3f2a9c1b/a.css,  immutable",
        "lib/katex.3f2a9c1b/a.html, no-cache",
        "lib.3f2a9c1b/menu.css,     immutable",
        "lib/a.b/3f2a9c1b/menu.css, no-cache",
        "photo.20240305.jpg,        no-cache",
        "menu.facadefeed.css,       no-cache",
        "app.3f2a.css,              no-cache",
        "app.css,                   no-cache",
        "3f2a9c1b.css,              no-cache",
        "x.3f2a9c1b,                no-cache",
        "x.3f2a9c1b.html,           no-cache"
    })
    void a_name_with_a_hash_is_kept_for_ever(String path, String policy) throws IOException {
        String cacheControl =
                get(release(Release.empty(), MONDAY, output(path, "a")), path).cacheControl();
        assertTrue(cacheControl.endsWith(policy), cacheControl);
    }

    @Test
    void a_folder_is_served_as_it_is_without_what_is_hidden() throws IOException {
        file("index.html", "a");
        file("文章/图.png", "b");
        file(".env", "secret");
        file("x/.git/config", "secret");
        file(".well-known/security.txt", "c");
        file("x/.well-known/y", "secret");
        Release release = Release.ofFolder(folder);
        TreeSet<String> paths = new TreeSet<>();
        release.resources().forEach(resource -> paths.add(resource.path()));
        assertEquals("[.well-known/security.txt, index.html, 文章/图.png]", paths.toString());
    }

    @Test
    void links_are_followed_inside_of_the_folder_only(@TempDir Path outside) throws IOException {
        file("a/index.html", "a");
        file(".secret/key", "secret");
        Files.writeString(outside.resolve("passwd"), "secret");
        Files.createSymbolicLink(folder.resolve("b"), Path.of("a"));
        Files.createSymbolicLink(folder.resolve("a/loop"), Path.of(".."));
        Files.createSymbolicLink(folder.resolve("out"), outside);
        Files.createSymbolicLink(folder.resolve("out.txt"), outside.resolve("passwd"));
        Files.createSymbolicLink(folder.resolve("hidden"), Path.of(".secret"));
        Files.createSymbolicLink(folder.resolve("nowhere"), Path.of("gone"));
        Problems problems = new Problems();
        Release release = Release.ofFolder(folder, Release.empty(), problems);
        TreeSet<String> paths = new TreeSet<>();
        release.resources().forEach(resource -> paths.add(resource.path()));
        assertEquals("[a/index.html, b/index.html]", paths.toString());
        assertEquals(4, problems.all().size(), problems.all().toString());
    }

    @Test
    void a_folder_read_again_shows_what_changed_and_reads_nothing_else() throws IOException {
        Path page = file("a.html", "one");
        file("b.html", "two");
        Release before = Release.ofFolder(folder);
        Files.writeString(page, "changed");
        file("c.html", "three");
        Release after = Release.ofFolder(folder, before, new Problems());
        assertEquals("changed", text(get(after, "a.html").identity().orElseThrow()));
        assertSame(get(before, "b.html"), get(after, "b.html"));
        assertTrue(after.find("c.html").isPresent());
    }

    @Test
    void a_large_file_stays_on_the_disk_and_is_noticed_when_it_changes() throws IOException {
        Path video = folder.resolve("v.mp4");
        Files.write(video, new byte[2 << 20]);
        Resource resource = get(Release.ofFolder(folder), "v.mp4");
        assertTrue(resource.identity().isEmpty());
        assertEquals(video.toRealPath(), resource.file().orElseThrow());
        assertSame(resource, resource.current().orElseThrow());
        Files.write(video, new byte[1 << 20]);
        Resource now = resource.current().orElseThrow();
        assertNotSame(resource, now);
        assertEquals(1 << 20, now.length());
        assertNotEquals(resource.etag(), now.etag());
        Files.delete(video);
        assertTrue(resource.current().isEmpty());
    }

    @Test
    void a_long_text_is_kept_in_memory_to_be_compressed() throws IOException {
        file("search.json", "[\"word\"]".repeat(300_000));
        Resource resource = get(Release.ofFolder(folder), "search.json");
        assertTrue(resource.coded().get(0).length() < 100_000);
    }

    @Test
    void files_beyond_the_room_in_memory_are_sent_from_the_disk() throws IOException {
        Path picture = file("a.png", "x".repeat(1000));
        ReleaseSink sink = new ReleaseSink(Release.empty(), at(MONDAY), 1500);
        sink.put(new Output("a.png", Content.of(picture, 1000)));
        sink.put(new Output("b.png", Content.of(picture, 1000)));
        Release release = sink.release();
        assertTrue(get(release, "a.png").identity().isPresent());
        assertTrue(get(release, "b.png").file().isPresent());
    }

    @Test
    void a_file_from_the_future_is_from_now() throws IOException {
        Path page = file("a.html", "a");
        Files.setLastModifiedTime(page, FileTime.from(TUESDAY));
        Release release = release(Release.empty(), MONDAY, new Output("a.html", Content.of(page, 1)));
        assertEquals(MONDAY, get(release, "a.html").lastModified());
    }

    @Test
    void a_missing_folder_is_told() {
        ProblemException refused =
                assertThrows(ProblemException.class, () -> Release.ofFolder(folder.resolve("public")));
        assertTrue(refused.getMessage().contains(folder.resolve("public").toString()), refused.getMessage());
        assertFalse(refused.problems().get(0).fix() == null);
    }
}
