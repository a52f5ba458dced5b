package blogjar.server;

import blogjar.diagnostic.Problem;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Keeps the server library's log from the terminal, where it would print stack traces of clients that hang up. What is
 * serious is passed on as one line.
 */
final class LibraryLog {
    private static final Pattern NO_CONNECTION = Pattern.compile("^XNIO008001: .*milliseconds: (?:[\\w.]+: )?(.*)");

    /** Held, as a logger that nobody holds forgets its level. */
    private final List<Logger> loggers =
            List.of(Logger.getLogger("org.xnio"), Logger.getLogger("io.undertow"), Logger.getLogger("org.jboss"));

    private final Logger accepting = Logger.getLogger("org.xnio.nio");

    private final Seldom memory = new Seldom();
    private final Handler handler;

    /** @param refused told why the system gave no connection, which the library tells nobody else */
    LibraryLog(Consumer<Problem> problems, Consumer<String> refused) {
        handler = new Handler() {
            @Override
            public void publish(LogRecord entry) {
                Throwable cause = entry.getThrown();
                if (cause instanceof OutOfMemoryError) {
                    if (memory.isDue()) {
                        problems.accept(Problem.error("memory does not suffice: " + cause.getMessage())
                                .fix("give the server more (-Xmx, -XX:MaxDirectMemorySize), or clients less"
                                        + " (server.limits: connections, streams)"));
                    }
                } else if (cause instanceof Error) {
                    problems.accept(Problem.error("the server library failed: " + cause));
                }
                Matcher noConnection = NO_CONNECTION.matcher(Objects.requireNonNullElse(entry.getMessage(), ""));
                if (noConnection.find()) {
                    refused.accept(noConnection.group(1));
                }
            }

            @Override
            public void flush() {
                // nothing is kept
            }

            @Override
            public void close() {
                // nothing is open
            }
        };
        for (Logger logger : loggers) {
            logger.setLevel(Level.SEVERE);
            logger.setUseParentHandlers(false);
            logger.addHandler(handler);
        }
        accepting.setLevel(Level.WARNING);
    }

    void close() {
        loggers.forEach(logger -> logger.removeHandler(handler));
    }
}
