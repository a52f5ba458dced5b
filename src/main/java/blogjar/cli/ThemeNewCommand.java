package blogjar.cli;

import blogjar.build.Build;
import blogjar.theme.NewTheme;
import java.io.IOException;
import java.nio.file.Path;

/** {@code theme new} */
final class ThemeNewCommand extends TerminalCommand {
    private String name = "";
    private final SourceOptions blog = new SourceOptions();

    @Override
    void declare(Usage usage) {
        usage.says("Makes a theme of the blog's own in themes/NAME, small and complete, to be changed as you like.")
                .ends(
                        "",
                        "Example: java -jar blog.jar theme new my-theme",
                        "Then write 'theme: my-theme' into _config.yml. How a theme is written: docs/themes.md.")
                .parameter("1", "NAME", String.class, "Letters and digits, '-', '_' and '.'.", value -> name = value);
        blog.declare(usage);
    }

    @Override
    public Integer call() throws IOException {
        Path root = blog.folder();
        Build.prepare(blog.settings(root, terminal())); // where there is no blog, it says so
        Path folder = NewTheme.write(root, name);
        terminal().print(root.relativize(folder).toString().replace('\\', '/'));
        terminal()
                .say("next: write 'theme: " + name + "' into _config.yml; java -jar blog.jar serve shows each change");
        return Program.DONE;
    }
}
