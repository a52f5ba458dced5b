package blogjar.tls;

import blogjar.diagnostic.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Why a file of a certificate can't be read, told by what usually is the reason. */
final class FileProblem {
    private FileProblem() {}

    /** The folders {@code live} and {@code archive} are root's alone, and so are the keys. */
    static Problem denied(Path file) {
        String user = System.getProperty("user.name");
        Path real = target(file);
        Path root = certbotRoot(file);
        String paths =
                root == null ? "'" + real + "'" : "'" + root.resolve("live") + "' '" + root.resolve("archive") + "'";
        return Problem.error("user " + user + " may not read it" + (real.equals(file) ? "" : " (it is " + real + ")"))
                .in(file.toString())
                .fix("run as root, or give the right to read: setfacl -R -m u:" + user + ":rX " + paths);
    }

    static Problem deniedFolder(Path folder) {
        String user = System.getProperty("user.name");
        Path archive = folder.resolveSibling("archive");
        return Problem.error("user " + user + " may not look into it")
                .in(folder.toString())
                .fix("run as root, or give the right to read: setfacl -R -m u:" + user + ":rX '" + folder + "'"
                        + (folder.endsWith("live") ? " '" + archive + "'" : ""));
    }

    /** A link to nowhere is the trace of a container that was given {@code live} without {@code archive}. */
    static Problem missing(Path file) {
        if (!Files.isSymbolicLink(file)) {
            return Problem.error("there is no such file").in(file.toString());
        }
        Path target = target(file);
        Path root = certbotRoot(file);
        if (root != null && !Files.exists(root.resolve("archive"))) {
            return Problem.error("it is a link to '" + target + "', and '" + root.resolve("archive") + "' is missing")
                    .in(file.toString())
                    .fix("mount the parent folder, not 'live' alone: -v " + root + ":" + root + ":ro");
        }
        return Problem.error("it is a link to '" + target + "', which is not there")
                .in(file.toString())
                .fix("mount the folder that holds it under the same path, or have certbot restore its links:"
                        + " certbot update_symlinks");
    }

    private static Path target(Path file) {
        try {
            return Files.isSymbolicLink(file)
                    ? file.resolveSibling(Files.readSymbolicLink(file)).normalize()
                    : file;
        } catch (IOException unreadable) {
            return file;
        }
    }

    /** The folder that holds {@code live/NAME/FILE}; null where the file is not laid out so. */
    private static @Nullable Path certbotRoot(Path file) {
        Path folder = file.toAbsolutePath().getParent();
        Path live = folder == null ? null : folder.getParent();
        return live != null && live.endsWith("live") ? live.getParent() : null;
    }
}
