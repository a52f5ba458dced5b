package blogjar.cli;

import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IFactory;
import picocli.CommandLine.ParseResult;

/** Makes the commands, with the terminal that they print to. */
final class Commands implements IFactory {
    private static final List<Class<? extends TerminalCommand>> ALL = List.of(
            GenerateCommand.class,
            ServeCommand.class,
            DoctorCommand.class,
            InitCommand.class,
            NewCommand.class,
            PublishCommand.class,
            ListCommand.class,
            CleanCommand.class,
            CompareCommand.class,
            ConfigCommand.class,
            StatusCommand.class,
            CertCommand.class,
            VersionCommand.class,
            CompletionCommand.class);

    private final Terminal terminal;

    Commands(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public <K> K create(Class<K> type) throws Exception {
        K made = CommandLine.defaultFactory().create(type);
        if (made instanceof TerminalCommand command) {
            command.use(terminal);
        }
        return made;
    }

    /** The command that is called, or all where that is not enough: the options of all take a fifth of a second to read. */
    static List<Class<? extends TerminalCommand>> neededFor(String[] args) {
        String called = args.length == 0 ? "" : args[0];
        for (Class<? extends TerminalCommand> command : ALL) {
            Command named = command.getAnnotation(Command.class);
            boolean isCalled =
                    named.name().equals(called) || List.of(named.aliases()).contains(called);
            if (isCalled && !command.equals(CompletionCommand.class)) { // which tells of all
                return List.of(command);
            }
        }
        return ALL;
    }

    static boolean isServe(String[] args) {
        return args.length > 0 && neededFor(args).equals(List.of(ServeCommand.class));
    }

    static boolean isDebug(ParseResult parsed) {
        ParseResult last = parsed;
        while (last.hasSubcommand()) {
            last = last.subcommand();
        }
        return last.matchedOptionValue("--debug", false);
    }
}
