package blogjar.cli;

import picocli.CommandLine.Command;

/** {@code serve} */
@Command(name = "serve", aliases = {"server", "s"}, description = "Builds the blog and serves it.")
final class ServeCommand extends TerminalCommand {
    @Override
    public Integer call() {
        return Main.DONE;
    }
}
