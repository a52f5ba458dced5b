package blogjar.serve;

import blogjar.diagnostic.Problem;
import blogjar.output.Release;
import blogjar.output.ReleaseFolder;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** The last good release, kept on disk for the next start; written behind the serving. */
final class LastGood implements AutoCloseable {
    private static final int SECONDS_TO_END = 10;

    private final ReleaseFolder folder;
    private final Journal journal;
    private final AtomicReference<@Nullable Release> waiting = new AtomicReference<>();
    private final ExecutorService writer = Executors.newSingleThreadExecutor(work -> {
        Thread thread = new Thread(work, "release");
        thread.setDaemon(true);
        return thread;
    });

    /** What was told last, so that a full disk is told once and not with each build; the writer's alone. */
    private String told = "";

    LastGood(ReleaseFolder folder, Journal journal) {
        this.folder = folder;
        this.journal = journal;
    }

    /** What was kept; to be asked for before anything is kept. */
    Optional<Release> read() {
        return folder.read(problem -> journal.tell(List.of(problem)));
    }

    /** Comes back at once; of several that wait the newest is written. */
    void keep(Release release) {
        if (waiting.getAndSet(release) != null) {
            return;
        }
        try {
            writer.execute(this::write);
        } catch (RejectedExecutionException closed) {
            waiting.set(null); // a build that ended after the end of the server
        }
    }

    private void write() {
        Release release = waiting.getAndSet(null);
        if (release == null) {
            return;
        }
        try {
            folder.write(release);
            told = "";
        } catch (IOException failed) {
            tell(failed.toString());
        } catch (RuntimeException unexpected) { // which the executor would keep to itself
            tell(unexpected.toString());
        }
    }

    private void tell(String why) {
        if (!why.equals(told)) {
            told = why;
            journal.tell(List.of(Problem.notice("the release can't be kept for the next start: " + why)
                    .fix(
                            "mend that, or name another folder with --data DIR; the blog is served all the same, and what was"
                                    + " kept before stays")));
        }
    }

    /** Lets what is being written end; what waits is built again by the next start. */
    @Override
    public void close() {
        waiting.set(null);
        writer.shutdown();
        try {
            writer.awaitTermination(SECONDS_TO_END, TimeUnit.SECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
