package blogjar.cli;

import blogjar.build.Build;
import blogjar.migrate.Comparison;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code compare} */
@Command(
        name = "compare",
        description = "Sets the blog against its site as it is published today.",
        footer = {
            "",
            "Told are URLs that would be lost and that are new, and titles, dates and texts that differ.",
            "Of a live site its sitemap and its pages are read, a few at once.",
            "Nothing is written. Exit codes: 0 nothing is lost or differs, 1 something does, 2 nothing to compare.",
            "",
            "Example: java -jar blog.jar compare https://blog.example my-blog"
        })
final class CompareCommand extends TerminalCommand {
    @Parameters(
            index = "0",
            paramLabel = "FOLDER|URL",
            description = "The published site: public, a checkout of gh-pages, or its address.")
    String published = "";

    @Parameters(index = "1", arity = "0..1", paramLabel = "BLOG", description = "The blog's folder, as --source.")
    @Nullable
    Path folder;

    @Option(names = "--json", description = "Print everything as JSON.")
    boolean json;

    @Option(names = "--all", description = "List all of each kind, not the first few.")
    boolean all;

    @Mixin
    SourceOptions blog = new SourceOptions();

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
