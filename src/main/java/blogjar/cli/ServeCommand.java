package blogjar.cli;

import blogjar.build.Build;
import blogjar.config.Config;
import blogjar.config.ConfigFiles;
import blogjar.diagnostic.Problem;
import blogjar.diagnostic.ProblemException;
import blogjar.diagnostic.Problems;
import blogjar.git.GitException;
import blogjar.output.FileTree;
import blogjar.qr.QrSquares;
import blogjar.rights.Orphans;
import blogjar.rights.Rights;
import blogjar.rights.User;
import blogjar.serve.Awaited;
import blogjar.serve.BlogPublication;
import blogjar.serve.DataFolder;
import blogjar.serve.FolderPublication;
import blogjar.serve.Following;
import blogjar.serve.GitSettings;
import blogjar.serve.Https;
import blogjar.serve.Publication;
import blogjar.serve.RunningBlog;
import blogjar.serve.Shares;
import blogjar.server.ErrorLog;
import blogjar.server.WebServer;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ParseResult;

/** {@code serve} */
final class ServeCommand extends TerminalCommand {
    private static final Map<String, Object> WITHOUT_ACME = Map.of("server.acme", false);

    private static final String REPOSITORY = "server.git.repository";

    /** Seconds before a repository that could not be had is asked for again, at first and at last. */
    private static final int FIRST_PAUSE = 2;

    private static final int LONGEST_PAUSE = 60;

    private final SourceOptions blog = new SourceOptions();
    private boolean demo;
    private @Nullable Path demoFrom;
    private boolean demoIfEmpty;
    private @Nullable Path publicFolder;
    private boolean dev;
    private boolean open;
    private boolean qr;
    private @Nullable Path practice;
    private boolean preparing;
    private @Nullable String user;
    private final WebOptions web = new WebOptions();

    @Override
    void declare(Usage usage) {
        usage.says("Builds the blog and serves it; builds again when a file changes.")
                .ends(
                        "",
                        "Examples: java -jar blog.jar serve --demo",
                        "          java -jar blog.jar serve --source my-blog --dev",
                        "          java -jar blog.jar serve --source /srv/blog --port 80 --https-port 443 \\",
                        "              --certificates /etc/letsencrypt")
                .flag("--demo", "Serve the blog that is in the jar.", on -> demo = on)
                .option(
                        "--demo-from",
                        "DIR",
                        Path.class,
                        "With a demo: what --practise has kept in DIR is served at once.",
                        value -> demoFrom = value)
                .flag(
                        "--demo-if-empty",
                        "Serve the blog in the jar where --source is empty or not there.",
                        on -> demoIfEmpty = on)
                .option(
                        "--public",
                        "DIR",
                        Path.class,
                        "Serve a ready-made folder as it is; nothing is built.",
                        value -> publicFolder = value)
                .flag(
                        "--dev",
                        "Show drafts and posts of a later date, too; reload pages in the browser when they change, and"
                                + " show errors on them.",
                        on -> dev = on)
                .flag("-o, --open", "Open the blog in the browser.", on -> open = on)
                .flag(
                        "--qr",
                        "Let other machines of the network in, and print the address for a telephone as a QR code.",
                        on -> qr = on)
                .option(
                        "--practise",
                        "DIR",
                        Path.class,
                        "Serve the demo, kept in DIR, to itself for a moment and end: for Java to record what a start"
                                + " needs, as with -XX:AOTCacheOutput=FILE.",
                        value -> practice = value)
                .flag(
                        "--prepare",
                        "Build the site, compress it and keep it in --data, from where the next start serves it at once; and end.",
                        on -> preparing = on)
                .option(
                        "--run-as",
                        "UID[:GID]",
                        String.class,
                        "Become this user, where root started it; what reads files may still read any.",
                        value -> user = value);
        blog.declare(usage);
        web.declare(usage);
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        ParseResult given = line().getParseResult();
        if (demo && (given.hasMatchedOption("--source") || given.hasMatchedOption("--public"))) {
            throw new ProblemException(
                    Problem.error("--demo serves a blog of its own; it can't be had with --source or --public")
                            .fix("leave one of them out"));
        }
        if (practice != null) {
            return practise(practice);
        }
        if (preparing) {
            return prepare();
        }
        if (qr) {
            web.letOthersIn();
        }
        if (dev) {
            blog.showUnpublished();
        }
        if (publicFolder != null && !demo) {
            return serve(new FolderPublication(publicFolder), folderConfig(publicFolder), Optional.empty());
        }
        Path root = blog.folder();
        if (!demo && !dev && (web.kept.git != null || blog.sets(REPOSITORY, terminal()))) {
            Build.Settings settings = blog.settings(root, terminal(), web.kept.settings());
            Optional<Config> own = isBlog(root) ? prepared(settings) : Optional.empty();
            return serveGit(root, settings, own.orElseGet(() -> ofTheCall(settings)));
        }
        if (demo) {
            return serveDemo();
        }
        if (demoIfEmpty && isEmpty(root)) {
            terminal().say(FirstRun.demoInstead(root));
            return serveDemo();
        }
        FirstRun.noBlog(root).ifPresent(terminal()::tell);
        return serve(root, !dev);
    }

    /** What is fetched, written or ready-made elsewhere is not for the next start of this blog. */
    private int prepare() throws IOException, InterruptedException {
        if (demo || dev || publicFolder != null) {
            throw new ProblemException(Problem.error(
                            "--prepare keeps the site of a blog; there is none of its own with --demo, --dev or --public")
                    .fix("leave one of them out"));
        }
        Path root = blog.folder();
        Build.Settings settings = blog.settings(root, terminal(), web.kept.settings());
        Config config = Build.prepare(settings).config();
        Optional<DataFolder> data = open(config, root);
        if (data.isEmpty()) {
            throw new ProblemException(Problem.error("there is no folder to keep the site in")
                    .at(config.place("server.data"))
                    .fix("name one with --data DIR"));
        }
        TerminalJournal journal = new TerminalJournal(terminal());
        try (RunningBlog blogToKeep =
                new RunningBlog(sharing(new BlogPublication(settings, config, false), data), data, journal)) {
            blogToKeep.prepare(config.flag("server.brotli", true));
        }
        return Program.DONE;
    }

    /** A ready-made folder has no settings but those of the call, and no address where none of them tells it. */
    private Config folderConfig(Path folder) {
        Build.Settings settings = blog.settings(folder, terminal(), web.kept.settings());
        Problems problems = new Problems();
        Config config = ConfigFiles.load(folder, settings.configFiles(), settings.overrides(), problems)
                .config();
        terminal().tellAll(problems.all());
        if (!settings.configFiles().isEmpty() || settings.overrides().containsKey("url")) {
            return config;
        }
        Map<String, @Nullable Object> values = new LinkedHashMap<>(config.values());
        values.put("url", "");
        return new Config(values, Map.of());
    }

    private static boolean isBlog(Path root) {
        return Files.isRegularFile(root.resolve("_config.yml"));
    }

    private static boolean isEmpty(Path root) throws IOException {
        if (!Files.isDirectory(root)) {
            return !Files.exists(root);
        }
        try (Stream<Path> entries = Files.list(root)) {
            return entries.findAny().isEmpty();
        }
    }

    private int serveDemo() throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("blog-demo-");
        Runtime.getRuntime().addShutdownHook(new Thread(() -> remove(folder)));
        Practice own = Practice.at(folder);
        if (demoFrom == null) {
            BundledBlog.DEMO.copyTo(own.blog());
            return serve(own.blog(), Optional.empty());
        }
        Practice given = Practice.at(demoFrom);
        copyKept(given, own);
        return serve(given.blog(), open(own.data(), given.blog()));
    }

    /** What is written to; the blog is only read. */
    private static void copyKept(Practice from, Practice to) {
        try {
            FileTree.copy(from.data(), to.data());
        } catch (IOException failed) {
            throw new ProblemException(Problem.error("the demo can't be had from there: " + failed)
                    .in(from.data().toString())
                    .fix("name a folder that was made by: serve --practise DIR, or leave --demo-from out"));
        }
    }

    private int practise(Path folder) throws IOException, InterruptedException {
        Rights.practise();
        Practice prepared = Practice.in(folder);
        FirstRun.noBlog(prepared.blog()).ifPresent(terminal()::tell);
        web.practise(prepared);
        return demoFrom == null ? serve(prepared.blog(), open(prepared.data(), prepared.blog())) : serveDemo();
    }

    private Optional<DataFolder> open(Path data, Path demo) {
        return DataFolder.open(data, demo, terminal()::tell);
    }

    /** The demo is the same in any folder. */
    private int serve(Path demoBlog, Optional<DataFolder> data) throws IOException, InterruptedException {
        leaveAcmeAside();
        Build.Settings settings = blog.settings(demoBlog, terminal(), WITHOUT_ACME);
        Config config = Build.prepare(settings).config();
        return serve(new BlogPublication(settings, config, dev, BundledBlog.DEMO.toString()), config, data);
    }

    private void leaveAcmeAside() {
        if (web.kept.email != null) {
            terminal().say("--acme is left aside: a demo, or a blog that is being written, asks for no certificate");
        }
    }

    private void remove(Path folder) {
        try {
            FileTree.delete(folder);
        } catch (IOException left) {
            terminal().say("the demo's folder is left behind: " + folder);
        }
    }

    /** @param lasting whether anything is kept for the next start, and certificates are had */
    private int serve(Path root, boolean lasting) throws IOException, InterruptedException {
        if (!lasting) {
            leaveAcmeAside();
        }
        Build.Settings settings = blog.settings(root, terminal(), lasting ? web.kept.settings() : WITHOUT_ACME);
        Config config;
        Optional<DataFolder> data;
        try {
            config = Build.prepare(settings).config();
            if (GitSettings.isWanted(config)) {
                if (lasting) {
                    return serveGit(root, settings, config);
                }
                terminal().say("server.git is left aside: a blog that is being written is served as it is here");
            }
            data = lasting ? open(config, root) : Optional.empty();
        } catch (ProblemException broken) {
            data = lasting ? open(ofTheCall(settings), root) : Optional.empty();
            config = keptSettings(data).orElseThrow(() -> broken);
        }
        return serve(sharing(new BlogPublication(settings, config, dev), data), config, data);
    }

    /**
     * Follows a branch. Where nothing of it is there yet, what there is in the folder is served until it is.
     *
     * @param bootstrap what is known of the settings before those of the repository are there
     */
    private int serveGit(Path root, Build.Settings given, Config bootstrap) throws IOException, InterruptedException {
        GitSettings git = GitSettings.of(bootstrap);
        boolean named = isBlog(root);
        Path place =
                named ? root : Path.of("/", git.branch().host(), git.branch().path());
        Optional<DataFolder> data = open(bootstrap, place);
        if (user != null) {
            Rights.become(User.of(user), terminal()::tell);
        }
        Path folder = data.isPresent() ? data.get().path().resolve("git") : temporary();
        Following following = new Following(git, folder, new TerminalJournal(terminal()), Clock.systemUTC());
        Build.Settings settings = new Build.Settings(
                following.blog(),
                given.configFiles(),
                given.overrides(),
                given.drafts(),
                given.future(),
                given.clock());
        Optional<Config> config = following.isWhole() ? prepared(settings) : Optional.empty();
        if (config.isEmpty()) {
            config = keptSettings(data);
        }
        if (config.isEmpty()) {
            config = Optional.of(awaitFirst(following, settings, given, bootstrap, named));
        }
        BlogPublication publication = sharing(new BlogPublication(settings, config.get(), false), data);
        return serve(publication, config.get(), data, Optional.of(following));
    }

    private static BlogPublication sharing(BlogPublication publication, Optional<DataFolder> data) {
        return data.map(folder -> publication
                        .sharing(new Shares(folder.path(), Clock.systemUTC()))
                        .keepingPictures(folder.path().resolve("pictures")))
                .orElse(publication);
    }

    private Path temporary() throws IOException {
        Path folder = Files.createTempDirectory("blog-git-");
        Runtime.getRuntime().addShutdownHook(new Thread(() -> remove(folder)));
        return folder;
    }

    private Optional<Config> prepared(Build.Settings settings) {
        try {
            return Optional.of(Build.prepare(settings).config());
        } catch (ProblemException broken) {
            terminal().tellAll(broken.problems());
            return Optional.empty();
        }
    }

    /** Serves what there is while the repository is fetched, again and again until there is a blog in it. */
    private Config awaitFirst(
            Following following, Build.Settings settings, Build.Settings given, Config bootstrap, boolean named)
            throws IOException, InterruptedException {
        TerminalJournal journal = new TerminalJournal(terminal());
        Publication publication = named ? new BlogPublication(given, bootstrap, false) : new Awaited(given.source());
        try (ErrorLog errors = ErrorLog.of(bootstrap, new FileOutputStream(FileDescriptor.err), journal::tell);
                RunningBlog waiting = new RunningBlog(publication, Optional.empty(), journal)) {
            EndSignals.take().endBy(() -> end(waiting));
            Optional<Https> https = Optional.empty();
            waiting.start(web.settings(bootstrap, errors).telling(following), https);
            int seconds = FIRST_PAUSE;
            while (true) {
                try {
                    following.fetchFirst();
                    Optional<Config> config = prepared(settings);
                    if (config.isPresent()) {
                        return config.get();
                    }
                } catch (GitException failed) {
                    terminal().tell(failed.problem());
                } catch (ProblemException failed) {
                    terminal().tellAll(failed.problems());
                }
                terminal().say("tried again in " + seconds + " s");
                TimeUnit.SECONDS.sleep(seconds);
                seconds = Math.min(LONGEST_PAUSE, 2 * seconds);
            }
        }
    }

    private Optional<DataFolder> open(Config config, Path root) {
        return web.kept
                .dataFolder(config, root, terminal().environment())
                .flatMap(path -> DataFolder.open(path, root, terminal()::tell));
    }

    /** What is set by options and the environment, as the blog's own settings can't be read. */
    private static Config ofTheCall(Build.Settings settings) {
        return ConfigFiles.ofCall(settings.overrides());
    }

    private static Optional<Config> keptSettings(Optional<DataFolder> data) throws IOException {
        return data.isEmpty() ? Optional.empty() : RunningBlog.keptSettings(data.get());
    }

    private int serve(Publication publication, Config config, Optional<DataFolder> data)
            throws IOException, InterruptedException {
        return serve(publication, config, data, Optional.empty());
    }

    private int serve(Publication publication, Config config, Optional<DataFolder> data, Optional<Following> following)
            throws IOException, InterruptedException {
        // Before this, nothing faces the network or starts a thread that will last.
        if (user != null && following.isEmpty()) {
            Rights.become(User.of(user), terminal()::tell);
        }
        EndSignals signals = EndSignals.take();
        Orphans.reap();
        MemoryLimit memory = MemoryLimit.here();
        memory.check();
        if (!memory.isRoomy()) {
            terminal()
                    .say("with " + memory
                            + " of memory, nothing is compressed with Brotli and Java is not warmed up; from "
                            + new MemoryLimit(MemoryLimit.ROOMY) + " on it is");
        }
        TerminalJournal journal = new TerminalJournal(terminal());
        try (ErrorLog errors = ErrorLog.of(config, new FileOutputStream(FileDescriptor.err), journal::tell)) {
            RunningBlog running = new RunningBlog(publication, data, following, journal);
            running.readAhead();
            Optional<Https> https =
                    web.https(config, publication.folder(), terminal().environment(), terminal()::tell);
            Runtime.getRuntime().addShutdownHook(new Thread(() -> end(running, errors), "shutdown"));
            WebServer.Settings settings = web.settings(config, errors);
            signals.endBy(() -> end(running));
            if (!running.start(following.map(settings::telling).orElse(settings), https)) {
                running.awaitEnd();
                return Program.DONE;
            }
            if (running.lacksCertificate() && !web.kept.named(config).isEmpty()) {
                terminal().say(FirstRun.noCertificate(Path.of(web.kept.named(config))));
            }
            if (!dev && memory.isRoomy() && config.flag("server.brotli", true)) {
                running.compressFurther();
            }
            if (!dev && memory.isRoomy() && config.flag("server.warm", true)) {
                running.warmUp();
            }
            show(running);
            if (practice != null) {
                running.practise();
                running.adminAddress().ifPresent(ServeCommand::practiseHealth);
                return Program.DONE; // the end of the process is the server's
            }
            running.awaitEnd();
            return Program.DONE;
        }
    }

    /** Says who else may look, and opens what is wanted. */
    private void show(RunningBlog running) {
        InetSocketAddress bound = running.httpAddress();
        List<String> others = dev || qr ? LanAddresses.of(bound) : List.of();
        others.forEach(address -> terminal().say("in this network: " + address));
        if (qr && others.isEmpty()) {
            terminal()
                    .tell(Problem.notice("there is no QR code, as no other machine reaches this address")
                            .fix("look whether this machine is in a network, and what --address or server.address says;"
                                    + " 0.0.0.0 lets all in"));
        } else if (qr) {
            QrSquares.of(others.get(0))
                    .ifPresent(
                            code -> terminal().print(QrText.of(code, terminal().hasColours())));
        }
        if (open) {
            Browser.open(running.localAddress(), terminal().environment()).ifPresent(terminal()::tell);
        }
    }

    private static void practiseHealth(InetSocketAddress admin) {
        Health.check(
                Map.of("BLOG_ADMIN", "127.0.0.1:" + admin.getPort()),
                new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8));
    }

    /** Also while it is being built for the first time, which nothing waits for then. */
    private static void end(RunningBlog running) {
        running.close();
        System.exit(Program.DONE);
    }

    private static void end(RunningBlog running, ErrorLog errors) {
        running.close();
        errors.close();
    }
}
