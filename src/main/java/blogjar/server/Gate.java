package blogjar.server;

import io.undertow.server.HttpServerExchange;
import io.undertow.util.AttachmentKey;
import org.jspecify.annotations.Nullable;

/**
 * Looks at the shape of a request before anybody looks at what it asks for: what two programs in a row might frame in two
 * ways is refused and the connection closed, so that nothing can be smuggled (RFC 9112, 11.2).
 */
final class Gate {
    static final int OPEN = 0;

    /** The status to refuse a request with that was found wanting before the library read it. */
    static final AttachmentKey<Integer> REFUSAL = AttachmentKey.create(Integer.class);

    /** More digits than a body can have, and few enough for a long. */
    private static final int MOST_LENGTH_DIGITS = 18;

    private Gate() {}

    /** The status to refuse the request with, or {@link #OPEN}. Settles on the way whether the connection stays open. */
    static int check(HttpServerExchange exchange, RequestFields fields) {
        boolean http1 = exchange.isHttp11() || exchange.isHttp10();
        if (http1) {
            closeIfAsked(exchange, fields.get(RequestFields.Name.CONNECTION));
        }
        Integer refusal = exchange.getAttachment(REFUSAL);
        if (refusal != null) {
            exchange.setPersistent(false);
            return refusal;
        }
        String coding = fields.get(RequestFields.Name.TRANSFER_ENCODING);
        String length = fields.get(RequestFields.Name.CONTENT_LENGTH);
        if (coding == null && length == null) {
            return OPEN;
        }
        if (http1) {
            exchange.setPersistent(false); // a body that nobody reads would be taken for the next request
        }
        if (coding != null && (length != null || exchange.isHttp10() || !http1)) {
            return 400;
        }
        if (coding != null && !coding.equalsIgnoreCase("chunked")) {
            return 501;
        }
        return length != null && !isLength(length) ? 400 : OPEN;
    }

    private static void closeIfAsked(HttpServerExchange exchange, @Nullable String connection) {
        if (connection == null) {
            return;
        }
        for (String option : connection.split(",")) {
            if (option.strip().equalsIgnoreCase("close")) {
                exchange.setPersistent(false);
            }
        }
        if (exchange.isHttp10() && exchange.isPersistent()) {
            exchange.getResponseHeaders().put(Fields.CONNECTION, "keep-alive");
        }
    }

    /** Whether it may be the length of a body. */
    static boolean isLength(String value) {
        return !value.isEmpty()
                && value.length() <= MOST_LENGTH_DIGITS
                && value.chars().allMatch(c -> c >= '0' && c <= '9');
    }
}
