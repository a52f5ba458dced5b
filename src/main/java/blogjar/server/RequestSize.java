package blogjar.server;

import io.undertow.server.HttpServerExchange;
import io.undertow.util.StatusCodes;
import java.util.concurrent.TimeUnit;
import org.xnio.IoUtils;
import org.xnio.XnioExecutor;

/**
 * Holds a request to its limits, and says which one is passed (RFC 6585, 5; RFC 9110, 15.5.15). The library takes twice as
 * much, and hangs up on what is larger still.
 */
final class RequestSize {
    /** Bytes of a body that are taken although nobody reads them. */
    private static final long MOST_UNREAD = 1L << 20;

    private final Limits limits;

    RequestSize(Limits limits) {
        this.limits = limits;
    }

    /** The status to refuse the request with, or {@link Gate#OPEN}. */
    int check(HttpServerExchange exchange, RequestFields fields) {
        String query = exchange.getQueryString();
        int target = exchange.getRequestURI().length() + (query.isEmpty() ? 0 : query.length() + 1);
        if (target > limits.urlLength()) {
            return StatusCodes.REQUEST_URI_TOO_LARGE;
        }
        return target + fields.size() > limits.headerSize() || fields.lines() > limits.fields()
                ? StatusCodes.REQUEST_HEADER_FIELDS_TOO_LARGE
                : Gate.OPEN;
    }

    /** Hangs up on who does not come to the end of a body, which HTTP/2 goes on to take when the answer is given. */
    void limitBody(HttpServerExchange exchange) {
        if (exchange.isRequestComplete()) {
            return;
        }
        exchange.setMaxEntitySize(MOST_UNREAD);
        XnioExecutor.Key timer = exchange.getIoThread()
                .executeAfter(
                        () -> {
                            if (exchange.getAttachment(RequestFacts.PASSED_ON) == null) {
                                IoUtils.safeClose(exchange.getConnection());
                            }
                        },
                        limits.request().toMillis(),
                        TimeUnit.MILLISECONDS);
        exchange.addExchangeCompleteListener((done, next) -> {
            timer.remove();
            next.proceed();
        });
    }
}
