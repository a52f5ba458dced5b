package blogjar.metrics;

import java.io.IOException;
import java.lang.management.BufferPoolMXBean;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryUsage;
import java.util.List;

/** What Java uses of the machine, under the names that Prometheus' client for Java gives it. */
final class JvmFigures {
    private static final double MILLIS = 1e3;

    private final PrometheusText text;

    JvmFigures(PrometheusText text) {
        this.text = text;
    }

    void write() {
        memory();
        text.single(
                "jvm_threads_current",
                "gauge",
                "Threads.",
                ManagementFactory.getThreadMXBean().getThreadCount());
        List<GarbageCollectorMXBean> collectors = ManagementFactory.getGarbageCollectorMXBeans();
        text.family("jvm_gc_collection_seconds", "summary", "Time spent in garbage collections.");
        for (GarbageCollectorMXBean collector : collectors) {
            String label = "{gc=\"" + PrometheusText.escaped(collector.getName()) + "\"}";
            text.sample("jvm_gc_collection_seconds_count" + label, collector.getCollectionCount());
            text.sample("jvm_gc_collection_seconds_sum" + label, collector.getCollectionTime() / MILLIS);
        }
        text.single(
                "jvm_uptime_seconds",
                "gauge",
                "How long Java has been running.",
                ManagementFactory.getRuntimeMXBean().getUptime() / MILLIS);
        files();
    }

    private void memory() {
        MemoryUsage heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage();
        MemoryUsage rest = ManagementFactory.getMemoryMXBean().getNonHeapMemoryUsage();
        text.family("jvm_memory_used_bytes", "gauge", "Memory in use.");
        text.sample("jvm_memory_used_bytes{area=\"heap\"}", heap.getUsed());
        text.sample("jvm_memory_used_bytes{area=\"nonheap\"}", rest.getUsed());
        text.family("jvm_memory_committed_bytes", "gauge", "Memory taken from the system.");
        text.sample("jvm_memory_committed_bytes{area=\"heap\"}", heap.getCommitted());
        text.sample("jvm_memory_committed_bytes{area=\"nonheap\"}", rest.getCommitted());
        text.single("jvm_memory_max_bytes", "gauge", "The most that the heap may take.", heap.getMax());
        text.family("jvm_buffer_pool_used_bytes", "gauge", "Memory of buffers outside of the heap.");
        for (BufferPoolMXBean pool : ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class)) {
            String label = "{pool=\"" + PrometheusText.escaped(pool.getName()) + "\"}";
            text.sample("jvm_buffer_pool_used_bytes" + label, pool.getMemoryUsed());
        }
    }

    /** On Linux. */
    private void files() {
        try {
            OpenFiles files = OpenFiles.ofLinux();
            text.single("process_open_fds", "gauge", "Files and sockets that are open.", files.open());
            if (files.limit() < Long.MAX_VALUE) {
                text.single("process_max_fds", "gauge", "The most of them.", files.limit());
            }
        } catch (IOException notTold) {
            return; // a container may hide it, and then there is no such figure
        }
    }
}
