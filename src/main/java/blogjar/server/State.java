package blogjar.server;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** What changes while the server runs: each value is swapped as a whole, and a request reads each once. */
final class State {
    private final AtomicInteger running = new AtomicInteger();
    private volatile Site site;
    private volatile HostNames names;
    private volatile int redirectPort;
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

    /** The port of the URLs to which plain HTTP is sent; 0 where it is answered itself. */
    int redirectPort() {
        return redirectPort;
    }

    void secured(HostNames known, int port) {
        names = known;
        redirectPort = port;
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
