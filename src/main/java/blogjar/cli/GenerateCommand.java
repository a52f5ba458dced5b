package blogjar.cli;

import blogjar.build.Build;
import blogjar.build.Progress;
import blogjar.diagnostic.Problem;
import blogjar.output.FolderSink;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code generate} */
@Command(
        name = "generate",
        aliases = "g",
        description = "Builds the blog into a folder, for any web server.",
        footer = {
            "",
            "The folder is whole before and after: nothing is changed in it until everything is built.",
            "",
            "Example: java -jar blog.jar generate --source my-blog --output /var/www/blog"
        })
final class GenerateCommand extends TerminalCommand {
    @Mixin
    SourceOptions blog = new SourceOptions();

    @Option(
            names = {"--output", "-o"},
            paramLabel = "DIR",
            description = "Where to. Default: 'public_dir' of _config.yml, that is public in the blog's folder.")
    @Nullable
    Path output;

    @Option(
            names = {"--strict", "-b", "--bail"},
            description = "Fail, and change nothing, if there is anything to tell: an error or a notice.")
    boolean strict;

    @Option(
            names = {"-f", "--force"},
            hidden = true,
            description = "Accepted for Hexo's sake; every build is complete.")
    boolean force;

    @Override
    public Integer call() throws IOException {
        Path root = blog.folder();
        Build build = Build.prepare(blog.settings(root, terminal()));
        Path folder = output == null ? build.publicFolder() : output.toAbsolutePath();
        OutputFolder.check(folder, root, build.sourceFolder());
        Progress progress = terminal().progress();
        try (FolderSink sink = FolderSink.open(folder)) {
            Build.Report report = run(build, sink, progress);
            terminal().tellAll(report.problems());
            if (strict && !report.problems().isEmpty()) {
                terminal()
                        .tell(Problem.error(Summary.counted(report.problems())
                                        + ", and --strict is on; nothing was changed")
                                .fix("correct what is told above"));
                return Program.FAILED;
            }
            FolderSink.Changes changes = sink.commit();
            terminal().say(Summary.of(report) + " into " + folder + Summary.changes(changes));
            return Program.DONE;
        }
    }

    private static Build.Report run(Build build, FolderSink sink, Progress progress) throws IOException {
        try {
            return build.run(sink, progress);
        } finally {
            progress.end();
        }
    }
}
