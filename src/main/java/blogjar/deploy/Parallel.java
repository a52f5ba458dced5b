package blogjar.deploy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** So many threads, which take one thing after the other. */
final class Parallel implements AutoCloseable {
    private final int number;
    private final ExecutorService threads;

    Parallel(int number) {
        this.number = number;
        this.threads = Executors.newFixedThreadPool(number);
    }

    interface Step<T> {
        void take(T item) throws IOException;
    }

    /** Comes back when all are done; where one fails no further ones are begun, and that is thrown when those begun have ended. */
    <T> void each(Collection<? extends T> items, Step<T> step) throws IOException {
        Queue<T> left = new ConcurrentLinkedQueue<>(items);
        AtomicBoolean failed = new AtomicBoolean();
        List<Future<@Nullable Void>> all = new ArrayList<>();
        for (int i = Math.min(number, items.size()); i > 0; i--) {
            all.add(threads.submit(() -> {
                boolean done = false;
                try {
                    for (T item = left.poll(); item != null && !failed.get(); item = left.poll()) {
                        step.take(item);
                    }
                    done = true;
                } finally {
                    if (!done) {
                        failed.set(true);
                    }
                }
                return null;
            }));
        }
        IOException first = null;
        for (Future<@Nullable Void> one : all) {
            try {
                one.get();
            } catch (InterruptedException stopped) {
                failed.set(true);
                Thread.currentThread().interrupt();
                throw new IOException("stopped", stopped);
            } catch (ExecutionException ended) {
                if (ended.getCause() instanceof RuntimeException broken) {
                    throw broken;
                }
                if (!(ended.getCause() instanceof IOException)) {
                    throw new IllegalStateException(ended.getCause());
                }
                first = first == null ? (IOException) ended.getCause() : first;
            }
        }
        if (first != null) {
            throw first;
        }
    }

    @Override
    public void close() {
        threads.shutdown();
    }
}
