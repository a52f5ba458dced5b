package blogjar.git;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicReference;
import org.eclipse.jgit.errors.TransportException;
import org.jspecify.annotations.Nullable;

/**
 * The threads for both ends of a repository on this machine. The library starts one for the other end and lets it die of what goes wrong
 * there, which would be printed; here it becomes the reason of what this end meets.
 */
final class FarEnd extends ThreadGroup {
    private final AtomicReference<@Nullable Throwable> died = new AtomicReference<>();

    FarEnd() {
        super("both ends of a repository");
    }

    /** What this end does. */
    interface Work {
        void run() throws IOException;
    }

    @Override
    public void uncaughtException(Thread thread, Throwable failure) {
        died.compareAndSet(null, failure);
    }

    void run(Work work) throws IOException {
        FutureTask<Boolean> task = new FutureTask<>(() -> {
            work.run();
            return true;
        });
        new Thread(this, task, "near end of a repository").start();
        try {
            task.get();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("stopped amid a push");
        } catch (ExecutionException failed) {
            Throwable near = Objects.requireNonNull(failed.getCause());
            Throwable far = Objects.requireNonNullElse(died.get(), near);
            Throwable reason = far instanceof UncheckedIOException unchecked ? unchecked.getCause() : far;
            throw new TransportException(String.valueOf(near.getMessage()), reason);
        }
    }
}
