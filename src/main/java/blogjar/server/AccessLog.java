package blogjar.server;

import blogjar.diagnostic.Problem;
import blogjar.diagnostic.ProblemException;
import blogjar.logfile.LineWriter;
import io.undertow.server.HttpServerExchange;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One line for each request; none waits for it. */
public final class AccessLog implements AutoCloseable {
    private static final String NAME = "access log";

    private final @Nullable LineWriter lines;
    private final LogFormat format;
    private final @Nullable Path file;

    private AccessLog(@Nullable LineWriter lines, LogFormat format, @Nullable Path file) {
        this.lines = lines;
        this.format = format;
        this.file = file;
    }

    /** Writes nothing. */
    public static AccessLog none() {
        return new AccessLog(null, LogFormat.NONE, null);
    }

    /**
     * A log as it is set.
     *
     * @param standardOutput for the target {@code -}; flushed, not closed
     * @param problems told when lines can't be written, as on a full disk
     * @throws ProblemException where the file can't be opened
     */
    public static AccessLog of(LogSettings settings, OutputStream standardOutput, Consumer<Problem> problems) {
        String target = settings.target();
        if (target.isEmpty()) {
            return none();
        }
        if (target.equals("-")) {
            return new AccessLog(LineWriter.to(standardOutput, NAME, problems), settings.format(), null);
        }
        Path file = Path.of(target).toAbsolutePath().normalize();
        LineWriter lines = LineWriter.to(file, settings.rotation(), NAME, settings.zone(), problems);
        return new AccessLog(lines, settings.format(), file);
    }

    /**
     * Whether a file is this log, or an old one of it; a blog in whose folder they are must not be built for each request.
     *
     * @param path absolute
     */
    public boolean owns(Path path) {
        return file != null
                && path.getFileName() != null
                && Objects.equals(path.getParent(), file.getParent())
                && path.getFileName().toString().startsWith(file.getFileName().toString());
    }

    /** @param nanos how long the answer took */
    void add(HttpServerExchange exchange, long nanos) {
        if (lines != null) {
            lines.add(format.line(Answered.now(exchange, nanos)));
        }
    }

    void add(Refused refused) {
        if (lines != null) {
            lines.add(format.line(refused));
        }
    }

    /** How many lines could not be written. */
    long lost() {
        return lines == null ? 0 : lines.lost();
    }

    /** Writes what is waiting. */
    @Override
    public void close() {
        if (lines != null) {
            lines.close();
        }
    }
}
