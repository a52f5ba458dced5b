package blogjar.cli;

import blogjar.diagnostic.Problem;
import blogjar.diagnostic.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** {@code init} */
final class InitCommand extends TerminalCommand {
    private Path folder = Path.of(".");

    @Override
    void declare(Usage usage) {
        usage.says("Makes a new blog in a folder: _config.yml, scaffolds, a first post and a page.")
                .ends("", "Example: java -jar blog.jar init my-blog")
                .parameter(
                        "0..1",
                        "DIR",
                        Path.class,
                        "The folder; it must be empty or not be there. Default: the current one.",
                        value -> folder = value);
    }

    @Override
    public Integer call() throws IOException {
        Path target = folder.toAbsolutePath().normalize();
        if (isTaken(target)) {
            throw new ProblemException(Problem.error(target + " is not an empty folder")
                    .fix("name a new folder: java -jar blog.jar init my-blog"));
        }
        BundledBlog.STARTER.copyTo(target);
        terminal().say("made a blog in " + target);
        terminal().say("next: java -jar blog.jar serve --source " + folder);
        return Program.DONE;
    }

    private static boolean isTaken(Path target) throws IOException {
        if (!Files.exists(target)) {
            return false;
        }
        if (!Files.isDirectory(target)) {
            return true;
        }
        try (Stream<Path> entries = Files.list(target)) { // a repository that was just made may be there
            return entries.anyMatch(entry -> !entry.getFileName().toString().equals(".git"));
        }
    }
}
