package blogjar.output;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The list of the files in an output folder that builds made: a path in each line. */
final class Manifest {
    static final String NAME = ".blog-manifest";

    private Manifest() {}

    /** The paths of a folder's list; those that lead out of the folder are passed over. */
    static Set<String> read(Path folder) throws IOException {
        Path file = folder.resolve(NAME);
        if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            return Set.of(); // nothing in the folder is ours
        }
        if (!Files.isRegularFile(file)) { // nor is it read: a pipe would keep us for ever
            throw new FileSystemException(file.toString(), null, "this is no file");
        }
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> FileTree.isInside(folder, line))
                    .collect(Collectors.toCollection(TreeSet::new));
        } catch (IOException unreadable) {
            throw new FileSystemException(file.toString(), null, unreadable.getMessage());
        }
    }

    static void write(Path file, Set<String> paths) throws IOException {
        Files.writeString(file, String.join("\n", paths) + "\n");
    }
}
