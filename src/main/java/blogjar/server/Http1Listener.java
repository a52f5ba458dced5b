package blogjar.server;

import io.undertow.connector.ByteBufferPool;
import io.undertow.connector.PooledByteBuffer;
import io.undertow.server.ConnectorStatistics;
import io.undertow.server.DelegateOpenListener;
import io.undertow.server.HttpHandler;
import io.undertow.server.protocol.http.HttpOpenListener;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.xnio.OptionMap;
import org.xnio.StreamConnection;
import org.xnio.conduits.AbstractStreamSourceConduit;
import org.xnio.conduits.StreamSourceConduit;

/** The library's HTTP/1 with {@link RequestLines} before it. */
final class Http1Listener implements DelegateOpenListener {
    private final HttpOpenListener http;
    private final Consumer<Refused> refusals;

    /** @param refusals told of requests that the library refuses, before they are */
    Http1Listener(HttpOpenListener http, Consumer<Refused> refusals) {
        this.http = http;
        this.refusals = refusals;
    }

    @Override
    public void handleEvent(StreamConnection connection) {
        handleEvent(connection, null);
    }

    /** @param read what came before it was known that it is HTTP/1 */
    @Override
    public void handleEvent(StreamConnection connection, @Nullable PooledByteBuffer read) {
        Mending mending = new Mending(connection.getSourceChannel().getConduit());
        if (read != null) {
            ByteBuffer buffer = read.getBuffer();
            int from = buffer.position();
            mending.mend(buffer.position(buffer.limit()), from);
            buffer.limit(buffer.position()).position(from);
        }
        RequestText text = mending.text;
        connection.getSourceChannel().setConduit(mending);
        connection
                .getSinkChannel()
                .setConduit(new Refusals(
                        connection.getSinkChannel().getConduit(),
                        text,
                        sent -> refusals.accept(new Refused(connection, text.line(), sent))));
        http.handleEvent(connection, read);
    }

    private static final class Mending extends AbstractStreamSourceConduit<StreamSourceConduit> {
        private final RequestLines lines = new RequestLines();
        private final RequestText text = new RequestText();

        Mending(StreamSourceConduit next) {
            super(next);
        }

        @Override
        public int read(ByteBuffer buffer) throws IOException {
            while (true) {
                int from = buffer.position();
                int read = super.read(buffer);
                if (read <= 0) {
                    return read;
                }
                int left = mend(buffer, from);
                if (left > 0) {
                    return left;
                }
            }
        }

        private int mend(ByteBuffer buffer, int from) {
            int left = lines.mend(buffer, from);
            text.take(buffer, from, from + left, lines.isInHead(), lines.begun());
            return left;
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
