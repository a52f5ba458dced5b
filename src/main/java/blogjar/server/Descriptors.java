package blogjar.server;

import com.sun.management.UnixOperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.OperatingSystemMXBean;

/** What the system lets a process open ({@code ulimit -n}). */
final class Descriptors {
    /** Of all, for files that are read, logs and what else is open: an eighth, but not less than this. */
    private static final int KEPT = 16;

    private static final int KEPT_SHARE = 8;

    private Descriptors() {}

    /**
     * How many connections can be open at once. When the system refuses one, the library takes none for up to a minute, also
     * when there is room again; so it must not come to that.
     *
     * @param wanted at most
     */
    static int roomFor(int wanted) {
        OperatingSystemMXBean system = ManagementFactory.getOperatingSystemMXBean();
        if (!(system instanceof UnixOperatingSystemMXBean unix)) {
            return wanted;
        }
        long most = unix.getMaxFileDescriptorCount();
        long room = most - unix.getOpenFileDescriptorCount() - Math.max(KEPT, most / KEPT_SHARE);
        return (int) Math.max(1, Math.min(wanted, room));
    }
}
