package blogjar.watch;

import java.io.IOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.FileSystems;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Follows a folder and all below it. The system's events wake it at once where there are any; as bind mounts, network
 * folders and a full event queue send none, it looks by itself as well, now and then. What has changed is always found by
 * comparing, so an event is never more than a hint.
 */
public final class FolderWatch implements AutoCloseable {
    private static final Duration QUIET = Duration.ofMillis(40);
    private static final int LONGEST_UNREST = 50; // rounds of QUIET, then it is told all the same

    private final Path root;
    private final Predicate<Path> skipped;
    private final Duration interval;
    private final Consumer<Set<Path>> changed;
    private final Consumer<IOException> failed;
    private final @Nullable WatchService events;
    private final Map<Path, WatchKey> watched = new HashMap<>();
    private final Thread thread;
    private Snapshot last;
    private volatile boolean closed;

    private FolderWatch(
            Path root,
            Predicate<Path> skipped,
            Duration interval,
            Consumer<Set<Path>> changed,
            Consumer<IOException> failed)
            throws IOException {
        this.root = root;
        this.skipped = skipped;
        this.interval = interval;
        this.changed = changed;
        this.failed = failed;
        this.events = newWatchService();
        this.last = first();
        register(last);
        this.thread = new Thread(this::run, "watch");
        this.thread.setDaemon(true);
    }

    /**
     * Begins to watch, from what is there now; the folder itself may come later.
     *
     * @param skipped folders and files, by absolute path, that don't count
     * @param interval how often it looks where no event comes
     * @param changed told the paths that are new, gone or different, on the watch's own thread, one call at a time
     * @param failed told when the folder can't be read; the watch goes on
     */
    public static FolderWatch start(
            Path root,
            Predicate<Path> skipped,
            Duration interval,
            Consumer<Set<Path>> changed,
            Consumer<IOException> failed)
            throws IOException {
        FolderWatch watch = new FolderWatch(root, skipped, interval, changed, failed);
        watch.thread.start();
        return watch;
    }

    /** Where there is no folder yet, all that is in it later is new. */
    private Snapshot first() throws IOException {
        try {
            return Snapshot.of(root, skipped);
        } catch (NoSuchFileException absent) {
            return new Snapshot(Map.of(), Set.of());
        }
    }

    private static @Nullable WatchService newWatchService() {
        try {
            return FileSystems.getDefault().newWatchService();
        } catch (IOException | UnsupportedOperationException none) {
            return null; // too many watchers on this machine: looking now and then is enough
        }
    }

    private void run() {
        boolean reported = false;
        while (!closed) {
            try {
                await(interval);
                Snapshot now = settled();
                Set<Path> paths = last.differences(now);
                last = now;
                register(now);
                reported = false;
                if (!paths.isEmpty() && !closed) {
                    changed.accept(paths);
                }
            } catch (InterruptedException | ClosedWatchServiceException stop) {
                return;
            } catch (IOException unreadable) {
                if (!reported) {
                    failed.accept(unreadable);
                    reported = true;
                }
            }
        }
    }

    /** Waits for an event, or as long. */
    private void await(Duration time) throws InterruptedException {
        if (events == null) {
            TimeUnit.MILLISECONDS.sleep(time.toMillis());
            return;
        }
        WatchKey key = events.poll(time.toMillis(), TimeUnit.MILLISECONDS);
        while (key != null) {
            key.pollEvents();
            key.reset();
            key = events.poll();
        }
    }

    /** The folder when nothing has moved for a moment: an editor saves in several steps. */
    private Snapshot settled() throws IOException, InterruptedException {
        Snapshot now = Snapshot.of(root, skipped);
        if (last.differences(now).isEmpty()) {
            return now;
        }
        for (int i = 0; i < LONGEST_UNREST; i++) {
            await(QUIET);
            Snapshot next = Snapshot.of(root, skipped);
            if (now.differences(next).isEmpty()) {
                return next;
            }
            now = next;
        }
        return now;
    }

    private void register(Snapshot snapshot) {
        if (events == null) {
            return;
        }
        watched.keySet().removeIf(folder -> !snapshot.folders().contains(folder));
        for (Path folder : snapshot.folders()) {
            watched.computeIfAbsent(folder, this::keyOf);
        }
        watched.values().removeIf(key -> !key.isValid());
    }

    private @Nullable WatchKey keyOf(Path folder) {
        try {
            return folder.register(
                    Objects.requireNonNull(events),
                    StandardWatchEventKinds.ENTRY_CREATE,
                    StandardWatchEventKinds.ENTRY_DELETE,
                    StandardWatchEventKinds.ENTRY_MODIFY);
        } catch (IOException gone) {
            return null; // gone, or too many watchers: looking now and then finds it
        }
    }

    @Override
    public void close() throws IOException {
        closed = true;
        thread.interrupt();
        if (events != null) {
            events.close();
        }
    }
}
