package blogjar.cli;

import blogjar.theme.NewTheme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** {@code theme}: by itself the themes that a blog can have; {@code theme new} makes one. */
final class ThemeCommand extends TerminalCommand {
    private final SourceOptions blog = new SourceOptions();

    @Override
    void declare(Usage usage) {
        usage.says("Names the themes that there are, the blog's own and those in blog.jar; makes a new one.")
                .ends(
                        "",
                        "Examples: java -jar blog.jar theme",
                        "          java -jar blog.jar theme new my-theme",
                        "How a theme is written: docs/themes.md.")
                .command(new ThemeNewCommand(), "new");
        blog.declare(usage);
    }

    @Override
    public Integer call() throws IOException {
        Path root = blog.folder();
        String used = blog.config(root, terminal()).text("theme");
        List<String> names = new ArrayList<>(NewTheme.bundled());
        Path themes = root.resolve("themes");
        if (Files.isDirectory(themes)) {
            try (Stream<Path> folders = Files.list(themes)) {
                folders.filter(folder -> Files.isDirectory(folder.resolve("layout")))
                        .map(folder -> folder.getFileName().toString())
                        .filter(name -> !names.contains(name))
                        .sorted()
                        .forEach(names::add);
            }
        }
        names.forEach(name -> terminal().print(name.equals(used) ? name + " (used)" : name));
        return Program.DONE;
    }
}
