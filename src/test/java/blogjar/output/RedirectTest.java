package blogjar.output;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A page that leads to another, in each of the places where outputs go. */
class RedirectTest {
    private static final byte[] PAGE = "<a href=/new/>there</a>".getBytes(StandardCharsets.UTF_8);

    @TempDir
    Path folder;

    private static Release release(Release previous, Content content) throws IOException {
        ReleaseSink sink = new ReleaseSink(previous, Clock.systemUTC());
        sink.put(new Output("old/index.html", content));
        return sink.release();
    }

    private static Resource old(Release release) {
        return release.find("old/").orElseThrow();
    }

    @Test
    void a_folder_holds_the_page() throws IOException {
        try (FolderSink sink = FolderSink.open(folder.resolve("public"))) {
            sink.put(new Output("old/index.html", new Content.Redirect("/new/", PAGE)));
            sink.commit();
        }
        assertArrayEquals(PAGE, Files.readAllBytes(folder.resolve("public/old/index.html")));
    }

    @Test
    void a_release_holds_the_target_as_long_as_there_is_one() throws IOException {
        Release first = release(Release.empty(), new Content.Redirect("/new/", PAGE));
        assertEquals(Optional.of("/new/"), old(first).target());
        assertSame(old(first), old(release(first, new Content.Redirect("/new/", PAGE))));
        Release other = release(first, new Content.Redirect("/newer/", PAGE));
        assertEquals(Optional.of("/newer/"), old(other).target());
        assertEquals(old(first).etag(), old(other).etag());
        assertEquals(Optional.empty(), old(release(other, Content.of(PAGE))).target());
    }

    @Test
    void a_release_that_was_kept_has_its_redirects() throws IOException {
        Path kept = folder.resolve("kept");
        new ReleaseFolder(kept).write("a", release(Release.empty(), new Content.Redirect("/new/?中", PAGE)));
        Release read = new ReleaseFolder(kept).read("a", Assertions::assertNull).orElseThrow();
        assertEquals(Optional.of("/new/?中"), old(read).target());
        new ReleaseFolder(kept).write("a", release(Release.empty(), Content.of(PAGE)));
        assertNotEquals(
                old(read).target(),
                old(new ReleaseFolder(kept).read("a", Assertions::assertNull).orElseThrow())
                        .target());
    }
}
