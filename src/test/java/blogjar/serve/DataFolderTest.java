package blogjar.serve;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import blogjar.diagnostic.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The folder for what outlives a running blog. */
class DataFolderTest {
    @TempDir
    Path temp;

    private final List<Problem> told = new ArrayList<>();
    private Path root;

    @BeforeEach
    void make() throws IOException {
        root = Files.createDirectories(temp.resolve("My Blog 博客"));
    }

    private Optional<DataFolder> open(Path folder) {
        return DataFolder.open(folder, root, told::add);
    }

    private DataFolder opened() {
        return open(temp.resolve("state/data")).orElseThrow();
    }

    @Test
    void its_usual_place_is_below_the_home_and_has_a_readable_name() {
        Path usual = DataFolder.usual(root, Map.of("HOME", "/home/a")).orElseThrow();
        assertTrue(usual.toString().matches("/home/a/\\.local/state/blog/my-blog-[0-9a-f]{8}"), usual.toString());
        assertEquals(usual, DataFolder.usual(root, Map.of("HOME", "/home/a")).orElseThrow());
    }

    @Test
    void another_blog_of_the_same_name_has_another_place() throws IOException {
        Path other = Files.createDirectories(temp.resolve("other/My Blog 博客"));
        Map<String, String> home = Map.of("HOME", "/home/a");
        assertNotEquals(DataFolder.usual(root, home), DataFolder.usual(other, home));
    }

    @Test
    void a_blog_reached_by_a_link_has_the_same_place() throws IOException {
        Path link = Files.createSymbolicLink(temp.resolve("link"), root);
        Map<String, String> home = Map.of("HOME", "/home/a");
        assertEquals(DataFolder.usual(root, home), DataFolder.usual(link, home));
    }

    @Test
    void the_state_home_of_the_user_is_respected_if_it_is_absolute() {
        Map<String, String> given = Map.of("HOME", "/home/a", "XDG_STATE_HOME", "/var/state");
        assertTrue(DataFolder.usual(root, given).orElseThrow().startsWith("/var/state/blog"));
        Map<String, String> relative = Map.of("HOME", "/home/a", "XDG_STATE_HOME", "state");
        assertTrue(DataFolder.usual(root, relative).orElseThrow().startsWith("/home/a/.local/state/blog"));
        assertEquals(Optional.empty(), DataFolder.usual(root, Map.of("HOME", "?")));
    }

    @Test
    void it_is_for_its_owner_only() {
        assertEquals("rwx------", mode(opened().path()));
        assertEquals(List.of(), told);
    }

    private static String mode(Path path) {
        try {
            return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
        } catch (IOException unreadable) {
            throw new AssertionError(unreadable);
        }
    }

    @Test
    void a_file_is_read_as_it_was_written_last() throws IOException {
        try (DataFolder data = opened()) {
            assertEquals(Optional.empty(), data.read("ledger"));
            data.write("ledger", new byte[] {1, 2, 3});
            data.write("ledger", new byte[] {4});
            assertArrayEquals(new byte[] {4}, data.read("ledger").orElseThrow());
            assertEquals(List.of("ledger", "lock"), names(data.path()));
        }
    }

    @Test
    void nothing_is_written_after_its_end_as_it_may_be_another_servers() throws IOException {
        DataFolder data = opened();
        data.write("ledger", new byte[] {1});
        data.close();
        data.write("ledger", new byte[] {2});
        assertArrayEquals(new byte[] {1}, data.read("ledger").orElseThrow());
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void a_file_that_can_not_be_written_leaves_the_former_one() throws IOException {
        try (DataFolder data = opened()) {
            data.write("ledger", new byte[] {1});
            Files.createDirectories(data.path().resolve("ledger.new/in-the-way"));
            assertThrows(IOException.class, () -> data.write("ledger", new byte[] {2}));
            assertArrayEquals(new byte[] {1}, data.read("ledger").orElseThrow());
        }
    }

    @Test
    void a_second_server_goes_on_without_it_until_the_first_is_gone() throws IOException {
        DataFolder first = opened();
        assertEquals(Optional.empty(), open(first.path()));
        assertEquals(1, told.size());
        assertTrue(told.get(0).message().contains("is in use by another server"), told.toString());
        assertFalse(told.get(0).isError());
        first.close();
        open(first.path()).orElseThrow().close();
        assertEquals(1, told.size());
    }

    @Test
    void a_server_in_another_process_keeps_it_too() throws Exception {
        Path folder = Files.createDirectories(temp.resolve("data"));
        Process other = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Holder.class.getName(),
                        folder.toString(),
                        root.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try {
            assertEquals('+', other.getInputStream().read());
            assertEquals(Optional.empty(), open(folder));
        } finally {
            other.destroyForcibly().waitFor();
        }
        open(folder).orElseThrow().close();
    }

    /** Opens the folder, says so, and stays. */
    static final class Holder {
        private Holder() {}

        public static void main(String[] args) throws IOException {
            DataFolder.open(Path.of(args[0]), Path.of(args[1]), System.err::println)
                    .orElseThrow();
            System.out.print('+');
            System.out.flush();
            System.in.read();
        }
    }

    @Test
    void a_folder_that_can_not_be_made_is_told_and_done_without() throws IOException {
        Path file = Files.createFile(temp.resolve("file"));
        assertEquals(Optional.empty(), open(file.resolve("data")));
        assertTrue(told.get(0).message().contains("can't be used"), told.toString());
        assertFalse(told.get(0).isError());
    }

    @Test
    void nothing_is_made_inside_of_the_source_tree() throws IOException {
        Path link = Files.createSymbolicLink(temp.resolve("link"), root);
        assertEquals(Optional.empty(), open(root.resolve("data")));
        assertEquals(Optional.empty(), open(link.resolve("data")));
        assertEquals(2, told.size());
        assertEquals(List.of(), names(root));
    }
}
