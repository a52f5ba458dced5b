package blogjar.server;

import com.sun.management.UnixOperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import org.jspecify.annotations.Nullable;

/**
 * How many files and connections the system lets this process have open at once, and how many it has.
 *
 * @param limit {@link Long#MAX_VALUE} where there is none
 */
record OpenFiles(long limit, long open) {
    /** As it is now; looks through all open files, so it is not for every request. */
    static OpenFiles now() {
        @Nullable
        UnixOperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(UnixOperatingSystemMXBean.class);
        long limit = system == null ? 0 : system.getMaxFileDescriptorCount();
        return limit <= 0
                ? new OpenFiles(Long.MAX_VALUE, 0)
                : new OpenFiles(limit, Math.max(0, system.getOpenFileDescriptorCount()));
    }

    /** How many connections there is room for beside the files that requests open. */
    int connections() {
        return (int) Math.min(Integer.MAX_VALUE, Math.max(1, (limit - open) / 4 * 3));
    }
}
