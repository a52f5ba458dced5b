package blogjar.git;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A folder that becomes what a branch has. */
class CheckoutTest {
    @TempDir
    Path temp;

    private final List<String> told = new ArrayList<>();
    private GitRepository repository;
    private Path copy;

    @BeforeEach
    void make() throws IOException {
        repository = GitRepository.in(temp);
        copy = temp.resolve("copy");
        repository.write("_config.yml", "title: T\n").write("source/_posts/你好 world.md", "one\n");
    }

    private Checkout checkout(String address, String branch, String token) {
        return new Checkout(
                copy,
                RemoteBranch.of(address, branch, () -> token, null, GitRepository.NAMED),
                problem -> told.add(problem.toString()));
    }

    private Checkout checkout() {
        return checkout(repository.address(), "", "");
    }

    private static String update(Checkout checkout, String last) throws GitException {
        Fetched fetched = checkout.fetch(last);
        checkout.checkOut(fetched);
        return fetched.commit();
    }

    private static TreeMap<String, String> files(Path folder) throws IOException {
        TreeMap<String, String> files = new TreeMap<>();
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path file : (Iterable<Path>) all::iterator) {
                String path = folder.relativize(file).toString();
                if (!path.startsWith(".git" + java.io.File.separator)
                        && !Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)) {
                    files.put(
                            path,
                            Files.isSymbolicLink(file) ? "-> " + Files.readSymbolicLink(file) : Files.readString(file));
                }
            }
        }
        files.remove(".git");
        return files;
    }

    private void assertSame() throws IOException {
        assertEquals(files(repository.work()), files(copy.resolve("tree")));
    }

    @Test
    void edits_deletions_and_new_files_are_followed() throws Exception {
        String first = repository.push();
        Checkout checkout = checkout();
        assertEquals(first, update(checkout, ""));
        assertSame();
        repository.write("_config.yml", "title: U\n").write("a/b/c.md", "c").delete("source/_posts/你好 world.md");
        Files.createSymbolicLink(repository.work().resolve("link"), Path.of("a/b"));
        String second = repository.push();
        assertEquals(second, update(checkout, first));
        assertSame();
        repository.git("rm", "-rq", "a", "link");
        repository.write("a", "now a file");
        update(checkout, second);
        repository.push();
        update(checkout, second);
        assertSame();
        assertEquals(List.of(), told);
    }

    @Test
    void a_push_by_force_and_a_branch_that_moved_are_followed() throws Exception {
        String first = repository.push();
        repository.write("more.md", "more");
        String second = repository.push();
        Checkout checkout = checkout();
        update(checkout, "");
        repository.git("reset", "-q", "--hard", first);
        repository.write("other.md", "other");
        String third = repository.push();
        assertEquals(third, update(checkout, second));
        assertSame();
        repository.git("checkout", "-q", "-b", "live");
        repository.write("live.md", "live").push();
        GitRepository.run(repository.bare(), "symbolic-ref", "HEAD", "refs/heads/live");
        update(checkout, third);
        assertSame();
    }

    @Test
    void whatever_happened_to_the_files_is_undone() throws Exception {
        String first = repository.push();
        Checkout checkout = checkout();
        update(checkout, "");
        Path tree = checkout.tree();
        Files.writeString(tree.resolve("_config.yml"), "title: changed by hand\n");
        Files.delete(tree.resolve("source/_posts/你好 world.md"));
        Files.createDirectories(tree.resolve("left/over"));
        Files.writeString(tree.resolve("left/over/x"), "x");
        update(checkout, first);
        assertSame();
        assertFalse(Files.exists(tree.resolve("left")));
    }

    @Test
    void one_branch_of_many_is_taken() throws Exception {
        repository.push();
        repository.git("checkout", "-q", "-b", "drafts/new");
        repository.write("new.md", "new").push();
        update(checkout(repository.address(), "drafts/new", ""), "");
        assertSame();
        GitException none = assertThrows(
                GitException.class,
                () -> checkout(repository.address(), "gone", "").fetch(""));
        assertEquals(
                "error: the repository " + repository.address() + " has no branch 'gone'\n"
                        + "    fix: push it, or correct server.git.branch",
                none.problem().toString());
        assertSame();
    }

    @Test
    void it_is_shallow_over_http_and_a_token_stays_secret() throws Exception {
        for (int i = 0; i < 5; i++) {
            repository.write("n.md", "n" + i).commit();
        }
        repository.push();
        try (GitHttpServer server = new GitHttpServer(temp)) {
            String address = server.origin() + "/blog.git";
            server.demand("s3cret");
            GitException refused = assertThrows(
                    GitException.class, () -> checkout(address, "", "wr0ng").fetch(""));
            assertTrue(refused.problem().message().endsWith("the login was not taken"), refused.getMessage());
            Checkout checkout = checkout(address, "", "s3cret");
            String last = update(checkout, "");
            assertSame();
            assertEquals(
                    last,
                    Files.readString(copy.resolve("repositories/repository/shallow"))
                            .strip());
            repository.write("n.md", "again").push();
            String next = update(checkout, last);
            assertSame();
            server.seen().clear();
            assertEquals(next, update(checkout, next));
            assertFalse(
                    server.seen().toString().contains("\"want"), server.seen().toString());
            Checkout inAddress = checkout(server.origin().replace("//", "//me:s3cret@") + "/blog.git", "", "");
            assertEquals(next, update(inAddress, next));
            assertEquals(address, inAddress.remote().address());
        }
    }

    @Test
    void what_is_wrong_is_told_plainly() throws Exception {
        repository.push();
        try (GitHttpServer server = new GitHttpServer(temp)) {
            GitException none = assertThrows(
                    GitException.class,
                    () -> checkout(server.origin() + "/other.git", "", "").fetch(""));
            assertEquals(
                    "the repository " + server.origin()
                            + "/other.git can't be had: there is none, or it is not for everybody to see",
                    none.problem().message());
            server.away(true);
            GitException away = assertThrows(
                    GitException.class,
                    () -> checkout(server.origin() + "/blog.git", "", "").fetch(""));
            assertTrue(away.problem().message().contains("503"), away.problem().message());
        }
        GitException nobody = assertThrows(
                GitException.class,
                () -> checkout("https://nobody.invalid/x.git", "", "").fetch(""));
        assertTrue(nobody.problem().message().endsWith("there is no host nobody.invalid"), nobody.getMessage());
    }

    @Test
    void a_damaged_copy_is_had_anew() throws Exception {
        String first = repository.push();
        Checkout checkout = checkout();
        update(checkout, "");
        try (Stream<Path> packs = Files.walk(copy.resolve("repositories"))) {
            for (Path pack :
                    (Iterable<Path>) packs.filter(file -> file.toString().endsWith(".pack"))::iterator) {
                pack.toFile().setWritable(true);
                Files.write(pack, new byte[] {1, 2, 3});
            }
        }
        repository.write("more.md", "more");
        String second = repository.push();
        assertEquals(second, update(checkout, first));
        assertSame();
        Files.delete(copy.resolve("repositories/repository/HEAD"));
        Files.writeString(copy.resolve("repositories/repository/index"), "torn");
        assertEquals(repository.push(), update(checkout, second));
        assertSame();
    }

    @Test
    void submodules_come_along_and_one_that_is_gone_is_told() throws Exception {
        GitRepository theme = GitRepository.in(Files.createDirectories(temp.resolve("theme")));
        theme.write("layout.pebble", "theme").push();
        repository.push();
        repository.git("submodule", "--quiet", "add", theme.address(), "themes/mine");
        repository.push();
        theme.write("layout.pebble", "newer, which nobody asked for").push();
        Checkout checkout = checkout();
        String first = update(checkout, "");
        assertEquals("theme", Files.readString(checkout.tree().resolve("themes/mine/layout.pebble")));
        assertEquals(List.of(), told);
        String gone = "file://" + temp.resolve("gone.git");
        repository.git("config", "-f", ".gitmodules", "submodule.themes/mine.url", gone);
        repository.push();
        checkout.forget();
        update(checkout, first);
        assertEquals(1, told.size(), told.toString());
        assertTrue(told.get(0).startsWith("themes/mine: notice: the submodule can't be had"), told.toString());
    }

    @Test
    void pointers_of_lfs_are_named() throws Exception {
        repository.write(
                "source/img/a.png",
                "version https://git-lfs.github.com/spec/v1\noid sha256:" + "0".repeat(64) + "\nsize 12345\n");
        repository.push();
        update(checkout(), "");
        assertEquals(1, told.size());
        assertTrue(
                told.get(0).startsWith("source/img/a.png: notice: this is a pointer of Git LFS in place of the file"),
                told.toString());
    }
}
