package blogjar.server;

import io.undertow.protocols.http2.Http2Channel;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.AttachmentKey;
import java.util.concurrent.atomic.AtomicInteger;
import org.xnio.IoUtils;

/** The requests of one HTTP/2 connection: no more at once than it was told, and a farewell when the server ends. */
final class Http2Streams implements HttpHandler {
    /** What a client may have begun before it read how many it may begin. */
    private static final int BEGUN_BEFORE = 100;

    /** Those of the connection by which a request came. */
    static final AttachmentKey<Http2Streams> KEY = AttachmentKey.create(Http2Streams.class);

    private final Http2Channel channel;
    private final HttpHandler next;
    private final int most;
    private final AtomicInteger running = new AtomicInteger();
    private final AtomicInteger waiting = new AtomicInteger();
    private volatile boolean closing;

    Http2Streams(Http2Channel channel, HttpHandler next, int most) {
        this.channel = channel;
        this.next = next;
        this.most = most + BEGUN_BEFORE;
        channel.putAttachment(KEY, this);
    }

    @Override
    public void handleRequest(HttpServerExchange exchange) throws Exception {
        if (running.incrementAndGet() > most) {
            channel.sendGoAway(Http2Channel.ERROR_ENHANCE_YOUR_CALM);
            IoUtils.safeClose(channel);
            return;
        }
        exchange.addExchangeCompleteListener((done, then) -> {
            if (running.decrementAndGet() == 0 && closing) {
                sayFarewell();
            }
            then.proceed();
        });
        next.handleRequest(exchange);
    }

    /** Whether a response is under way. */
    private boolean isRunning() {
        return running.get() > 0;
    }

    /** Whether there may be something for the client to take. */
    boolean isSending() {
        return running.get() > waiting.get();
    }

    /** Takes note that a client waits for another program that answers in our place, or no longer does. */
    void waiting(boolean forService) {
        waiting.addAndGet(forService ? 1 : -1);
    }

    /** Ends the connection as soon as no request runs; the library's farewell (GOAWAY) closes it at once. */
    void close() {
        closing = true;
        if (!isRunning()) {
            sayFarewell();
        }
    }

    private void sayFarewell() {
        channel.getIoThread().execute(() -> channel.sendGoAway(Http2Channel.ERROR_NO_ERROR));
    }
}
