package blogjar.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import blogjar.output.FileTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** {@code deploy} to a folder that is reached by SFTP. */
@Timeout(value = 2, unit = TimeUnit.MINUTES)
@Execution(ExecutionMode.CONCURRENT)
class SftpDeployTest {
    @TempDir
    Path temp;

    private Path blog;
    private BuiltSite site;
    private Path there;
    private SftpHost host;

    @BeforeEach
    void make() throws Exception {
        blog = temp.resolve("blog");
        site = new BuiltSite(blog);
        there = temp.resolve("far/www");
        host = new SftpHost(temp.resolve("far"), temp.resolve("keys"));
        site.write("index.html", "<p>home");
        site.write("a b/你好*?.html", "<p>你好");
        site.write("css/deep/er/style.css", "p{}");
        site.write("empty.txt", "");
        site.write(".well-known/x", "x");
        deploy("type: sftp");
    }

    @AfterEach
    void end() throws IOException {
        host.close();
    }

    private void deploy(String... lines) throws IOException {
        Files.createDirectories(blog);
        Files.writeString(
                blog.resolve("_config.yml"),
                "title: T\nurl: https://blog.example\ndeploy:\n  host: 127.0.0.1\n  port: " + host.port()
                        + "\n  user: me\n  root: /www\n  key: " + temp.resolve("keys/id") + "\n  "
                        + String.join("\n  ", lines) + "\n");
    }

    private String done(String... arguments) {
        Called called = Called.in(blog, arguments);
        assertEquals(0, called.code(), called.err());
        return called.err();
    }

    private String refused(String... arguments) {
        Called called = Called.in(blog, arguments);
        assertEquals(1, called.code(), called.err());
        return called.err();
    }

    private void assertSame() throws IOException {
        SortedMap<String, String> found = Called.tree(there);
        assertTrue(found.remove(".blog-files") != null, "the note of what was brought");
        assertEquals(Called.tree(blog.resolve("public")), found);
    }

    @Test
    void the_folder_has_what_the_site_has_and_only_what_changed_is_sent() throws Exception {
        assertTrue(done("deploy", "--dry-run").contains("5 new, 0 changed, 0 removed, 0 the same"));
        assertFalse(Files.exists(there));
        assertTrue(done("deploy").contains("5 new, 0 changed, 0 removed, 0 the same"));
        assertSame();
        assertTrue(done("deploy").contains("0 new, 0 changed, 0 removed, 5 the same"));

        site.write("index.html", "<p>HOME");
        Files.delete(blog.resolve("public/css/deep/er/style.css"));
        FileTree.delete(blog.resolve("public/css"));
        site.write("css", "a file where there was a folder");
        Files.writeString(there.resolve("of-somebody-else"), "x");
        Files.writeString(there.resolve(".blog-new-0"), "half of something");
        assertTrue(done("deploy").contains("1 new, 1 changed, 1 removed, 3 the same"));
        assertEquals("x", Files.readString(there.resolve("of-somebody-else")));
        Files.delete(there.resolve("of-somebody-else"));
        assertSame();
    }

    @Test
    void what_was_changed_there_is_mended_and_what_is_the_same_is_known_without_a_note() throws Exception {
        done("deploy");
        Files.writeString(there.resolve("index.html"), "<p>HACK and more");
        assertTrue(done("deploy").contains("0 new, 1 changed, 0 removed, 4 the same"));
        assertSame();
        Files.delete(there.resolve(".blog-files"));
        Files.writeString(there.resolve("index.html"), "<p>hack");
        assertTrue(done("deploy").contains("0 new, 1 changed, 0 removed, 4 the same"));
        assertSame();
    }

    @Test
    void settings_for_rsync_do_and_remove_what_the_site_has_not() throws Exception {
        Files.createDirectories(there);
        Files.writeString(there.resolve("old.html"), "x");
        deploy("type: rsync", "delete: true", "verbose: true", "ignore_errors: false", "args: --chmod=755");
        String said = done("deploy");
        assertTrue(said.contains("5 new, 0 changed, 1 removed, 0 the same (brought by SFTP"), said);
        assertTrue(said.contains("args and rsh are not read"), said);
        assertSame();
        FileTree.delete(blog.resolve("public/css"));
        Files.delete(blog.resolve("public/empty.txt"));
        String limited = refused("deploy", "--max-deletes", "1");
        assertTrue(limited.contains("2 files would be removed, more than 1; nothing was changed"), limited);
        assertTrue(Files.exists(there.resolve("empty.txt")));
    }

    @Test
    void a_line_that_is_cut_again_and_again_brings_all_of_it() throws Exception {
        deploy("type: sftp", "lock: 5s");
        host.cutAt(20);
        done("deploy");
        assertSame();
    }

    @Test
    void a_full_disk_is_said_and_the_next_run_goes_on() throws Exception {
        done("deploy");
        site.write("index.html", "<p>a longer page than there was before");
        host.space(10);
        String said = refused("deploy");
        assertTrue(said.contains("refused index.html"), said);
        assertEquals("<p>home", Files.readString(there.resolve("index.html")), "the old one, whole");
        host.space(Long.MAX_VALUE);
        assertTrue(done("deploy").contains("0 new, 1 changed, 0 removed, 4 the same"));
        assertSame();
    }

    @Test
    void runs_at_once_wait_for_each_other() throws Exception {
        RunsAtOnce.of(blog, temp, one -> Called.in(one, "deploy"));
        blog = Path.of(Files.readString(there.resolve("who.txt")));
        assertSame();
    }

    @Test
    void a_run_over_a_slow_line_is_not_taken_for_dead_and_who_waits_for_it_is_told() throws Exception {
        site.write("large.bin", "x".repeat(1_500_000));
        deploy("type: sftp", "lock: 5s");
        host.pause(150);
        host.keepItsTimes();
        assertOneWaitsForTheOther();
    }

    @Test
    void a_run_that_reads_much_again_is_not_taken_for_dead() throws Exception {
        site.write("large.bin", "x".repeat(1_500_000));
        deploy("type: sftp", "lock: 5s");
        done("deploy");
        Files.delete(there.resolve(".blog-files"));
        host.pause(150);
        assertOneWaitsForTheOther();
    }

    private void assertOneWaitsForTheOther() throws Exception {
        CompletableFuture<String> first = CompletableFuture.supplyAsync(() -> done("deploy"));
        while (!Files.exists(there.resolve(".blog-lock"))) {
            Thread.onSpinWait();
        }
        String second = done("deploy");
        assertTrue(second.contains("another deploy is at it; this one waits until it ends"), second);
        assertTrue(second.contains("0 new, 0 changed, 0 removed, 6 the same"), second);
        first.join();
        assertSame();
    }

    @Test
    void a_host_that_can_not_replace_a_file_loses_the_old_one_first() throws Exception {
        host.knowNoExtensions();
        done("deploy");
        site.write("index.html", "<p>HOME");
        assertTrue(done("deploy").contains("0 new, 1 changed, 0 removed, 4 the same"));
        assertSame();
        assertTrue(done("deploy").contains("0 new, 0 changed, 0 removed, 5 the same"));
    }

    @Test
    void what_a_killed_run_brought_is_known_as_ours() throws Exception {
        deploy("type: sftp", "lock: 1s");
        host.pause(1);
        site.write("large.bin", "x".repeat(20_000_000));
        Process killed = Called.process("deploy", "--source", blog.toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        while (killed.isAlive() && !Files.exists(there.resolve("css/deep/er/style.css"))) {
            Thread.onSpinWait();
        }
        killed.destroyForcibly().waitFor();
        FileTree.delete(blog.resolve("public/css"));
        Files.delete(blog.resolve("public/large.bin"));
        host.pause(0);
        done("deploy");
        assertSame();
    }

    @Test
    void all_is_sent_anew_where_it_is_forced() throws Exception {
        deploy("type: sftp", "forceUpload: true", "concurrency: 100");
        done("deploy");
        assertTrue(done("deploy").contains("0 new, 5 changed, 0 removed, 0 the same"));
        assertSame();
    }

    @Test
    void the_lock_of_a_dead_run_ends() throws Exception {
        deploy("type: sftp", "lock: 1s");
        Files.createDirectories(there.resolve(".blog-lock"));
        Files.writeString(there.resolve(".blog-lock/owner"), "somebody");
        done("deploy");
        assertSame();
    }

    @Test
    void a_host_has_to_be_the_one_that_is_known() throws Exception {
        Path known = temp.resolve("keys/known_hosts");
        Files.delete(known);
        String unknown = refused("deploy");
        assertTrue(unknown.contains("is not known here"), unknown);
        assertTrue(unknown.contains("host_key: accept-new"), unknown);
        deploy("type: sftp", "host_key: accept-new");
        done("deploy");
        assertSame();
        host.changeKey();
        String changed = refused("deploy");
        assertTrue(changed.contains("has another key than known_hosts says; nothing was sent"), changed);
        assertEquals(1, Files.readAllLines(known).size());
    }

    @Test
    void a_login_that_is_not_taken_is_said() throws Exception {
        host.letNobodyIn();
        String said = refused("deploy");
        assertTrue(said.contains("did not take the login"), said);
    }
}
