package blogjar.build;

import blogjar.config.Config;
import blogjar.config.ConfigFiles;
import blogjar.content.Document;
import blogjar.content.InParallel;
import blogjar.content.SourceFolder;
import blogjar.content.SourceTree;
import blogjar.diagnostic.Problem;
import blogjar.diagnostic.ProblemException;
import blogjar.diagnostic.Problems;
import blogjar.output.Content;
import blogjar.output.LateFolder;
import blogjar.output.LatePages;
import blogjar.output.Output;
import blogjar.output.Sink;
import blogjar.output.UnreadableFile;
import blogjar.route.Feeds;
import blogjar.route.LanguageHomes;
import blogjar.route.Route;
import blogjar.site.Article;
import blogjar.site.Post;
import blogjar.site.Reads;
import blogjar.site.Site;
import blogjar.site.SiteAssembly;
import blogjar.site.Span;
import blogjar.theme.Extras;
import blogjar.theme.SearchPlace;
import blogjar.theme.Theme;
import blogjar.theme.ThemeAsset;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One build: a source tree read, modelled, routed, rendered and put into a sink. */
public final class Build {
    static final int TELL_AT_MOST = 20;
    private static final Set<String> NO_LAYOUT = Set.of("", "false", "off");

    private final Settings settings;
    private final Path root;
    private final Config config;
    private final BuildMemory memory;
    private final Problems problems;
    private final Map<String, List<String>> sharing;
    private final PictureMemory pictures;
    private final boolean late;
    private final PageMemory pages;

    private Build(
            Settings settings,
            Path root,
            Config config,
            BuildMemory memory,
            Problems problems,
            Map<String, List<String>> sharing,
            PictureMemory pictures,
            boolean late,
            PageMemory pages) {
        this.late = late;
        this.pages = pages;
        this.memory = memory;
        this.pictures = pictures;
        this.sharing = sharing;
        this.settings = settings;
        this.root = root;
        this.config = config;
        this.problems = problems;
    }

    /**
     * The settings of a run.
     *
     * @param source the blog's folder, where {@code _config.yml} is
     * @param configFiles names of {@code --config}; empty for {@code _config.yml}
     * @param overrides settings that win over the files, by dotted path
     * @param drafts whether drafts are shown
     * @param future whether posts of a later date are shown; empty for what the files say
     * @param clock what "later" is measured by
     */
    public record Settings(
            Path source,
            List<String> configFiles,
            Map<String, Object> overrides,
            boolean drafts,
            Optional<Boolean> future,
            Clock clock) {

        public static Settings of(Path source) {
            return new Settings(source, List.of(), Map.of(), false, Optional.empty(), Clock.systemUTC());
        }
    }

    /**
     * What a build did.
     *
     * @param outputs files put into the sink
     * @param leftOut documents that could not be read or published
     * @param problems by place
     * @param span for how long a build of the same files makes the same
     * @param unpublished posts that readers do not see yet, path to the time of the post; of a draft that is empty
     */
    public record Report(
            Config config,
            int posts,
            int pages,
            int outputs,
            int leftOut,
            List<Problem> problems,
            Duration time,
            Span span,
            Map<String, Optional<ZonedDateTime>> unpublished) {

        /** The same, which took so much longer. */
        public Report longer(Duration more) {
            return new Report(config, posts, pages, outputs, leftOut, problems, time.plus(more), span, unpublished);
        }

        /** The same with more to tell. */
        public Report with(List<Problem> more) {
            if (more.isEmpty()) {
                return this;
            }
            Problems all = new Problems();
            all.addAll(problems);
            all.addAll(more);
            return new Report(config, posts, pages, outputs, leftOut, all.all(), time, span, unpublished);
        }

        /** Whether a build of the same files would make the same now: no post has appeared or expired meanwhile. */
        public boolean isCurrent(Instant now) {
            return span.has(now);
        }
    }

    /** A blog read and routed, but not put anywhere. */
    public record Inventory(Site site, List<Route> routes, List<Problem> problems) {}

    /**
     * Reads the configuration of a blog.
     *
     * @throws ProblemException where there is no blog, or its configuration can't be used
     */
    public static Build prepare(Settings settings) {
        return prepare(root(settings), settings, new BuildMemory());
    }

    /**
     * The same for one of many builds of a blog.
     *
     * @param memory of those before
     */
    public static Build prepare(Settings settings, BuildMemory memory) {
        Path root = root(settings);
        memory.begin(settings, root);
        return prepare(root, settings, memory);
    }

    private static Build prepare(Path root, Settings settings, BuildMemory memory) {
        Problems problems = new Problems();
        try {
            Config config = config(root, settings, problems);
            memory.goOnWith(config);
            return new Build(
                    settings, root, config, memory, problems, Map.of(), PictureMemory.none(), false, PageMemory.none());
        } catch (ProblemException fatal) {
            throw withAll(problems, fatal);
        }
    }

    /**
     * The same, with drafts at secret addresses, which are named nowhere.
     *
     * @param sharing from a draft's file, below the folder of the sources, to the paths of its page
     */
    public Build sharing(Map<String, List<String>> sharing) {
        return new Build(settings, root, config, memory, problems, sharing, pictures, late, pages);
    }

    /** The same, with what earlier builds made of pictures. */
    public Build keeping(PictureMemory kept) {
        return new Build(settings, root, config, memory, problems, sharing, kept, late, pages);
    }

    /**
     * The same, which leaves pages of the build before as they are where they would be made again. With smaller pictures, which are published as
     * pages that show them are rendered, all are.
     */
    public Build leaving(PageMemory before) {
        PageMemory used = config.texts("pictures.widths").isEmpty() ? before : PageMemory.none();
        return new Build(settings, root, config, memory, problems, sharing, pictures, late, used);
    }

    /**
     * The same, whose pages and texts are rendered when their bytes are asked for; {@link Remaining} renders those that nobody asked for. Only
     * of a build that {@link #isContinued() goes on} with what another left, of which it is known that its theme can be used.
     */
    public Build rendering() {
        return new Build(settings, root, config, memory, problems, sharing, pictures, true, pages);
    }

    /**
     * Whether settings, configuration and theme are those of the build before. With smaller pictures, which are published as pages that show
     * them are rendered, it is as if they were not.
     */
    public boolean isContinued() {
        return memory.isContinued() && config.texts("pictures.widths").isEmpty();
    }

    public Config config() {
        return config;
    }

    /** Where the posts are: {@code source_dir} in the blog's folder. */
    public Path sourceFolder() {
        return root.resolve(config.text("source_dir")).normalize();
    }

    /** Where Hexo builds to: {@code public_dir} in the blog's folder. */
    public Path publicFolder() {
        return root.resolve(config.text("public_dir")).normalize();
    }

    /**
     * Builds the blog.
     *
     * @throws ProblemException where nothing sensible can be built, with everything that was found
     * @throws IOException where the sink takes no more
     */
    public Report run(Sink sink, Progress progress) throws IOException {
        long start = System.nanoTime();
        Published published = publish(sink, progress);
        Site site = published.site();
        return new Report(
                config,
                site.posts().size() + site.hidden().size(),
                site.pages().size(),
                published.outputs(),
                published.leftOut(),
                problems.all(),
                Duration.ofNanos(System.nanoTime() - start),
                published.span(),
                unpublished(site));
    }

    private Map<String, Optional<ZonedDateTime>> unpublished(Site site) {
        Instant now = settings.clock().instant();
        Map<String, Optional<ZonedDateTime>> all = new TreeMap<>();
        for (List<Post> newestFirst : List.of(site.posts(), site.hidden())) {
            newestFirst.stream()
                    .takeWhile(post -> post.date().toInstant().isAfter(now))
                    .forEach(post -> all.put(post.path(), Optional.of(post.date())));
            newestFirst.stream().filter(Post::draft).forEach(post -> all.put(post.path(), Optional.empty()));
        }
        return all;
    }

    /**
     * Builds the blog for someone who looks at what is published.
     *
     * @throws ProblemException where nothing sensible can be built, with everything that was found
     * @throws IOException where the sink takes no more
     */
    public Inventory inspect(Sink sink) throws IOException {
        Published published = publish(sink, Progress.NONE);
        return new Inventory(published.site(), published.routes(), problems.all());
    }

    private record Published(Site site, List<Route> routes, int outputs, int leftOut, Span span) {}

    private Published publish(Sink sink, Progress progress) throws IOException {
        try {
            pictures.begin();
            Loaded loaded = load(progress);
            Theme theme = loaded.theme();
            Modelled modelled = model(loaded, progress);
            SiteAssembly.Assembled assembled = modelled.assembled();
            Site site = assembled.site();
            Routed routed = routes(modelled, theme);
            requireContent(site, assembled);
            goOn(theme, loaded.tree(), routed);
            Problems unreadable = new Problems();
            int outputs = publish(routed, theme, site, sink, unreadable, progress);
            problems.addAll(unreadable.all());
            pictures.end();
            int leftOut = assembled.leftOut() + routed.leftOut() + Math.toIntExact(unreadable.errors());
            return new Published(site, routed.all(), outputs, leftOut, assembled.span());
        } catch (ProblemException fatal) {
            throw withAll(problems, fatal);
        } catch (UncheckedIOException failed) {
            throw Objects.requireNonNull(failed.getCause());
        }
    }

    /**
     * What would be published, and where.
     *
     * @throws ProblemException where nothing sensible can be built
     */
    public Inventory inventory() {
        try {
            Loaded loaded = load(Progress.NONE);
            Modelled modelled = model(loaded, Progress.NONE);
            Routed routed = routes(modelled, loaded.theme());
            return new Inventory(modelled.assembled().site(), routed.all(), problems.all());
        } catch (ProblemException fatal) {
            throw withAll(problems, fatal);
        }
    }

    /** The model with the documents that it was made of, which know their places. */
    private record Modelled(SiteAssembly.Assembled assembled, List<Document> documents) {}

    private Routed routes(Modelled modelled, Theme theme) {
        Routed last = memory.routed();
        Routed revised = last == null ? null : last.revised(modelled.assembled());
        Routed routed = revised == null ? Routed.of(modelled.assembled(), theme, modelled.documents()) : revised;
        memory.keep(routed);
        problems.addAll(routed.told());
        RedirectsCheck.tell(root, sourceFolder(), routed.made().all(), problems);
        return routed;
    }

    private static ProblemException withAll(Problems problems, ProblemException fatal) {
        problems.addAll(fatal.problems());
        return new ProblemException(problems.all());
    }

    private static Path root(Settings settings) {
        Path root = settings.source().toAbsolutePath().normalize();
        if (!Files.isDirectory(root)) {
            throw new ProblemException(
                    Problem.error(Files.exists(root) ? root + " is no folder" : "there is no folder " + root)
                            .expected("the folder of a Hexo blog, with _config.yml and source/")
                            .fix("name it with --source DIR, or make a blog with: java -jar blog.jar init DIR"));
        }
        return root;
    }

    private static Config config(Path root, Settings settings, Problems problems) {
        Map<String, Object> overrides = new LinkedHashMap<>(settings.overrides());
        settings.future().ifPresent(future -> overrides.put("future", future));
        return ConfigFiles.load(root, settings.configFiles(), overrides, problems)
                .config();
    }

    private record Loaded(Theme theme, SourceFolder source, SourceTree tree) {}

    /** The theme is loaded while the documents are read: both take long in a JVM that has just started. */
    private Loaded load(Progress progress) {
        progress.phase("reading", 0, 0);
        CompletableFuture<Theme> theme = CompletableFuture.supplyAsync(() -> {
            Instant now = settings.clock().instant();
            return memory.theme(root, config, now, () -> told(now), problems);
        });
        SourceFolder source = new SourceFolder(sourceFolder(), config, memory.documents(), problems);
        SourceTree tree = source.read();
        return new Loaded(InParallel.joined(theme), source, tree);
    }

    private Instant told(Instant now) {
        pages.reads().noteTime();
        return now;
    }

    private Modelled model(Loaded loaded, Progress progress) {
        Theme theme = loaded.theme();
        SourceTree tree = loaded.tree();
        tellUnknownLayouts(tree, theme);
        int articles = tree.documents().size();
        SiteAssembly.Assembled assembled = new SiteAssembly(
                        config,
                        tree,
                        loaded.source(),
                        theme.languages(),
                        settings.drafts(),
                        sharing,
                        settings.clock().instant(),
                        memory.bodies(),
                        pages.marks(),
                        problems)
                .assemble(done -> progress.phase("rendering", Math.min(done, articles - 1), articles));
        progress.phase("rendering", articles, articles);
        return new Modelled(assembled, tree.documents());
    }

    /** One notice for each layout that the theme lacks, at the first document that asks for it. */
    private void tellUnknownLayouts(SourceTree tree, Theme theme) {
        boolean drafts = settings.drafts() || config.flag("render_drafts", false);
        Map<String, List<Document>> unknown = new TreeMap<>();
        for (Document document : tree.documents()) {
            String layout = document.output().equals("html") ? document.string("layout") : null;
            boolean shown = drafts || document.kind() != Document.Kind.DRAFT;
            if (shown && layout != null && !NO_LAYOUT.contains(layout) && !theme.hasLayout(layout)) {
                unknown.computeIfAbsent(layout, first -> new ArrayList<>()).add(document);
            }
        }
        unknown.forEach((layout, documents) -> {
            Document first = documents.get(0);
            String instead = first.kind() == Document.Kind.PAGE ? "page" : "post";
            String others = documents.size() == 1 ? "" : " (and in " + (documents.size() - 1) + " more)";
            problems.add(Problem.notice(
                            "the theme has no layout '" + layout + "'; '" + instead + "' is used instead" + others)
                    .at(first.frontMatter().place(first.name(), "layout"))
                    .showing(first.text())
                    .fix("remove the line, or add it as layout/" + layout + ".peb to the theme (docs/themes.md)"));
        });
    }

    /** Where more is another than texts, all of them have to be rendered, and what is wrong with them told. */
    private void goOn(Theme theme, SourceTree tree, Routed routed) {
        if (!pages.isOn()) {
            return;
        }
        pages.begin(BuildKey.of(pages.program(), config, theme, tree, routed));
        if (!pages.isContinued()) {
            Site site = routed.site();
            List<Article> all = Stream.of(site.posts(), site.hidden(), site.pages())
                    .<Article>flatMap(List::stream)
                    .toList();
            InParallel.forEach(all, article -> article.text().make());
        }
    }

    private void requireContent(Site site, SiteAssembly.Assembled assembled) {
        boolean nothing = site.posts().isEmpty()
                && site.hidden().isEmpty()
                && site.pages().isEmpty()
                && assembled.assets().isEmpty();
        if (nothing && assembled.leftOut() == 0) {
            throw new ProblemException(Problem.error("there is nothing to publish in " + root)
                    .expected("posts in " + site.config().text("source_dir") + "/_posts")
                    .fix("name the blog's folder with --source DIR, or make one with: java -jar blog.jar init DIR"));
        }
        if (nothing) {
            throw new ProblemException(Problem.error("no document could be read; nothing is published")
                    .fix("correct what is told above"));
        }
    }

    private int publish(Routed routed, Theme theme, Site site, Sink sink, Problems unreadable, Progress progress) {
        List<Route> routes = routed.all();
        SearchPlace searching = routed.search() == null ? null : routed.search().place();
        Extras extras = new Extras(site.config().links());
        LanguageHomes homes = LanguageHomes.of(site);
        Pictures copies = new Pictures(site.config(), pictures, this::name, problems, sink);
        PictureSizes sizes = theme.isBundled() ? new PictureSizes(site.config(), routes, copies) : null;
        FinishedPage finish = new FinishedPage(site.config(), homes, version(), extras, sizes, theme.hasLatePictures());
        Set<String> taken = routed.places().taken();
        Map<String, String> sources = routed.places().sources();
        String folder = unix(root.relativize(sourceFolder())) + "/";
        Map<String, Feeds.Place> feeds = Feeds.all(site, homes).stream()
                .collect(Collectors.toMap(Feeds.Place::path, place -> place, (a, b) -> a));
        Rendered rendered =
                route -> content(route, finish, page -> theme.render(page, site, searching), copies::content, text -> {
                    Feeds.Place feed = feeds.get(text.path());
                    return feed == null ? text.text() : theme.feed(feed, text.text(), site);
                });
        Function<Route, Output> output = route -> {
            String source = sources.get(route.path());
            Content content = late && Routed.isRendered(route)
                    ? Content.late(() -> rendered.content(route).bytes())
                    : rendered.content(route);
            return new Output(route.path(), content, source == null ? null : folder + source);
        };
        List<Route> first =
                late ? routed.places().others().stream().map(routes::get).toList() : routes;
        IndexFiles index = late || routed.search() == null ? null : IndexFiles.begin(routed.search(), pages);
        Problems broken = new Problems();
        AtomicInteger done = new AtomicInteger();
        InParallel.forEach(first, route -> {
            try {
                if (broken.errors() < TELL_AT_MOST) {
                    if (pages.isOn() && isMadeNow(route)) {
                        put(route, output, sink, extras, sizes);
                    } else {
                        sink.put(output.apply(route));
                    }
                }
            } catch (ProblemException template) {
                broken.addAll(template.problems());
            } catch (UnreadableFile asset) {
                unreadable.add(leftOut(route, asset));
            } catch (IOException full) {
                throw new UncheckedIOException(full);
            }
            progress.phase("writing", done.incrementAndGet(), first.size());
        });
        if (broken.errors() > 0) {
            throw new ProblemException(broken.all());
        }
        copies.tell();
        int outputs = routes.size() - Math.toIntExact(unreadable.errors()) + copies.put();
        try {
            if (late) {
                Map<String, Integer> later = routed.places().rendered();
                sink.put(LatePages.of(
                        later.keySet(), path -> output.apply(routes.get(Objects.requireNonNull(later.get(path))))));
            }
            if (index != null) {
                outputs += index.put(sink);
            } else if (routed.search() != null) {
                sink.put(routed.search().later());
            }
            List<ThemeAsset> assets = new ArrayList<>(theme.assets());
            if (late) {
                sink.put(new LateFolder(Extras.FOLDER, stopped -> missing(extras.assets(), taken)));
            } else {
                assets.addAll(extras.assets());
            }
            assets.addAll(theme.siteFiles(site, searching));
            for (Output asset : missing(assets, taken)) {
                sink.put(asset);
                outputs++;
            }
        } catch (IOException full) {
            throw new UncheckedIOException(full);
        }
        return outputs;
    }

    /** Whether it takes a while to be made. */
    private static boolean isMadeNow(Route route) {
        return route.match(
                page -> true, copied -> false, text -> !text.written().isKnown(), redirect -> false);
    }

    /** Puts a page that is made now, unless the one that is there would be made again. */
    private void put(
            Route route, Function<Route, Output> output, Sink sink, Extras extras, @Nullable PictureSizes sizes)
            throws IOException {
        String path = route.path();
        if (!pages.leave(path, extras, sizes)) {
            Reads.Page page = new Reads.Page();
            sink.put(pages.reads().during(page, () -> output.apply(route)));
            pages.note(path, page, extras, sizes);
        }
    }

    /** What a route is published as. */
    private interface Rendered {
        Content content(Route route);
    }

    /** Files of a theme where the blog has none of that name. */
    private static List<Output> missing(List<ThemeAsset> assets, Set<String> routes) {
        Set<String> taken = new HashSet<>();
        return assets.stream()
                .filter(asset -> !routes.contains(asset.path()) && taken.add(asset.path()))
                .map(asset -> new Output(asset.path(), Content.of(asset.bytes())))
                .toList();
    }

    private Problem leftOut(Route route, UnreadableFile failure) {
        String name = route.match(
                templated -> templated.path(),
                copied -> name(copied.file()),
                text -> text.path(),
                redirect -> redirect.path());
        return Problem.unreadable(name, Objects.requireNonNull(failure.getCause()));
    }

    private String name(Path file) {
        return "source/" + unix(sourceFolder().relativize(file));
    }

    private static String unix(Path path) {
        return path.toString().replace('\\', '/');
    }

    private static Content content(
            Route route,
            FinishedPage finish,
            Function<Route.Templated, String> render,
            Function<Route.Copied, Content> copy,
            Function<Route.Text, String> plain) {
        return route.match(
                templated -> Content.of(utf8(finish.of(templated, render.apply(templated)))),
                copy,
                text -> Content.of(utf8(plain.apply(text))),
                redirect -> new Content.Redirect(redirect.target(), utf8(redirect.page())));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String version() {
        return Objects.requireNonNullElse(Build.class.getPackage().getImplementationVersion(), "dev");
    }
}
