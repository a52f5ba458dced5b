package blogjar.cli;

import blogjar.build.Build;
import blogjar.build.PageMemory;
import blogjar.build.PictureMemory;
import blogjar.build.Progress;
import blogjar.diagnostic.Problem;
import blogjar.diagnostic.Problems;
import blogjar.front.Front;
import blogjar.output.FolderSink;
import blogjar.output.Sink;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code generate} */
final class GenerateCommand extends TerminalCommand {
    private final SourceOptions blog = new SourceOptions();
    private @Nullable Path output;
    private boolean strict;
    private boolean deploy;
    private boolean fresh;
    private List<String> servers = List.of();
    private final CertificateOptions kept = new CertificateOptions();

    @Override
    void declare(Usage usage) {
        usage.says("Builds the blog into a folder, for any web server.")
                .ends(
                        "",
                        "The folder is whole before and after: nothing is changed in it until everything is built.",
                        "",
                        "Example: java -jar blog.jar generate --source my-blog --output /var/www/blog")
                .option(
                        "--output, -o",
                        "DIR",
                        Path.class,
                        "Where to. Default: 'public_dir' of _config.yml, that is public in the blog's folder.",
                        value -> output = value)
                .flag(
                        "--strict, -b, --bail",
                        "Fail, and change nothing, if there is anything to tell: an error or a notice.",
                        on -> strict = on)
                .flag("--deploy, -d", "Bring it to the places of 'deploy' afterwards.", on -> deploy = on)
                .options(
                        "--target",
                        "SERVER",
                        ",",
                        "Write redirects, header fields and error pages for another server as well: " + Front.words()
                                + ". Default: what 'generate.target' in _config.yml says.",
                        values -> servers = values)
                .flag(
                        "--no-cache, --force, -f",
                        "Make every page, also those that the last build into this folder made of the same.",
                        on -> fresh = on);
        kept.declareData(usage);
        blog.declare(usage);
    }

    @Override
    public Integer call() throws IOException {
        Path root = blog.folder();
        Build build = Build.prepare(blog.settings(root, terminal()));
        DeployCommand.Places places = deploy ? DeployCommand.places(build, root, terminal()) : null;
        Path folder = (output == null ? build.publicFolder() : output)
                .toAbsolutePath()
                .normalize();
        List<Front> fronts = Front.named(servers, build.config());
        if (!into(folder, root, build, fronts, data(kept, build, root, terminal()), strict, fresh, terminal())) {
            return Program.FAILED;
        }
        return places == null ? Program.DONE : DeployCommand.run(places, build, root, folder, terminal());
    }

    /** Where a running blog notes its addresses; none where it is to note none. */
    static List<Path> data(CertificateOptions kept, Build build, Path root, Terminal terminal) {
        return kept.dataFolder(build.config(), root, terminal.environment()).stream()
                .toList();
    }

    /**
     * Builds into a folder, and says so.
     *
     * @param fronts servers that are told of it
     * @param data where the blog's former addresses are
     * @param fresh whether every page is made, whatever the last build left
     * @return false where it is strict and there was something to tell; the folder is as it was then
     */
    static boolean into(
            Path folder,
            Path root,
            Build prepared,
            List<Front> fronts,
            List<Path> data,
            boolean strict,
            boolean fresh,
            Terminal terminal)
            throws IOException {
        Build whole = prepared.keeping(PictureMemory.once());
        OutputFolder.check(folder, root, whole.sourceFolder());
        Progress progress = terminal.progress();
        try (FolderSink sink = FolderSink.open(folder)) {
            PageMemory pages = fresh || !fronts.isEmpty() // those are told of all pages
                    ? PageMemory.none()
                    : CacheFolder.of(terminal.environment()).pages(root, folder, sink);
            Build build = whole.leaving(pages);
            OtherServers others = new OtherServers(fronts, build.config(), sink);
            Build.Report built = run(build, others.sink(), progress);
            Problems unsaid = new Problems();
            others.put(folder, root, data, unsaid);
            Build.Report report = built.with(unsaid.all());
            terminal.tellAll(report.problems());
            if (strict && !report.problems().isEmpty()) {
                terminal.tell(
                        Problem.error(Summary.counted(report.problems()) + ", and --strict is on; nothing was changed")
                                .fix("correct what is told above"));
                return false;
            }
            FolderSink.Changes changes = sink.commit();
            terminal.say(Summary.of(report) + " into " + folder + Summary.changes(changes));
            others.finish(terminal);
            pages.save().ifPresent(why -> terminal.tell(CacheFolder.unkept(why)));
            return true;
        }
    }

    private static Build.Report run(Build build, Sink sink, Progress progress) throws IOException {
        try {
            return build.run(sink, progress);
        } finally {
            progress.end();
        }
    }
}
