package blogjar.server;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** What changes while the server runs: each value is swapped as a whole, and a request reads each once. */
final class State {
    private static final int HTTPS_PORT = 443;

    private final AtomicInteger running = new AtomicInteger();
    private volatile Site site;
    private volatile HostNames names;
    private volatile int httpsPort;
    private volatile boolean redirecting;
    private volatile boolean closing;

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

    /** @param port in the URLs of HTTPS */
    void secured(HostNames known, int port, boolean redirect) {
        names = known;
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
    }

    void end() {
        running.decrementAndGet();
    }

    /** Requests that are not answered yet. */
    int running() {
        return running.get();
    }
}
