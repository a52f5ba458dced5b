package blogjar.server;

import io.undertow.io.IoCallback;
import io.undertow.server.HttpServerExchange;
import java.nio.ByteBuffer;

/**
 * What remains to be done for a response when its status and its fields are decided: to send it. It is done in one place, by
 * {@link SiteHandler}, and not where it was decided: each method that led to the sending would have all of it in its own
 * compiled form.
 */
@FunctionalInterface
interface Body {
    /** No bytes. */
    Body NONE = HttpServerExchange::endExchange;

    /** Another thread sees to it. */
    Body LATER = exchange -> {};

    void send(HttpServerExchange exchange);

    /** These bytes. */
    static Body of(ByteBuffer bytes) {
        return exchange -> exchange.getResponseSender().send(bytes, IoCallback.END_EXCHANGE);
    }

    /** These bytes, one buffer after the other. */
    static Body of(ByteBuffer[] bytes) {
        return exchange -> exchange.getResponseSender().send(bytes, IoCallback.END_EXCHANGE);
    }
}
