package blogjar.deploy.s3;

import blogjar.diagnostic.Problem;
import blogjar.diagnostic.ProblemException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What the tools of AWS have in the environment ({@code AWS_ACCESS_KEY_ID} and others) and in {@code ~/.aws/credentials} and {@code
 * ~/.aws/config}. A profile that the settings name goes before the environment; else the environment goes first.
 */
public final class AwsProfile {
    private static final List<String> NOT_HERE =
            List.of("credential_process", "sso_session", "sso_start_url", "role_arn", "web_identity_token_file");

    private final String name;
    private final boolean named;
    private final Map<String, String> settings;
    private final UnaryOperator<@Nullable String> environment;

    private AwsProfile(
            String name, boolean named, Map<String, String> settings, UnaryOperator<@Nullable String> environment) {
        this.name = name;
        this.named = named;
        this.settings = settings;
        this.environment = environment;
    }

    /**
     * @param given the profile that the settings name; empty for the usual one
     * @param environment from a variable's name to its value, or null
     * @param home of the user
     * @throws ProblemException for a profile that is named and not there
     */
    public static AwsProfile read(String given, UnaryOperator<@Nullable String> environment, Path home) {
        String name = given.isEmpty() ? variable(environment, "AWS_PROFILE").orElse("default") : given;
        Path config = file(environment, "AWS_CONFIG_FILE", home.resolve(".aws/config"));
        Path credentials = file(environment, "AWS_SHARED_CREDENTIALS_FILE", home.resolve(".aws/credentials"));
        Map<String, String> settings = new HashMap<>();
        boolean there = read(config, name.equals("default") ? name : "profile " + name, settings);
        there |= read(credentials, name, settings);
        if (!there && !name.equals("default")) {
            throw new ProblemException(
                    Problem.error("there is no profile '" + name + "' in " + credentials + " or " + config)
                            .fix("make it with: aws configure --profile " + name));
        }
        return new AwsProfile(name, !given.isEmpty(), settings, environment);
    }

    private static Path file(UnaryOperator<@Nullable String> environment, String variable, Path otherwise) {
        return variable(environment, variable).map(Path::of).orElse(otherwise);
    }

    private static Optional<String> variable(UnaryOperator<@Nullable String> environment, String name) {
        return Optional.ofNullable(environment.apply(name)).map(String::strip).filter(value -> !value.isEmpty());
    }

    /** Whether there is such a section; what is indented below a key belongs to that one, and is not read. */
    private static boolean read(Path file, String section, Map<String, String> settings) {
        if (!Files.isRegularFile(file)) {
            return false;
        }
        boolean in = false;
        boolean there = false;
        try {
            for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
                if (line.startsWith("[")) {
                    in = line.replaceFirst("^\\[\\s*(.*?)\\s*].*$", "$1")
                            .replaceAll("\\s+", " ")
                            .equals(section);
                    there |= in;
                } else if (in && line.matches("[A-Za-z_]\\S*\\s*=.*")) {
                    int equals = line.indexOf('=');
                    settings.put(
                            line.substring(0, equals).strip(),
                            line.substring(equals + 1).strip());
                }
            }
        } catch (IOException unreadable) {
            throw new ProblemException(Problem.unreadable(file.toString(), unreadable));
        }
        return there;
    }

    /** Empty where neither says. */
    public Optional<String> region() {
        Optional<String> ofProfile = Optional.ofNullable(settings.get("region"));
        Optional<String> ofEnvironment =
                variable(environment, "AWS_REGION").or(() -> variable(environment, "AWS_DEFAULT_REGION"));
        return named ? ofProfile.or(() -> ofEnvironment) : ofEnvironment.or(() -> ofProfile);
    }

    /** Another one than that of AWS; empty where neither says. */
    public Optional<String> endpoint() {
        return variable(environment, "AWS_ENDPOINT_URL_S3")
                .or(() -> variable(environment, "AWS_ENDPOINT_URL"))
                .or(() -> Optional.ofNullable(settings.get("endpoint_url")));
    }

    /**
     * Empty where there is none.
     *
     * @throws ProblemException for a profile whose key can't be had here
     */
    public Optional<AccessKey> key() {
        Optional<AccessKey> ofEnvironment = variable(environment, "AWS_ACCESS_KEY_ID")
                .flatMap(id -> variable(environment, "AWS_SECRET_ACCESS_KEY")
                        .map(secret -> new AccessKey(
                                id,
                                secret,
                                variable(environment, "AWS_SESSION_TOKEN").orElse(""))));
        if (ofEnvironment.isPresent() && !named) {
            return ofEnvironment;
        }
        String id = settings.get("aws_access_key_id");
        String secret = settings.get("aws_secret_access_key");
        if (id != null && secret != null) {
            return Optional.of(
                    new AccessKey(id, secret, Objects.requireNonNullElse(settings.get("aws_session_token"), "")));
        }
        for (String key : NOT_HERE) {
            if (settings.containsKey(key)) {
                throw new ProblemException(Problem.error(
                                "the profile '" + name + "' has its key by " + key + ", which is not done here")
                        .fix("put the key into the environment: eval \"$(aws configure export-credentials --profile "
                                + name + " --format env)\""));
            }
        }
        return ofEnvironment;
    }
}
