package blogjar.cli;

import blogjar.diagnostic.Problem;
import blogjar.diagnostic.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * How much memory the container or the service may have, all in all; who takes more is killed without a word.
 *
 * @param bytes {@link Long#MAX_VALUE} where there is no limit
 * @see <a href="https://docs.kernel.org/admin-guide/cgroup-v2.html">Control Group v2</a>
 */
record MemoryLimit(long bytes) {
    private static final long MB = 1 << 20;

    /** With less, Java and the server alone are too much. */
    static final long LEAST = 96 * MB;

    /** With less, there is none for what only makes it quicker. */
    static final long ROOMY = 192 * MB;

    /** Of this process; without a limit where the system tells of none. */
    static MemoryLimit here() {
        return in(Path.of("/proc/self/cgroup"), Path.of("/sys/fs/cgroup"));
    }

    /**
     * @param own tells in which group the process is
     * @param groups where the groups are, of either version
     */
    static MemoryLimit in(Path own, Path groups) {
        long least = Long.MAX_VALUE;
        try {
            for (String line : Files.readAllLines(own)) {
                String[] parts = line.split(":", 3);
                if (parts.length == 3 && parts[0].equals("0") && parts[1].isEmpty()) {
                    least = Math.min(least, least(groups, parts[2], "memory.max"));
                } else if (parts.length == 3 && parts[1].equals("memory")) {
                    least = Math.min(least, least(groups.resolve("memory"), parts[2], "memory.limit_in_bytes"));
                }
            }
        } catch (IOException elsewhere) { // no Linux, or no groups
            return new MemoryLimit(Long.MAX_VALUE);
        }
        return new MemoryLimit(least);
    }

    /** The least of the group's and of those around it; a container sees its own as the outermost, whatever it is called. */
    private static long least(Path groups, String name, String file) {
        long least = Long.MAX_VALUE;
        @Nullable Path group = groups.resolve(name.substring(1)).normalize();
        while (group != null && group.startsWith(groups)) {
            least = Math.min(least, number(group.resolve(file)).orElse(Long.MAX_VALUE));
            group = group.getParent();
        }
        return least;
    }

    private static OptionalLong number(Path file) {
        try {
            return OptionalLong.of(Long.parseLong(Files.readString(file).strip()));
        } catch (IOException | NumberFormatException none) { // "max"
            return OptionalLong.empty();
        }
    }

    /** @throws ProblemException where it is too little for any blog */
    void check() {
        if (bytes < LEAST) {
            throw new ProblemException(Problem.error("this container may have " + this
                            + " of memory, and the server alone needs " + new MemoryLimit(LEAST))
                    .fix(
                            "give it more: docker run --memory 128m, or MemoryMax=128M in a systemd unit; 256 MB are enough"
                                    + " for a thousand articles"));
        }
    }

    boolean isRoomy() {
        return bytes >= ROOMY;
    }

    boolean isLimited() {
        return bytes < Long.MAX_VALUE / 2; // version 1 writes almost all there is where there is no limit
    }

    @Override
    public String toString() {
        return bytes / MB + " MB";
    }
}
