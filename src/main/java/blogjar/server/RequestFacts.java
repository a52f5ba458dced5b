package blogjar.server;

import blogjar.text.IpAddress;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.AttachmentKey;
import io.undertow.util.HeaderMap;
import io.undertow.util.HeaderValues;
import io.undertow.util.StatusCodes;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;

/** What logs say of a request that the library has no word for. */
final class RequestFacts {
    /** Who has shown a password. */
    static final AttachmentKey<String> USER = AttachmentKey.create(String.class);

    /** That another program answers it, which keeps the time of its body and tells its own troubles. */
    static final AttachmentKey<Boolean> PASSED_ON = AttachmentKey.create(Boolean.class);

    private static final int LINE_END = 2;
    private static final int COLON_AND_BLANK = 2;

    private RequestFacts() {}

    /** Path and query as received. */
    static String target(HttpServerExchange exchange) {
        String uri = exchange.getRequestURI();
        String query = exchange.getQueryString();
        return query.isEmpty() || uri.indexOf('?') >= 0 ? uri : uri + '?' + query;
    }

    /** An address as it is written; of a masked one the network alone (IPv4 /24, IPv6 /48); a hyphen for none. */
    static String address(@Nullable InetSocketAddress socket, boolean masked) {
        InetAddress address = socket == null ? null : socket.getAddress();
        if (address == null) {
            return "-";
        }
        return masked ? IpAddress.masked(address) : IpAddress.text(address);
    }

    /** Bytes of the answer with its fields, as HTTP/1 writes them. */
    static long sent(HttpServerExchange exchange) {
        int status = exchange.getStatusCode();
        String reason = StatusCodes.getReason(status);
        return exchange.getProtocol().length()
                + " 200 ".length()
                + reason.length()
                + LINE_END
                + fields(FieldLines.all(exchange))
                + exchange.getResponseBytesSent();
    }

    /** Bytes of the request with its fields, as HTTP/1 writes them, without a body, which nobody reads. */
    static long received(HttpServerExchange exchange) {
        return exchange.getRequestMethod().length()
                + 1L
                + target(exchange).length()
                + 1
                + exchange.getProtocol().length()
                + LINE_END
                + fields(exchange.getRequestHeaders());
    }

    private static long fields(HeaderMap fields) {
        long bytes = LINE_END;
        for (HeaderValues values : fields) {
            for (String value : values) {
                bytes += values.getHeaderName().length() + COLON_AND_BLANK + value.length() + LINE_END;
            }
        }
        return bytes;
    }
}
