package blogjar.serve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import blogjar.build.Blog;
import blogjar.build.Build;
import blogjar.output.Release;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A running blog makes smaller pictures behind its serving. */
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class SmallerPicturesTest {
    @TempDir
    Path folder;

    private Blog blog;
    private Path kept;
    private BlogPublication publication;
    private final RecordingJournal journal = new RecordingJournal();

    @BeforeEach
    void asked() throws IOException {
        kept = folder.resolve("data/pictures");
        blog = new Blog(folder.resolve("blog"))
                .config("permalink: :title.html\npictures:\n  widths: [200, 400]\n")
                .post("a.md", "---\ntitle: a\n---\n![A](/photo.jpg)\n");
        picture(800);
        publication = publication();
    }

    private void picture(int width) throws IOException {
        BufferedImage image = new BufferedImage(width, 600, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < width * 600; i++) {
            image.setRGB(i % width, i / width, i * 77);
        }
        ImageIO.write(image, "jpg", blog.root().resolve("source/photo.jpg").toFile());
    }

    private BlogPublication publication() {
        Build.Settings settings = Build.Settings.of(blog.root());
        return new BlogPublication(settings, Build.prepare(settings).config(), false).keepingPictures(kept);
    }

    private static String page(Release release) {
        return StandardCharsets.UTF_8
                .decode(release.find("a.html")
                        .orElseThrow()
                        .identity()
                        .orElseThrow()
                        .bytes())
                .toString();
    }

    private void awaitDue(BlogPublication of) {
        while (of.due().isEmpty()) {
            Thread.onSpinWait();
        }
        assertEquals(Optional.of("smaller pictures are made"), of.due());
    }

    private List<String> kept() throws IOException {
        try (Stream<Path> files = Files.list(kept)) {
            return files.map(file -> file.getFileName().toString().replaceAll("^[0-9a-f]{16}", "HASH"))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void the_page_is_there_at_once_and_offers_them_when_they_are_made() throws IOException {
        Release first = publication.publish(Release.empty(), journal);
        assertFalse(page(first).contains("srcset"));
        awaitDue(publication);
        Release second = publication.publish(first, journal);
        assertTrue(page(second).contains("srcset"));
        assertEquals(Optional.empty(), publication.due());
        assertEquals(
                2,
                second.resources().stream()
                        .filter(one -> one.path().matches("photo-[24]00\\.[0-9a-f]{16}\\.jpg"))
                        .filter(one -> one.cacheControl().contains("immutable"))
                        .count());
    }

    @Test
    void after_a_restart_they_are_there_in_the_first_build() throws IOException {
        publication.publish(Release.empty(), journal);
        awaitDue(publication);
        BlogPublication restarted = publication();
        assertTrue(page(restarted.publish(Release.empty(), journal)).contains("srcset"));
        assertEquals(Optional.empty(), restarted.due());
    }

    @Test
    void those_of_a_picture_that_changed_are_made_anew_and_the_former_go() throws IOException {
        Release release = publication.publish(Release.empty(), journal);
        awaitDue(publication);
        release = publication.publish(release, journal);
        picture(801);
        release = publication.publish(release, journal);
        assertFalse(page(release).contains("srcset"));
        awaitDue(publication);
        release = publication.publish(release, journal);
        assertTrue(page(release).contains("801w"));
        publication.publish(release, journal);
        assertEquals(List.of("HASH.200", "HASH.400", "index.tsv"), kept());
    }

    @Test
    void where_one_is_gone_it_is_made_again() throws IOException {
        Release release = publication.publish(Release.empty(), journal);
        awaitDue(publication);
        release = publication.publish(release, journal);
        try (Stream<Path> files = Files.list(kept)) {
            Files.delete(files.filter(file -> file.toString().endsWith(".200"))
                    .findFirst()
                    .orElseThrow());
        }
        release = publication.publish(release, journal);
        assertFalse(page(release).contains("srcset"));
        awaitDue(publication);
        assertTrue(page(publication.publish(release, journal)).contains("200w"));
    }

    @Test
    void what_is_broken_is_told_by_the_next_build() throws IOException, InterruptedException {
        Path file = blog.root().resolve("source/photo.jpg");
        byte[] jpeg = Files.readAllBytes(file);
        Files.write(file, java.util.Arrays.copyOf(jpeg, jpeg.length / 2));
        Release first = publication.publish(Release.empty(), journal);
        awaitDue(publication);
        publication.publish(first, journal);
        journal.await("source/photo.jpg: notice: no smaller sizes are made of this picture: it ends too early");
    }
}
