package blogjar.git;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A repository behind SSH, with keys as {@code ssh-keygen} makes them. */
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class SshTest {
    @TempDir
    Path temp;

    private GitRepository repository;
    private GitSshHost host;

    @BeforeEach
    void make() throws Exception {
        repository = GitRepository.in(temp);
        repository.write("_config.yml", "title: T\n").push();
        host = new GitSshHost(temp.resolve("keys"));
    }

    @AfterEach
    void end() throws IOException {
        host.close();
    }

    private String address() {
        return "ssh://git@127.0.0.1:" + host.port() + repository.bare();
    }

    private Checkout checkout(Path key) {
        return new Checkout(
                temp.resolve("copy"),
                RemoteBranch.of(address(), "", () -> "", key, GitRepository.NAMED),
                problem -> {});
    }

    @ParameterizedTest
    @ValueSource(strings = {"ed25519", "ecdsa", "rsa"})
    void a_key_lets_one_in_to_a_host_that_is_known(String kind) throws Exception {
        Path key = host.key(kind);
        GitException unknown =
                assertThrows(GitException.class, () -> checkout(key).fetch(""));
        assertTrue(
                unknown.problem().message().endsWith("the key of the host 127.0.0.1 is not known here"),
                unknown.problem().message());
        host.know();
        Checkout checkout = checkout(key);
        checkout.checkOut(checkout.fetch(""));
        assertEquals("title: T\n", Files.readString(checkout.tree().resolve("_config.yml")));
        host.letNobodyIn();
        GitException refused =
                assertThrows(GitException.class, () -> checkout(key).fetch(""));
        assertTrue(
                refused.problem().message().endsWith("the login was not taken"),
                refused.problem().message());
    }

    @Test
    void files_are_pushed_with_a_key_to_a_host_that_is_known() throws Exception {
        Path key = host.key("ed25519");
        Path page = Files.writeString(temp.resolve("index.html"), "<p>你好");
        RemoteBranch pages = RemoteBranch.of(address(), "pages", () -> "", key, GitRepository.NAMED);
        Push push = new Push(temp.resolve("copy"), pages);
        Push.Tree tree = new Push.Tree(Map.of("a/index.html", page), Set.of(".nojekyll"), Set.of());
        Push.Message message = new Push.Message("x", "A", "a@blog.example", ZonedDateTime.now(ZoneOffset.UTC));
        assertThrows(GitException.class, () -> push.run(tree, message, 0, false));
        host.know();
        Push.Changes changes = push.run(tree, message, 0, false);
        assertEquals(List.of(".nojekyll", "a/index.html"), changes.added());
        assertEquals(
                changes.commit(),
                GitRepository.run(repository.bare(), "rev-parse", "pages").strip());
        assertEquals("<p>你好", GitRepository.run(repository.bare(), "show", "pages:a/index.html"));
    }
}
