package blogjar.acme;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Waits for several things at the same time, where each waits for the network. */
public final class AtOnce {
    private AtOnce() {}

    /**
     * What tasks give, in their order.
     *
     * @param most at the same time
     * @throws InterruptedException where this thread is told to stop, or one of theirs was; they are told, too
     */
    public static <T> List<T> all(List<? extends Callable<T>> tasks, int most) throws InterruptedException {
        if (tasks.isEmpty()) {
            return List.of();
        }
        ExecutorService threads = Executors.newFixedThreadPool(Math.min(tasks.size(), most), work -> {
            Thread thread = new Thread(work, "certificates-look");
            thread.setDaemon(true);
            return thread;
        });
        try {
            List<T> given = new ArrayList<>();
            for (Future<T> task : threads.invokeAll(tasks)) {
                given.add(result(task));
            }
            return given;
        } finally {
            threads.shutdownNow();
        }
    }

    private static <T> T result(Future<T> done) throws InterruptedException {
        try {
            return done.get();
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof InterruptedException) {
                throw new InterruptedException();
            }
            throw failed.getCause() instanceof RuntimeException fault ? fault : new IllegalStateException(failed);
        }
    }
}
