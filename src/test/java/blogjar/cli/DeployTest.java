package blogjar.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import blogjar.git.GitHttpServer;
import blogjar.git.GitRepository;
import blogjar.output.FileTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code deploy} to repositories that real git reads afterwards, and to folders. */
class DeployTest {
    @TempDir
    Path temp;

    private Path blog;
    private GitRepository repository;

    @BeforeEach
    void make() throws IOException {
        blog = temp.resolve("blog");
        repository = GitRepository.in(temp);
        Files.createDirectories(blog.resolve("source/_posts"));
        post("a", "one");
        post("b", "two");
    }

    private void post(String name, String text) throws IOException {
        Files.writeString(
                blog.resolve("source/_posts/" + name + ".md"),
                "---\ntitle: " + name + "\ndate: 2024-03-01 10:00:00\nupdated: 2024-03-01 10:00:00\n---\n" + text
                        + "\n");
    }

    private void deploy(String... lines) throws IOException {
        Files.writeString(
                blog.resolve("_config.yml"),
                "title: T\nurl: https://blog.example\ntimezone: UTC\ndeploy:\n  " + String.join("\n  ", lines) + "\n");
    }

    private Called done(String... arguments) {
        Called called = Called.in(blog, arguments);
        assertEquals(0, called.code(), called.err());
        return called;
    }

    private String git(String... arguments) throws IOException {
        return GitRepository.run(repository.bare(), arguments).strip();
    }

    private SortedMap<String, String> branch(String name) throws IOException {
        Path folder = temp.resolve("out-" + name + System.nanoTime());
        Files.createDirectories(folder);
        GitRepository.run(repository.bare(), "--work-tree=" + folder, "checkout", "-q", "-f", name, "--", ".");
        return Called.tree(folder);
    }

    private SortedMap<String, String> site() throws IOException {
        SortedMap<String, String> site = Called.tree(blog.resolve("public"));
        site.remove(".blog-manifest");
        return site;
    }

    @Test
    void a_branch_has_what_the_folder_has_and_its_history_goes_on() throws Exception {
        deploy(
                "type: git",
                "repo: " + repository.address(),
                "branch: pages",
                "message: 'Site {{ now(\"YYYY\") }} {{ now() }}'",
                "name: 李白",
                "email: li@blog.example");
        assertTrue(done("deploy").err().contains(" new, commit "), "built where there is no site");
        assertEquals(site(), branch("pages"));
        String first = git("log", "-1", "--format=%H", "pages");
        assertTrue(git("log", "-1", "--format=%an <%ae> %s", "pages")
                .matches("李白 <li@blog.example> Site 2\\d{3} 2\\d{3}-.*T.*"));
        assertTrue(done("d").err().contains("it has all of it already"));
        assertEquals(first, git("log", "-1", "--format=%H", "pages"));

        post("a", "three");
        Files.delete(blog.resolve("source/_posts/b.md"));
        assertTrue(done("deploy", "--dry-run", "-g").err().contains("would deploy to git "));
        assertEquals(first, git("log", "-1", "--format=%H", "pages"));
        assertTrue(done("generate", "-d").err().matches("(?s).* changed, \\d+ removed, commit .*"));
        assertEquals(site(), branch("pages"));
        assertEquals(first, git("log", "-1", "--format=%P", "pages"));
    }

    @Test
    void what_somebody_else_pushed_is_built_upon_and_the_host_keeps_its_own_files() throws Exception {
        deploy("type: git", "repo: " + repository.address() + ",main");
        repository.write("CNAME", "blog.example").write("old.html", "x").push();
        Called called = done("deploy");
        assertTrue(called.err().contains("1 removed"), called.err());
        assertTrue(called.err().contains("what is there already stays: CNAME"), called.err());
        SortedMap<String, String> expected = site();
        expected.put("CNAME", "blog.example");
        assertEquals(expected, branch("main"));
        assertEquals("2", git("rev-list", "--count", "main"));
    }

    @Test
    void two_at_once_lose_nothing() throws Exception {
        deploy("type: git", "repo: " + repository.address(), "branch: pages");
        done("generate");
        List<Path> blogs =
                IntStream.range(0, 3).mapToObj(i -> temp.resolve("blog-" + i)).toList();
        for (Path one : blogs) {
            FileTree.copy(blog, one);
            Files.writeString(one.resolve("public/who.txt"), one.toString());
        }
        List<CompletableFuture<Called>> calls = blogs.stream()
                .map(one -> CompletableFuture.supplyAsync(() -> Called.in(one, "deploy")))
                .toList();
        for (CompletableFuture<Called> call : calls) {
            assertEquals(0, call.join().code(), call.join().err());
        }
        assertEquals("3", git("rev-list", "--count", "pages"));
    }

    @Test
    void a_site_that_is_nearly_empty_removes_nothing() throws Exception {
        deploy("type: git", "repo: " + repository.address(), "branch: pages");
        done("deploy");
        String before = git("rev-parse", "pages");
        FileTree.delete(blog.resolve("public"));
        Files.createDirectories(blog.resolve("public"));
        Files.writeString(blog.resolve("public/index.html"), "x");
        Called called = Called.in(blog, "deploy", "--max-deletes", "3");
        assertEquals(1, called.code());
        assertTrue(called.err().contains("files would be removed, more than 3; nothing was changed"), called.err());
        assertEquals(before, git("rev-parse", "pages"));
        done("deploy");
        assertEquals(Map.of("index.html", "x"), branch("pages"));
    }

    @Test
    void one_place_that_fails_does_not_stop_the_others() throws Exception {
        Path folder = temp.resolve("www");
        deploy(
                "- type: git",
                "  repo: file:///nowhere/at-all.git",
                "- type: git",
                "  repo:",
                "    one: " + repository.address() + ",one",
                "    two: {url: '" + repository.address() + "', branch: two}",
                "- type: folder",
                "  path: " + folder);
        Called called = Called.in(blog, "deploy");
        assertEquals(1, called.code());
        assertTrue(called.err().contains("/nowhere/at-all.git can't be had"), called.err());
        assertTrue(called.err().contains("deploy.repo"), called.err());
        assertEquals(site(), branch("one"));
        assertEquals(site(), branch("two"));
        SortedMap<String, String> there = Called.tree(folder);
        there.remove(".blog-manifest");
        assertEquals(site(), there);
    }

    @Test
    void other_folders_go_with_it_and_what_is_ignored_stays_here() throws Exception {
        deploy(
                "type: git",
                "repo: " + repository.address(),
                "branch: pages",
                "extend_dirs: [demo]",
                "ignore_pattern: {demo: '^secret'}");
        Files.createDirectories(blog.resolve("demo/inner"));
        Files.writeString(blog.resolve("demo/inner/a.txt"), "a");
        Files.writeString(blog.resolve("demo/.hidden"), "h");
        Files.writeString(blog.resolve("demo/secret.txt"), "s");
        done("deploy");
        SortedMap<String, String> expected = site();
        expected.put("demo/inner/a.txt", "a");
        assertEquals(expected, branch("pages"));
    }

    @Test
    void a_token_lets_one_in_and_is_never_shown() throws Exception {
        GitRepository.run(repository.bare(), "config", "http.receivepack", "true");
        try (GitHttpServer server = new GitHttpServer(temp)) {
            server.demand("t0p-secret");
            deploy("type: git", "repo: {url: '" + server.origin() + "/blog.git', branch: pages, token: $PAGES_TOKEN}");
            String[] call = {"deploy", "--source", blog.toString()};
            Called missing = Called.with(Map.of(), call);
            assertEquals(1, missing.code());
            assertTrue(missing.err().contains("PAGES_TOKEN"), missing.err());
            Called wrong = Called.with(Map.of("PAGES_TOKEN", "wr0ng"), call);
            assertEquals(1, wrong.code());
            assertTrue(wrong.err().contains("the login was not taken"), wrong.err());
            assertTrue(wrong.err().contains("may write to it"), wrong.err());
            Called right = Called.with(Map.of("PAGES_TOKEN", "t0p-secret"), call);
            assertEquals(0, right.code(), right.err());
            assertEquals(site(), branch("pages"));
            assertFalse((missing.err() + wrong.err() + right.err()).contains("t0p-secret"));
        }
    }

    @Test
    void a_copy_that_is_damaged_is_made_anew() throws Exception {
        deploy("type: git", "repo: " + repository.address(), "branch: pages");
        done("deploy");
        try (Stream<Path> all = Files.walk(blog.resolve(".deploy_git"))) {
            for (Path pack :
                    all.filter(file -> file.toString().endsWith(".pack")).toList()) {
                Files.setPosixFilePermissions(pack, PosixFilePermissions.fromString("rw-r--r--"));
                Files.write(pack, new byte[100]);
            }
        }
        post("c", "three");
        done("deploy", "-g");
        assertEquals(site(), branch("pages"));
    }

    @Test
    void what_is_missing_is_said() throws Exception {
        deploy("type: ''");
        Called none = Called.in(blog, "deploy");
        assertEquals(2, none.code());
        assertTrue(none.err().contains("there is no place to deploy to"), none.err());
        deploy("type: carrier-pigeon");
        Called unknown = Called.in(blog, "deploy");
        assertEquals(2, unknown.code());
        assertTrue(unknown.err().contains("'deploy.type: carrier-pigeon' is no place that is known"), unknown.err());
    }
}
