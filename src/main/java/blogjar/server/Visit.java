package blogjar.server;

import io.undertow.server.HttpServerExchange;
import java.time.Instant;

/**
 * A request and its answer, when both are over.
 *
 * @param begun when the request had been read
 * @param nanos how long the answer took, up to its last byte
 */
record Visit(HttpServerExchange exchange, Instant begun, long nanos) {

    /** Ended now. */
    static Visit ended(HttpServerExchange exchange, long nanos) {
        return new Visit(exchange, Instant.now().minusNanos(nanos), nanos);
    }
}
