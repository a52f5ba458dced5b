package blogjar.server;

import blogjar.config.Config;
import blogjar.config.SettingValues;
import blogjar.diagnostic.Problem;
import blogjar.diagnostic.ProblemException;
import blogjar.logfile.LineWriter;
import blogjar.logfile.Rotation;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.function.Consumer;

/** What goes wrong while serving, a line each with its time; nobody waits for it, and a flood of it is cut short. */
public final class ErrorLog implements Consumer<Problem>, AutoCloseable {
    private static final String NAME = "error log";
    private static final int MOST_A_SECOND = 20;
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSxxx", Locale.ROOT);

    private final LineWriter lines;
    private final Clock clock;
    private long second;
    private int inSecond;
    private int leftOut;

    ErrorLog(LineWriter lines, Clock clock) {
        this.lines = lines;
        this.clock = clock;
    }

    /**
     * {@code server.error_log}: a file; without it, the stream.
     *
     * @param otherwise flushed, not closed
     * @param failures told when the log itself can't be written
     * @throws ProblemException where the file can't be opened
     */
    public static ErrorLog of(Config config, OutputStream otherwise, Consumer<Problem> failures) {
        String file = new SettingValues(config, "server").text("error_log", "");
        LineWriter lines = file.isEmpty() || file.equals("-")
                ? LineWriter.to(otherwise, NAME, failures)
                : LineWriter.to(Path.of(file), Rotation.NONE, NAME, config.zone(), failures);
        return new ErrorLog(lines, Clock.system(config.zone()));
    }

    @Override
    public synchronized void accept(Problem problem) {
        ZonedDateTime now = ZonedDateTime.now(clock);
        if (now.toEpochSecond() != second) {
            if (leftOut > 0) {
                lines.add(TIME.format(now) + " error: " + leftOut + " more problems of one second are left out");
            }
            second = now.toEpochSecond();
            inSecond = 0;
            leftOut = 0;
        }
        if (++inSecond > MOST_A_SECOND) {
            leftOut++;
            return;
        }
        StringBuilder line = new StringBuilder(TIME.format(now)).append(' ');
        String text = problem.toString().replaceAll("\\s*\\R\\s*", "; ");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            line.append(c >= ' ' && c != 0x7f ? c : ' ');
        }
        lines.add(line.toString());
    }

    /** Writes what is waiting. */
    @Override
    public void close() {
        lines.close();
    }
}
