package blogjar.rights;

import blogjar.diagnostic.Problem;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Gives up what root may do: the process once, and then each thread for which the rest is too much. */
public final class Rights {
    private static final long CHOWN = 1L;
    private static final long DAC_OVERRIDE = 1L << 1;
    private static final long DAC_READ_SEARCH = 1L << 2;
    private static final long FOWNER = 1L << 3;
    private static final long NET_BIND_SERVICE = 1L << 10;

    /** To read, write and hand on any file, as certbot does, and to open the ports of the web, which may be later. */
    private static final long KEPT = CHOWN | DAC_OVERRIDE | DAC_READ_SEARCH | FOWNER | NET_BIND_SERVICE;

    private static final long ANY_USER = 1L << 6 | 1L << 7;
    private static final long ANY_FILE = DAC_OVERRIDE | DAC_READ_SEARCH;

    private Rights() {}

    /** Found once, as that takes longer than to use them. */
    private static final class Calls {
        static final @Nullable SystemCalls FOUND = found();

        private static @Nullable SystemCalls found() {
            try {
                return SystemCalls.load();
            } catch (ReflectiveOperationException | LinkageError | RuntimeException unavailable) {
                return null; // a Java or a system that can't; who asks says so
            }
        }
    }

    /** What may be done with fewer rights. */
    @FunctionalInterface
    public interface Work<T> {
        T done() throws IOException;
    }

    /** Whether this process is root, on a system where it may become someone else. */
    public static boolean isRoot() {
        return Standing.ofThisThread().filter(Standing::isRoot).isPresent();
    }

    /** Finds, on a thread of its own, what {@link #become} needs. Comes back at once. */
    public static void loadAhead() {
        startLoading();
    }

    private static Thread startLoading() {
        Thread ahead = new Thread(Rights::load, "rights");
        ahead.setDaemon(true);
        ahead.start();
        return ahead;
    }

    /** Uses what a start as root uses, and changes nothing. */
    public static void practise() throws InterruptedException {
        Thread loading = startLoading();
        isRoot();
        User.of("1");
        loading.join();
    }

    private static void load() {
        SystemCalls calls = Calls.FOUND;
        if (calls != null) {
            calls.practise();
        }
    }

    /** Takes note of those children that have ended; false where this Java can't. */
    static boolean reap(String children) {
        SystemCalls calls = Calls.FOUND;
        if (calls != null) {
            calls.reap(children);
        }
        return calls != null;
    }

    /**
     * Makes the whole process belong to a user, if it is root's. This thread, and those that it starts from now on, may still read
     * and write any file and open any port; nothing that they run may.
     *
     * @param notices told where that can't be had, and the process stays root's
     */
    public static void become(User user, Consumer<Problem> notices) {
        Optional<Standing> before = Standing.ofThisThread();
        if (before.isEmpty() || !before.get().isRoot()) {
            return;
        }
        SystemCalls calls = Calls.FOUND;
        if (calls == null) {
            notices.accept(stays(user, "this Java (" + Runtime.version().feature() + ") can't change the user"));
            return;
        }
        boolean may = (before.get().capabilities() & ANY_USER) == ANY_USER;
        if (!may || !calls.keepCapabilities() || !calls.become(user)) {
            notices.accept(stays(user, "this container may not change its user (CAP_SETUID, CAP_SETGID)"));
            return;
        }
        boolean kept = calls.limitTo(before.get().capabilities() & KEPT);
        boolean last = calls.gainNothing();
        Optional<Standing> first = Standing.ofFirstThread();
        if (!kept || !last || first.isEmpty() || first.get().user() != user.id()) {
            throw new IllegalStateException("the system says yes, and did not do it: " + first);
        }
    }

    /**
     * Gives a folder to the user that this process became, as root may have made it before, so that threads without rights can
     * enter it. Does nothing where nobody became anybody.
     */
    public static void own(Path folder) throws IOException {
        Standing now = Standing.ofThisThread().orElse(null);
        if (now == null || now.isRoot() || (now.capabilities() & CHOWN) == 0) {
            return;
        }
        int user = (int) now.user();
        if (!Files.getAttribute(folder, "unix:uid").equals(user)) {
            Files.setAttribute(folder, "unix:uid", user);
        }
    }

    private static Problem stays(User user, String why) {
        return Problem.notice("what faces the network runs as root: " + why)
                .fix("start it as another user: docker run --user " + user.id()
                        + " with keys that this user may read, or User= in"
                        + " a systemd unit; or give it that right, with Java 22 or later");
    }

    /**
     * Does work in a thread that has no right of {@link #become}, and so have those that it starts. Where this thread has none, it
     * does the work itself.
     */
    public static <T> T withoutAny(Work<T> work) throws IOException {
        Standing now = Standing.ofThisThread().orElse(null);
        SystemCalls calls = now == null || now.isRoot() || (now.capabilities() & ANY_FILE) == 0 ? null : Calls.FOUND;
        if (calls == null) {
            return work.done();
        }
        FutureTask<T> task = new FutureTask<>(() -> {
            if (!calls.limitTo(0)) {
                throw new IllegalStateException("the system does not take a right back");
            }
            return work.done();
        });
        Thread thread = new Thread(task, "without-rights");
        thread.start();
        try {
            return task.get();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("stopped while it began");
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof IOException reason) {
                throw reason;
            }
            throw new IllegalStateException(failed.getCause());
        }
    }
}
