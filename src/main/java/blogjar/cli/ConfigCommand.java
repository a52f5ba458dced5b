package blogjar.cli;

import blogjar.build.Build;
import blogjar.config.ConfigFiles;
import blogjar.config.Secrecy;
import blogjar.diagnostic.Problem;
import blogjar.diagnostic.ProblemException;
import blogjar.diagnostic.Problems;
import blogjar.text.Json;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ParseResult;

/** {@code config} */
final class ConfigCommand extends TerminalCommand {
    private @Nullable String key;
    private final SourceOptions blog = new SourceOptions();
    private final WebOptions web = new WebOptions();

    @Override
    void declare(Usage usage) {
        usage.says("Prints the settings in force, and where each came from.")
                .ends(
                        "",
                        "Examples: java -jar blog.jar config",
                        "          java -jar blog.jar config pretty_urls.trailing_index")
                .parameter(
                        "0..1",
                        "KEY",
                        String.class,
                        "One setting; keys inside of others are separated by dots.",
                        value -> key = value);
        blog.declare(usage);
        web.declare(usage);
    }

    @Override
    public Integer call() {
        Path root = blog.folder();
        Build.Settings settings = blog.settings(root, terminal(), web.kept.settings());
        Problems problems = new Problems();
        ConfigFiles.Loaded loaded = ConfigFiles.load(root, settings.configFiles(), overrides(settings), problems);
        if (key != null) {
            one(loaded, key);
        } else {
            all(loaded);
        }
        terminal().tellAll(problems.all());
        return Program.DONE;
    }

    private static Map<String, Object> overrides(Build.Settings settings) {
        Map<String, Object> overrides = new LinkedHashMap<>(settings.overrides());
        settings.future().ifPresent(future -> overrides.put("future", future));
        return overrides;
    }

    private void one(ConfigFiles.Loaded loaded, String key) {
        Object value = Secrecy.shown(key, loaded.config().get(key));
        if (value == null && !loaded.origins().containsKey(key)) {
            throw new ProblemException(Problem.error("there is no setting '" + key + "'")
                    .fix("java -jar blog.jar config lists all of them"));
        }
        terminal().print(value instanceof Map || value instanceof List ? Json.print(value) : String.valueOf(value));
    }

    private void all(ConfigFiles.Loaded loaded) {
        Map<String, @Nullable Object> sorted = new TreeMap<>(loaded.config().values());
        sorted.forEach((name, value) -> {
            String origin = loaded.origins().getOrDefault(name, "default");
            terminal().print(name + ": " + Json.print(Secrecy.shown(name, value)) + "  # " + origin);
        });
        ParseResult given = line().getParseResult();
        web.inForce(loaded.config(), given).forEach(terminal()::print);
    }
}
