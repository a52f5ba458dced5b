package blogjar.output;

import blogjar.diagnostic.Problem;
import blogjar.diagnostic.ProblemException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;

/** What the user is told where the output folder takes no more. */
final class WriteFailure {
    private WriteFailure() {}

    static ProblemException of(Path folder, IOException failure) {
        String reason = failure instanceof FileSystemException f && f.getReason() != null
                ? f.getReason()
                : Objects.requireNonNullElse(
                        failure.getMessage(), failure.getClass().getSimpleName());
        String lower = reason.toLowerCase(Locale.ROOT);
        String file = failure instanceof FileSystemException f && f.getFile() != null ? f.getFile() : folder.toString();
        if (lower.contains("no space") || lower.contains("quota")) {
            return problem(
                    "the disk of " + folder + " is full; what was there before is left as it was",
                    "free some space (df -h shows how much there is), or name a folder on another disk with --output");
        }
        if (failure instanceof AccessDeniedException || lower.contains("permission denied")) {
            return problem(
                    "the output folder " + folder + " can't be written to: permission denied for " + file,
                    "give the user that runs blog.jar the right to write there, or name another folder with --output");
        }
        if (lower.contains("read-only")) {
            return problem(
                    "the output folder " + folder + " is on a file system that is read-only",
                    "name another folder with --output");
        }
        if (lower.contains("name too long")) {
            return problem(
                    "a path of the site is too long for the file system: " + file,
                    "give the post a shorter 'permalink' or file name");
        }
        return problem(
                "the output folder " + folder + " can't be written to: " + file + ": " + reason,
                "mend that, or name another folder with --output");
    }

    private static ProblemException problem(String message, String fix) {
        return new ProblemException(Problem.error(message).fix(fix));
    }
}
