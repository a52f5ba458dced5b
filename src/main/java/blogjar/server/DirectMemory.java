package blogjar.server;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.lang.management.ManagementFactory;
import org.jspecify.annotations.Nullable;

/** The memory outside of the heap. */
final class DirectMemory {
    /** Nobody allows less; Java is asked for its limit when that is reached, as the answer takes its time. */
    private static final long ALLOWED_ANYWHERE = 4 << 20;

    private volatile long limit;

    /** Whether so many bytes are more than half of what there may be. */
    boolean isMoreThanHalf(long bytes) {
        if (bytes <= ALLOWED_ANYWHERE / 2) {
            return false;
        }
        if (limit == 0) {
            limit = limit();
        }
        return bytes > limit / 2;
    }

    /** How much there may be of it, in bytes; as much as of heap, unless {@code -XX:MaxDirectMemorySize} says otherwise. */
    private static long limit() {
        @Nullable HotSpotDiagnosticMXBean machine = ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);
        long set = machine == null
                ? 0
                : Long.parseLong(machine.getVMOption("MaxDirectMemorySize").getValue());
        return set > 0 ? set : Runtime.getRuntime().maxMemory();
    }
}
