package blogjar.cloud;

import java.io.InterruptedIOException;

/** A moment in which nothing is done, before something is tried or looked at again. */
public final class Pause {
    private Pause() {}

    /** @throws InterruptedIOException where the thread is stopped meanwhile */
    public static void take(long millis) throws InterruptedIOException {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("stopped");
        }
    }
}
