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
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code new} */
@Command(
        name = "new",
        aliases = "n",
        description = "Writes a new post, draft or page from its scaffold.",
        footer = {
            "",
            "Examples: java -jar blog.jar new \"Hello world\"",
            "          java -jar blog.jar new draft \"Not yet\"",
            "          java -jar blog.jar new page --path about/me \"About me\""
        })
final class NewCommand extends TerminalCommand {
    @Parameters(
            arity = "1..2",
            paramLabel = "[LAYOUT] TITLE",
            description = "post (the default), draft, page, or a layout of your own in scaffolds/; and the title.")
    List<String> words = List.of();

    @Option(
            names = {"-p", "--path"},
            paramLabel = "PATH",
            description = "The file, below source/_posts (below source for a page).")
    @Nullable
    String path;

    @Option(
            names = {"-s", "--slug"},
            paramLabel = "SLUG",
            description = "The name in the file and the address. Default: made of the title.")
    @Nullable
    String slug;

    @Option(
            names = {"-r", "--replace"},
            description = "Write over a file that is there; else the new one gets a number.")
    boolean replace;

    @Mixin
    SourceOptions blog = new SourceOptions();

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
