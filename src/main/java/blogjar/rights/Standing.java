package blogjar.rights;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What the system lets a thread do.
 *
 * @param user by number
 * @param capabilities those it has or may take, a bit each
 * @see <a href="https://man7.org/linux/man-pages/man5/proc_pid_status.5.html">proc_pid_status(5)</a>
 */
record Standing(long user, long capabilities) {
    private static final int HEX = 16;

    /** Of the thread that asks; empty where the system is not Linux or does not tell. */
    static Optional<Standing> ofThisThread() {
        return of(Path.of("/proc/thread-self/status"));
    }

    /** Of another thread than the one in which Java code began. */
    static Optional<Standing> ofFirstThread() {
        return of(Path.of("/proc/self/status"));
    }

    private static Optional<Standing> of(Path status) {
        try {
            return of(new String(Files.readAllBytes(status), StandardCharsets.ISO_8859_1));
        } catch (IOException elsewhere) {
            return Optional.empty();
        }
    }

    static Optional<Standing> of(String status) {
        long user = -1;
        long capabilities = -1;
        for (String line : status.split("\n")) {
            if (line.startsWith("Uid:\t")) {
                String real = line.substring("Uid:\t".length()).split("\t", 2)[0];
                user = Long.parseLong(real);
            } else if (line.startsWith("CapPrm:\t")) {
                capabilities = Long.parseUnsignedLong(line.substring("CapPrm:\t".length()), HEX);
            }
        }
        return user < 0 || capabilities == -1 ? Optional.empty() : Optional.of(new Standing(user, capabilities));
    }

    boolean isRoot() {
        return user == 0;
    }
}
