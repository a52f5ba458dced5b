package blogjar.server;

import blogjar.diagnostic.Problem;
import blogjar.diagnostic.ProblemException;
import io.undertow.server.HttpServerExchange;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.ZoneId;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One line for each request. A thread of its own writes them, so that no request waits for a disk; when it can't keep up,
 * lines are left out rather than memory filled. A file that {@code logrotate} moved away is opened anew.
 */
public final class AccessLog implements AutoCloseable {
    private static final int MOST_WAITING = 65_536;
    private static final String END = "";

    private final LinkedBlockingQueue<String> lines = new LinkedBlockingQueue<>(MOST_WAITING);
    private final @Nullable Path file;
    private final ZoneId zone;
    private final @Nullable Thread writer;
    private @Nullable OutputStream out;
    private @Nullable Object fileKey;

    /** One second's time, formatted once. */
    private volatile Stamp stamp = new Stamp(0, "");

    private record Stamp(long second, String text) {}

    private AccessLog(@Nullable Path file, @Nullable OutputStream out, ZoneId zone) {
        this.file = file;
        this.out = out;
        this.zone = zone;
        if (file == null && out == null) {
            writer = null;
        } else {
            writer = new Thread(this::write, "access-log");
            writer.setDaemon(true);
        }
    }

    /** Writes nothing. */
    public static AccessLog none() {
        return new AccessLog(null, null, ZoneId.systemDefault());
    }

    /** Appends to a file, which is made if it is not there. */
    public static AccessLog to(Path file, ZoneId zone) {
        AccessLog log = new AccessLog(file, null, zone);
        try {
            log.open(file);
        } catch (IOException reason) {
            throw new ProblemException(
                    Problem.error("the access log '" + file + "' can't be written: " + reason.getMessage())
                            .fix("name a file in a folder that exists and that user " + System.getProperty("user.name")
                                    + " may write to, or '-' for standard output"));
        }
        return log.start();
    }

    /** Writes to a stream, which is flushed but not closed. */
    public static AccessLog to(OutputStream stream, ZoneId zone) {
        return new AccessLog(null, stream, zone).start();
    }

    private AccessLog start() {
        if (writer != null) {
            writer.start();
        }
        return this;
    }

    void add(HttpServerExchange exchange) {
        if (writer == null) {
            return;
        }
        Instant now = Instant.now();
        Stamp current = stamp;
        if (current.second != now.getEpochSecond()) {
            current = new Stamp(now.getEpochSecond(), LogLine.time(now, zone));
            stamp = current;
        }
        lines.offer(LogLine.of(exchange, current.text));
    }

    private void open(Path path) throws IOException {
        out = Files.newOutputStream(path, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        fileKey = Files.readAttributes(path, java.nio.file.attribute.BasicFileAttributes.class)
                .fileKey();
    }

    private void write() {
        StringBuilder batch = new StringBuilder();
        boolean open = true;
        while (open) {
            try {
                String line = lines.poll(1, TimeUnit.SECONDS);
                boolean idle = line == null;
                while (line != null && open && batch.length() < 65_536) {
                    open = !line.equals(END);
                    if (open) {
                        batch.append(line).append('\n');
                    }
                    line = open ? lines.poll() : null;
                }
                if (line != null && open) {
                    batch.append(line).append('\n');
                }
                flush(batch, idle);
            } catch (InterruptedException stopped) {
                open = false;
            }
        }
        close(out);
    }

    /** A line that can't be written is lost: a full disk must not stop the site. The file is tried again with the next. */
    private void flush(StringBuilder batch, boolean idle) {
        try {
            if (file != null && (idle || out == null)) {
                reopenIfMoved(file);
            }
            if (out != null && batch.length() > 0) {
                out.write(batch.toString().getBytes(StandardCharsets.UTF_8));
                out.flush();
            }
        } catch (IOException full) {
            close(out);
            out = file == null ? out : null;
        }
        batch.setLength(0);
    }

    private void reopenIfMoved(Path path) throws IOException {
        boolean same = out != null
                && Files.exists(path)
                && java.util.Objects.equals(
                        fileKey,
                        Files.readAttributes(path, java.nio.file.attribute.BasicFileAttributes.class)
                                .fileKey());
        if (!same) {
            close(out);
            open(path);
        }
    }

    private void close(@Nullable OutputStream stream) {
        if (stream == null || file == null) {
            return;
        }
        try {
            stream.close();
        } catch (IOException lost) {
            out = null;
        }
    }

    /** Writes what is waiting. */
    @Override
    public void close() {
        if (writer == null) {
            return;
        }
        try {
            lines.put(END);
            writer.join(TimeUnit.SECONDS.toMillis(5));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
