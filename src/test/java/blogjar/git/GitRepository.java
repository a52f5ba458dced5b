package blogjar.git;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A repository as its author has it, with the bare one that he pushes to; real git makes both. */
public final class GitRepository {
    /** What messages call the settings. */
    static final RemoteBranch.Named NAMED = new RemoteBranch.Named(
            "server.git.repository", "server.git.branch", "server.git.token", "server.git.key", "read it", "");

    private final Path work;
    private final Path bare;

    private GitRepository(Path work, Path bare) {
        this.work = work;
        this.bare = bare;
    }

    /** @param folder for both */
    public static GitRepository in(Path folder) throws IOException {
        GitRepository made = new GitRepository(folder.resolve("work"), folder.resolve("blog.git"));
        Files.createDirectories(made.work);
        run(folder, "init", "-q", "--bare", "-b", "main", "blog.git");
        run(made.bare, "config", "receive.autogc", "false"); // which would go on behind a test
        made.git("init", "-q", "-b", "main");
        made.git("remote", "add", "origin", made.bare.toString());
        return made;
    }

    public Path work() {
        return work;
    }

    public Path bare() {
        return bare;
    }

    /** For who follows it on this machine. */
    public String address() {
        return "file://" + bare;
    }

    public GitRepository write(String path, String text) throws IOException {
        Path file = work.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        return this;
    }

    public GitRepository delete(String path) throws IOException {
        Files.delete(work.resolve(path));
        return this;
    }

    /** Commits all, and tells the commit's name. */
    public String commit() throws IOException {
        git("add", "-A");
        git("commit", "-q", "--allow-empty", "-m", "x");
        return git("rev-parse", "HEAD").strip();
    }

    /** Commits all and pushes it, whatever was there before. */
    public String push() throws IOException {
        String commit = commit();
        git("push", "-q", "-f", "origin", "HEAD");
        return commit;
    }

    public String git(String... arguments) throws IOException {
        return run(work, arguments);
    }

    /** What git prints; its own settings and those of the machine are no matter. */
    public static String run(Path folder, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of("git", "-c", "user.name=A", "-c", "user.email=a@blog.example"));
        command.addAll(List.of(
                "-c",
                "gc.auto=0",
                "-c",
                "maintenance.auto=false",
                "-c",
                "commit.gpgsign=false",
                "-c",
                "protocol.file.allow=always"));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            assertEquals(0, process.waitFor(), out);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        return out;
    }
}
