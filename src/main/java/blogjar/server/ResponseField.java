package blogjar.server;

import io.undertow.protocols.http2.HpackDecoder;
import io.undertow.protocols.http2.HpackException;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.HttpString;
import io.undertow.util.Protocols;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/**
 * A field that nearly each response has. For HTTP/1 its value goes to {@link FieldLines}. For HTTP/2 the library looks its name up
 * in two tables, and compares it letter by letter with the one that is there, unless it is the very same object: a third of what a
 * response takes of Java's time. So it has that as well.
 */
enum ResponseField {
    DATE(Fields.DATE),
    CACHE_CONTROL(Fields.CACHE_CONTROL),
    VARY(Fields.VARY),
    ETAG(Fields.ETAG),
    LAST_MODIFIED(Fields.LAST_MODIFIED),
    ACCEPT_RANGES(Fields.ACCEPT_RANGES),
    CONTENT_TYPE(Fields.CONTENT_TYPE),
    CONTENT_ENCODING(Fields.CONTENT_ENCODING),
    STRICT_TRANSPORT_SECURITY(Fields.STRICT_TRANSPORT_SECURITY);

    private final HttpString written;
    private final HttpString inTable;
    private final byte[] start;

    ResponseField(HttpString name) {
        written = name;
        inTable = Table.NAMES.getOrDefault(name, name);
        start = (name + ": ").getBytes(StandardCharsets.US_ASCII);
    }

    /** The library's table, which is its own secret: it tells its names to who has them decoded. */
    private static final class Table {
        /** Entries of the table that each side has (RFC 7541, appendix A). */
        private static final int ENTRIES = 61;

        /** The largest number that fits in the first octet (RFC 7541, 6.2.2). */
        private static final int MOST_IN_PREFIX = 15;

        private static final Map<HttpString, HttpString> NAMES = names();

        private static Map<HttpString, HttpString> names() {
            ByteBuffer block = ByteBuffer.allocate(4 * ENTRIES);
            for (int entry = 1; entry <= ENTRIES; entry++) {
                // a literal, not to be indexed, of that name and without a value
                block.put((byte) Math.min(entry, MOST_IN_PREFIX));
                if (entry >= MOST_IN_PREFIX) {
                    block.put((byte) (entry - MOST_IN_PREFIX));
                }
                block.put((byte) 0);
            }
            Map<HttpString, HttpString> names = new HashMap<>();
            HpackDecoder decoder = new HpackDecoder();
            decoder.setHeaderEmitter((name, value, secret) -> names.putIfAbsent(name, name));
            try {
                decoder.decode(block.flip(), false);
            } catch (HpackException impossible) {
                throw new IllegalStateException(impossible);
            }
            return names;
        }
    }

    /** Its name as HTTP/1 writes it. */
    HttpString written() {
        return written;
    }

    /** Its name, colon and blank. Not to be changed. */
    byte[] start() {
        return start;
    }

    void put(HttpServerExchange response, String value) {
        FieldLines lines = FieldLines.of(response);
        if (lines == null) {
            boolean http2 = response.getProtocol().equals(Protocols.HTTP_2_0);
            response.getResponseHeaders().put(http2 ? inTable : written, value);
        } else {
            lines.put(this, value);
        }
    }
}
