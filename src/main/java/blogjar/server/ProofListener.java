package blogjar.server;

import io.undertow.connector.ByteBufferPool;
import io.undertow.connector.PooledByteBuffer;
import io.undertow.server.HttpHandler;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.xnio.IoUtils;
import org.xnio.OptionMap;
import org.xnio.StreamConnection;
import org.xnio.channels.StreamSourceChannel;

/**
 * Connections of a CA that looks for a proof: it is in the handshake's certificate, and nothing is said after it (RFC 8737, 4). They
 * are closed when the CA does so, when it says anything, and after the time that a handshake may take.
 */
final class ProofListener implements GuardedListener {
    static final String PROTOCOL = "acme-tls/1";

    private final ByteBufferPool buffers;
    private final Duration longest;

    ProofListener(ByteBufferPool buffers, Duration longest) {
        this.buffers = buffers;
        this.longest = longest;
    }

    /** The handshake may not have ended yet; it goes on as long as somebody reads. */
    @Override
    public void handleEvent(StreamConnection connection, @Nullable PooledByteBuffer read) {
        IoUtils.safeClose(read);
        connection
                .getIoThread()
                .executeAfter(() -> IoUtils.safeClose(connection), longest.toMillis(), TimeUnit.MILLISECONDS);
        connection.getSourceChannel().setReadListener(channel -> awaitEnd(connection, channel));
        connection.getSourceChannel().wakeupReads();
    }

    private static void awaitEnd(StreamConnection connection, StreamSourceChannel channel) {
        try {
            if (channel.read(ByteBuffer.allocate(1)) != 0) {
                IoUtils.safeClose(connection);
            }
        } catch (IOException failed) {
            IoUtils.safeClose(connection);
        }
    }

    /** No request comes this way. */
    @Override
    public @Nullable HttpHandler getRootHandler() {
        return null;
    }

    @Override
    public void setRootHandler(HttpHandler handler) {}

    @Override
    public OptionMap getUndertowOptions() {
        return OptionMap.EMPTY;
    }

    @Override
    public void setUndertowOptions(OptionMap options) {}

    @Override
    public ByteBufferPool getBufferPool() {
        return buffers;
    }
}
