package blogjar.watch;

import java.io.IOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
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
 * comparing, so an event is never more than a hint: of what is to be looked at, where all that it tells of are files.
 */
public final class FolderWatch implements AutoCloseable {
    private static final Duration QUIET = Duration.ofMillis(40);

    /**
     * Enough where each file that changed is there and has something in it, as it has after a rename or a write at once. Who writes on after that
     * sends more events, which are followed then; so nothing is lost, and the worst is that it is told twice.
     */
    private static final Duration SHORT_QUIET = Duration.ofMillis(5);

    private static final Hint EVERYTHING = new Hint(Set.of(), false);

    private static final int LONGEST_UNREST = 50; // rounds of QUIET, then it is told all the same

    private final Path root;
    private final Predicate<Path> skipped;
    private final Duration interval;
    private final Consumer<Changes> changed;
    private final Consumer<IOException> failed;
    private final @Nullable WatchService events;
    private final Map<Path, WatchKey> watched = new HashMap<>();
    private final Thread thread;
    private Snapshot last;
    private long lookedAt = System.nanoTime();

    /** Whether all was looked at in this round, and not only what events name. */
    private boolean walked;

    private volatile boolean closed;

    private FolderWatch(
            Path root,
            Predicate<Path> skipped,
            Duration interval,
            Consumer<Changes> changed,
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
     * @param changed told what is new, gone or different, on the watch's own thread, one call at a time
     * @param failed told when the folder can't be read; the watch goes on
     */
    public static FolderWatch start(
            Path root,
            Predicate<Path> skipped,
            Duration interval,
            Consumer<Changes> changed,
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
        boolean exact = true;
        while (!closed) {
            try {
                Hint first = await(interval);
                walked = false;
                Snapshot now = settled(first);
                while (register(now)) { // what came into a folder before it was watched sent no event
                    now = settled(EVERYTHING);
                }
                Set<Path> paths = last.differences(now);
                exact &= !walked || paths.isEmpty() && now.folders().equals(last.folders());
                last = now;
                reported = false;
                if (!paths.isEmpty() && !closed) {
                    changed.accept(new Changes(paths, exact));
                    exact = true;
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

    /**
     * What events told.
     *
     * @param sure whether all that has changed is among the files, as far as events can tell
     */
    private record Hint(Set<Path> files, boolean sure) {
        boolean isNothing() {
            return sure && files.isEmpty();
        }
    }

    /** Waits for an event, or as long. */
    private Hint await(Duration time) throws InterruptedException {
        if (events == null) {
            TimeUnit.MILLISECONDS.sleep(time.toMillis());
            return EVERYTHING;
        }
        Set<Path> files = new HashSet<>();
        boolean sure = true;
        WatchKey key = events.poll(time.toMillis(), TimeUnit.MILLISECONDS);
        while (key != null) {
            for (WatchEvent<?> event : key.pollEvents()) {
                sure &= key.watchable() instanceof Path folder
                        && event.context() instanceof Path name // which an event of too many events has not
                        && isFile(folder.resolve(name), event.kind(), files);
            }
            sure &= key.reset();
            key = events.poll();
        }
        return new Hint(files, sure);
    }

    /** Adds what is a file, was one, or does not count; a folder that comes, goes or is another is none. */
    private boolean isFile(Path path, WatchEvent.Kind<?> kind, Set<Path> files) {
        if (skipped.test(path)) {
            return true;
        }
        boolean folder = Files.isDirectory(path);
        if (folder || last.folders().contains(path)) {
            boolean touched = folder && last.folders().contains(path);
            return touched && kind == StandardWatchEventKinds.ENTRY_MODIFY;
        }
        files.add(path);
        return true;
    }

    /** The folder when nothing has moved for a moment: an editor saves in several steps. */
    private Snapshot settled(Hint first) throws IOException, InterruptedException {
        Snapshot now = first.isNothing() ? whole() : look(last, first);
        Set<Path> changes = last.differences(now);
        for (int i = 0; i < LONGEST_UNREST && !changes.isEmpty(); i++) {
            Hint more = await(first.sure() && now.isWritten(changes) ? SHORT_QUIET : QUIET);
            Snapshot next = first.sure() ? look(now, new Hint(union(changes, more.files()), more.sure())) : whole();
            boolean quiet = now.differences(next).isEmpty();
            now = next;
            changes = last.differences(now);
            if (quiet) {
                break;
            }
        }
        return now;
    }

    private static Set<Path> union(Set<Path> some, Set<Path> others) {
        Set<Path> all = new HashSet<>(some);
        all.addAll(others);
        return all;
    }

    /** As an earlier look, but for what is known to have changed; the whole where that is not known, or was not looked at for long. */
    private Snapshot look(Snapshot earlier, Hint hint) throws IOException {
        boolean late = System.nanoTime() - lookedAt > 2 * interval.toNanos();
        return hint.sure() && !late ? earlier.again(hint.files()) : whole();
    }

    private Snapshot whole() throws IOException {
        walked = true;
        Snapshot now = Snapshot.of(root, skipped);
        lookedAt = System.nanoTime();
        return now;
    }

    /** Whether a folder is watched from now on that was not. */
    private boolean register(Snapshot snapshot) {
        if (events == null) {
            return false;
        }
        boolean more = false;
        watched.keySet().removeIf(folder -> !snapshot.folders().contains(folder));
        for (Path folder : snapshot.folders()) {
            more |= !watched.containsKey(folder) && watched.computeIfAbsent(folder, this::keyOf) != null;
        }
        watched.values().removeIf(key -> !key.isValid());
        return more;
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
