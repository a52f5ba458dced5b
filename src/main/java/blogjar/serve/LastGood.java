package blogjar.serve;

import blogjar.config.Config;
import blogjar.diagnostic.Problem;
import blogjar.output.Release;
import blogjar.output.ReleaseFolder;
import blogjar.text.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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

    private static final String RELEASE = "release";
    private static final String SETTINGS = "settings.json";

    private final DataFolder data;
    private final ReleaseFolder folder;
    private final Journal journal;
    private final AtomicReference<@Nullable Kept> waiting = new AtomicReference<>();
    private final ExecutorService writer = Executors.newSingleThreadExecutor(work -> {
        Thread thread = new Thread(work, "release");
        thread.setDaemon(true);
        return thread;
    });

    /** What was told last, so that a full disk is told once and not with each build; the writer's alone. */
    private String told = "";

    /** @param publication of which the release is, as it was then */
    private record Kept(Release release, String identity, String settings) {}

    LastGood(DataFolder data, Journal journal) {
        this.data = data;
        this.folder = new ReleaseFolder(data.path().resolve(RELEASE));
        this.journal = journal;
    }

    /** The settings that a release was kept with; empty where there are none, or not whole ones. */
    static Optional<Config> settings(DataFolder data) throws IOException {
        Optional<byte[]> kept = data.read(SETTINGS);
        if (kept.isEmpty()) {
            return Optional.empty();
        }
        try {
            Object values = Json.parse(new String(kept.get(), StandardCharsets.UTF_8));
            return values instanceof Map<?, ?> map ? Optional.of(config(map)) : Optional.empty();
        } catch (Json.SyntaxException torn) {
            return Optional.empty();
        }
    }

    private static Config config(Map<?, ?> values) {
        Map<String, @Nullable Object> settings = new LinkedHashMap<>();
        values.forEach((key, value) -> settings.put(String.valueOf(key), value));
        return new Config(settings, Map.of());
    }

    /** What was kept; to be asked for before anything is kept. */
    Optional<Release> read(String identity) {
        return folder.read(identity, problem -> journal.tell(List.of(problem)));
    }

    /** Comes back at once; of several that wait the newest is written. */
    void keep(Release release, Publication publication) {
        Kept next = kept(release, publication);
        if (waiting.getAndSet(next) != null) {
            return;
        }
        try {
            writer.execute(this::write);
        } catch (RejectedExecutionException closed) {
            waiting.set(null); // a build that ended after the end of the server
        }
    }

    /**
     * Keeps it while the caller waits; not to be mixed with {@link #keep}.
     *
     * @throws IOException where it can't be kept
     */
    void keepNow(Release release, Publication publication) throws IOException {
        write(kept(release, publication));
    }

    private static Kept kept(Release release, Publication publication) {
        return new Kept(release, publication.identity(), Json.print(publication.settings()));
    }

    private void write(Kept next) throws IOException {
        byte[] settings = next.settings.getBytes(StandardCharsets.UTF_8);
        if (!Arrays.equals(settings, data.read(SETTINGS).orElse(null))) {
            data.write(SETTINGS, settings);
        }
        folder.write(next.identity, next.release);
    }

    private void write() {
        Kept next = waiting.getAndSet(null);
        if (next == null) {
            return;
        }
        try {
            write(next);
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
