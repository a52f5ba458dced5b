package blogjar.server;

import io.undertow.connector.ByteBufferPool;
import io.undertow.connector.PooledByteBuffer;
import io.undertow.server.ConnectorStatistics;
import io.undertow.server.DelegateOpenListener;
import io.undertow.server.HttpHandler;
import io.undertow.server.protocol.http.HttpOpenListener;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;
import org.xnio.OptionMap;
import org.xnio.StreamConnection;
import org.xnio.conduits.AbstractStreamSourceConduit;
import org.xnio.conduits.StreamSourceConduit;

/** The library's HTTP/1 with {@link RequestLines} before it. */
final class Http1Listener implements DelegateOpenListener {
    private final HttpOpenListener http;

    Http1Listener(HttpOpenListener http) {
        this.http = http;
    }

    @Override
    public void handleEvent(StreamConnection connection) {
        handleEvent(connection, null);
    }

    /** @param read what came before it was known that it is HTTP/1 */
    @Override
    public void handleEvent(StreamConnection connection, @Nullable PooledByteBuffer read) {
        RequestLines lines = new RequestLines();
        if (read != null) {
            ByteBuffer buffer = read.getBuffer();
            int from = buffer.position();
            buffer.position(buffer.limit());
            lines.mend(buffer, from);
            buffer.limit(buffer.position()).position(from);
        }
        connection
                .getSourceChannel()
                .setConduit(new Mending(connection.getSourceChannel().getConduit(), lines));
        http.handleEvent(connection, read);
    }

    private static final class Mending extends AbstractStreamSourceConduit<StreamSourceConduit> {
        private final RequestLines lines;

        Mending(StreamSourceConduit next, RequestLines lines) {
            super(next);
            this.lines = lines;
        }

        @Override
        public int read(ByteBuffer buffer) throws IOException {
            while (true) {
                int from = buffer.position();
                int read = super.read(buffer);
                if (read <= 0) {
                    return read;
                }
                int left = lines.mend(buffer, from);
                if (left > 0) {
                    return left;
                }
            }
        }
    }

    @Override
    public HttpHandler getRootHandler() {
        return http.getRootHandler();
    }

    @Override
    public void setRootHandler(HttpHandler handler) {
        http.setRootHandler(handler);
    }

    @Override
    public OptionMap getUndertowOptions() {
        return http.getUndertowOptions();
    }

    @Override
    public void setUndertowOptions(OptionMap options) {
        http.setUndertowOptions(options);
    }

    @Override
    public ByteBufferPool getBufferPool() {
        return http.getBufferPool();
    }

    @Override
    public ConnectorStatistics getConnectorStatistics() {
        return http.getConnectorStatistics();
    }

    @Override
    public void closeConnections() {
        http.closeConnections();
    }
}
