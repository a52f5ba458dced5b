package blogjar.cli;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.List;
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

    private EndSignals() {}

    /**
     * @param begin the end of the program; may take its time. It is done by a thread that the caller's starts, as those of the
     *     signals may have fewer rights to the files
     */
    static void await(Runnable begin) {
        CountDownLatch wanted = new CountDownLatch(1);
        Thread end = new Thread(
                () -> {
                    awaitUninterruptibly(wanted);
                    begin.run();
                },
                "end");
        end.setDaemon(true);
        end.start();
        AtomicBoolean begun = new AtomicBoolean();
        for (String name : List.of("TERM", "INT", "HUP")) {
            handle(name, number -> {
                if (!begun.compareAndSet(false, true)) {
                    Runtime.getRuntime().halt(KILLED + number);
                }
                wanted.countDown();
            });
        }
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
