package blogjar.server;

import io.undertow.server.HttpServerExchange;
import io.undertow.util.AttachmentKey;
import io.undertow.util.HeaderMap;
import io.undertow.util.HeaderValues;
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
        } else if (hasForbiddenCharacter(exchange.getRequestHeaders())) {
            return 400;
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

    /** HTTP/2 carries bytes that would end a field in HTTP/1 (RFC 9113, 8.2.1). */
    private static boolean hasForbiddenCharacter(HeaderMap fields) {
        for (HeaderValues values : fields) {
            for (String value : values) {
                for (int i = 0; i < value.length(); i++) {
                    char c = value.charAt(i);
                    if (c < ' ' && c != '\t' || c == 0x7f) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    private static boolean isLength(String value) {
        return !value.isEmpty()
                && value.length() <= MOST_LENGTH_DIGITS
                && value.chars().allMatch(c -> c >= '0' && c <= '9');
    }
}
