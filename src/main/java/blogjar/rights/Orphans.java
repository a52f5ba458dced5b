package blogjar.rights;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Processes whose parent ended before them: a program's own programs, or what {@code docker exec} left. The system gives them to
 * process 1, which in a container may be this one. Java takes note of the end of its own children only; of others a zombie would stay.
 *
 * <p>Which ones they are, the system tells: a child belongs to the thread that started it, an orphan to the first thread of process 1. In
 * that one the launcher waits for Java's end and nothing is ever started. So the exit code of a child that someone waits for is not taken
 * from him.
 *
 * @see <a href="https://man7.org/linux/man-pages/man5/proc_pid_task.5.html">proc_pid_task(5): /proc/pid/task/tid/children</a>
 */
public final class Orphans {
    private static final int EVERY_MILLIS = 10_000;
    private static final Path FIRST_THREADS = Path.of("/proc/1/task/1/children");

    private Orphans() {}

    /** Looks for them from now on, where this is process 1. Comes back at once. */
    public static void reap() {
        if (ProcessHandle.current().pid() == 1) {
            Thread reaper = new Thread(Orphans::reapForEver, "orphans");
            reaper.setDaemon(true);
            reaper.start();
        }
    }

    private static void reapForEver() {
        try {
            boolean can = true;
            while (can) {
                Thread.sleep(EVERY_MILLIS);
                String found = Files.readString(FIRST_THREADS, StandardCharsets.US_ASCII);
                can = found.isEmpty() || Rights.reap(found);
            }
        } catch (IOException | InterruptedException over) {
            // a kernel that does not tell (without CONFIG_PROC_CHILDREN)
        }
    }
}
