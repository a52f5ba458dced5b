package blogjar.server;

import io.undertow.protocols.http2.Http2StreamSinkChannel;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.AttachmentKey;
import org.jspecify.annotations.Nullable;

/**
 * Gives back what was written to a stream of HTTP/2 in one thread while it was ended in another. The library looks whether a
 * stream is open before it takes a buffer, but does both without a lock: a buffer that is taken after the others were given back
 * would be counted as lent for ever.
 */
final class LateWrites {
    private static final AttachmentKey<Http2StreamSinkChannel> STREAM =
            AttachmentKey.create(Http2StreamSinkChannel.class);

    private LateWrites() {}

    /** @param stream of the response */
    static void expect(HttpServerExchange exchange, Http2StreamSinkChannel stream) {
        exchange.putAttachment(STREAM, stream);
    }

    /** To be called by a thread that is not the connection's, when it has done what it had to do for now. */
    static void end(HttpServerExchange exchange) {
        @Nullable Http2StreamSinkChannel stream = exchange.getAttachment(STREAM);
        if (stream == null || stream.isOpen() && !stream.isBroken()) {
            return;
        }
        try {
            stream.getIoThread().execute(stream::markBroken);
        } catch (RuntimeException theServerEnds) {
            stream.markBroken();
        }
    }
}
