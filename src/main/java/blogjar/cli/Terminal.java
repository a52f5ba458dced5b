package blogjar.cli;

import blogjar.build.Progress;
import blogjar.diagnostic.Problem;
import java.io.Console;
import java.io.PrintStream;
import java.lang.reflect.InvocationTargetException;
import java.util.List;
import java.util.Map;

/** Where the program prints: results to standard output, all else to standard error. */
final class Terminal {
    private static final int USUAL_WIDTH = 80;

    private final PrintStream out;
    private final PrintStream err;
    private final Map<String, String> environment;
    private final boolean quiet;

    /** @param environment of the process, which tells whether colours are wanted */
    Terminal(PrintStream out, PrintStream err, Map<String, String> environment) {
        this(out, err, environment, false);
    }

    private Terminal(PrintStream out, PrintStream err, Map<String, String> environment, boolean quiet) {
        this.out = out;
        this.err = err;
        this.environment = environment;
        this.quiet = quiet;
    }

    Terminal quiet() {
        return new Terminal(out, err, environment, true);
    }

    /** The variables of the process. */
    Map<String, String> environment() {
        return environment;
    }

    /** Prints what was asked for. */
    void print(String text) {
        out.println(text);
    }

    /** Prints a line about the work, unless quiet. */
    void say(String line) {
        if (!quiet) {
            err.println(line);
        }
    }

    void tell(Problem problem) {
        if (!quiet || problem.isError()) {
            err.println(problem);
        }
    }

    void tellAll(List<Problem> problems) {
        problems.forEach(this::tell);
    }

    void trace(Throwable failure) {
        failure.printStackTrace(err);
    }

    /** Follows a build: a line that changes on a terminal, a line a phase elsewhere, nothing when quiet. */
    Progress progress() {
        if (quiet) {
            return Progress.NONE;
        }
        return isInteractive() ? new LiveProgress(err) : new PlainProgress(err);
    }

    /** Whether results may have colours: a person reads them, and did not say no (https://no-color.org). */
    boolean hasColours() {
        return isInteractive() && wantsColours(environment);
    }

    static boolean wantsColours(Map<String, String> environment) {
        String terminal = environment.getOrDefault("TERM", "dumb"); // Windows' old console has no TERM, and no colours
        return environment.getOrDefault("NO_COLOR", "").isEmpty() && !terminal.equals("dumb");
    }

    /** Columns: what the shell says, else 80. */
    int width() {
        String columns = environment.getOrDefault("COLUMNS", "");
        return columns.matches("[1-9]\\d{1,3}") ? Integer.parseInt(columns) : USUAL_WIDTH;
    }

    /** Prints a table: as wide as the terminal, or whole where a file or a program reads it. */
    void print(Table table) {
        boolean told = !environment.getOrDefault("COLUMNS", "").isEmpty();
        print(table.print(told || isInteractive() ? width() : Integer.MAX_VALUE, hasColours()));
    }

    private static boolean isInteractive() {
        Console console = System.console();
        if (console == null) {
            return false;
        }
        try { // since JDK 22 there is a console without a terminal, and a method to ask
            return (Boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (NoSuchMethodException older) {
            return true;
        } catch (IllegalAccessException | InvocationTargetException unknown) {
            return false;
        }
    }
}
