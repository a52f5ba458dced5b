package blogjar.server;

import io.undertow.util.StatusCodes;
import org.jspecify.annotations.Nullable;

/**
 * What {@link RequestLines} keeps from the library of the head of a request.
 *
 * @param host the value of its Host field; null where it has none
 * @param refusal the status to refuse it with, or {@link Gate#OPEN}
 */
record RequestHead(@Nullable String host, int refusal) {
    /** Without a Host field. */
    static final RequestHead NAMELESS = new RequestHead(null, Gate.OPEN);

    /** Of a Host field that may not be well-formed. */
    static RequestHead of(String host) {
        return new RequestHead(host, HostField.isValid(host) ? Gate.OPEN : StatusCodes.BAD_REQUEST);
    }

    RequestHead refused(int status) {
        return new RequestHead(host, status);
    }
}
