package blogjar.server;

import io.undertow.server.HttpServerExchange;
import io.undertow.server.handlers.Cookie;
import io.undertow.util.HeaderMap;
import java.net.InetSocketAddress;
import java.time.Instant;
import javax.net.ssl.SSLSession;
import org.jspecify.annotations.Nullable;

/** A request that was answered here. */
record Answered(HttpServerExchange exchange, Instant begun, long nanos) implements Visit {

    /** Ended now. */
    static Answered now(HttpServerExchange exchange, long nanos) {
        return new Answered(exchange, Instant.now().minusNanos(nanos), nanos);
    }

    @Override
    public @Nullable InetSocketAddress client() {
        return exchange.getSourceAddress();
    }

    @Override
    public @Nullable InetSocketAddress peer() {
        return exchange.getConnection().getPeerAddress(InetSocketAddress.class);
    }

    @Override
    public @Nullable InetSocketAddress destination() {
        return exchange.getDestinationAddress();
    }

    @Override
    public @Nullable SSLSession session() {
        return exchange.getConnection().getSslSession();
    }

    @Override
    public String requestLine() {
        return method() + ' ' + target() + ' ' + protocol();
    }

    @Override
    public String method() {
        return exchange.getRequestMethod().toString();
    }

    @Override
    public String target() {
        return RequestFacts.target(exchange);
    }

    @Override
    public String protocol() {
        return exchange.getProtocol().toString();
    }

    @Override
    public HeaderMap asked() {
        return exchange.getRequestHeaders();
    }

    @Override
    public @Nullable String cookie(String name) {
        for (Cookie cookie : exchange.requestCookies()) {
            if (cookie.getName().equals(name)) {
                return cookie.getValue();
            }
        }
        return null;
    }

    @Override
    public int status() {
        return exchange.getStatusCode();
    }

    @Override
    public HeaderMap answered() {
        return FieldLines.all(exchange);
    }

    @Override
    public long bytes() {
        return exchange.getResponseBytesSent();
    }

    @Override
    public long sent() {
        return RequestFacts.sent(exchange);
    }

    @Override
    public long received() {
        return RequestFacts.received(exchange);
    }

    @Override
    public @Nullable String user() {
        return exchange.getAttachment(RequestFacts.USER);
    }

    @Override
    public @Nullable String id() {
        return RequestId.known(exchange);
    }

    @Override
    public String connectionAfter() {
        if (!exchange.isResponseComplete()) {
            return "X";
        }
        return exchange.isPersistent() ? "+" : "-";
    }
}
