package blogjar.server;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.lang.management.ManagementFactory;
import org.jspecify.annotations.Nullable;

/** The memory outside of the heap. */
final class DirectMemory {
    private DirectMemory() {}

    /** How much there may be of it, in bytes; as much as of heap, unless {@code -XX:MaxDirectMemorySize} says otherwise. */
    static long limit() {
        @Nullable HotSpotDiagnosticMXBean machine = ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);
        long set = machine == null
                ? 0
                : Long.parseLong(machine.getVMOption("MaxDirectMemorySize").getValue());
        return set > 0 ? set : Runtime.getRuntime().maxMemory();
    }
}
