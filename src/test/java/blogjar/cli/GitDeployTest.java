package blogjar.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import blogjar.git.CutLine;
import blogjar.git.GitHttpServer;
import blogjar.git.GitRepository;
import blogjar.git.GitSshHost;
import blogjar.output.FileTree;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.SortedMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** {@code deploy} to branches behind SSH and HTTP, over lines that break and to hosts that are full; real git reads them afterwards. */
@Timeout(value = 2, unit = TimeUnit.MINUTES)
@Execution(ExecutionMode.CONCURRENT)
class GitDeployTest {
    /** Packed, of the site below: a line that is cut after half of it is cut amid the pack. */
    private static final int LARGE = 200_000;

    @TempDir
    Path temp;

    private Path blog;
    private BuiltSite site;
    private GitRepository repository;
    private GitSshHost ssh;
    private GitHttpServer http;
    private String old;

    @BeforeEach
    void make() throws Exception {
        blog = temp.resolve("blog");
        site = new BuiltSite(blog);
        repository = GitRepository.in(temp);
        GitRepository.run(repository.bare(), "config", "http.receivepack", "true");
        repository.write("CNAME", "blog.example").write(".nojekyll", "").write("old.html", "x");
        old = repository.push();
        ssh = new GitSshHost(temp.resolve("keys"));
        ssh.key("ed25519");
        ssh.know();
        http = new GitHttpServer(temp);
        site.write("index.html", "<p>home");
        site.write("a b/你好.html", "<p>你好");
        site.write("css/deep/er/style.css", "p{}");
        site.write("empty.txt", "");
        site.write("large.txt", noise(1));
    }

    @AfterEach
    void end() throws IOException {
        ssh.close();
        http.close();
    }

    /** What can't be packed. */
    private static String noise(int seed) {
        byte[] bytes = new byte[LARGE];
        new Random(seed).nextBytes(bytes);
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    private void deploy(String... lines) throws IOException {
        Files.writeString(
                blog.resolve("_config.yml"),
                "title: T\nurl: https://blog.example\ndeploy:\n  type: git\n  branch: main\n  "
                        + String.join("\n  ", lines) + "\n");
    }

    private void deployOverSsh(int port) throws IOException {
        deploy("repo: ssh://git@127.0.0.1:" + port + repository.bare(), "key: " + temp.resolve("keys/id"));
    }

    private void deployOverHttp(String origin) throws IOException {
        deploy("repo: " + origin + "/blog.git");
    }

    private String done() {
        Called called = Called.in(blog, "deploy");
        assertEquals(0, called.code(), called.err());
        return called.err();
    }

    /** A run that fails, says so, and leaves the branch as it was. */
    private String refused() throws IOException {
        String before = git("rev-parse", "main");
        Called called = Called.in(blog, "deploy");
        assertEquals(1, called.code(), called.err());
        assertEquals(before, git("rev-parse", "main"));
        assertFalse(called.err().contains("\tat "), called.err());
        return called.err();
    }

    private String git(String... arguments) throws IOException {
        return GitRepository.run(repository.bare(), arguments).strip();
    }

    /** The branch checked out is the site, with what its host keeps; it is one commit beyond each run, and whole. */
    private void assertSame(int commits) throws IOException {
        Path folder = Files.createTempDirectory(temp, "out");
        GitRepository.run(repository.bare(), "--work-tree=" + folder, "checkout", "-q", "-f", "main", "--", ".");
        SortedMap<String, String> expected = Called.tree(blog.resolve("public"));
        expected.put("CNAME", "blog.example");
        expected.put(".nojekyll", "");
        assertEquals(expected, Called.tree(folder));
        assertEquals(old, git("rev-list", "--max-parents=0", "main"));
        assertEquals("" + (1 + commits), git("rev-list", "--count", "main"));
        git("fsck", "--strict", "--no-dangling");
    }

    @Test
    void a_branch_behind_ssh_has_what_the_site_has() throws Exception {
        deployOverSsh(ssh.port());
        String first = done();
        assertTrue(first.contains("5 new, 1 removed, commit "), first);
        assertTrue(first.contains("what is there already stays: .nojekyll, CNAME"), first);
        assertSame(1);
        assertTrue(done().contains("it has all of it already"));
        site.write("index.html", "<p>HOME");
        assertTrue(done().contains("1 changed, commit "));
        assertSame(2);
    }

    @Test
    void keys_and_hosts_of_the_usual_files_and_of_an_agent_do_and_one_blog_deployed_twice_at_once_is_one_commit()
            throws Exception {
        Path key = temp.resolve("keys/id");
        Path socket = temp.resolve("agent");
        Process agent = new ProcessBuilder("ssh-agent", "-D", "-a", socket.toString())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            while (!Files.exists(socket)) {
                Thread.onSpinWait();
            }
            ProcessBuilder add = new ProcessBuilder("ssh-add", "-q", key.toString());
            add.environment().put("SSH_AUTH_SOCK", socket.toString());
            assertEquals(0, add.redirectErrorStream(true).start().waitFor());
            String named = "Host pages\n  HostName 127.0.0.1\n  Port " + ssh.port() + "\n";
            Path withKey = home("with-key", named + "  IdentityFile ~/.ssh/of-pages\n");
            Path withAgent = home("with-agent", named);
            Files.move(key, withKey.resolve(".ssh/of-pages"));
            deploy("repo: pages:" + repository.bare());
            Process first = started(withKey, "");
            Process second = started(withAgent, socket.toString());
            assertEquals(0, first.waitFor(), Files.readString(withKey.resolve("said")));
            assertEquals(0, second.waitFor(), Files.readString(withAgent.resolve("said")));
        } finally {
            agent.destroy();
        }
        assertSame(1);
    }

    private Path home(String name, String config) throws IOException {
        Path home = temp.resolve(name);
        Files.createDirectories(home.resolve(".ssh"));
        Files.copy(temp.resolve("keys/known_hosts"), home.resolve(".ssh/known_hosts"));
        Files.writeString(home.resolve(".ssh/config"), config);
        return home;
    }

    private Process started(Path home, String agent) throws IOException {
        ProcessBuilder call = Called.process("deploy", "--source", blog.toString());
        call.environment().put("JAVA_TOOL_OPTIONS", "-Duser.home=" + home);
        call.environment().put("SSH_AUTH_SOCK", agent);
        return call.redirectErrorStream(true)
                .redirectOutput(home.resolve("said").toFile())
                .start();
    }

    @Test
    void logins_that_helpers_of_git_know_do() throws Exception {
        http.demand("t0p-secret");
        deployOverHttp(http.origin());
        GitRepository.run(blog, "init", "-q");
        String none = refused();
        assertTrue(none.contains("the login was not taken"), none);
        assertTrue(none.contains("or have git remember a login for the host"), none);
        Path logins = Files.writeString(
                temp.resolve("logins"), http.origin().replace("http://", "http://me:t0p-secret@") + "\n");
        GitRepository.run(blog, "config", "credential.helper", "store --file=" + logins);
        String said = done();
        assertFalse(said.contains("t0p-secret"), said);
        assertSame(1);
        deploy("repo: {url: " + http.origin() + "/blog.git, branch: main, token: wr0ng}");
        site.write("index.html", "<p>HOME");
        done();
        assertSame(2);
    }

    @Test
    void a_host_has_to_be_the_one_that_is_known_and_a_key_one_that_it_knows() throws Exception {
        deployOverSsh(ssh.port());
        ssh.changeKey();
        String changed = refused();
        assertTrue(changed.contains("has another key than known_hosts says; nothing was sent"), changed);
        Files.delete(temp.resolve("keys/known_hosts"));
        String unknown = refused();
        assertTrue(unknown.contains("the key of the host 127.0.0.1 is not known here"), unknown);
        assertTrue(unknown.contains("ssh-keyscan -p " + ssh.port() + " 127.0.0.1"), unknown);
        ssh.know();
        ssh.letNobodyIn();
        String wrong = refused();
        assertTrue(wrong.contains("the login was not taken"), wrong);
        assertTrue(wrong.contains("deploy.key"), wrong);
        Files.delete(temp.resolve("keys/id"));
        Files.delete(temp.resolve("keys/id.pub"));
        String none = refused();
        assertTrue(none.contains("keys/id"), none);
        ssh.key("ecdsa");
        done();
        assertSame(1);
    }

    @Test
    void a_host_at_the_usual_port_has_its_plain_name_in_known_hosts_and_in_the_hint() throws Exception {
        Path keys = temp.resolve("usual");
        try (GitSshHost usual = usual(keys)) {
            usual.key("ed25519");
            Files.writeString(keys.resolve("known_hosts"), usual.known(22).replace("[127.0.0.1]:22", "127.0.0.22"));
            usual.changeKey();
            deploy("repo: ssh://git@127.0.0.22:22" + repository.bare(), "key: " + keys.resolve("id"));
            String changed = refused();
            assertTrue(changed.contains("the host 127.0.0.22 has another key"), changed);
            assertTrue(changed.contains("ssh-keygen -R '127.0.0.22' -f "), changed);
        }
    }

    /** Where the port is another program's, or wants rights, there is nothing to be seen. */
    private static GitSshHost usual(Path keys) throws Exception {
        try {
            return new GitSshHost(keys, "127.0.0.22", 22);
        } catch (IOException taken) {
            return Assumptions.abort("port 22: " + taken.getMessage());
        }
    }

    @Test
    void a_line_that_is_cut_amid_the_push_is_taken_up_again() throws Exception {
        try (CutLine line = new CutLine(ssh.port())) {
            ssh.know(line.port());
            deployOverSsh(line.port());
            line.cutAfter(LARGE / 2, 2);
            done();
            assertEquals(0, line.cuts(), "both came");
            assertSame(1);
        }
        try (CutLine line = new CutLine(http.port())) {
            deployOverHttp("http://127.0.0.1:" + line.port());
            site.write("large.txt", noise(2));
            line.cutAfter(LARGE / 2, 2);
            done();
            assertEquals(0, line.cuts(), "both came");
            assertSame(2);
        }
    }

    @Test
    void a_line_that_is_cut_every_time_and_a_server_that_stays_away_leave_the_branch_and_the_next_run_brings_all()
            throws Exception {
        try (CutLine line = new CutLine(ssh.port())) {
            ssh.know(line.port());
            String cut = "ssh://git@127.0.0.1:" + line.port() + repository.bare();
            deploy(
                    "key: " + temp.resolve("keys/id"),
                    "repo: {one: '" + cut + ",main', two: '" + http.origin() + "/blog.git,main'}");
            line.cutAfter(LARGE / 2, Integer.MAX_VALUE);
            http.away(true);
            String said = refused();
            assertTrue(said.contains(cut + " can't be had"), said);
            assertTrue(said.contains("503"), said);
            assertTrue(said.contains("deploy again"), said);
            line.cutAfter(0, 0);
            http.away(false);
            done();
            assertSame(1);
        }
    }

    @Test
    void what_was_taken_but_not_answered_is_not_pushed_twice() throws Exception {
        Path hook = repository.bare().resolve("hooks/post-receive");
        Files.createDirectories(hook.getParent());
        for (String way : new String[] {"ssh", "http"}) {
            Files.writeString(hook, "#!/bin/sh\nrm -f hooks/post-receive\nkill -9 $PPID\n");
            assertTrue(hook.toFile().setExecutable(true));
            site.write(way, noise(3));
            if (way.equals("ssh")) {
                deployOverSsh(ssh.port());
            } else {
                deployOverHttp(http.origin());
            }
            String said = done();
            assertTrue(said.contains(" new, "), said);
            assertFalse(Files.exists(hook), "it was run");
        }
        assertSame(2);
    }

    @Test
    void a_server_that_is_away_for_a_moment_is_waited_for() throws Exception {
        deployOverHttp(http.origin());
        http.awayFor(2);
        done();
        assertSame(1);
    }

    @Test
    void a_disk_that_is_full_over_there_leaves_the_branch_and_the_next_run_brings_all() throws Exception {
        deployOverSsh(ssh.port());
        ssh.space(16);
        String said = refused();
        assertTrue(said.contains("unpack"), said);
        ssh.space(0);
        done();
        assertSame(1);
        deployOverHttp(http.origin());
        site.write("large.txt", noise(4));
        http.space(16);
        said = refused();
        assertTrue(said.contains("unpack"), said);
        http.space(0);
        done();
        assertSame(2);
    }

    @Test
    void a_repository_of_this_machine_that_can_not_be_written_stays_as_it_is() throws Exception {
        deploy("repo: " + repository.address());
        Path packs = repository.bare().resolve("objects/pack");
        Path aside = packs.resolveSibling("aside");
        Files.move(packs, aside);
        Files.writeString(packs, "no folder");
        Process run = Called.process("deploy", "--source", blog.toString())
                .redirectErrorStream(true)
                .start();
        String said = new String(run.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(1, run.waitFor(), said);
        assertTrue(said.contains("Creating directories for " + packs + " failed"), said);
        assertFalse(said.contains("Exception"), said);
        assertEquals(old, git("rev-parse", "main"));
        Files.delete(packs);
        Files.move(aside, packs);
        done();
        assertSame(1);
    }

    @Test
    void runs_at_once_lose_nothing() throws Exception {
        deployOverSsh(ssh.port());
        RunsAtOnce.of(blog, temp, one -> Called.in(one, "deploy"));
        assertEquals("4", git("rev-list", "--count", "main"));
        site.write("index.html", "<p>HOME");
        deployOverHttp(http.origin());
        for (int i = 0; i < 3; i++) {
            FileTree.delete(temp.resolve("blog-" + i));
        }
        RunsAtOnce.of(blog, temp, one -> Called.in(one, "deploy"));
        blog = Path.of(git("show", "main:who.txt"));
        assertSame(6);
    }

    @Test
    void a_place_that_is_named_twice_is_brought_to_once() throws Exception {
        String address = "ssh://git@127.0.0.1:" + ssh.port() + repository.bare();
        deploy("key: " + temp.resolve("keys/id"), "repo: {one: '" + address + ",main', two: '" + address + ",main'}");
        done();
        assertSame(1);
    }
}
