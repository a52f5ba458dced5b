package blogjar.cli;

import blogjar.build.Build;
import blogjar.config.Config;
import blogjar.content.Draft;
import java.io.IOException;
import java.nio.file.Path;
import java.time.ZonedDateTime;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code publish} */
@Command(
        name = "publish",
        description = "Moves a draft to the posts.",
        footer = {"", "Example: java -jar blog.jar publish not-yet"})
final class PublishCommand extends TerminalCommand {
    @Parameters(
            arity = "1..2",
            paramLabel = "[LAYOUT] NAME",
            description = "The name of a file in source/_drafts, without .md.")
    List<String> words = List.of();

    @Option(
            names = {"-r", "--replace"},
            description = "Write over a post of that name; else the new one gets a number.")
    boolean replace;

    @Mixin
    SourceOptions blog = new SourceOptions();

    @Override
    public Integer call() throws IOException {
        Path root = blog.folder();
        Config config = Build.prepare(blog.settings(root, terminal())).config();
        String layout = words.size() == 2 ? words.get(0) : config.text("default_layout", "post");
        Draft draft = new Draft(words.get(words.size() - 1));
        Path post = draft.publish(root, config, layout, ZonedDateTime.now(config.zone()), replace);
        terminal().print(root.relativize(post).toString());
        return Program.DONE;
    }
}
