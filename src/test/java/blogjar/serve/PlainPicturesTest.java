package blogjar.serve;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import blogjar.build.Blog;
import blogjar.build.Build;
import blogjar.build.Bytes;
import blogjar.output.Release;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A running blog sends pictures without what they tell from files that it keeps, and keeps no more of them than it needs. */
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class PlainPicturesTest {
    /** Too long for the memory. */
    private static final int LONG = 300_000;

    @TempDir
    Path folder;

    private Path kept;
    private Blog blog;
    private BlogPublication publication;
    private final RecordingJournal journal = new RecordingJournal();

    @BeforeEach
    void asked() throws IOException {
        kept = folder.resolve("data/pictures");
        blog = new Blog(folder.resolve("blog"))
                .config("pictures:\n  strip_metadata: true\n")
                .post("a.md", "---\ntitle: A\n---\nA\n");
        publication = publication();
    }

    private BlogPublication publication() {
        Build.Settings settings = Build.Settings.of(blog.root());
        return new BlogPublication(settings, Build.prepare(settings).config(), false).keepingPictures(kept);
    }

    private void picture(String name, byte[] bytes) throws IOException {
        Files.write(blog.root().resolve("source").resolve(name), bytes);
    }

    private static byte[] plain(int pixels) {
        return Bytes.of(Bytes.hex("ffd8 ffda0002"), new byte[pixels], Bytes.hex("ffd9"));
    }

    private static byte[] told(int pixels) {
        byte[] plain = plain(pixels);
        return Bytes.of(Bytes.from(plain, 0, 2), Bytes.segment(0xFE, "a comment"), Bytes.from(plain, 2, plain.length));
    }

    private static byte[] sent(Release release, String path) throws IOException {
        Path file = release.find(path).orElseThrow().file().orElseThrow();
        return Files.readAllBytes(file);
    }

    private List<Path> kept() throws IOException {
        try (Stream<Path> files = Files.list(kept)) {
            return files.sorted().toList();
        }
    }

    @Test
    void pictures_are_sent_from_what_is_kept_and_the_same_after_a_restart() throws IOException {
        picture("a.jpg", told(LONG));
        picture("same.jpg", told(LONG));
        picture("plain.jpg", plain(LONG));
        Release first = publication.publish(Release.empty(), journal);
        assertArrayEquals(plain(LONG), sent(first, "a.jpg"));
        assertArrayEquals(plain(LONG), sent(first, "same.jpg"));
        assertEquals(
                blog.root().resolve("source/plain.jpg"),
                first.find("plain.jpg").orElseThrow().file().orElseThrow());
        assertEquals(1, kept().size());
        Release restarted = publication().publish(Release.empty(), journal);
        assertEquals(
                first.find("a.jpg").orElseThrow().etag(),
                restarted.find("a.jpg").orElseThrow().etag());
    }

    @Test
    void what_is_not_served_any_more_goes_with_the_build_after() throws IOException {
        picture("a.jpg", told(LONG));
        Release first = publication.publish(Release.empty(), journal);
        Path former = first.find("a.jpg").orElseThrow().file().orElseThrow();
        picture("a.jpg", told(LONG + 1));
        Release second = publication.publish(first, journal);
        assertArrayEquals(plain(LONG), sent(first, "a.jpg"), "which is served until then");
        assertArrayEquals(plain(LONG + 1), sent(second, "a.jpg"));
        publication.publish(second, journal);
        assertEquals(1, kept().size());
        assertFalse(kept().contains(former));
    }

    @Test
    void where_nothing_can_be_kept_they_are_held_in_memory() throws IOException, InterruptedException {
        Files.createDirectories(kept.getParent());
        Files.writeString(kept, "no folder");
        picture("a.jpg", told(LONG));
        Release release = publication.publish(Release.empty(), journal);
        assertEquals(
                plain(LONG).length,
                release.find("a.jpg").orElseThrow().identity().orElseThrow().length());
        journal.await("notice: what is made of pictures can't be kept: ");
    }
}
