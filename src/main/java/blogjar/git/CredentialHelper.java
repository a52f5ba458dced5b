package blogjar.git;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.eclipse.jgit.transport.URIish;

/**
 * The helpers that git's settings name, which know the author's logins. They are asked by git itself, where it is on this machine; nobody is
 * asked at a terminal or by a window.
 *
 * @see <a href="https://git-scm.com/docs/git-credential">git-credential</a>
 */
final class CredentialHelper {
    private static final long LONGEST_SECONDS = 30;

    private final Path folder;

    /** @param folder whose settings of git are read, beside those of the user */
    CredentialHelper(Path folder) {
        this.folder = folder;
    }

    /** What lets one in. */
    record Known(String user, String password) {}

    /** Empty where they know nothing of the host. */
    Optional<Known> ask(URIish uri) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(List.of("git", "credential", "fill")).directory(folder.toFile());
        builder.environment().putAll(Map.of("GIT_TERMINAL_PROMPT", "0", "GIT_ASKPASS", "", "GCM_INTERACTIVE", "never"));
        builder.redirectError(ProcessBuilder.Redirect.DISCARD); // it says there that it may not ask
        Process process;
        try {
            process = builder.start();
        } catch (IOException noGit) {
            return Optional.empty();
        }
        CompletableFuture.delayedExecutor(LONGEST_SECONDS, TimeUnit.SECONDS).execute(process::destroyForcibly);
        try (OutputStream in = process.getOutputStream()) {
            in.write(question(uri).getBytes(StandardCharsets.UTF_8));
        }
        Map<String, String> said = new HashMap<>();
        new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .forEach(line -> said.put(
                        line.substring(0, Math.max(0, line.indexOf('='))), line.substring(line.indexOf('=') + 1)));
        String password = said.getOrDefault("password", "");
        return password.isEmpty()
                ? Optional.empty()
                : Optional.of(new Known(said.getOrDefault("username", ""), password));
    }

    private static String question(URIish uri) {
        String path = uri.getPath() == null ? "" : uri.getPath().replaceFirst("^/+", "");
        return "protocol=" + uri.getScheme() + "\nhost=" + uri.getHost()
                + (uri.getPort() > 0 ? ":" + uri.getPort() : "")
                + "\npath=" + path + "\n\n";
    }
}
