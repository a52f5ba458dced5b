package blogjar.serve;

import blogjar.config.Config;
import blogjar.diagnostic.Problem;
import blogjar.diagnostic.ProblemException;
import blogjar.git.GitException;
import blogjar.metrics.Standing;
import blogjar.metrics.Views;
import blogjar.output.BrotliForms;
import blogjar.output.Release;
import blogjar.output.Resource;
import blogjar.redirect.Redirects;
import blogjar.server.Announcements;
import blogjar.server.WebServer;
import blogjar.text.Once;
import blogjar.tls.Certificates;
import blogjar.watch.Changes;
import blogjar.watch.FolderWatch;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A blog that is served, and built again when it changes. What does not build leaves the last good release up. */
public final class RunningBlog implements AutoCloseable {
    /** How often the folder is looked at where the system sends no events: bind mounts, network folders. */
    private static final Duration LOOK = Duration.ofSeconds(5);

    /** How often the clock is looked at for posts that appear or expire; it may be set, and the machine may sleep. */
    private static final Duration CLOCK = Duration.ofSeconds(5);

    /** How long who reads has the machine alone, to load what is shown, before the rest is rendered. */
    private static final Duration CALM = Duration.ofMillis(100);

    /** Enough for what only comes with the second request, and too few for what is compiled for speed. */
    private static final int PRACTICES = 5;

    private final Publication publication;
    private final Journal journal;
    private final Optional<DataFolder> data;
    private final Optional<LastGood> lastGood;
    private final Optional<FormerAddresses> former;
    private final Optional<Following> following;
    private final CountDownLatch ended = new CountDownLatch(1);

    /** Held while ports are being opened, so that the end finds all of them or none. */
    private final Object opening = new Object();

    private volatile boolean closed;

    private final BrotliQueue brotli;
    private Release release = Release.empty();

    /** What is served in place of it while not all of its pages are rendered; null where they are. */
    private volatile Publication.@Nullable Ahead ahead;

    private final ScheduledExecutorService rest = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "rest");
        thread.setDaemon(true);
        return thread;
    });

    private volatile Standing.@Nullable Build lastBuild;
    private @Nullable FolderWatch watch;
    private final ScheduledExecutorService calendar = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "calendar");
        thread.setDaemon(true);
        return thread;
    });

    /** What kept the last look at the clock from its end; empty for nothing. */
    private volatile String toldOfClock = "";

    /** Builds again what was kept; null where nothing was. */
    private volatile @Nullable Thread building;

    private final Once<CompletableFuture<Optional<Release>>> kept = new Once<>(this::readKept);

    private volatile @Nullable WebServer server;
    private volatile @Nullable SecuredServer secured;
    private @Nullable SitesBeside beside;
    private volatile @Nullable Rehearsal rehearsal;
    private volatile @Nullable HeapTrim heap;
    private volatile @Nullable KeptViews views;

    /**
     * A blog that is not served yet.
     *
     * @param data closed with the blog
     */
    public RunningBlog(Publication publication, Optional<DataFolder> data, Journal journal) {
        this(publication, data, Optional.empty(), journal);
    }

    /**
     * A blog that is not served yet.
     *
     * @param data closed with the blog
     * @param following the branch that its files are of, which changes them in place of the user; closed with the blog
     */
    public RunningBlog(
            Publication publication, Optional<DataFolder> data, Optional<Following> following, Journal journal) {
        this.following = following;
        this.publication = publication;
        this.data = data;
        this.journal = journal;
        this.lastGood = data.map(folder -> new LastGood(folder, journal));
        this.former = data.map(folder -> new FormerAddresses(folder, publication.folder(), journal));
        this.brotli = new BrotliQueue(this::visits, problem -> journal.tell(List.of(problem)));
    }

    /**
     * The settings with which a site was kept in a folder, for a start at which those of the blog can't be read.
     *
     * @throws IOException where they can't be read either
     */
    public static Optional<Config> keptSettings(DataFolder data) throws IOException {
        return LastGood.settings(data);
    }

    /** Loads the server while the call and the settings are being read; may be left out. */
    public static void loadAhead(Journal journal) {
        Rehearsal.loadAhead(problem -> journal.tell(List.of(problem)));
    }

    /**
     * Builds and begins to serve; where a good release was kept, it is served at once and built again behind it.
     *
     * @param https empty where there is to be none
     * @return false where it was closed before a port was opened
     * @throws ProblemException where there is nothing to serve, or the port can't be had; it is closed then
     */
    public boolean start(WebServer.Settings web, Optional<Https> https) throws IOException {
        try {
            return begin(web, https);
        } catch (IOException | RuntimeException failed) {
            close();
            throw failed;
        }
    }

    /** Begins to read what was kept, while the caller finds out how to serve it; may be left out. */
    public void readAhead() {
        kept.value();
    }

    private CompletableFuture<Optional<Release>> readKept() {
        return CompletableFuture.supplyAsync(() -> lastGood.flatMap(folder -> folder.read(publication.identity())));
    }

    private synchronized boolean begin(WebServer.Settings web, Optional<Https> https) throws IOException {
        readAhead();
        Views counted = web.views();
        if (counted != null && data.isPresent()) {
            views = new KeptViews(counted, data.get(), journal);
        }
        Optional<Redirects> known = former.map(FormerAddresses::known);
        Optional<Release> last = kept.value().join();
        if (last.isPresent()) {
            release = known.map(last.get()::remembering).orElse(last.get());
            if (!serve(web, https)) {
                return false;
            }
            watch(web);
            journal.say("this is the site as it was kept; it is being built again");
            Thread build = new Thread(this::buildAfterCalm, "build");
            build.setDaemon(true);
            build.start();
            building = build;
            return true;
        }
        watch(web);
        boolean built = following.isEmpty() ? publish() : publishOrWait();
        boolean serving = serve(web, https);
        if (serving && built) {
            keep();
        }
        if (serving) {
            follow();
        }
        return serving;
    }

    /** Begins before the build, so that nothing is missed that changes meanwhile. */
    private void watch(WebServer.Settings web) throws IOException {
        if (following.isEmpty()) {
            watch = FolderWatch.start(
                    publication.folder(),
                    path -> publication.isSkipped(path) || web.accessLog().owns(path),
                    LOOK,
                    this::changed,
                    this::unreadable);
        }
    }

    private boolean publish() throws IOException {
        release = published();
        return true;
    }

    /**
     * Builds and keeps what a start serves at once, and does not serve it.
     *
     * @param brotli whether it is compressed so, too
     * @throws ProblemException where there is nothing to serve, or it can't be kept
     */
    public synchronized void prepare(boolean brotli) throws IOException, InterruptedException {
        publish();
        release.prepare();
        if (brotli) {
            BrotliForms forms = new BrotliForms();
            for (Resource lacking : BrotliForms.lackedBy(release)) {
                forms.addTo(lacking, () -> {});
            }
        }
        Path place = data.orElseThrow().path();
        try {
            lastGood.orElseThrow().keepNow(release, publication);
        } catch (IOException failed) {
            throw new ProblemException(Problem.error("the site can't be kept: " + failed)
                    .in(place.toString())
                    .fix("make room there, or see to its permissions; or name another folder with --data DIR"));
        }
        journal.say("kept in " + place + ", from where it is served at once by the next start");
    }

    /** What is of a branch may be mended there: until then nothing is served. */
    private boolean publishOrWait() throws IOException {
        try {
            return following.orElseThrow().isWhole() && publish();
        } catch (ProblemException failed) {
            journal.tell(failed.problems());
            journal.say("not built; the branch is followed until it can be");
            return false;
        }
    }

    private void follow() {
        following.ifPresent(branch -> branch.follow(new Following.Taker() {
            @Override
            public Optional<Problem> take(Files files) throws GitException {
                return taken(files);
            }

            @Override
            public void note(Standing.Git git) {
                Objects.requireNonNull(server).note(standing -> standing.with(git));
            }

            @Override
            public String site() {
                return String.valueOf(publication.settings().getOrDefault("url", ""));
            }
        }));
    }

    private synchronized Optional<Problem> taken(Following.Taker.Files files) throws GitException {
        files.put();
        return buildAgain();
    }

    private void buildAfterCalm() {
        try {
            TimeUnit.MILLISECONDS.sleep(CALM.toMillis());
        } catch (InterruptedException nobodys) {
            throw new IllegalStateException("nobody knows this thread", nobodys);
        }
        buildKept();
    }

    /** Files that are not whole are left to the branch. */
    private void buildKept() {
        if (following.isEmpty() || following.get().isWhole()) {
            buildAgain();
        }
        follow();
    }

    /** Makes a release; empty where the work was given up. */
    private interface Making {
        Optional<Release> with(Journal journal) throws IOException;
    }

    /** Makes a release, and takes note of how it went. */
    private Optional<Release> built(Making making) throws IOException {
        long start = System.nanoTime();
        Tally tally = new Tally(journal);
        try {
            Optional<Release> made = making.with(tally);
            if (made.isPresent()) {
                noteBuild(start, true, tally.problems());
            }
            return made;
        } catch (ProblemException failed) {
            noteBuild(start, false, tally.problems() + failed.problems().size());
            throw failed;
        } catch (IOException | RuntimeException failed) {
            noteBuild(start, false, tally.problems() + 1);
            throw failed;
        }
    }

    private void noteBuild(long start, boolean good, int problems) {
        lastBuild = new Standing.Build(Instant.now(), Duration.ofNanos(System.nanoTime() - start), good, problems);
        noteBuild();
    }

    private void noteBuild() {
        Standing.Build build = lastBuild;
        WebServer running = server;
        if (build != null && running != null) {
            running.note(standing -> standing.with(build));
        }
    }

    private Release published() throws IOException {
        return after(
                built(tally -> Optional.of(publication.publish(release, tally))).orElseThrow());
    }

    private Release after(Release made) {
        Release next = made.after(release, Instant.now());
        return former.map(ledger -> ledger.after(next)).orElse(next);
    }

    private void keep() {
        lastGood.ifPresent(folder -> folder.keep(release, publication));
    }

    private boolean serve(WebServer.Settings web, Optional<Https> https) {
        synchronized (opening) {
            if (closed) {
                return false;
            }
            open(web, https);
        }
        noteBuild();
        share(Objects.requireNonNull(server));
        compressLater();
        trimHeap();
        try {
            calendar.scheduleWithFixedDelay(
                    this::lookAtClock, CLOCK.toMillis(), CLOCK.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException closedMeanwhile) {
            return false;
        }
        return true;
    }

    private void open(WebServer.Settings given, Optional<Https> https) {
        WebServer.Settings web =
                publication.announcements().map(given::announcing).orElse(given);
        if (https.isEmpty()) {
            server = WebServer.start(web, release);
            journal.say("serving " + url("http", server.httpAddress(), 80));
        } else {
            secured = SecuredServer.start(web, release, https.get(), new HttpsAge(data, journal), journal);
            server = secured.server();
        }
        WebServer running = Objects.requireNonNull(server);
        if (!web.locations().sites().isEmpty()) {
            beside = new SitesBeside(web.locations().sites(), running, brotli, LOOK, web.accessLog()::owns, journal);
        }
        heap = HeapTrim.of(running::visits);
        publication.served();
    }

    private void share(WebServer running) {
        publication.drafts().ifPresent(drafts -> running.share(drafts.root(), drafts.shown(), drafts.links()));
    }

    private void compressLater() {
        brotli.add("", release, this::compressed);
    }

    private long visits() {
        WebServer running = server;
        return running == null ? 0 : running.visits();
    }

    /** What took its time is kept too, and the memory for it is given back. */
    private synchronized void compressed() {
        keep();
        trimHeap();
    }

    private void trimHeap() {
        HeapTrim after = heap;
        if (after != null) {
            after.afterBuild();
        }
    }

    /** {@code http://localhost:4000/}; all addresses are said in words, as no browser opens {@code 0.0.0.0}. */
    static String url(String scheme, InetSocketAddress at, int usualPort) {
        boolean all = at.getAddress() != null && at.getAddress().isAnyLocalAddress();
        return local(scheme, at, usualPort) + (all ? " on all addresses of this machine" : "");
    }

    private static String local(String scheme, InetSocketAddress at, int usualPort) {
        boolean all = at.getAddress() != null && at.getAddress().isAnyLocalAddress();
        boolean local = at.getAddress() != null && at.getAddress().isLoopbackAddress();
        String host = all || local ? "localhost" : at.getHostString();
        String port = at.getPort() == usualPort ? "" : ":" + at.getPort();
        return scheme + "://" + (host.contains(":") ? "[" + host + "]" : host) + port + "/";
    }

    private synchronized void changed(Changes changes) {
        Set<Path> paths = changes.paths();
        if (server == null) {
            return; // the first build failed, and the program is about to end
        }
        String first = publication.folder().relativize(paths.iterator().next()).toString();
        journal.say("changed: " + first + (paths.size() == 1 ? "" : " and " + (paths.size() - 1) + " more"));
        showOrBuild(changes);
    }

    /** Builds again where the time of a post has come. What can't be known is told once, and looked at again. */
    void lookAtClock() {
        try {
            if (publication.due().isPresent()) {
                buildDue();
            }
            toldOfClock = "";
        } catch (ProblemException unknown) { // else it would be the last look
            String told = unknown.problems().toString();
            if (!told.equals(toldOfClock)) {
                toldOfClock = told;
                journal.tell(unknown.problems());
            }
        }
    }

    private synchronized void buildDue() {
        Optional<String> due = publication.due();
        if (due.isPresent() && !closed) { // and not built meanwhile
            journal.say(due.get());
            buildAgain();
        }
    }

    /** Shows who writes what has changed, and renders the rest behind that; else builds all of it first. */
    private void showOrBuild(Changes changes) {
        ahead = null;
        WebServer running = Objects.requireNonNull(server);
        attempt(running, null, () -> {
            Publication.Ahead made = publication.ahead(release, changes).orElse(null);
            if (made == null) {
                publish(published(), running);
                return;
            }
            ahead = made;
            running.publish(made.shown().remembering(release.remembered()));
            publication.served();
            rest.schedule(() -> renderRest(made), CALM.toMillis(), TimeUnit.MILLISECONDS);
        });
    }

    /** What comes while it is rendered takes its place. */
    private void renderRest(Publication.Ahead shown) {
        WebServer running = Objects.requireNonNull(server);
        attempt(running, shown, () -> {
            Optional<Release> made = ahead == shown
                    ? built(tally -> shown.whole(tally, () -> ahead != shown || closed))
                    : Optional.empty();
            synchronized (this) {
                if (made.isPresent() && ahead == shown) {
                    ahead = null;
                    shown.accepted();
                    publish(after(made.get()), running);
                }
            }
        });
    }

    private void publish(Release next, WebServer running) {
        release = next;
        running.publish(release);
        publication.served();
        share(running);
        compressLater();
        journal.say("published");
        keep();
        trimHeap();
    }

    /** @return what kept it from being published; empty where it was */
    private synchronized Optional<Problem> buildAgain() {
        ahead = null;
        WebServer running = Objects.requireNonNull(server);
        return attempt(running, null, () -> publish(published(), running));
    }

    private interface Attempt {
        void run() throws IOException;
    }

    /**
     * @param shown what is served meanwhile: who fails after something else took its place says nothing; null for what nothing can replace
     */
    private Optional<Problem> attempt(WebServer running, Publication.@Nullable Ahead shown, Attempt attempt) {
        try {
            attempt.run();
            return Optional.empty();
        } catch (ProblemException failed) {
            return stay(failed, running, shown);
        } catch (IOException failed) {
            return stay(new ProblemException(Problem.error("the blog can't be read: " + failed)), running, shown);
        } catch (OutOfMemoryError full) { // the watch must go on, whatever a build meets
            return stay(
                    new ProblemException(Problem.error("the memory of Java is not enough to build the blog again")
                            .fix("give it more, such as: java -Xmx512m -jar blog.jar serve")),
                    running,
                    shown);
        } catch (RuntimeException unexpected) {
            return stay(
                    new ProblemException(Problem.error("this should not have happened: " + unexpected)
                            .fix("please report it")),
                    running,
                    shown);
        }
    }

    private synchronized Optional<Problem> stay(
            ProblemException failed, WebServer running, Publication.@Nullable Ahead shown) {
        if (shown != null && ahead != shown) {
            return Optional.empty();
        }
        ahead = null;
        journal.tell(failed.problems());
        journal.say("not built; the last good site stays up");
        if (publication.tells(failed)) {
            running.publish(release);
            publication.served();
            journal.say("published with the error shown");
        }
        List<Problem> problems = failed.problems();
        return problems.stream()
                .filter(Problem::isError)
                .findFirst()
                .or(() -> problems.stream().findFirst());
    }

    private void unreadable(IOException failure) {
        journal.tell(List.of(Problem.error("the folder can't be watched: " + failure)
                .in(publication.folder().toString())
                .fix("mend that; the last good site stays up, and watching goes on")));
    }

    /** Makes it quick for the first readers already: at once, or when HTTPS begins, where that is waited for. */
    public void warmUp() {
        SecuredServer https = secured;
        if (https == null) {
            rehearse(null);
        } else {
            https.opened().thenRun(() -> rehearse(https.certificates()));
        }
    }

    /** Compresses with Brotli too, now and after each change. */
    public void compressFurther() {
        brotli.start();
    }

    private synchronized void rehearse(@Nullable Certificates certificates) {
        WebServer running = server;
        if (running != null && rehearsal == null && !closed) {
            rehearsal = Rehearsal.start(
                    certificates, Rehearsal.ENOUGH, running::visits, problem -> journal.tell(List.of(problem)));
        }
    }

    boolean isRehearsing() {
        return rehearsal != null;
    }

    /** Visits it as its first readers will, in each protocol that it speaks, and waits for what is built meanwhile. */
    public void practise() throws IOException, InterruptedException {
        try {
            for (int i = 0; i < PRACTICES; i++) {
                Rehearsal.round(Objects.requireNonNull(server));
            }
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java has TLS", impossible);
        }
        Thread build = building;
        if (build != null) {
            build.join();
        }
    }

    /** Where it listens for HTTP. */
    public InetSocketAddress httpAddress() {
        return Objects.requireNonNull(server).httpAddress();
    }

    /** The URL under which this machine reaches it, by HTTP, which leads on to HTTPS where there is that. */
    public String localAddress() {
        return local("http", httpAddress(), 80);
    }

    /** Where it listens for HTTPS; empty as long as there is no certificate. */
    public Optional<InetSocketAddress> httpsAddress() {
        return Objects.requireNonNull(server).httpsAddress();
    }

    /** Where it answers for its health; empty where it does not. */
    public Optional<InetSocketAddress> adminAddress() {
        return Objects.requireNonNull(server).adminAddress();
    }

    /** Whether HTTPS waits for a certificate that somebody else has to bring. */
    public boolean lacksCertificate() {
        SecuredServer https = secured;
        return https != null && https.lacksCertificate();
    }

    /** Waits until it is closed. */
    public void awaitEnd() throws InterruptedException {
        ended.await();
    }

    /**
     * Finishes the requests that run, and stops; while it is being built for the first time, no port is opened any more. Who calls
     * it while another does waits for that.
     */
    @Override
    public void close() {
        boolean before;
        synchronized (opening) {
            before = closed;
            closed = true;
        }
        if (before) {
            try {
                ended.await();
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
            return;
        }
        try {
            closeAll();
        } finally {
            ended.countDown();
        }
    }

    private void closeAll() {
        calendar.shutdownNow();
        rest.shutdownNow();
        following.ifPresent(Following::close);
        FolderWatch watching = watch;
        if (watching != null) {
            try {
                watching.close();
            } catch (IOException failed) {
                journal.say("the watch did not end well: " + failed);
            }
        }
        SitesBeside others = beside;
        if (others != null) {
            others.close();
        }
        Rehearsal rehearsing = rehearsal;
        if (rehearsing != null) {
            rehearsing.close();
        }
        brotli.close();
        HeapTrim trimming = heap;
        if (trimming != null) {
            trimming.close();
        }
        SecuredServer looking = secured;
        if (looking != null) {
            looking.close();
        }
        publication.announcements().ifPresent(Announcements::close);
        WebServer serving = server;
        if (serving != null) {
            serving.close();
        }
        KeptViews counts = views;
        if (counts != null) {
            counts.close();
        }
        lastGood.ifPresent(LastGood::close);
        data.ifPresent(this::close);
    }

    private void close(DataFolder folder) {
        try {
            folder.close();
        } catch (IOException failed) {
            journal.say("the folder of server.data did not close well: " + failed);
        }
    }
}
