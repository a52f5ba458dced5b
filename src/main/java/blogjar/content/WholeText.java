package blogjar.content;

import blogjar.diagnostic.Problem;
import blogjar.diagnostic.ProblemException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Files that a command reads and writes for their author, all of the text or nothing. */
public final class WholeText {
    private WholeText() {}

    public static boolean isThere(Path file) {
        return Files.exists(file, LinkOption.NOFOLLOW_LINKS);
    }

    /**
     * The text of a file, line ends as LF.
     *
     * @throws ProblemException where it can't be read; a pipe is not waited for
     */
    public static String read(Path root, Path file) {
        String name = root.relativize(file).toString().replace('\\', '/');
        if (!Files.isRegularFile(file)) {
            throw new ProblemException(Problem.error("this is no file, or a link to nothing")
                    .in(name)
                    .fix("put the file in its place, or remove it"));
        }
        try {
            return Files.readString(file).replace("\r\n", "\n");
        } catch (IOException unreadable) {
            throw new ProblemException(Problem.unreadable(name, unreadable));
        }
    }

    /** Writes beside the file first, so that a full disk leaves what was there, or nothing. */
    public static void write(Path file, String text) throws IOException {
        Path target = Files.exists(file) ? file.toRealPath() : file;
        Path beside = target.resolveSibling(".blog-new");
        try {
            Files.writeString(beside, text, StandardCharsets.UTF_8);
            Files.move(beside, target, StandardCopyOption.REPLACE_EXISTING);
        } catch (FileSystemException named) {
            throw named;
        } catch (IOException full) {
            throw new FileSystemException(file.toString(), null, full.getMessage());
        } finally {
            Files.deleteIfExists(beside);
        }
    }
}
