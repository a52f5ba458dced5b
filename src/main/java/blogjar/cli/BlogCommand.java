package blogjar.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** The program without a command. */
final class BlogCommand implements Runnable {
    private @Nullable CommandSpec spec;

    void declare(CommandSpec spec, Usage usage) {
        this.spec = spec.name("blog.jar");
        spec.usageMessage().synopsisSubcommandLabel("COMMAND");
        usage.says("Builds a Hexo blog as it is on disk, and serves it over HTTPS.")
                .ends(
                        "",
                        "Every option is an environment variable too: --https-port is BLOG_HTTPS_PORT.",
                        "Exit codes: 0 done, 1 the work failed, 2 the input or the call is wrong.",
                        "",
                        "Example: java -jar blog.jar serve --demo")
                .help()
                .version(VersionCommand::lines);
    }

    @Override
    public void run() {
        if (spec != null) {
            throw new ParameterException(spec.commandLine(), "a command is missing, such as generate or serve");
        }
    }
}
