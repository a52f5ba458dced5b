package blogjar.output;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import blogjar.diagnostic.ProblemException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The output folder, whole before a build and whole after it. */
class FolderSinkTest {
    private static final FileTime LONG_AGO = FileTime.from(Instant.parse("2001-01-01T00:00:00Z"));

    @TempDir
    Path folder;

    private FolderSink.Changes publish(Map<String, String> files) {
        try (FolderSink sink = FolderSink.open(folder.resolve("public"))) {
            files.forEach((path, text) -> sink.put(output(path, text)));
            return sink.commit();
        }
    }

    private static Output output(String path, String text) {
        return new Output(path, Content.of(text.getBytes(StandardCharsets.UTF_8)));
    }

    /** Every file below the output folder but the manifest. */
    private SortedMap<String, String> published() throws IOException {
        SortedMap<String, String> files = new TreeMap<>();
        Path root = folder.resolve("public");
        try (Stream<Path> walk = Files.walk(root)) {
            for (Path file : walk.filter(Files::isRegularFile).toList()) {
                files.put(root.relativize(file).toString(), Files.readString(file));
            }
        }
        files.remove(Manifest.NAME);
        return files;
    }

    @Test
    void a_new_folder_holds_what_was_put() throws IOException {
        assertEquals(new FolderSink.Changes(2, 0, 0), publish(Map.of("index.html", "home", "文章/一.html", "one")));
        assertEquals(Map.of("index.html", "home", "文章/一.html", "one"), published());
        try (Stream<Path> beside = Files.list(folder)) {
            assertEquals(1, beside.count(), "nothing is left beside the folder");
        }
    }

    @Test
    void what_is_the_same_is_left_alone() throws IOException {
        publish(Map.of("a.html", "a", "b.html", "b"));
        Files.setLastModifiedTime(folder.resolve("public/a.html"), LONG_AGO);
        Files.setLastModifiedTime(folder.resolve("public/b.html"), LONG_AGO);
        assertEquals(new FolderSink.Changes(1, 1, 0), publish(Map.of("a.html", "a", "b.html", "B")));
        assertEquals(LONG_AGO, Files.getLastModifiedTime(folder.resolve("public/a.html")));
        assertEquals(Map.of("a.html", "a", "b.html", "B"), published());
    }

    @Test
    void what_the_last_build_made_and_this_one_does_not_is_removed() throws IOException {
        publish(Map.of("a.html", "a", "old/deep/b.html", "b"));
        assertEquals(new FolderSink.Changes(0, 1, 1), publish(Map.of("a.html", "a")));
        assertEquals(Map.of("a.html", "a"), published());
        assertFalse(Files.exists(folder.resolve("public/old")), "an empty folder stays behind");
    }

    @Test
    void what_no_build_made_is_not_touched() throws IOException {
        Path own = Files.createDirectories(folder.resolve("public/.git")).resolve("HEAD");
        Files.writeString(own, "ref");
        Files.writeString(folder.resolve("public/CNAME"), "blog.example");
        publish(Map.of("a.html", "a"));
        publish(Map.of("b.html", "b"));
        assertEquals(Map.of(".git/HEAD", "ref", "CNAME", "blog.example", "b.html", "b"), published());
    }

    @Test
    void nothing_changes_without_a_commit() throws IOException {
        publish(Map.of("a.html", "a"));
        try (FolderSink sink = FolderSink.open(folder.resolve("public"))) {
            sink.put(output("a.html", "changed"));
            sink.put(output("b.html", "new"));
        }
        assertEquals(Map.of("a.html", "a"), published());
        assertFalse(Files.exists(folder.resolve("public").resolve(FolderSink.STAGING)));
    }

    @Test
    void a_commit_that_fails_half_way_leaves_the_folder_as_it_was() throws IOException {
        publish(Map.of("a.html", "a", "c.html", "c", "gone.html", "gone"));
        Files.writeString(folder.resolve("public/zz"), "a file of the user where a folder is needed");
        try (FolderSink sink = FolderSink.open(folder.resolve("public"))) {
            sink.put(output("a.html", "changed"));
            sink.put(output("zz/index.html", "can't be"));
            ProblemException failed = assertThrows(ProblemException.class, sink::commit);
            assertTrue(failed.getMessage().contains("a file stands where a folder is needed"), failed.getMessage());
        }
        assertEquals(
                Map.of(
                        "a.html",
                        "a",
                        "c.html",
                        "c",
                        "gone.html",
                        "gone",
                        "zz",
                        "a file of the user where a folder is needed"),
                published());
    }

    @Test
    void a_file_may_become_a_folder_and_a_folder_a_file() throws IOException {
        publish(Map.of("x", "file", "y/index.html", "folder"));
        publish(Map.of("x/index.html", "folder", "y", "file"));
        assertEquals(Map.of("x/index.html", "folder", "y", "file"), published());
    }

    @Test
    void a_commit_that_was_cut_off_is_finished_by_the_next_build() throws IOException {
        publish(Map.of("a.html", "a", "b.html", "b", "gone.html", "gone"));
        // As a killed process leaves it: noted, and only the first of two files moved.
        Path staging = Files.createDirectory(folder.resolve("public").resolve(FolderSink.STAGING));
        Files.writeString(folder.resolve("public/a.html"), "A");
        Files.writeString(staging.resolve("2"), "B");
        Files.write(staging.resolve("commit"), List.of("> 1 a.html", "> 2 b.html", "- gone.html"));
        FolderSink.open(folder.resolve("public")).close();
        assertEquals(Map.of("a.html", "A", "b.html", "B"), published());
    }

    @Test
    void a_note_can_not_reach_out_of_the_folder() throws IOException {
        publish(Map.of("a.html", "a"));
        Path outside = Files.writeString(folder.resolve("outside.txt"), "mine");
        Path staging = Files.createDirectory(folder.resolve("public").resolve(FolderSink.STAGING));
        Files.write(staging.resolve("commit"), List.of("- ../outside.txt", "- /etc/none"));
        Files.writeString(folder.resolve("public").resolve(Manifest.NAME), "../outside.txt\na.html\n");
        publish(Map.of("b.html", "b"));
        assertEquals("mine", Files.readString(outside));
    }

    @Test
    void a_file_where_the_folder_should_be_is_told() throws IOException {
        Files.writeString(folder.resolve("public"), "a file");
        ProblemException told = assertThrows(ProblemException.class, () -> FolderSink.open(folder.resolve("public")));
        assertTrue(told.getMessage().contains("is a file"), told.getMessage());
    }

    @Test
    void the_permissions_of_a_source_file_are_not_taken_over() throws IOException {
        Path source = Files.writeString(folder.resolve("picture.png"), "png");
        Files.setPosixFilePermissions(source, java.nio.file.attribute.PosixFilePermissions.fromString("r--------"));
        try (FolderSink sink = FolderSink.open(folder.resolve("public"))) {
            sink.put(new Output("picture.png", Content.of(source, 3)));
            sink.commit();
        }
        assertTrue(Files.getPosixFilePermissions(folder.resolve("public/picture.png"))
                .contains(java.nio.file.attribute.PosixFilePermission.OWNER_WRITE));
    }
}
