package blogjar.serve;

import blogjar.diagnostic.Problem;
import blogjar.metrics.Views;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** How often pages were read, kept in the data folder: written whole, every few minutes where there is something new, and at the end. */
final class KeptViews implements AutoCloseable {
    static final String FILE = "views";
    private static final Duration EVERY = Duration.ofMinutes(5);

    private final Views views;
    private final DataFolder data;
    private final Journal journal;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "views");
        thread.setDaemon(true);
        return thread;
    });
    private long written;

    KeptViews(Views views, DataFolder data, Journal journal) {
        this.views = views;
        this.data = data;
        this.journal = journal;
        read();
        written = views.all();
        clock.scheduleWithFixedDelay(this::write, EVERY.toSeconds(), EVERY.toSeconds(), TimeUnit.SECONDS);
    }

    private void read() {
        try {
            data.read(FILE).ifPresent(bytes -> views.goOnFrom(new String(bytes, StandardCharsets.UTF_8)));
        } catch (IOException unreadable) {
            tell("can't be read: " + unreadable, "make it readable for who runs this");
        } catch (IllegalArgumentException other) {
            tell("is not one of ours: " + other.getMessage(), "put back a copy of it; else counting begins anew");
        }
    }

    private synchronized void write() {
        long now = views.all();
        if (now != written) {
            try {
                data.write(FILE, views.text().getBytes(StandardCharsets.UTF_8));
                written = now;
            } catch (IOException full) {
                tell("can't be written: " + full, "make room for it; until then it is tried again every few minutes");
            }
        }
    }

    private void tell(String why, String fix) {
        journal.tell(List.of(Problem.notice(
                        "the file of how often pages were read, " + data.path().resolve(FILE) + ", " + why)
                .fix(fix)));
    }

    @Override
    public void close() {
        clock.shutdownNow();
        write();
    }
}
