package blogjar.server;

import io.undertow.server.HttpServerExchange;
import io.undertow.util.AttachmentKey;
import io.undertow.util.HttpString;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The name of one request, by which its reader and the log speak of the same. */
final class RequestId {
    static final HttpString FIELD = new HttpString("X-Request-Id");

    private static final AttachmentKey<String> ID = AttachmentKey.create(String.class);
    private static final Pattern SOUND = Pattern.compile("[A-Za-z0-9._:/+=-]{1,128}");

    private RequestId() {}

    /** Takes over the one that a trusted proxy gave the request, if it did. */
    static void takeOver(HttpServerExchange exchange) {
        String given = exchange.getRequestHeaders().getFirst(FIELD);
        if (given != null && SOUND.matcher(given).matches()) {
            exchange.putAttachment(ID, given);
        }
    }

    /** The one that the request has; null for none. */
    static @Nullable String known(HttpServerExchange exchange) {
        return exchange.getAttachment(ID);
    }

    /** The one that the request has, or gets now. */
    static String of(HttpServerExchange exchange) {
        String known = exchange.getAttachment(ID);
        if (known != null) {
            return known;
        }
        String made = String.format("%016x", ThreadLocalRandom.current().nextLong());
        exchange.putAttachment(ID, made);
        return made;
    }
}
