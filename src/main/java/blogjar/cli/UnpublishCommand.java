package blogjar.cli;

import blogjar.config.Config;
import blogjar.write.WrittenPost;
import java.io.IOException;
import java.nio.file.Path;

/** {@code unpublish} */
final class UnpublishCommand extends TerminalCommand {
    private String name = "";
    private boolean replace;
    private final SourceOptions blog = new SourceOptions();

    @Override
    void declare(Usage usage) {
        usage.says(
                        "Moves a post back to the drafts, with its asset folder. Its date is kept, so it gets its address again.")
                .ends("", "Example: java -jar blog.jar unpublish hello-world")
                .parameter(
                        "1",
                        "POST",
                        String.class,
                        "The name of a file in source/_posts, without .md, or how it begins.",
                        value -> name = value)
                .flag(
                        "-r, --replace",
                        "Write over a draft of that name; else the new one gets a number.",
                        on -> replace = on);
        blog.declare(usage);
    }

    @Override
    public Integer call() throws IOException {
        Path root = blog.folder();
        Config config = blog.config(root, terminal());
        Path draft = new WrittenPost(name).unpublish(root, config, replace);
        terminal().print(root.relativize(draft).toString());
        return Program.DONE;
    }
}
