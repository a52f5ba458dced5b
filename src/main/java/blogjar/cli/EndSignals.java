package blogjar.cli;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * SIGTERM, SIGINT and SIGHUP: the first begins the end, the second is the end. Java by itself ends with a code that says it was
 * killed, and takes no second signal.
 *
 * <p>The class for it is in every Java, in module {@code jdk.unsupported}, and has no successor; the compiler knows it only
 * with a warning, so it is looked up by name. Where there is none, Java's own way remains.
 */
final class EndSignals {
    /** As shells count: the signal's number above this. */
    private static final int KILLED = 128;

    private final CountDownLatch taken = new CountDownLatch(1);
    private final CountDownLatch wanted = new CountDownLatch(1);
    private final CompletableFuture<Runnable> end = new CompletableFuture<>();

    private EndSignals() {}

    /**
     * Takes the signals from now on, in a thread of its own, as a start has other things to do meanwhile. What is done then is told
     * by {@link #endBy}, for which one that comes earlier waits. It is done by that thread, which has the caller's rights to the files; those of
     * the signals may have fewer.
     */
    static EndSignals take() {
        EndSignals signals = new EndSignals();
        Thread thread = new Thread(signals::run, "end");
        thread.setDaemon(true);
        thread.start();
        return signals;
    }

    /**
     * Comes back when the signals are taken.
     *
     * @param begin the end of the program; may take its time
     */
    void endBy(Runnable begin) {
        end.complete(begin);
        awaitUninterruptibly(taken);
    }

    private void run() {
        AtomicBoolean begun = new AtomicBoolean();
        for (String name : List.of("TERM", "INT", "HUP")) {
            handle(name, number -> {
                if (!begun.compareAndSet(false, true)) {
                    Runtime.getRuntime().halt(KILLED + number);
                }
                wanted.countDown();
            });
        }
        taken.countDown();
        awaitUninterruptibly(wanted);
        end.join().run();
    }

    private static void awaitUninterruptibly(CountDownLatch wanted) {
        try {
            wanted.await();
        } catch (InterruptedException never) {
            throw new IllegalStateException("nobody knows this thread", never);
        }
    }

    @FunctionalInterface
    private interface Handler {
        void handle(int number);
    }

    private static void handle(String name, Handler handler) {
        try {
            Class<?> signal = Class.forName("sun.misc.Signal");
            Class<?> type = Class.forName("sun.misc.SignalHandler");
            Object proxy = Proxy.newProxyInstance(
                    EndSignals.class.getClassLoader(), new Class<?>[] {type}, (self, method, given) -> {
                        if (method.getDeclaringClass() == Object.class) {
                            return method.getName().equals("hashCode")
                                    ? (Object) System.identityHashCode(self)
                                    : method.getName().equals("equals") ? (Object) (self == given[0]) : name;
                        }
                        handler.handle((int) signal.getMethod("getNumber").invoke(given[0]));
                        return null;
                    });
            signal.getMethod("handle", signal, type)
                    .invoke(null, signal.getConstructor(String.class).newInstance(name), proxy);
        } catch (ReflectiveOperationException unsupported) {
            assert isAbsent(unsupported) : unsupported;
        }
    }

    /** A Java without the class or the signal, or one that was started so as to leave signals alone (-Xrs). */
    private static boolean isAbsent(ReflectiveOperationException unsupported) {
        return unsupported instanceof ClassNotFoundException
                || unsupported instanceof InvocationTargetException refused
                        && refused.getCause() instanceof IllegalArgumentException;
    }
}
