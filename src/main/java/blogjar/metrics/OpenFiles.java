package blogjar.metrics;

import com.sun.management.UnixOperatingSystemMXBean;
import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * How many files and connections the system lets this process have open at once, and how many it has.
 *
 * @param limit {@link Long#MAX_VALUE} where there is none
 */
public record OpenFiles(long limit, long open) {
    private static final long RESERVE = 4096;
    private static final String LIMIT = "Max open files";

    /** As it is now; looks through all open files, so it is not for every request. */
    public static OpenFiles now() {
        try {
            return ofLinux();
        } catch (IOException | NumberFormatException unknown) { // another system, or not one file more may be open
            return ofMachine();
        }
    }

    /**
     * By what Linux tells in proc(5), which is quicker at a start than to have Java's beans.
     *
     * @throws IOException where it tells nothing: another system, a container that hides it, or not one file more may be open
     */
    static OpenFiles ofLinux() throws IOException {
        String soft = Files.readAllLines(Path.of("/proc/self/limits")).stream()
                .filter(line -> line.startsWith(LIMIT))
                .findFirst()
                .map(line -> line.substring(LIMIT.length()).strip().split(" ", 2)[0])
                .orElseThrow(() -> new IOException("no such limit"));
        @Nullable String[] open = new File("/proc/self/fd").list();
        if (open == null) {
            throw new IOException("not to be listed");
        }
        return new OpenFiles(soft.equals("unlimited") ? Long.MAX_VALUE : Long.parseLong(soft), open.length);
    }

    private static OpenFiles ofMachine() {
        @Nullable
        UnixOperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(UnixOperatingSystemMXBean.class);
        long limit = system == null ? 0 : system.getMaxFileDescriptorCount();
        return limit <= 0 ? new OpenFiles(Long.MAX_VALUE, 0) : new OpenFiles(limit, Math.min(limit, open(system)));
    }

    private static long open(UnixOperatingSystemMXBean system) {
        try {
            return Math.max(0, system.getOpenFileDescriptorCount());
        } catch (RuntimeException | InternalError noMore) { // to count them takes one
            return Long.MAX_VALUE;
        }
    }

    /**
     * How many connections one port may take: half of what is left, for the files that requests open, and as a second crowd may
     * come to another port before the first is gone; or all but some thousand, where that is more.
     *
     * @param already how many of the open files are connections
     */
    public int connections(int already) {
        long left = limit - Math.max(0, open - already);
        return (int) Math.min(Integer.MAX_VALUE, Math.max(1, Math.max(left / 2, left - RESERVE)));
    }
}
