package blogjar.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import blogjar.diagnostic.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is told to somebody whose blog is not where it is looked for. */
class FirstRunTest {
    @TempDir
    Path folder;

    private void file(String path) throws IOException {
        Path file = folder.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, "");
    }

    @ParameterizedTest
    @CsvSource({"_config.yml", "source/_posts/a.md"})
    void a_folder_with_one_of_the_two_is_a_blog(String path) throws IOException {
        file(path);
        assertEquals(Optional.empty(), FirstRun.noBlog(folder));
    }

    @Test
    void a_folder_that_is_not_there_is_for_others_to_tell() throws IOException {
        assertEquals(Optional.empty(), FirstRun.noBlog(folder.resolve("none")));
    }

    @Test
    void what_is_there_instead_is_named() throws IOException {
        for (String path : new String[] {"a.txt", "b.txt", "docs/x", "d", "e", "f", "g", "h"}) {
            file(path);
        }
        Problem told = FirstRun.noBlog(folder).orElseThrow();
        assertEquals(
                folder + " has no _config.yml and no folder source, but a.txt, b.txt, d, docs/, e, f and 2 more",
                told.message());
        assertTrue(told.toString().contains("-v /path/of/your/blog:" + folder), told.toString());
    }

    @Test
    void a_blog_one_folder_too_deep_is_found() throws IOException {
        file("my-blog/_config.yml");
        Problem told = FirstRun.noBlog(folder).orElseThrow();
        assertTrue(told.toString().contains("seems to be in " + folder.resolve("my-blog")), told.toString());
    }
}
