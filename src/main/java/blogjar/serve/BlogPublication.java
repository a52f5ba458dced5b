package blogjar.serve;

import blogjar.build.Build;
import blogjar.build.PictureMemory;
import blogjar.build.Progress;
import blogjar.build.Remaining;
import blogjar.config.Config;
import blogjar.diagnostic.Problem;
import blogjar.diagnostic.ProblemException;
import blogjar.output.Content;
import blogjar.output.LateFolder;
import blogjar.output.LatePages;
import blogjar.output.Output;
import blogjar.output.Release;
import blogjar.output.ReleaseSink;
import blogjar.output.Sink;
import blogjar.redirect.RedirectsFile;
import blogjar.server.Announcements;
import blogjar.server.DraftLinks;
import blogjar.text.Html;
import blogjar.text.Json;
import blogjar.text.SlashPaths;
import blogjar.watch.Changes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** A Hexo blog, built into memory. */
public final class BlogPublication implements Publication {
    private static final String NOT_FOUND = "404.html";
    private static final Set<String> SKIPPED = Set.of(".git", ".deploy_git", "node_modules", "db.json", ".DS_Store");

    private final Build.Settings settings;
    private final Path root;
    private final String name;

    /** For who writes; empty for who only serves, and is glad of the room. */
    private final Optional<LiveReload> live;

    private volatile Config config;
    private volatile Path publicFolder;
    private final Optional<Shares> shares;
    private final PictureMemory pictures;
    private volatile Map<String, List<String>> built = Map.of();
    private volatile Optional<Drafts> drafts = Optional.empty();
    private volatile Predicate<Instant> current = now -> true;

    /**
     * @param config of the blog as it is now, or was; read again for each release
     * @param dev whether pages reload in the browser when they change, and show what is wrong
     */
    public BlogPublication(Build.Settings settings, Config config, boolean dev) {
        this(
                settings,
                config,
                dev,
                settings.source().toAbsolutePath().normalize().toString());
    }

    /** @param name tells it from other blogs, wherever its folder is */
    public BlogPublication(Build.Settings settings, Config config, boolean dev, String name) {
        this(settings, config, dev, name, Optional.empty(), PictureMemory.passing());
    }

    private BlogPublication(
            Build.Settings settings,
            Config config,
            boolean dev,
            String name,
            Optional<Shares> shares,
            PictureMemory pictures) {
        this.pictures = pictures;
        this.shares = shares;
        this.settings = settings;
        this.root = settings.source().toAbsolutePath().normalize();
        this.name = name;
        this.live = dev ? Optional.of(new LiveReload()) : Optional.empty();
        this.config = config;
        this.publicFolder = root.resolve(config.text("public_dir")).normalize();
    }

    /** The same, with drafts that are shown to who knows their links. */
    public BlogPublication sharing(Shares drafts) {
        return new BlogPublication(settings, config, live.isPresent(), name, Optional.of(drafts), pictures);
    }

    /** The same, with what was made of pictures kept in this folder, which is made when it is needed. */
    public BlogPublication keepingPictures(Path folder) {
        return new BlogPublication(settings, config, live.isPresent(), name, shares, PictureMemory.in(folder));
    }

    @Override
    public Release publish(Release previous, Journal journal) throws IOException {
        Build build =
                live.map(reload -> Build.prepare(settings, reload.memory())).orElseGet(() -> Build.prepare(settings));
        ReleaseSink release = new ReleaseSink(previous, Clock.systemUTC());
        ReleaseSink secret = new ReleaseSink(drafts.map(Drafts::shown).orElse(Release.empty()), Clock.systemUTC());
        Sink sink = live.<Sink>map(reload -> reload.into(release)).orElse(release);
        Progress progress = journal.progress();
        Build.Report report;
        try {
            report = run(build, apart(sink, secret), progress);
        } finally {
            progress.end();
        }
        journal.tell(report.problems());
        journal.built(report);
        if (live.isPresent()) {
            return live.get().release(report.problems(), release);
        }
        Release made = release.release();
        drafts = shares.map(all -> drafts(all, made, secret.release(), build));
        made.told().ifPresent(problem -> journal.tell(List.of(problem)));
        journal.tell(ClosedFiles.told(made, root));
        return made;
    }

    private Build.Report run(Build build, Sink sink, Progress progress) throws IOException {
        Map<String, List<String>> sharing = shares.map(Shares::paths).orElse(Map.of());
        config = build.config();
        publicFolder = build.publicFolder();
        built = sharing;
        current = now -> true; // what can't be built is tried again when a file changes, not all the time
        Build.Report report = build.sharing(sharing)
                .keeping(pictures)
                .run(below(build.config().links().root(), sink), progress);
        current = report::isCurrent;
        live.ifPresent(reload -> reload.mark(build.config().links().root(), report.unpublished()));
        return report;
    }

    /** Where settings or theme are other ones, it is not known whether any page can be rendered, so that all have to be. */
    @Override
    public Optional<Ahead> ahead(Release previous, Changes changes) throws IOException {
        if (live.isEmpty()) {
            return Optional.empty();
        }
        LiveReload reload = live.get();
        if (changes.exact()) {
            reload.memory().changed(changes.paths());
        } else {
            reload.memory().changedSomehow();
        }
        Build build = Build.prepare(settings, reload.memory());
        if (!build.isContinued()) {
            return Optional.empty();
        }
        ReleaseSink release = new ReleaseSink(previous, Clock.systemUTC());
        Build.Report report = run(build.rendering(), apart(reload.into(release), hidden -> {}), Progress.NONE);
        return Optional.of(new Shown(reload, report, reload.unrendered(report.problems(), release)));
    }

    private record Shown(LiveReload live, Build.Report report, Release shown) implements Ahead {
        @Override
        public Optional<Release> whole(Journal journal, BooleanSupplier stopped) throws IOException {
            long start = System.nanoTime();
            Progress progress = journal.progress();
            try {
                Optional<Release> whole = Remaining.render(shown, progress, stopped);
                if (whole.isPresent()) {
                    journal.tell(report.problems());
                    journal.built(report.longer(Duration.ofNanos(System.nanoTime() - start)));
                }
                return whole;
            } catch (ProblemException failed) {
                List<Problem> all = new ArrayList<>(report.problems());
                all.addAll(failed.problems());
                throw new ProblemException(all);
            } finally {
                progress.end();
            }
        }

        @Override
        public void accepted() {
            live.rendered(report.problems());
        }
    }

    /** What is shared is no part of the release, which is kept on disk and told to others. */
    private static Sink apart(Sink sink, Sink secret) {
        return new Sink() {
            @Override
            public void put(Output output) throws IOException {
                (isShared(output.path()) ? secret : sink).put(output);
            }

            @Override
            public void put(LatePages pages) throws IOException {
                sink.put(pages.without(BlogPublication::isShared)); // what is shared comes one by one
            }

            @Override
            public void put(LateFolder folder) throws IOException {
                sink.put(folder);
            }
        };
    }

    private static boolean isShared(String path) {
        return path.startsWith(DraftLinks.FOLDER) || path.contains("/" + DraftLinks.FOLDER);
    }

    private static Drafts drafts(Shares shares, Release made, Release secret, Build build) {
        String root = build.config().links().root().replaceFirst("^/+", "");
        String sources = build.config().text("source_dir") + "/";
        Map<String, String> published = new LinkedHashMap<>();
        made.sources().forEach((source, path) -> {
            if (source.startsWith(sources)) {
                published.put(source.substring(sources.length()), "/" + SlashPaths.ofPage(path));
            }
        });
        return new Drafts(root, secret, shares.of(published));
    }

    /**
     * A blog with a {@code root} is served below it, as its own links say. Its page for what is not found and its rules
     * serve the whole host, and who asks for the host itself is sent to the blog.
     */
    private static Sink below(String root, Sink sink) throws IOException {
        String prefix = root.replaceFirst("^/+", "");
        if (prefix.isEmpty()) {
            return sink;
        }
        String away = "<!doctype html><meta http-equiv=\"refresh\" content=\"0; url=" + Html.escape(root) + "\">";
        sink.put(new Output("index.html", new Content.Redirect(root, away.getBytes(StandardCharsets.UTF_8))));
        return new Sink() {
            @Override
            public void put(Output output) throws IOException {
                boolean rules = output.path().equals(RedirectsFile.NAME);
                if (!rules) {
                    sink.put(output.as(prefix + output.path(), output.content()));
                }
                if (rules || output.path().equals(NOT_FOUND)) {
                    sink.put(output);
                }
            }

            @Override
            public void put(LatePages pages) throws IOException {
                sink.put(pages.without(RedirectsFile.NAME::equals).below(prefix));
                sink.put(pages.without(path -> !path.equals(RedirectsFile.NAME) && !path.equals(NOT_FOUND)));
            }

            @Override
            public void put(LateFolder folder) throws IOException {
                sink.put(folder.below(prefix));
            }
        };
    }

    @Override
    public boolean tells(ProblemException failed) {
        live.ifPresent(reload -> reload.failed(failed.problems()));
        return live.isPresent();
    }

    @Override
    public Optional<Announcements> announcements() {
        return live.map(LiveReload::announcements);
    }

    @Override
    public void served() {
        live.ifPresent(LiveReload::served);
    }

    /** Posts that one run shows are not shown by the next for a moment, nor a site with another address, nor where photographs were taken. */
    @Override
    public String identity() {
        return Json.print(List.of(
                name,
                config.text("url"),
                config.text("root"),
                config.flag("pictures.strip_metadata", false),
                settings.configFiles(),
                contentOverrides().toString(),
                settings.drafts(),
                settings.future().map(Object::toString).orElse("")));
    }

    /** How it is served is no matter of what it is. */
    private Map<String, @Nullable Object> contentOverrides() {
        Map<String, @Nullable Object> content = new LinkedHashMap<>(settings.overrides());
        content.keySet().removeIf(key -> key.startsWith("server."));
        return content;
    }

    @Override
    public Map<String, @Nullable Object> settings() {
        return config.values();
    }

    @Override
    public Optional<String> due() {
        if (!current.test(settings.clock().instant())
                || !shares.map(Shares::paths).orElse(Map.of()).equals(built)) {
            return Optional.of("a post appears or expires");
        }
        return pictures.hasMore() ? Optional.of("smaller pictures are made") : Optional.empty();
    }

    @Override
    public Optional<Drafts> drafts() {
        return drafts;
    }

    @Override
    public Path folder() {
        return root;
    }

    @Override
    public boolean isSkipped(Path path) {
        return path.equals(publicFolder) || SKIPPED.contains(path.getFileName().toString());
    }
}
