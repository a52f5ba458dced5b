package blogjar.cli;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code completion} */
@Command(
        name = "completion",
        description = "Prints a script that completes commands and options in bash and zsh.",
        footer = {"", "Example: alias blog.jar='java -jar /path/to/blog.jar'; source <(java -jar blog.jar completion)"})
final class CompletionCommand extends TerminalCommand {
    @Spec
    @Nullable
    CommandSpec spec;

    @Override
    public Integer call() {
        CommandSpec own = Objects.requireNonNull(spec);
        terminal().print(AutoComplete.bash("blog.jar", own.root().commandLine()));
        return Program.DONE;
    }
}
