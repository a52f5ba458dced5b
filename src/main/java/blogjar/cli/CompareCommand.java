package blogjar.cli;

import blogjar.build.Build;
import blogjar.migrate.Comparison;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** {@code compare} */
final class CompareCommand extends TerminalCommand {
    private String published = "";
    private @Nullable Path folder;
    private boolean json;
    private boolean all;
    private final SourceOptions blog = new SourceOptions();

    @Override
    void declare(Usage usage) {
        usage.says("Sets the blog against its site as it is published today.")
                .ends(
                        "",
                        "Told are URLs that would be lost and that are new, and titles, dates and texts that differ.",
                        "Of a live site its sitemap and its pages are read, a few at once.",
                        "Nothing is written. Exit codes: 0 nothing is lost or differs, 1 something does, 2 nothing to compare.",
                        "",
                        "Example: java -jar blog.jar compare https://blog.example my-blog")
                .parameter(
                        "1",
                        "FOLDER|URL",
                        String.class,
                        "The published site: public, a checkout of gh-pages, or its address.",
                        value -> published = value)
                .parameter("0..1", "BLOG", Path.class, "The blog's folder, as --source.", value -> folder = value)
                .flag("--json", "Print everything as JSON.", on -> json = on)
                .flag("--all", "List all of each kind, not the first few.", on -> all = on);
        blog.declare(usage);
    }

    @Override
    public Integer call() throws IOException {
        Path root = folder == null ? blog.folder() : folder.toAbsolutePath().normalize();
        Build.Inventory inventory =
                Build.prepare(blog.settings(root, terminal())).inventory();
        Comparison comparison = Comparison.of(inventory, published);
        ComparisonText text = new ComparisonText(comparison, all);
        terminal().print(json ? text.json() : text.toString());
        return comparison.isSame() ? Program.DONE : Program.FAILED;
    }
}
