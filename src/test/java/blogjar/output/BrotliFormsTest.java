package blogjar.output;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Random;
import org.brotli.dec.BrotliInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is compressed with Brotli, and what becomes of it. */
class BrotliFormsTest {
    @TempDir
    Path folder;

    private static byte[] style() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 60; i++) {
            text.append(".card-")
                    .append(i * 37 % 61)
                    .append(" { margin: 0; background: #")
                    .append(i * 7919)
                    .append("; }\n");
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] noise() {
        byte[] noise = new byte[2000];
        new Random(1).nextBytes(noise);
        return noise;
    }

    private static Release release(Release previous, Object... pathsAndBytes) throws IOException {
        ReleaseSink sink = new ReleaseSink(previous, Clock.systemUTC());
        for (int i = 0; i < pathsAndBytes.length; i += 2) {
            sink.put(new Output((String) pathsAndBytes[i], Content.of((byte[]) pathsAndBytes[i + 1])));
        }
        return sink.release();
    }

    private static Resource get(Release release, String path) {
        return release.find(path).orElseThrow();
    }

    private static List<String> codings(Resource resource) {
        return resource.coded().stream()
                .map(form -> String.valueOf(form.coding()))
                .toList();
    }

    private static void addAll(Release release) throws InterruptedException {
        BrotliForms forms = new BrotliForms();
        for (Resource resource : BrotliForms.lackedBy(release)) {
            forms.addTo(resource, () -> {});
        }
    }

    @Test
    void it_is_added_to_the_forms_that_are_there() throws IOException, InterruptedException {
        Release release = release(Release.empty(), "a.css", style());
        Resource resource = get(release, "a.css");
        Representation gzip = resource.coded().get(0);
        addAll(release);
        assertEquals(List.of("gzip", "br"), codings(resource));
        assertSame(gzip, resource.coded().get(0));
        Representation brotli = resource.coded().get(1);
        assertTrue(brotli.length() + 32 <= gzip.length(), brotli.length() + " and " + gzip.length());
        assertTrue(brotli.etag().matches("\"[A-Za-z0-9_-]{16}-br\""), brotli.etag());
        byte[] bytes = new byte[brotli.length()];
        brotli.bytes().duplicate().get(bytes);
        assertArrayEquals(style(), new BrotliInputStream(new ByteArrayInputStream(bytes)).readAllBytes());
    }

    @Test
    void what_gets_no_shorter_is_tried_once() throws IOException, InterruptedException {
        Release release = release(Release.empty(), "a.txt", noise());
        assertEquals(1, BrotliForms.lackedBy(release).size());
        addAll(release);
        assertEquals(List.of(), codings(get(release, "a.txt")));
        assertEquals(List.of(), BrotliForms.lackedBy(release));
    }

    @Test
    void pictures_and_what_fits_a_packet_are_left_alone() throws IOException {
        Release release = release(Release.empty(), "a.png", style(), "b.css", "b{}".getBytes(StandardCharsets.UTF_8));
        assertEquals(List.of(), BrotliForms.lackedBy(release));
    }

    @Test
    void the_shortest_come_first() throws IOException {
        Release release = release(Release.empty(), "a.txt", noise(), "c.css", style(), "b.css", style());
        assertEquals(
                List.of("a.txt", "b.css", "c.css"),
                BrotliForms.lackedBy(release).stream().map(Resource::path).toList());
    }

    @Test
    void what_stays_the_same_keeps_its_forms_in_the_next_release() throws IOException, InterruptedException {
        Release first = release(Release.empty(), "a.css", style(), "b.css", style());
        addAll(first);
        Release second = release(first, "a.css", style(), "b.css", noise());
        assertEquals(
                List.of("b.css"),
                BrotliForms.lackedBy(second).stream().map(Resource::path).toList());
        assertEquals(List.of("gzip", "br"), codings(get(second, "a.css")));
    }

    @Test
    void a_file_that_another_program_compressed_is_not_compressed_again() throws IOException {
        Files.write(folder.resolve("a.css"), style());
        Files.write(folder.resolve("a.css.br"), new byte[50]);
        Release release = Release.ofFolder(folder);
        assertEquals(List.of(), BrotliForms.lackedBy(release));
        assertEquals(50, get(release, "a.css").coded().get(0).length());
    }

    @Test
    void all_forms_are_kept_on_disk_and_none_is_made_again() throws IOException, InterruptedException {
        ReleaseFolder kept = new ReleaseFolder(folder);
        Release release = release(Release.empty(), "a.css", style(), "b.css", style());
        kept.write("blog", release);
        addAll(release);
        kept.write("blog", release);
        Release read = new ReleaseFolder(folder).read("blog", problem -> {}).orElseThrow();
        assertEquals(List.of(), BrotliForms.lackedBy(read));
        assertTrue(get(read, "a.css").isPrepared());
        assertEquals(get(release, "a.css").coded(), get(read, "a.css").coded());
    }
}
