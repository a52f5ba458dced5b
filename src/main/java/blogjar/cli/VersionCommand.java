package blogjar.cli;

import java.util.Objects;

/** {@code version} */
final class VersionCommand extends TerminalCommand {
    @Override
    void declare(Usage usage) {
        usage.says("Prints the version of blog.jar and of what it runs on.")
                .ends("", "Example: java -jar blog.jar version");
    }

    @Override
    public Integer call() {
        for (String line : lines()) {
            terminal().print(line);
        }
        return Program.DONE;
    }

    static String[] lines() {
        String version = Objects.requireNonNullElse(Program.class.getPackage().getImplementationVersion(), "dev");
        return new String[] {
            "blog.jar: " + version,
            "java: " + Runtime.version() + " (" + System.getProperty("java.vm.name") + ")",
            "os: " + System.getProperty("os.name") + " " + System.getProperty("os.version") + " "
                    + System.getProperty("os.arch"),
        };
    }
}
