package blogjar.server;

import io.undertow.util.HeaderMap;
import io.undertow.util.StatusCodes;
import java.net.InetSocketAddress;
import java.time.Instant;
import javax.net.ssl.SSLSession;
import org.jspecify.annotations.Nullable;
import org.xnio.StreamConnection;
import org.xnio.ssl.SslConnection;

/**
 * A request that was no HTTP, so that the library refused it before it came here: answered 400, and hung up on.
 *
 * @param requestLine as far as it was read; what is meant by it is not known
 * @param sent bytes of the answer
 */
record Refused(StreamConnection connection, String requestLine, Instant begun, long sent) implements Visit {

    /** Now. */
    Refused(StreamConnection connection, String requestLine, long sent) {
        this(connection, requestLine, Instant.now(), sent);
    }

    @Override
    public long nanos() {
        return 0;
    }

    @Override
    public @Nullable InetSocketAddress client() {
        return peer();
    }

    @Override
    public @Nullable InetSocketAddress peer() {
        return connection.getPeerAddress(InetSocketAddress.class);
    }

    @Override
    public @Nullable InetSocketAddress destination() {
        return connection.getLocalAddress(InetSocketAddress.class);
    }

    @Override
    public @Nullable SSLSession session() {
        return connection instanceof SslConnection secure ? secure.getSslSession() : null;
    }

    @Override
    public @Nullable String method() {
        return null;
    }

    @Override
    public @Nullable String target() {
        return null;
    }

    @Override
    public @Nullable String protocol() {
        return null;
    }

    @Override
    public HeaderMap asked() {
        return new HeaderMap();
    }

    @Override
    public @Nullable String cookie(String name) {
        return null;
    }

    @Override
    public int status() {
        return StatusCodes.BAD_REQUEST;
    }

    @Override
    public HeaderMap answered() {
        return new HeaderMap();
    }

    @Override
    public long bytes() {
        return 0;
    }

    @Override
    public long received() {
        return requestLine.length();
    }

    @Override
    public @Nullable String user() {
        return null;
    }

    @Override
    public @Nullable String id() {
        return null;
    }

    @Override
    public String connectionAfter() {
        return "-";
    }
}
