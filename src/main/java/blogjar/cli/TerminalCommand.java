package blogjar.cli;

import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** A command that prints. */
abstract class TerminalCommand implements Callable<Integer> {
    boolean quiet;
    private @Nullable Terminal terminal;
    private @Nullable CommandSpec spec;

    /** Lists its options and parameters, and what its help says; those that all commands have need not be named. */
    abstract void declare(Usage usage);

    final void use(Terminal terminal, CommandSpec spec) {
        this.terminal = terminal;
        this.spec = spec;
    }

    /** Where to print; says nothing but errors with {@code --quiet}. */
    final Terminal terminal() {
        Terminal given = Objects.requireNonNull(terminal, "made without Usage");
        return quiet ? given.quiet() : given;
    }

    /** What it was called by. */
    final CommandLine line() {
        return Objects.requireNonNull(spec, "made without Usage").commandLine();
    }
}
