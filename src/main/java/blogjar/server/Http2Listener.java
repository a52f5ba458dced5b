package blogjar.server;

import io.undertow.UndertowOptions;
import io.undertow.connector.ByteBufferPool;
import io.undertow.connector.PooledByteBuffer;
import io.undertow.server.HttpHandler;
import io.undertow.server.protocol.http2.Http2ReceiveListener;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.xnio.IoUtils;
import org.xnio.OptionMap;
import org.xnio.Options;
import org.xnio.StreamConnection;

/** The library's HTTP/2 as {@link Http2Connection}s, with {@link Http2Frames} before them. */
final class Http2Listener implements GuardedListener {
    /** Unless it is told otherwise for the whole program ({@code io.undertow.http2-max-header-size}). */
    private static final int MOST_OF_LIBRARY = 20_000;

    /** Octets of the frame that resets a stream. */
    private static final int RESET_LENGTH = Http2Frames.HEADER + 4;

    private final ByteBufferPool buffers;
    private final Limits limits;
    private final Consumer<Refused> refusals;
    private final Doorkeeper doorkeeper;
    private final BooleanSupplier isTight;
    private OptionMap options;
    private HttpHandler handler;

    /**
     * @param refusals told of requests that are none, which are reset
     * @param isTight whether most of the memory for buffers is lent
     */
    Http2Listener(
            ByteBufferPool buffers,
            OptionMap options,
            Limits limits,
            HttpHandler handler,
            Consumer<Refused> refusals,
            Doorkeeper doorkeeper,
            BooleanSupplier isTight) {
        this.buffers = buffers;
        this.options = options;
        this.limits = limits;
        this.refusals = refusals;
        this.handler = handler;
        this.doorkeeper = doorkeeper;
        this.isTight = isTight;
    }

    /** @param read what came before it was known that it is HTTP/2 */
    @Override
    public void handleEvent(StreamConnection connection, @Nullable PooledByteBuffer read) {
        Guest guest = doorkeeper.guest(connection);
        if (guest == null) {
            IoUtils.safeClose(connection, read);
            return;
        }
        ResetStreams reset = new ResetStreams();
        Http2Heads heads = new Http2Heads(
                limits, mostFields(), reset, line -> refusals.accept(new Refused(connection, line, RESET_LENGTH)));
        Http2Frames frames = new Http2Frames(connection.getSourceChannel(), heads, reset, guest.pace()::taken);
        try {
            if (read != null) {
                ByteBuffer bytes = read.getBuffer();
                int from = bytes.position();
                frames.look(bytes.position(bytes.limit()), from);
                bytes.limit(bytes.position()).position(from);
            }
            connection.setOption(Options.WRITE_TIMEOUT, options.get(UndertowOptions.IDLE_TIMEOUT));
        } catch (IOException refused) {
            IoUtils.safeClose(connection, read);
            return;
        }
        connection.getSourceChannel().setConduit(frames);
        Http2Connection http2 = new Http2Connection(
                connection,
                guest.plain(),
                heads,
                reset,
                buffers,
                read,
                options,
                options.get(UndertowOptions.HTTP2_SETTINGS_MAX_CONCURRENT_STREAMS),
                isTight);
        http2.setIdleTimeout(options.get(UndertowOptions.IDLE_TIMEOUT));
        guest.speaksHttp2(http2);
        HttpHandler counted = exchange -> {
            http2.begin(exchange);
            exchange.addExchangeCompleteListener((done, next) -> {
                http2.end();
                next.proceed();
            });
            handler.handleRequest(exchange);
        };
        http2.getReceiveSetter().set(new Http2ReceiveListener(counted, options, buffers.getBufferSize(), null));
        http2.resumeReceives();
    }

    /** Octets of all fields that the library takes. */
    private int mostFields() {
        return Math.min(MOST_OF_LIBRARY, options.get(UndertowOptions.MAX_HEADER_SIZE));
    }

    @Override
    public HttpHandler getRootHandler() {
        return handler;
    }

    @Override
    public void setRootHandler(HttpHandler next) {
        handler = next;
    }

    @Override
    public OptionMap getUndertowOptions() {
        return options;
    }

    @Override
    public void setUndertowOptions(OptionMap next) {
        options = next;
    }

    @Override
    public ByteBufferPool getBufferPool() {
        return buffers;
    }
}
