package blogjar.cli;

import java.util.List;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.ParseResult;

/** The commands of the program, by name. */
final class Commands {
    private static final Named SERVE = new Named(ServeCommand::new, "serve", "server", "s");
    private static final Named COMPLETION = new Named(CompletionCommand::new, "completion");
    private static final List<Named> ALL = List.of(
            new Named(GenerateCommand::new, "generate", "g"),
            SERVE,
            new Named(DeployCommand::new, "deploy", "d"),
            new Named(DoctorCommand::new, "doctor"),
            new Named(InitCommand::new, "init"),
            new Named(NewCommand::new, "new", "n"),
            new Named(PublishCommand::new, "publish"),
            new Named(UnpublishCommand::new, "unpublish"),
            new Named(ShareCommand::new, "share"),
            new Named(ThemeCommand::new, "theme"),
            new Named(ListCommand::new, "list"),
            new Named(CheckCommand::new, "check"),
            new Named(StatsCommand::new, "stats"),
            new Named(RenderCommand::new, "render"),
            new Named(CleanCommand::new, "clean"),
            new Named(CompareCommand::new, "compare"),
            new Named(MigrateCommand::new, "migrate"),
            new Named(ConfigCommand::new, "config"),
            new Named(StatusCommand::new, "status"),
            new Named(CertCommand::new, "cert"),
            new Named(VersionCommand::new, "version"),
            COMPLETION);

    private Commands() {}

    /** The program, and the command that is called; or all commands, where that is not enough. */
    static CommandLine neededFor(String[] args, Terminal terminal) {
        CommandLine program = Usage.of(new BlogCommand(), terminal);
        for (Named command : neededFor(args)) {
            program.addSubcommand(
                    command.names().get(0), Usage.of(command.maker().get(), command.names(), terminal));
        }
        return program;
    }

    private static List<Named> neededFor(String[] args) {
        for (Named command : ALL) {
            if (command.isCalled(args) && !COMPLETION.isCalled(args)) { // which tells of all
                return List.of(command);
            }
        }
        return ALL;
    }

    static boolean isServe(String[] args) {
        return SERVE.isCalled(args);
    }

    static boolean isDebug(ParseResult parsed) {
        ParseResult last = parsed;
        while (last.hasSubcommand()) {
            last = last.subcommand();
        }
        return last.matchedOptionValue("--debug", false);
    }

    private record Named(Supplier<TerminalCommand> maker, List<String> names) {
        Named(Supplier<TerminalCommand> maker, String... names) {
            this(maker, List.of(names));
        }

        boolean isCalled(String[] args) {
            return args.length > 0 && names.contains(args[0]);
        }
    }
}
