package blogjar.cli;

import blogjar.build.Build;
import blogjar.output.FileTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** {@code clean} */
final class CleanCommand extends TerminalCommand {
    private final SourceOptions blog = new SourceOptions();

    @Override
    void declare(Usage usage) {
        usage.says(
                        "Removes the output folder ('public_dir'), what is kept of its last build, and Hexo's cache, db.json.")
                .ends("", "Example: java -jar blog.jar clean --source my-blog");
        blog.declare(usage);
    }

    @Override
    public Integer call() throws IOException {
        Path root = blog.folder();
        Build build = Build.prepare(blog.settings(root, terminal()));
        Path folder = build.publicFolder();
        OutputFolder.check(folder, root, build.sourceFolder());
        boolean there = Files.exists(folder);
        FileTree.delete(folder);
        CacheFolder.of(terminal().environment()).forget(root, folder);
        boolean cache = Files.deleteIfExists(root.resolve("db.json"));
        terminal().say((there ? "removed " + folder : "there is no " + folder) + (cache ? " and db.json" : ""));
        return Program.DONE;
    }
}
