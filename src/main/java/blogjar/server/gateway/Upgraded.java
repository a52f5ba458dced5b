package blogjar.server.gateway;

import io.undertow.connector.ByteBufferPool;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.HeaderValues;
import io.undertow.util.Headers;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.xnio.IoUtils;
import org.xnio.StreamConnection;
import org.xnio.XnioExecutor;
import org.xnio.channels.StreamSinkChannel;

/** Two connections that have become one, of which HTTP knows nothing any more: a WebSocket (RFC 6455, 4). */
final class Upgraded {
    private final StreamConnection client;
    private final StreamConnection service;
    private final long timeout;
    private final Runnable atEnd;
    private final XnioExecutor.Key watch;
    private final Relay there;
    private final Relay back;
    private long moved = System.nanoTime();
    private boolean over;

    private Upgraded(
            StreamConnection client, StreamConnection service, ByteBufferPool pool, Duration timeout, Runnable atEnd) {
        this.client = client;
        this.service = service;
        this.timeout = timeout.toNanos();
        this.atEnd = atEnd;
        this.there =
                new Relay(client.getSourceChannel(), service.getSinkChannel(), pool, new Way(service.getSinkChannel()));
        this.back =
                new Relay(service.getSourceChannel(), client.getSinkChannel(), pool, new Way(client.getSinkChannel()));
        this.watch = client.getIoThread().executeAtInterval(this::look, 1, TimeUnit.SECONDS);
    }

    /**
     * Copies both ways until both ends have said all, or one is gone, or neither says anything for some time.
     *
     * @param atEnd called once
     */
    static void join(
            StreamConnection client, StreamConnection service, ByteBufferPool pool, Duration timeout, Runnable atEnd) {
        Upgraded joined = new Upgraded(client, service, pool, timeout, atEnd);
        joined.there.start();
        joined.back.start();
    }

    /** No other protocol is let through: one in which several requests travel would escape the look at each. */
    static boolean isWanted(HttpServerExchange exchange) {
        HeaderValues options = exchange.getRequestHeaders().get(Headers.CONNECTION);
        return exchange.isHttp11()
                && exchange.isRequestComplete()
                && exchange.getRequestMethod().toString().equals("GET")
                && "websocket".equalsIgnoreCase(exchange.getRequestHeaders().getFirst(Headers.UPGRADE))
                && options != null
                && PassedFields.options(exchange.getRequestHeaders()).contains("upgrade");
    }

    private void look() {
        boolean gone = !client.isOpen() || !service.isOpen();
        if (gone || there.isOver() && back.isOver() || System.nanoTime() - moved > timeout) {
            end();
        }
    }

    private void end() {
        if (over) {
            return;
        }
        over = true;
        watch.remove();
        there.stop();
        back.stop();
        IoUtils.safeClose(client, service);
        atEnd.run();
    }

    /** One of the two ways. */
    private final class Way implements Relay.Ends {
        private final StreamSinkChannel to;

        Way(StreamSinkChannel to) {
            this.to = to;
        }

        @Override
        public void moved(int bytes) {
            moved = System.nanoTime();
        }

        @Override
        public void ended() {
            Relay.finish(to, Upgraded.this::end);
        }

        @Override
        public void readFailed(IOException reason) {
            end();
        }

        @Override
        public void writeFailed(IOException reason) {
            end();
        }
    }
}
