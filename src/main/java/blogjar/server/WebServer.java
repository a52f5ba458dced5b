package blogjar.server;

import blogjar.diagnostic.Problem;
import blogjar.diagnostic.ProblemException;
import blogjar.metrics.Figures;
import blogjar.metrics.Reading;
import blogjar.metrics.Standing;
import blogjar.metrics.Views;
import blogjar.output.Release;
import blogjar.output.Resource;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * Serves a {@link Release} over HTTP, and over HTTPS from the moment when there is a certificate.
 *
 * <p>Release and certificates are swapped while it runs; no connection is closed for it. Any thread may call.
 */
public final class WebServer implements AutoCloseable {
    /** In place of the name that a site beside it has. */
    private static final String BLOG = "";

    private final Settings settings;
    private final State state;
    private final ResponseFields fields;
    private final Map<String, ResponseFields> beside = new HashMap<>();
    private final LibraryLog libraryLog;
    private final Figures figures = new Figures();
    private final Listeners listeners;
    private final SharedDrafts drafts = new SharedDrafts();
    private final Preparation preparation = new Preparation();
    private final AtomicBoolean closed = new AtomicBoolean();
    private volatile Published published;
    private volatile Standing standing = Standing.UNKNOWN;
    private volatile List<Listeners.Listener> admin = List.of();
    private volatile List<Listeners.Listener> http = List.of();
    private volatile List<Listeners.Listener> https = List.of();
    private volatile boolean secured;

    /**
     * Where and how to serve.
     *
     * @param proxies whose word is believed about who asks
     * @param access who may see what
     * @param limits how much one client may ask
     * @param admin where health and figures are answered
     * @param views counts who reads pages; null where nobody does
     * @param hook told that there is something new; null where nobody waits for that
     * @param announcements to pages that are open; null where there are none
     * @param accessLog closed with the server
     * @param problems told what goes wrong while serving
     */
    public record Settings(
            Ports ports,
            Locations locations,
            Headers headers,
            Proxies proxies,
            Access access,
            Limits limits,
            Admin admin,
            @Nullable Views views,
            @Nullable Hook hook,
            @Nullable Announcements announcements,
            AccessLog accessLog,
            Consumer<Problem> problems) {

        /** The same without counting who reads pages. */
        public Settings(
                Ports ports,
                Locations locations,
                Headers headers,
                Proxies proxies,
                Access access,
                Limits limits,
                Admin admin,
                AccessLog accessLog,
                Consumer<Problem> problems) {
            this(ports, locations, headers, proxies, access, limits, admin, null, null, null, accessLog, problems);
        }

        /** No proxies in front, the usual limits, and no figures for anybody. */
        public Settings(
                Ports ports, Locations locations, Headers headers, AccessLog accessLog, Consumer<Problem> problems) {
            this(ports, locations, headers, Proxies.NONE, Access.OPEN, Limits.USUAL, Admin.OFF, accessLog, problems);
        }

        /** Redirect and the usual headers, no names, no proxies, no access log. */
        public static Settings of(Ports ports, Consumer<Problem> problems) {
            return new Settings(ports, Locations.of(), Headers.USUAL, AccessLog.none(), problems);
        }

        /** The same, with one more folder of proofs for certificate authorities. */
        public Settings answeringFrom(Path webroot) {
            return new Settings(
                    ports,
                    locations.answeringFrom(webroot),
                    headers,
                    proxies,
                    access,
                    limits,
                    admin,
                    views,
                    hook,
                    announcements,
                    accessLog,
                    problems);
        }

        /** The same, with somebody who is told that there is something new, and may have nothing to publish at first. */
        public Settings telling(Hook hook) {
            return with(hook, announcements);
        }

        /** The same, with what pages that are open in browsers are told. */
        public Settings announcing(Announcements said) {
            return with(hook, said);
        }

        private Settings with(@Nullable Hook told, @Nullable Announcements said) {
            return new Settings(
                    ports, locations, headers, proxies, access, limits, admin, views, told, said, accessLog, problems);
        }
    }

    private WebServer(Settings settings, Release release) {
        this.settings = settings;
        this.fields = new ResponseFields(settings.headers(), settings.access());
        this.state = new State(fields.site(release), settings.locations().names());
        for (SiteFolder site : settings.locations().sites()) {
            ResponseFields own = new ResponseFields(settings.headers(), settings.access());
            beside.put(site.name(), own);
            state.add(new Neighbour(site.name(), own.site(Release.empty())));
        }
        this.libraryLog = new LibraryLog(settings.problems(), this::lackFiles);
        List<Step> steps = new ArrayList<>();
        steps.add(new Challenges(settings));
        steps.add(new HttpsRedirect(state));
        steps.add(new CanonicalHost(state));
        Hook hook = settings.hook();
        if (hook != null) {
            steps.add(new HookStep(hook));
        }
        Announcements announcements = settings.announcements();
        if (announcements != null) {
            steps.add(announcements.step());
        }
        if (!settings.access().rules().isEmpty()) {
            steps.add(new AccessControl(settings.access(), settings.problems()));
        }
        List<Step> stepsBeside = new ArrayList<>(steps);
        stepsBeside.add(1, new Unpublished(state));
        if (hook != null) {
            steps.add(new Awaited());
        }
        SearchPage search = new SearchPage();
        stepsBeside.add(search);
        stepsBeside.add(new Lookup());
        steps.add(drafts);
        Gateway gateway = settings.locations().services().isEmpty() ? null : Gateway.of(settings);
        if (gateway != null) {
            steps.add(gateway);
        }
        steps.add(new Rules(settings.locations().redirects()));
        if (!settings.locations().directories().isEmpty()) {
            steps.add(new Directories(settings.locations().directories(), fields, settings.problems()));
        }
        if (settings.views() != null) {
            steps.add(new ViewCount(settings.views()));
        }
        steps.add(search);
        steps.add(new Lookup());
        SiteHandler handler = new SiteHandler(
                state,
                new Responses(settings.headers(), fields.always()),
                steps,
                stepsBeside,
                gateway,
                settings,
                figures);
        this.listeners = new Listeners(settings, handler, figures);
        this.published = Published.now(release);
    }

    private void lackFiles(String reason) {
        listeners.lackFiles(reason);
    }

    /** What is served, and since when. */
    private record Published(Instant at, int files, long bytes) {
        static Published now(Release release) {
            long bytes =
                    release.resources().stream().mapToLong(Resource::length).sum();
            return new Published(Instant.now(), release.resources().size(), bytes);
        }
    }

    /**
     * Begins to serve over HTTP.
     *
     * @throws blogjar.diagnostic.ProblemException where the address or port can't be had
     */
    public static WebServer start(Settings settings, Release release) {
        return start(settings, release, server -> {});
    }

    /**
     * Begins to serve over HTTPS and HTTP, so that not one request is answered over plain HTTP that shall be redirected.
     *
     * @see #secure
     */
    public static WebServer start(
            Settings settings, Release release, SSLContext context, Set<String> names, Instant since) {
        return start(settings, release, server -> server.secure(context, names, since));
    }

    private static WebServer start(Settings settings, Release release, Consumer<WebServer> first) {
        WebServer server = new WebServer(settings, release);
        try {
            first.accept(server);
            server.http = server.listeners.http(settings.ports().http());
            server.openAdmin();
        } catch (RuntimeException refused) {
            server.stop();
            throw refused;
        }
        server.preparation.start();
        server.preparation.add(BLOG, server.state.site());
        return server;
    }

    /** A port that is taken is told; the site is worth more than its figures. */
    private void openAdmin() {
        Admin place = settings.admin();
        if (!place.isOn()) {
            return;
        }
        try {
            admin = listeners.admin(
                    place, new AdminHandler(place.address(), this::isReady, this::reading, settings.problems()));
        } catch (ProblemException taken) {
            settings.problems()
                    .accept(Problem.notice("health and figures are not served: "
                                    + taken.problems().get(0).message())
                            .fix("name another place in server.admin, or false for none"));
        }
    }

    private boolean isReady() {
        return !state.isClosing() && published.files() > 0;
    }

    private Reading reading() {
        Published now = published;
        return new Reading(
                figures,
                standing,
                settings.locations().names().stream().findFirst().orElse(""),
                now.at(),
                now.files(),
                now.bytes(),
                isReady(),
                listeners.connections(),
                settings.accessLog().lost(),
                Instant.now());
    }

    /** Takes note of how the site stands, for who asks. */
    public synchronized void note(UnaryOperator<Standing> change) {
        standing = change.apply(standing);
    }

    /** Serves this release from the next request on. */
    public void publish(Release release) {
        published = Published.now(release);
        Site site = fields.site(release);
        state.publish(site);
        preparation.add(BLOG, site);
    }

    /**
     * Shows drafts to who knows their links.
     *
     * @param root of the blog, without a slash at its beginning
     * @param shown pages and pictures of the drafts alone
     */
    public void share(String root, Release shown, DraftLinks links) {
        ResponseFields own = new ResponseFields(settings.headers(), settings.access());
        drafts.share(root, own.site(shown), links);
    }

    /**
     * Serves this release under the name of a site beside the blog, from the next request on; not to be called for one name
     * from two threads at once.
     *
     * @param name one of those in the settings
     */
    public void publish(String name, Release release) {
        Neighbour neighbour = state.neighbour(name);
        ResponseFields own = beside.get(name);
        if (neighbour == null || own == null) {
            throw new IllegalArgumentException("the settings know no site " + name);
        }
        Site site = own.site(release);
        neighbour.publish(site);
        preparation.add(name, site);
    }

    /**
     * Opens the port of HTTPS before there is a certificate, so that a CA can be shown a proof there (RFC 8737). Whoever else comes
     * fails in the handshake; over HTTP all stays as it was. Does nothing where the port is open.
     *
     * @throws blogjar.diagnostic.ProblemException where the port can't be had
     */
    public synchronized void openForProofs(SSLContext context) {
        if (https.isEmpty()) {
            https = listeners.https(httpsPort(), context);
        }
    }

    private int httpsPort() {
        if (settings.ports().https() < 0) {
            throw new IllegalStateException("the settings name no port for HTTPS");
        }
        return settings.ports().https();
    }

    /**
     * Begins to serve over HTTPS too, or goes on with another context; the context's own key manager may as well swap its
     * certificates by itself. Open connections go on as they are.
     *
     * @param names for which there are certificates, {@code *.example.com} among them
     * @param since when HTTPS was new here, as browsers are not held to it for long at first
     * @throws blogjar.diagnostic.ProblemException where the port can't be had
     */
    public synchronized void secure(SSLContext context, Set<String> names, Instant since) {
        if (https.isEmpty()) {
            https = listeners.https(httpsPort(), context);
        } else {
            listeners.replace(context);
        }
        int port = settings.ports().publicHttps() > 0
                ? settings.ports().publicHttps()
                : https.get(0).address().getPort();
        state.secured(
                new HostNames(settings.locations().names(), names),
                names,
                port,
                settings.locations().toHttps(),
                since);
        secured = true;
    }

    public InetSocketAddress httpAddress() {
        return http.get(0).address();
    }

    /** Where health and figures are answered; empty where they are not. */
    public Optional<InetSocketAddress> adminAddress() {
        return admin.stream().map(Listeners.Listener::address).findFirst();
    }

    /** Empty until {@link #secure} has been called. */
    public Optional<InetSocketAddress> httpsAddress() {
        return secured ? https.stream().map(Listeners.Listener::address).findFirst() : Optional.empty();
    }

    /** Bytes of buffers that connections hold; without connections none. */
    long lentBytes() {
        return listeners.lentBytes();
    }

    /** How many connections and requests there were; it grows while somebody is here. */
    public long visits() {
        return listeners.arrivals() + state.begun();
    }

    /** Accepts nothing more, lets running requests end, for as long as the limits say, and stops; a second time does nothing. */
    @Override
    public void close() {
        if (!closed.compareAndSet(false, true)) {
            return;
        }
        state.close();
        listeners.stopAccepting();
        listeners.awaitIdle(state, settings.limits().shutdown());
        stop();
    }

    private void stop() {
        listeners.stop();
        libraryLog.close();
        preparation.stop();
        settings.accessLog().close();
        assert listeners.hasAllBack() : lentBytes() + " bytes of buffers were not given back";
    }
}
