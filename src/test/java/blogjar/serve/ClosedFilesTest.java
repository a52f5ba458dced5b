package blogjar.serve;

import static org.junit.jupiter.api.Assertions.assertEquals;

import blogjar.output.Release;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What only the system can refuse is tried in deploy/try-image. */
class ClosedFilesTest {
    private static final Path BLOG = Path.of("/srv/blog");

    private static String told(String... names) {
        List<Path> files = List.of(names).stream().map(BLOG::resolve).toList();
        return ClosedFiles.told(files, BLOG, ClosedFilesTest::open)
                .map(Object::toString)
                .orElse("");
    }

    private static void open(Path file) throws IOException {
        String name = file.getFileName().toString();
        if (name.startsWith("closed")) {
            throw new AccessDeniedException(name);
        } else if (name.startsWith("gone")) {
            throw new NoSuchFileException(name);
        }
    }

    @Test
    void a_file_that_may_not_be_opened_is_named_with_what_to_do() {
        assertEquals("""
                source/films/closed.mp4: error: readers get 404: what serves them may not open this file
                    expected long files to be readable for all, as they are read when they are asked for
                    fix: chmod a+r source/films/closed.mp4, and a+x for the folders that it is in""", told("source/a.zip", "source/films/closed.mp4", "source/gone.zip"));
    }

    @Test
    void several_are_told_at_once() {
        assertEquals(
                "what serves them may not open this file, nor another one",
                told("closed1", "open", "closed2")
                        .lines()
                        .findFirst()
                        .orElseThrow()
                        .replaceFirst(".*: ", ""));
        assertEquals(
                "what serves them may not open this file, nor 3 more",
                told("closed1", "closed2", "closed3", "closed4")
                        .lines()
                        .findFirst()
                        .orElseThrow()
                        .replaceFirst(".*: ", ""));
    }

    @Test
    void a_site_whose_files_are_open_is_told_nothing(@TempDir Path site) throws IOException {
        Files.write(site.resolve("long.zip"), new byte[2 << 20]);
        Files.write(site.resolve("short.zip"), new byte[2 << 10]);
        assertEquals(List.of(), ClosedFiles.told(Release.ofFolder(site), site));
    }
}
