package blogjar.acme;

import blogjar.config.SettingValues;
import blogjar.diagnostic.Problem;
import blogjar.diagnostic.ProblemException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A secret of the settings: as it stands there, or held by the environment ({@code ${NAME}}) or by a file ({@code
 * file:/run/secrets/x}). It is looked up each time that it is needed, so that a new one is used at once; no message shows it.
 */
public final class Secret {
    static final Pattern VARIABLE = Pattern.compile("\\$\\{([A-Za-z_][A-Za-z0-9_]*)}");
    static final String FILE = "file:";
    private static final int LONGEST = 1 << 16;

    private final String key;
    private final String given;
    private final UnaryOperator<@Nullable String> environment;

    private Secret(String key, String given, UnaryOperator<@Nullable String> environment) {
        this.key = key;
        this.given = given;
        this.environment = environment;
    }

    /**
     * Empty where the setting is not there.
     *
     * @param key below the path of the values
     * @throws ProblemException for what is no text, and for a file that is not named from the root
     */
    public static Optional<Secret> of(SettingValues values, String key) {
        return of(values, key, System::getenv);
    }

    /** @param environment from a variable's name to its value, or null */
    public static Optional<Secret> of(SettingValues values, String key, UnaryOperator<@Nullable String> environment) {
        String given = values.text(key, "").strip();
        if (given.startsWith(FILE) && !Path.of(given.substring(FILE.length())).isAbsolute()) {
            throw values.refused(key, "is not named from the root", "such as file:/run/secrets/token");
        }
        return given.isEmpty() ? Optional.empty() : Optional.of(new Secret(key, given, environment));
    }

    /**
     * The secret itself, without blanks around it.
     *
     * @throws Refusal where the environment or the file does not have it
     */
    public String text() throws Refusal {
        Matcher variable = VARIABLE.matcher(given);
        if (variable.matches()) {
            return there(environment.apply(variable.group(1)), "the environment has no " + variable.group(1));
        }
        if (given.startsWith(FILE)) {
            Path file = Path.of(given.substring(FILE.length()));
            return there(read(file), file + " is empty");
        }
        return given;
    }

    private String there(@Nullable String text, String otherwise) throws Refusal {
        String secret = text == null ? "" : text.strip();
        if (secret.isEmpty()) {
            throw new Refusal(
                    Refusal.Kind.OURS,
                    Problem.error("'" + key + ": " + given + "': " + otherwise)
                            .fix("put the secret there, or name another place"));
        }
        return secret;
    }

    private static String read(Path file) throws Refusal {
        try (InputStream in = Files.newInputStream(file)) {
            return new String(in.readNBytes(LONGEST), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new Refusal(Refusal.Kind.OURS, Problem.unreadable(file.toString(), unreadable));
        }
    }

    /** Where it is from; never the secret. */
    @Override
    public String toString() {
        return VARIABLE.matcher(given).matches() || given.startsWith(FILE) ? given : "(secret)";
    }
}
