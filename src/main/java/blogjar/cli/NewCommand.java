package blogjar.cli;

import blogjar.config.Config;
import blogjar.diagnostic.Problem;
import blogjar.diagnostic.ProblemException;
import blogjar.text.JsDate;
import blogjar.write.NewArticle;
import java.io.IOException;
import java.nio.file.Path;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ParameterException;

/** {@code new} */
final class NewCommand extends TerminalCommand {
    private @Nullable String path;
    private @Nullable String slug;
    private boolean replace;
    private final SourceOptions blog = new SourceOptions();

    @Override
    void declare(Usage usage) {
        usage.says("Writes a new post, draft or page from its scaffold.")
                .ends(
                        "",
                        "Any other option is a value of the new file: --lang tw, --tags a --tags b, --date 2024-01-02.",
                        "",
                        "Examples: java -jar blog.jar new \"Hello world\"",
                        "          java -jar blog.jar new draft \"Not yet\"",
                        "          java -jar blog.jar new page --path about/me \"About me\"")
                .parameters(
                        "0..*",
                        "[LAYOUT] TITLE",
                        "post (the default), draft, page, or a layout of your own in scaffolds/; and the title.",
                        values -> {})
                .option(
                        "-p, --path",
                        "PATH",
                        String.class,
                        "The file, below source/_posts (below source for a page).",
                        value -> path = value)
                .option(
                        "-s, --slug",
                        "SLUG",
                        String.class,
                        "The name in the file and the address. Default: made of the title.",
                        value -> slug = value)
                .flag(
                        "-r, --replace",
                        "Write over a file that is there; else the new one gets a number.",
                        on -> replace = on)
                .furtherOptions();
        blog.declare(usage);
    }

    @Override
    public Integer call() throws IOException {
        FreeOptions given = FreeOptions.of(line());
        List<String> words = given.words();
        Path root = blog.folder();
        Config config = blog.config(root, terminal());
        String layout = words.size() == 2 ? words.get(0) : config.text("default_layout", "post");
        NewArticle article = new NewArticle(
                layout,
                title(words),
                Optional.ofNullable(slug),
                Optional.ofNullable(path),
                given.values(),
                date(given.values(), config));
        Path file = article.write(root, config, replace);
        terminal().print(root.relativize(file).toString());
        return Program.DONE;
    }

    /** The last word; without any, the last name of the path. */
    private String title(List<String> words) {
        if (words.size() > 2) {
            throw new ParameterException(
                    line(), "a title of several words is put in quotes: \"" + String.join(" ", words) + "\"");
        }
        if (!words.isEmpty()) {
            return words.get(words.size() - 1);
        }
        if (path == null) {
            throw new ParameterException(line(), "the title is missing, such as: new \"Hello world\"");
        }
        return path.substring(path.replace('\\', '/').lastIndexOf('/') + 1);
    }

    private static ZonedDateTime date(Map<String, @Nullable Object> values, Config config) {
        Object given = values.get("date");
        if (given == null) {
            return ZonedDateTime.now(config.zone());
        }
        return JsDate.parse(given.toString(), config.zone())
                .orElseThrow(() -> new ProblemException(Problem.error("--date " + given + " is no date")
                        .fix("write it as 2024-01-02 or \"2024-01-02 03:04:05\"")))
                .atZone(config.zone());
    }
}
