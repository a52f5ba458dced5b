package blogjar.server;

import io.undertow.util.HeaderMap;
import java.net.InetSocketAddress;
import java.time.Instant;
import javax.net.ssl.SSLSession;
import org.jspecify.annotations.Nullable;

/** A request and its answer, when both are over: what a log may say of it. */
interface Visit {
    /** When the request had been read. */
    Instant begun();

    /** How long the answer took, up to its last byte. */
    long nanos();

    /** Who asked. */
    @Nullable
    InetSocketAddress client();

    /** The other end of the connection, which may be a proxy's. */
    @Nullable
    InetSocketAddress peer();

    @Nullable
    InetSocketAddress destination();

    /** Null without TLS. */
    @Nullable
    SSLSession session();

    /** As received. */
    String requestLine();

    /** Null, as target and protocol are, where the request could not be read. */
    @Nullable
    String method();

    /** Path and query as received. */
    @Nullable
    String target();

    @Nullable
    String protocol();

    HeaderMap asked();

    @Nullable
    String cookie(String name);

    int status();

    HeaderMap answered();

    /** Bytes of the content. */
    long bytes();

    /** Bytes of the answer with its fields. */
    long sent();

    /** Bytes of the request with its fields. */
    long received();

    /** The name by which a password was shown. */
    @Nullable
    String user();

    /** Of the request, where it has one. */
    @Nullable
    String id();

    /** {@code X} for one cut off, {@code +} for one that is kept, {@code -} for one that is closed. */
    String connectionAfter();
}
