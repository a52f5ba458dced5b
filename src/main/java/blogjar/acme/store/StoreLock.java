package blogjar.acme.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * The right to change a store, held by one process of several, perhaps on other machines. It is a file with a number,
 * {@code blog/lock.7}: the highest is the one that counts, and only one can make the next. Its time is set every minute; a holder that
 * was not heard of for ten is succeeded, and finds that out at its next beat or write. So a clock that jumps makes two holders for a
 * minute at most.
 */
public final class StoreLock implements AutoCloseable {
    static final Duration STALE = Duration.ofMinutes(10);
    private static final long BEAT_SECONDS = 60;

    private final LockFiles files;
    private final int number;
    private final Pulse pulse;
    private final Clock clock;
    private final ScheduledExecutorService beats;
    private Instant heard;
    private boolean held = true;

    private StoreLock(LockFiles files, int number, Pulse pulse, Clock clock) {
        this.files = files;
        this.number = number;
        this.pulse = pulse;
        this.clock = clock;
        heard = clock.instant();
        beats = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "certificates-lock");
            thread.setDaemon(true);
            return thread;
        });
        beats.scheduleWithFixedDelay(this::beat, BEAT_SECONDS, BEAT_SECONDS, TimeUnit.SECONDS);
    }

    /**
     * Takes the lock of a folder that is there; empty where another process has it.
     *
     * @throws IOException where nothing can be written there
     */
    static Optional<StoreLock> take(Path folder, Clock clock) throws IOException {
        LockFiles files = new LockFiles(folder);
        int last = files.highest();
        if (last > 0 && !files.isFree(last, STALE)) {
            return Optional.empty();
        }
        int number = last + 1;
        if (!files.make(number)) {
            return Optional.empty();
        }
        Pulse pulse = Pulse.begin(files.pulse(number));
        boolean ours = false;
        try {
            files.sign(number, pulse.kernel());
            ours = files.highest() == number; // else another saw the same, and a third came after it
        } catch (NoSuchFileException tidied) { // by that third
            ours = false;
        } finally {
            if (!ours) {
                pulse.close();
                Files.deleteIfExists(files.file(number));
            }
        }
        if (!ours) {
            return Optional.empty();
        }
        files.deleteBefore(number);
        return Optional.of(new StoreLock(files, number, pulse, clock));
    }

    /** Says that we are still here; false where another process has taken over, for good. */
    public synchronized boolean beat() {
        if (!held) {
            return false;
        }
        try {
            held = files.highest() == number;
            if (held) {
                files.beat(number);
                heard = clock.instant();
            }
        } catch (NoSuchFileException succeeded) {
            held = false;
        } catch (IOException silent) { // others don't hear of us either
            held = Duration.between(heard, clock.instant()).abs().compareTo(STALE) < 0;
        }
        return held;
    }

    /** Lets another process have it. Where that can't be written, they wait until it is stale. */
    @Override
    public synchronized void close() {
        beats.shutdownNow();
        try {
            release();
        } catch (IOException silent) { // it will be stale
            return;
        } finally {
            held = false;
        }
    }

    private void release() throws IOException {
        try {
            if (held && files.highest() == number) {
                files.release(number);
            }
        } finally {
            pulse.close();
        }
    }
}
