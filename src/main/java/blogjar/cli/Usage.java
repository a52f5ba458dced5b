package blogjar.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.IGetter;
import picocli.CommandLine.Model.ISetter;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.Model.UnmatchedArgsBinding;

/**
 * How a command is called: a command lists here what it takes. picocli would read the same from annotations, but by reflection,
 * which is a seventh of the processor's time of a start.
 *
 * <p>Names of an option are written as its help shows them: {@code --port, -p}.
 */
final class Usage {
    private final CommandSpec spec;
    private final Terminal terminal;

    private Usage(CommandSpec spec, Terminal terminal) {
        this.spec = spec;
        this.terminal = terminal;
    }

    /** The program without a command. */
    static CommandLine of(BlogCommand program, Terminal terminal) {
        CommandSpec spec = CommandSpec.wrapWithoutInspection(program);
        program.declare(spec, new Usage(spec, terminal));
        return new CommandLine(spec);
    }

    /** @param names the first, and others by which it is known as well */
    static CommandLine of(TerminalCommand command, List<String> names, Terminal terminal) {
        CommandSpec spec = CommandSpec.wrapWithoutInspection(command)
                .name(names.get(0))
                .aliases(names.subList(1, names.size()).toArray(new String[0]));
        command.use(terminal, spec);
        Usage usage = new Usage(spec, terminal);
        usage.flag("-q, --quiet, --silent", "Print errors only.", on -> command.quiet = on)
                .flag(
                        "--debug",
                        "Print the stack trace of a failure that blog.jar does not expect.",
                        on -> {}) // looked for when something fails
                .help();
        command.declare(usage);
        return new CommandLine(spec);
    }

    /** What it does, in the lines of its help. */
    Usage says(String... lines) {
        spec.usageMessage().description(lines);
        return this;
    }

    /** The last lines of its help. */
    Usage ends(String... lines) {
        spec.usageMessage().footer(lines);
        return this;
    }

    Usage help() {
        spec.addOption(option("-h, --help", "Show this help.")
                .type(boolean.class)
                .usageHelp(true)
                .build());
        return this;
    }

    Usage version(CommandLine.IVersionProvider version) {
        spec.versionProvider(version)
                .addOption(option("-v, --version", "Print the version.")
                        .type(boolean.class)
                        .versionHelp(true)
                        .build());
        return this;
    }

    Usage flag(String names, String description, Consumer<Boolean> setter) {
        spec.addOption(flagOf(names, description, setter).build());
        return this;
    }

    /** One that is accepted for Hexo's sake: it does nothing, and help does not show it. */
    Usage hiddenFlag(String names) {
        spec.addOption(flagOf(names, "Accepted for Hexo's sake.", on -> {})
                .hidden(true)
                .build());
        return this;
    }

    /** A flag and its opposite: {@code --future} and {@code --no-future}. */
    Usage choice(String name, String description, Consumer<Boolean> setter) {
        spec.addOption(flagOf(name, description, setter)
                .type(Boolean.class)
                .negatable(true)
                .build());
        return this;
    }

    private static OptionSpec.Builder flagOf(String names, String description, Consumer<Boolean> setter) {
        Slot<Boolean> slot = new Slot<>(setter);
        return option(names, description).type(boolean.class).getter(slot).setter(slot);
    }

    <V> Usage option(String names, String label, Class<V> type, String description, Consumer<V> setter) {
        Slot<V> slot = new Slot<>(setter);
        OptionSpec.Builder option = option(names, description)
                .paramLabel(label)
                .type(type)
                .arity("1")
                .getter(slot)
                .setter(slot);
        if (type == Path.class) {
            option.converters(Path::of); // picocli's own goes by reflection
        }
        spec.addOption(option.build());
        return this;
    }

    /**
     * One that may be given several times.
     *
     * @param separator between several values that are given at once; empty for none
     */
    Usage options(String names, String label, String separator, String description, Consumer<List<String>> setter) {
        Slot<List<String>> slot = new Slot<>(setter);
        spec.addOption(option(names, description)
                .paramLabel(label)
                .type(List.class)
                .auxiliaryTypes(String.class)
                .arity("1")
                .splitRegex(separator)
                .getter(slot)
                .setter(slot)
                .build());
        return this;
    }

    private static OptionSpec.Builder option(String names, String description) {
        return OptionSpec.builder(names.split(", ")).description(description);
    }

    /** The next word of the call. */
    <V> Usage parameter(String arity, String label, Class<V> type, String description, Consumer<V> setter) {
        Slot<V> slot = new Slot<>(setter);
        spec.addPositional(parameter(arity, label, description)
                .index("" + spec.positionalParameters().size())
                .type(type)
                .getter(slot)
                .setter(slot)
                .build());
        return this;
    }

    /** All words of the call. */
    Usage parameters(String arity, String label, String description, Consumer<List<String>> setter) {
        Slot<List<String>> slot = new Slot<>(setter);
        spec.addPositional(parameter(arity, label, description)
                .index("0..*")
                .type(List.class)
                .auxiliaryTypes(String.class)
                .getter(slot)
                .setter(slot)
                .build());
        return this;
    }

    private static PositionalParamSpec.Builder parameter(String arity, String label, String description) {
        return PositionalParamSpec.builder()
                .arity(arity)
                .required(!arity.startsWith("0"))
                .paramLabel(label)
                .description(description);
    }

    /** Options that are not known are no mistake: the command reads them itself. */
    Usage furtherOptions() {
        spec.addUnmatchedArgsBinding(UnmatchedArgsBinding.forStringArrayConsumer(new Slot<String[]>(further -> {})));
        return this;
    }

    /** A command below this one, with its names. */
    Usage command(TerminalCommand command, String... names) {
        spec.addSubcommand(names[0], of(command, List.of(names), terminal));
        return this;
    }

    /** What picocli has set, handed on. It sets nothing where nothing is given, so what a field begins with stays. */
    private static final class Slot<V> implements IGetter, ISetter {
        final Consumer<V> setter;

        @Nullable
        Object value;

        Slot(Consumer<V> setter) {
            this.setter = setter;
        }

        @Override
        @SuppressWarnings("unchecked") // picocli asks for the type that the option was declared with
        public <T> @Nullable T get() {
            return (T) value;
        }

        @Override
        @SuppressWarnings("unchecked")
        public <T> @Nullable T set(@Nullable T given) {
            T before = get();
            value = given;
            if (given != null) {
                setter.accept((V) given);
            }
            return before;
        }
    }
}
