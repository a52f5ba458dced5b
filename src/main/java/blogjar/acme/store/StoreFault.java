package blogjar.acme.store;

import blogjar.diagnostic.Problem;
import blogjar.diagnostic.ProblemException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;

/** Why the folder of certificates takes no more, told by what usually is the reason. */
final class StoreFault {
    private StoreFault() {}

    static ProblemException writing(Path root, IOException failure) {
        return new ProblemException(problem(root, failure));
    }

    private static Problem problem(Path root, IOException failure) {
        FileSystemException named = failure instanceof FileSystemException f ? f : null;
        String file = named != null && named.getFile() != null ? named.getFile() : root.toString();
        String reason = failure instanceof NoSuchFileException
                ? "it is not there any longer"
                : named != null && named.getReason() != null
                        ? named.getReason()
                        : Objects.requireNonNullElse(
                                failure.getMessage(), failure.getClass().getSimpleName());
        String lower = reason.toLowerCase(Locale.ROOT);
        String folder = "the folder of certificates, " + root + ", ";
        if (lower.contains("no space") || lower.contains("quota")) {
            return Problem.error(
                            folder + "can't be written to: its disk is full; the certificates in it are as they were")
                    .fix("free some space (df -h '" + root + "' and df -i '" + root + "' show how much there is)");
        }
        if (lower.contains("read-only")) {
            return Problem.error(folder + "is on a file system that is read-only")
                    .fix(
                            "mount it so that it can be written to (docker: without :ro), or name another with server.acme.store");
        }
        if (failure instanceof AccessDeniedException || lower.contains("not permitted") || lower.contains("denied")) {
            String user = System.getProperty("user.name");
            return Problem.error(folder + "can't be written to by user " + user + ": permission denied for " + file)
                    .fix("run as the user whose it is, or give it away: chown -R " + user + " '" + root
                            + "'; or name another with server.acme.store");
        }
        return Problem.error(folder + "can't be written to: " + file + ": " + reason)
                .fix("mend that, or name another folder with server.acme.store");
    }
}
