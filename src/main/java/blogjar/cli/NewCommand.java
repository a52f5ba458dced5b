package blogjar.cli;

import blogjar.build.Build;
import blogjar.config.Config;
import blogjar.content.NewArticle;
import java.io.IOException;
import java.nio.file.Path;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code new} */
final class NewCommand extends TerminalCommand {
    private List<String> words = List.of();
    private @Nullable String path;
    private @Nullable String slug;
    private boolean replace;
    private final SourceOptions blog = new SourceOptions();

    @Override
    void declare(Usage usage) {
        usage.says("Writes a new post, draft or page from its scaffold.")
                .ends(
                        "",
                        "Examples: java -jar blog.jar new \"Hello world\"",
                        "          java -jar blog.jar new draft \"Not yet\"",
                        "          java -jar blog.jar new page --path about/me \"About me\"")
                .parameters(
                        "1..2",
                        "[LAYOUT] TITLE",
                        "post (the default), draft, page, or a layout of your own in scaffolds/; and the title.",
                        values -> words = values)
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
                        on -> replace = on);
        blog.declare(usage);
    }

    @Override
    public Integer call() throws IOException {
        Path root = blog.folder();
        Config config = Build.prepare(blog.settings(root, terminal())).config();
        String layout = words.size() == 2 ? words.get(0) : config.text("default_layout", "post");
        NewArticle article = new NewArticle(
                layout,
                words.get(words.size() - 1),
                Optional.ofNullable(slug),
                Optional.ofNullable(path),
                ZonedDateTime.now(config.zone()));
        Path file = article.write(root, config, replace);
        terminal().print(root.relativize(file).toString());
        return Program.DONE;
    }
}
