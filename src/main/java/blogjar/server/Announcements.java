package blogjar.server;

import io.undertow.server.HttpServerExchange;
import io.undertow.server.handlers.sse.ServerSentEventConnection;
import io.undertow.server.handlers.sse.ServerSentEventHandler;
import java.io.IOException;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.xnio.IoUtils;

/**
 * Messages to the pages that are open in browsers: they listen at {@code /_blog/events} (server-sent events, HTML standard, 9.2). Any
 * thread may call.
 */
public final class Announcements implements AutoCloseable {
    private static final String PATH = "_blog/events";

    /** Which page it is that listens: its path as the browser has it. */
    private static final String PAGE = "page";

    /** A line without a meaning is sent as often, so that nobody on the way takes the connection for a dead one. */
    private static final long KEEP_ALIVE_MILLIS = 15_000;

    /** After which time a browser asks again when the server was away. */
    private static final long RETRY_MILLIS = 300;

    private final ServerSentEventHandler listeners = new ServerSentEventHandler(this::begin);
    private volatile String last = "";

    /** Whoever comes is told at once what was said last. */
    private void begin(ServerSentEventConnection connection, @Nullable String lastEvent) {
        connection.setKeepAliveTime(KEEP_ALIVE_MILLIS);
        connection.sendRetry(RETRY_MILLIS);
        if (!last.isEmpty()) {
            connection.send(last);
        }
    }

    /** The pages that are open, by path: decoded, no leading slash. */
    public Set<String> pages() {
        return listeners.getConnections().stream()
                .map(connection -> connection.getQueryParameters().get(PAGE))
                .filter(Objects::nonNull)
                .map(page -> RequestTarget.of(page.getFirst(), "").path())
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
    }

    /** Tells all pages that are open, and those that will be. */
    public void say(String message) {
        last = message;
        listeners.getConnections().forEach(connection -> connection.send(message));
    }

    /** Lets go of all who listen, as the server does not end before its answers have. */
    @Override
    public void close() {
        listeners.getConnections().forEach(IoUtils::safeClose);
    }

    /** The step that answers those who want to listen. */
    Step step() {
        return request -> PATH.equals(request.target().path()) ? this::listen : null;
    }

    private void listen(HttpServerExchange exchange) {
        exchange.getResponseHeaders().put(Fields.CACHE_CONTROL, "no-store");
        try {
            listeners.handleRequest(exchange);
        } catch (IOException gone) {
            exchange.endExchange();
        } catch (Exception impossible) { // as the library declares
            throw new IllegalStateException(impossible);
        }
    }
}
