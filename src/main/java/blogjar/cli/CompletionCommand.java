package blogjar.cli;

import picocli.AutoComplete;

/** {@code completion} */
final class CompletionCommand extends TerminalCommand {
    @Override
    void declare(Usage usage) {
        usage.says("Prints a script that completes commands and options in bash and zsh.")
                .ends(
                        "",
                        "Example: alias blog.jar='java -jar /path/to/blog.jar'; source <(java -jar blog.jar completion)");
    }

    @Override
    public Integer call() {
        terminal()
                .print(AutoComplete.bash(
                        "blog.jar", line().getCommandSpec().root().commandLine()));
        return Program.DONE;
    }
}
