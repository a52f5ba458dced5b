package blogjar.server;

import blogjar.diagnostic.Problem;
import blogjar.diagnostic.ProblemException;
import io.undertow.server.HttpServerExchange;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.xnio.IoUtils;

/**
 * One line for each request. A thread of its own writes them, so that no request waits for a disk; when it can't keep up,
 * lines are left out rather than memory filled.
 */
public final class AccessLog implements AutoCloseable {
    private static final int MOST_WAITING = 65_536;
    private static final int BATCH = 65_536;
    private static final long PATIENCE_SECONDS = 5;

    /** No line, but makes the writer look up. */
    private static final String WAKE = "";

    /** Where the lines end up. */
    @FunctionalInterface
    interface Sheet extends Closeable {
        void write(byte[] lines) throws IOException;

        @Override
        default void close() throws IOException {
            // a stream is its owner's to close
        }
    }

    private final LinkedBlockingQueue<String> waiting = new LinkedBlockingQueue<>(MOST_WAITING);
    private final ZoneId zone;
    private final Consumer<Problem> problems;
    private final @Nullable Thread writer;
    private volatile boolean closed;
    private boolean failing;

    /** The time of the current second, written once for all its requests. */
    private volatile Stamp stamp = new Stamp(0, "");

    private record Stamp(long second, String text) {}

    private AccessLog(@Nullable Sheet sheet, ZoneId zone, Consumer<Problem> problems) {
        this.zone = zone;
        this.problems = problems;
        this.writer = sheet == null ? null : new Thread(() -> write(sheet), "access-log");
        if (writer != null) {
            writer.setDaemon(true);
            writer.start();
        }
    }

    /** Writes nothing. */
    public static AccessLog none() {
        return new AccessLog(null, ZoneId.systemDefault(), problem -> {});
    }

    /**
     * Appends to a file, which is made if it is not there, and made anew when {@code logrotate} moved it away.
     *
     * @param zone of the times
     * @param problems told when lines can't be written, as on a full disk
     * @throws ProblemException where the file can't be opened
     */
    public static AccessLog to(Path file, ZoneId zone, Consumer<Problem> problems) {
        LogFile log = new LogFile(file);
        try {
            log.open();
        } catch (IOException reason) {
            throw new ProblemException(Problem.error("the access log can't be written: " + reason)
                    .in(file.toString())
                    .fix("name a file in a folder that exists and that user " + System.getProperty("user.name")
                            + " may write to, or '-' for standard output"));
        }
        return new AccessLog(log, zone, problems);
    }

    /** Writes to a stream, which is flushed but not closed. */
    public static AccessLog to(OutputStream stream, ZoneId zone, Consumer<Problem> problems) {
        return new AccessLog(
                lines -> {
                    stream.write(lines);
                    stream.flush();
                },
                zone,
                problems);
    }

    void add(HttpServerExchange exchange) {
        if (writer == null || closed) {
            return;
        }
        Instant now = Instant.now();
        Stamp current = stamp;
        if (current.second != now.getEpochSecond()) {
            current = new Stamp(now.getEpochSecond(), LogLine.time(now, zone));
            stamp = current;
        }
        waiting.offer(LogLine.of(exchange, current.text));
    }

    private void write(Sheet sheet) {
        try {
            while (!closed) {
                String line = waiting.poll(1, TimeUnit.SECONDS);
                if (line != null) {
                    writeAll(sheet, line);
                }
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        writeAll(sheet, waiting.poll());
        IoUtils.safeClose(sheet);
    }

    private void writeAll(Sheet sheet, @Nullable String first) {
        StringBuilder batch = new StringBuilder();
        for (String line = first; line != null; line = waiting.poll()) {
            if (!line.equals(WAKE)) {
                batch.append(line).append('\n');
            }
            if (batch.length() > BATCH) {
                write(sheet, batch);
            }
        }
        write(sheet, batch);
    }

    /** What can't be written is lost: a full disk must not stop the site. It is told once, until it is well again. */
    private void write(Sheet sheet, StringBuilder batch) {
        if (batch.length() == 0) {
            return;
        }
        byte[] bytes = batch.toString().getBytes(StandardCharsets.US_ASCII);
        batch.setLength(0);
        try {
            sheet.write(bytes);
            failing = false;
        } catch (IOException reason) {
            if (!failing) {
                problems.accept(Problem.error("lines of the access log are lost: " + reason)
                        .fix("make room on the disk; the site itself goes on"));
            }
            failing = true;
        }
    }

    /** Writes what is waiting. */
    @Override
    public void close() {
        closed = true;
        if (writer == null) {
            return;
        }
        try {
            waiting.offer(WAKE);
            writer.join(TimeUnit.SECONDS.toMillis(PATIENCE_SECONDS));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
