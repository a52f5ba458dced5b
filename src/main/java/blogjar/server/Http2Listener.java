package blogjar.server;

import io.undertow.UndertowOptions;
import io.undertow.connector.ByteBufferPool;
import io.undertow.connector.PooledByteBuffer;
import io.undertow.server.HttpHandler;
import io.undertow.server.protocol.http2.Http2ReceiveListener;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.xnio.IoUtils;
import org.xnio.OptionMap;
import org.xnio.Options;
import org.xnio.StreamConnection;

/** The library's HTTP/2 as {@link Http2Connection}s, with {@link Http2Frames} before them. */
final class Http2Listener implements GuardedListener {
    private final ByteBufferPool buffers;
    private final Doorkeeper doorkeeper;
    private final BooleanSupplier isTight;
    private OptionMap options;
    private HttpHandler handler;

    /** @param isTight whether most of the memory for buffers is lent */
    Http2Listener(
            ByteBufferPool buffers,
            OptionMap options,
            HttpHandler handler,
            Doorkeeper doorkeeper,
            BooleanSupplier isTight) {
        this.buffers = buffers;
        this.options = options;
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
        Http2Frames frames = new Http2Frames(connection.getSourceChannel(), guest.pace()::taken);
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
