package blogjar.server;

import blogjar.diagnostic.Problem;
import java.util.List;
import java.util.function.Consumer;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/**
 * Keeps the server library's log from the terminal, where it would print stack traces of clients that hang up. What is
 * serious is passed on as one line.
 */
final class LibraryLog {
    /** Held, as a logger that nobody holds forgets its level. */
    private final List<Logger> loggers =
            List.of(Logger.getLogger("org.xnio"), Logger.getLogger("io.undertow"), Logger.getLogger("org.jboss"));

    private final Handler handler;

    LibraryLog(Consumer<Problem> problems) {
        handler = new Handler() {
            @Override
            public void publish(LogRecord entry) {
                Throwable cause = entry.getThrown();
                if (cause instanceof Error) {
                    problems.accept(Problem.error("the server library failed: " + cause));
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
    }

    void close() {
        loggers.forEach(logger -> logger.removeHandler(handler));
    }
}
