package blogjar.server;

import blogjar.text.Percent;
import blogjar.text.UtcDate;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.Methods;
import io.undertow.util.StatusCodes;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;

/** What all responses have in common, and the short ones that are not from the site. */
final class Responses {
    static final String METHODS = "GET, HEAD, OPTIONS";

    static final int MISDIRECTED = 421;

    /** Those that the library does not know. */
    private static final Map<Integer, String> REASONS =
            Map.of(MISDIRECTED, "Misdirected Request", 451, "Unavailable For Legal Reasons");

    /** After which nothing more is expected of the client. */
    private static final Set<Integer> ENDS = Set.of(
            StatusCodes.BAD_REQUEST,
            StatusCodes.REQUEST_URI_TOO_LARGE,
            StatusCodes.REQUEST_HEADER_FIELDS_TOO_LARGE,
            StatusCodes.NOT_IMPLEMENTED);

    /** Of a location all is sent as it is that no character of a field can end. */
    private static final String PRINTABLE = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~";

    private final FieldSet always;
    private final Hsts hsts;

    /** The library keeps its own in one place for all servers of a process, where it stands still when one of them ends. */
    private final SecondText date = new SecondText(UtcDate.format());

    /** @param always what is not said of a resource alone */
    Responses(Headers headers, FieldSet always) {
        this.always = always;
        this.hsts = headers.hsts();
    }

    /**
     * @param secure whether the request came over TLS
     * @param promised for how long HTTPS can be promised to who asked so
     */
    void addCommon(HttpServerExchange exchange, boolean secure, Hsts.Promise promised) {
        ResponseField.DATE.put(exchange, date.now());
        always.put(exchange, secure);
        String strictTransport = hsts.field(promised);
        if (!strictTransport.isEmpty()) {
            ResponseField.STRICT_TRANSPORT_SECURITY.put(exchange, strictTransport);
        }
    }

    /** For good; with 308 where there may be a body, which 301 would lose (RFC 9110, 15.4.2 and 15.4.9). */
    static Body redirect(HttpServerExchange exchange, String location) {
        boolean bare = exchange.getRequestMethod().equals(Methods.GET) || isHead(exchange);
        return redirect(exchange, bare ? StatusCodes.MOVED_PERMANENTLY : StatusCodes.PERMANENT_REDIRECT, location);
    }

    static Body redirect(HttpServerExchange exchange, int status, String location) {
        exchange.getResponseHeaders().put(Fields.LOCATION, Percent.encode(location, PRINTABLE));
        ResponseField.CACHE_CONTROL.put(exchange, "no-cache");
        return status(exchange, status);
    }

    static Body options(HttpServerExchange exchange) {
        exchange.getResponseHeaders().put(Fields.ALLOW, METHODS);
        exchange.setStatusCode(StatusCodes.NO_CONTENT);
        return Body.NONE;
    }

    /** Refuses with a status; the text says no more than the status does. */
    static Body status(HttpServerExchange exchange, int status) {
        if (status == StatusCodes.METHOD_NOT_ALLOWED) {
            exchange.getResponseHeaders().put(Fields.ALLOW, METHODS);
        }
        if (ENDS.contains(status)) {
            exchange.setPersistent(false);
        }
        String title = status + " " + setStatus(exchange, status);
        return text(
                exchange,
                "<!DOCTYPE html>\n<html lang=\"en\"><meta charset=\"utf-8\"><title>" + title + "</title>\n<h1>" + title
                        + "</h1>\n");
    }

    /** Sets the status with its reason, which is returned. */
    static String setStatus(HttpServerExchange exchange, int status) {
        String reason = REASONS.getOrDefault(status, StatusCodes.getReason(status));
        exchange.setStatusCode(status);
        exchange.setReasonPhrase(reason);
        if (status >= StatusCodes.INTERNAL_SERVER_ERROR) {
            exchange.getResponseHeaders().put(RequestId.FIELD, RequestId.of(exchange));
        }
        return reason;
    }

    private static Body text(HttpServerExchange exchange, String html) {
        byte[] bytes = html.getBytes(StandardCharsets.UTF_8);
        ResponseField.CONTENT_TYPE.put(exchange, "text/html; charset=utf-8");
        return body(exchange, ByteBuffer.wrap(bytes));
    }

    /** The whole body, or for HEAD its length alone. */
    static Body body(HttpServerExchange exchange, ByteBuffer bytes) {
        exchange.setResponseContentLength(bytes.remaining());
        return isHead(exchange) || !bytes.hasRemaining() ? Body.NONE : Body.of(bytes);
    }

    static boolean isHead(HttpServerExchange exchange) {
        return exchange.getRequestMethod().toString().equals("HEAD");
    }
}
