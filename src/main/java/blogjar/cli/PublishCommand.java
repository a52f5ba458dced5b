package blogjar.cli;

import blogjar.config.Config;
import blogjar.write.Draft;
import java.io.IOException;
import java.nio.file.Path;
import java.time.ZonedDateTime;
import java.util.List;

/** {@code publish} */
final class PublishCommand extends TerminalCommand {
    private List<String> words = List.of();
    private boolean replace;
    private final SourceOptions blog = new SourceOptions();

    @Override
    void declare(Usage usage) {
        usage.says(
                        "Moves a draft to the posts, with its asset folder, and gives it the date and what the scaffold has.")
                .ends("", "Example: java -jar blog.jar publish not-yet")
                .parameters(
                        "1..2",
                        "[LAYOUT] NAME",
                        "The name of a file in source/_drafts, without .md, or how it begins; the layout names a scaffold.",
                        values -> words = values)
                .flag(
                        "-r, --replace",
                        "Write over a post of that name; else the new one gets a number.",
                        on -> replace = on);
        blog.declare(usage);
    }

    @Override
    public Integer call() throws IOException {
        Path root = blog.folder();
        Config config = blog.config(root, terminal());
        String layout = words.size() == 2 ? words.get(0) : config.text("default_layout", "post");
        Draft draft = new Draft(words.get(words.size() - 1));
        Path post = draft.publish(root, config, layout, ZonedDateTime.now(config.zone()), replace);
        terminal().print(root.relativize(post).toString());
        return Program.DONE;
    }
}
