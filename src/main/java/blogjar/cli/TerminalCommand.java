package blogjar.cli;

import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** A command that prints. */
abstract class TerminalCommand implements Callable<Integer> {
    private @Nullable Terminal terminal;

    @Option(
            names = {"-q", "--quiet", "--silent"},
            description = "Print errors only.")
    boolean quiet;

    @Option(names = "--debug", description = "Print the stack trace of a failure that blog.jar does not expect.")
    boolean debug;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help.")
    boolean help;

    final void use(Terminal terminal) {
        this.terminal = terminal;
    }

    /** Where to print; says nothing but errors with {@code --quiet}. */
    final Terminal terminal() {
        Terminal given = Objects.requireNonNull(terminal, "made without Commands");
        return quiet ? given.quiet() : given;
    }
}
