package blogjar.serve;

import blogjar.acme.Refusal;
import blogjar.acme.Secret;
import blogjar.config.Config;
import blogjar.config.SettingValues;
import blogjar.diagnostic.Problem;
import blogjar.diagnostic.ProblemException;
import blogjar.git.Forge;
import blogjar.git.RemoteBranch;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Which branch is followed, and how ({@code server.git}).
 *
 * @param path of the blog's folder in the repository; empty for the repository itself
 * @param every how often the branch is looked at; empty for never but when told
 * @param secret of who tells that something was pushed
 * @param forge who is told what became of a commit
 */
public record GitSettings(
        RemoteBranch branch, String path, Optional<Duration> every, Optional<Secret> secret, Optional<Forge> forge) {
    private static final String KEY = "server.git";
    private static final RemoteBranch.Named NAMED =
            new RemoteBranch.Named(KEY + ".repository", KEY + ".branch", KEY + ".token", KEY + ".key", "read it", "");
    private static final Duration USUAL = Duration.ofMinutes(5);
    private static final Duration SHORTEST = Duration.ofSeconds(5);

    /** Whether a blog is to be had from a repository. */
    public static boolean isWanted(Config config) {
        return !config.text(KEY + ".repository").isEmpty();
    }

    /** @throws ProblemException where a setting can't be used */
    public static GitSettings of(Config config) {
        SettingValues values = new SettingValues(config, KEY);
        values.allow("repository", "branch", "path", "key", "every", "secret", "token", "forge");
        Optional<Secret> token = Secret.of(values, "token");
        Supplier<String> asked = () -> token.map(GitSettings::text).orElse("");
        RemoteBranch branch = RemoteBranch.of(
                values.text("repository", "").strip(), values.text("branch", "").strip(), asked, key(values), NAMED);
        return new GitSettings(
                branch,
                path(values),
                every(values),
                Secret.of(values, "secret"),
                token.isEmpty() ? Optional.empty() : forge(values, branch, asked));
    }

    private static String text(Secret secret) {
        try {
            return secret.text();
        } catch (Refusal missing) {
            throw new ProblemException(missing.problem());
        }
    }

    /** The secret of who tells that something was pushed; empty for none. */
    Optional<String> hookSecret() {
        return secret.map(GitSettings::text);
    }

    private static @Nullable Path key(SettingValues values) {
        String key = values.text("key", "");
        if (key.isEmpty()) {
            return null;
        }
        Path file = Path.of(key);
        if (!Files.isReadable(file)) {
            throw values.refused(
                    "key", "is no file that can be read", "a private key, such as /run/secrets/id_ed25519");
        }
        return file;
    }

    private static String path(SettingValues values) {
        Path path = Path.of(values.text("path", "")).normalize();
        if (path.isAbsolute() || path.startsWith("..")) {
            throw values.refused("path", "leads out of the repository", "a folder in it, such as site");
        }
        return path.toString();
    }

    private static Optional<Duration> every(SettingValues values) {
        Object given = values.get("every");
        if (given != null && given.equals(false)) {
            return Optional.empty();
        }
        Duration every = values.time("every", USUAL);
        if (every.compareTo(SHORTEST) < 0) {
            throw values.refused("every", "is too often", "5s or more, or false");
        }
        return Optional.of(every);
    }

    private static Optional<Forge> forge(SettingValues values, RemoteBranch branch, Supplier<String> token) {
        String named = values.word("forge", "", "", "github", "gitlab", "gitea", "forgejo", "gitee");
        Optional<Forge.Kind> kind = switch (named) {
            case "" -> Forge.of(branch.host());
            case "forgejo" -> Optional.of(Forge.Kind.GITEA);
            default -> Optional.of(Forge.Kind.valueOf(named.toUpperCase(Locale.ROOT)));
        };
        return kind.map(one -> new Forge(one, branch, token));
    }

    /** What to do about a folder that is not there. */
    ProblemException noFolder() {
        return new ProblemException(Problem.error("the repository " + branch + " has no folder '" + path + "'")
                .fix("push it, or correct server.git.path"));
    }
}
