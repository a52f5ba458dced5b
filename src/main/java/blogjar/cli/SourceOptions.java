package blogjar.cli;

import blogjar.build.Build;
import blogjar.config.Config;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which blog, and which of its posts. */
final class SourceOptions {
    @Nullable
    Path source;

    List<String> config = new ArrayList<>();
    private @Nullable Boolean drafts;

    @Nullable
    Boolean future;

    private List<String> set = new ArrayList<>();

    void declare(Usage usage) {
        usage.option(
                        "--source, --cwd",
                        "DIR",
                        Path.class,
                        "The blog's folder, where _config.yml is. Default: the current folder.",
                        value -> source = value)
                .options(
                        "--config",
                        "FILE",
                        ",",
                        "Configuration files instead of _config.yml; later ones win.",
                        values -> config = values)
                .choice(
                        "--drafts, --draft, -D",
                        "Show drafts and posts with 'published: false' as well, or not.",
                        value -> drafts = value)
                .choice(
                        "--future",
                        "Show posts of a later date, or not. Default: what 'future' in _config.yml says.",
                        value -> future = value)
                .options(
                        "--set",
                        "KEY=VALUE",
                        "",
                        "A setting that wins over _config.yml, such as server.redirect=false; the value is YAML.",
                        values -> set = values);
    }

    Path folder() {
        Path given = source == null ? Path.of("") : source;
        return given.toAbsolutePath().normalize();
    }

    /** Whether a setting is among those of the call or the environment. */
    boolean sets(String key, Terminal terminal) {
        return set.stream().anyMatch(one -> one.startsWith(key + "="))
                || !terminal.environment()
                        .getOrDefault(GivenSettings.variable(key), "")
                        .isEmpty();
    }

    /** For who writes: what is not published yet is shown, unless the call says otherwise. */
    void showUnpublished() {
        drafts = drafts == null || drafts;
        future = future == null || future;
    }

    /** With drafts shown, whatever the call says. */
    Build.Settings withDrafts(Terminal terminal) {
        drafts = true;
        return settings(folder(), terminal);
    }

    /**
     * The blog's configuration.
     *
     * @throws blogjar.diagnostic.ProblemException where there is no blog, or its configuration can't be used
     */
    Config config(Path folder, Terminal terminal) {
        return Build.prepare(settings(folder, terminal)).config();
    }

    Build.Settings settings(Path folder, Terminal terminal) {
        return settings(folder, terminal, Map.of());
    }

    /**
     * @param terminal whose environment may hold settings, too
     * @param options settings that other options of the command make, by dotted path; {@code --set} wins over them
     */
    Build.Settings settings(Path folder, Terminal terminal, Map<String, Object> options) {
        List<String> files =
                config.stream().map(String::trim).filter(f -> !f.isEmpty()).toList();
        Map<String, Object> given = new LinkedHashMap<>(options);
        given.putAll(GivenSettings.of(set, terminal.environment()));
        return new Build.Settings(
                folder, files, given, Boolean.TRUE.equals(drafts), Optional.ofNullable(future), Clock.systemUTC());
    }
}
