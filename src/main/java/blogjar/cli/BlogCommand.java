package blogjar.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The program without a command. */
@Command(
        name = "blog.jar",
        description = "Builds a Hexo blog as it is on disk, and serves it over HTTPS.",
        synopsisSubcommandLabel = "COMMAND",
        versionProvider = VersionCommand.Text.class,
        footer = {
            "",
            "Every option is an environment variable too: --https-port is BLOG_HTTPS_PORT.",
            "Exit codes: 0 done, 1 the work failed, 2 the input or the call is wrong.",
            "",
            "Example: java -jar blog.jar serve --demo"
        })
final class BlogCommand implements Runnable {
    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help.")
    boolean help;

    @Option(
            names = {"-v", "--version"},
            versionHelp = true,
            description = "Print the version.")
    boolean version;

    @Spec
    @Nullable
    CommandSpec spec;

    @Override
    public void run() {
        if (spec != null) {
            throw new ParameterException(spec.commandLine(), "a command is missing, such as generate or serve");
        }
    }
}
