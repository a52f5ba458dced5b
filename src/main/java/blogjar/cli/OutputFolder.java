package blogjar.cli;

import blogjar.diagnostic.Problem;
import blogjar.diagnostic.ProblemException;
import java.nio.file.Path;

/** Keeps a blog from being built over itself, or cleaned away. */
final class OutputFolder {
    private OutputFolder() {}

    /**
     * @param root the blog's folder
     * @param source the folder of its posts
     * @throws ProblemException where the output folder holds the blog, or is inside of its source folder
     */
    static void check(Path output, Path root, Path source) {
        Path target = output.toAbsolutePath().normalize();
        boolean over = root.startsWith(target) || source.startsWith(target);
        if (over || target.startsWith(source)) {
            throw new ProblemException(Problem.error("the output folder " + target
                            + (over ? " holds the blog itself" : " is inside of the blog's source folder"))
                    .fix("name another folder with --output, or as 'public_dir' in _config.yml"));
        }
    }
}
