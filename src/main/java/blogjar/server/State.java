package blogjar.server;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/** What changes while the server runs: each value is swapped as a whole, and a request reads each once. */
final class State {
    private static final int HTTPS_PORT = 443;

    private final AtomicInteger running = new AtomicInteger();
    private final LongAdder begun = new LongAdder();
    private volatile Site site;
    private volatile HostNames names;
    private volatile int httpsPort;
    private volatile boolean redirecting;
    private volatile long settledMillis = Long.MAX_VALUE;
    private volatile boolean closing;

    /** By each of their names. */
    private final Map<String, Neighbour> neighbours = new HashMap<>();

    State(Site site, List<String> ownNames) {
        this.site = site;
        this.names = new HostNames(ownNames, List.of());
    }

    Site site() {
        return site;
    }

    void publish(Site next) {
        site = next;
    }

    /** To be called before there are requests. */
    void add(Neighbour neighbour) {
        neighbour.names().own().forEach(name -> neighbours.put(name, neighbour));
    }

    /** Whose name it is, if not the blog's; null for the blog, and for names that nobody has. */
    @Nullable
    Neighbour neighbour(String host) {
        return neighbours.isEmpty() ? null : neighbours.get(host);
    }

    HostNames names() {
        return names;
    }

    /** Whether plain HTTP is sent to HTTPS. */
    boolean isRedirecting() {
        return redirecting;
    }

    /** Scheme, name and port of our URLs, without a slash at the end. */
    String httpsOrigin(String name) {
        return "https://" + name + (httpsPort == HTTPS_PORT ? "" : ":" + httpsPort);
    }

    /** What can be promised to who came over TLS for a name. */
    Hsts.Promise promise(String host) {
        if (!names.isCertified(host)) {
            return Hsts.Promise.NONE;
        }
        return System.currentTimeMillis() < settledMillis ? Hsts.Promise.FIRST : Hsts.Promise.SETTLED;
    }

    /**
     * @param certified names of the certificates
     * @param port in the URLs of HTTPS
     * @param since when HTTPS was new
     */
    void secured(HostNames known, Set<String> certified, int port, boolean redirect, Instant since) {
        settledMillis = since.plus(Hsts.TRIAL).toEpochMilli();
        names = known;
        neighbours.values().forEach(neighbour -> neighbour.secured(certified));
        httpsPort = port;
        redirecting = redirect;
    }

    /** Whether each response is the last of its connection. */
    boolean isClosing() {
        return closing;
    }

    void close() {
        closing = true;
    }

    void begin() {
        running.incrementAndGet();
        begun.increment();
    }

    void end() {
        running.decrementAndGet();
    }

    /** How many requests there were. */
    long begun() {
        return begun.sum();
    }

    /** Requests that are not answered yet. */
    int running() {
        return running.get();
    }
}
