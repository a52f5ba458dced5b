package blogjar.cli;

import java.util.Objects;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;

/** {@code version} */
@Command(
        name = "version",
        description = "Prints the version of blog.jar and of what it runs on.",
        footer = {"", "Example: java -jar blog.jar version"})
final class VersionCommand extends TerminalCommand {
    @Override
    public Integer call() {
        for (String line : lines()) {
            terminal().print(line);
        }
        return Program.DONE;
    }

    private static String[] lines() {
        String version = Objects.requireNonNullElse(Program.class.getPackage().getImplementationVersion(), "dev");
        return new String[] {
            "blog.jar: " + version,
            "java: " + Runtime.version() + " (" + System.getProperty("java.vm.name") + ")",
            "os: " + System.getProperty("os.name") + " " + System.getProperty("os.version") + " "
                    + System.getProperty("os.arch"),
        };
    }

    /** The same for {@code --version}. */
    static final class Text implements IVersionProvider {
        @Override
        public String[] getVersion() {
            return lines();
        }
    }
}
