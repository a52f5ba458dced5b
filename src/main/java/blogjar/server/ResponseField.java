package blogjar.server;

import io.undertow.protocols.http2.HpackDecoder;
import io.undertow.protocols.http2.HpackException;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.HttpString;
import io.undertow.util.Protocols;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;

/**
 * A field that nearly each response has. For HTTP/2 the library looks its name up in two tables, and compares it letter by letter
 * with the one that is there, unless it is the very same object: a third of what a response takes of Java's time. So each has two
 * names: as HTTP/1 writes it, and as it is in the library's table.
 */
final class ResponseField {
    /** Entries of the table that each side has (RFC 7541, appendix A). */
    private static final int ENTRIES = 61;

    /** The largest number that fits in the first octet (RFC 7541, 6.2.2). */
    private static final int MOST_IN_PREFIX = 15;

    private static final Map<HttpString, HttpString> TABLE = table();

    static final ResponseField ACCEPT_RANGES = new ResponseField(Fields.ACCEPT_RANGES);
    static final ResponseField CACHE_CONTROL = new ResponseField(Fields.CACHE_CONTROL);
    static final ResponseField CONTENT_ENCODING = new ResponseField(Fields.CONTENT_ENCODING);
    static final ResponseField CONTENT_TYPE = new ResponseField(Fields.CONTENT_TYPE);
    static final ResponseField DATE = new ResponseField(Fields.DATE);
    static final ResponseField ETAG = new ResponseField(Fields.ETAG);
    static final ResponseField LAST_MODIFIED = new ResponseField(Fields.LAST_MODIFIED);
    static final ResponseField STRICT_TRANSPORT_SECURITY = new ResponseField(Fields.STRICT_TRANSPORT_SECURITY);
    static final ResponseField VARY = new ResponseField(Fields.VARY);

    private final HttpString written;
    private final HttpString inTable;

    private ResponseField(HttpString name) {
        written = name;
        inTable = TABLE.getOrDefault(name, name);
    }

    /** The names in the library's table, which is its own secret: it tells them to who has them decoded. */
    private static Map<HttpString, HttpString> table() {
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

    void put(HttpServerExchange response, String value) {
        boolean http2 = response.getProtocol().equals(Protocols.HTTP_2_0);
        response.getResponseHeaders().put(http2 ? inTable : written, value);
    }
}
