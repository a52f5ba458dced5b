package blogjar.server;

import io.undertow.util.HeaderMap;
import io.undertow.util.HeaderValues;
import io.undertow.util.HttpString;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The fields of a request that decide about its answer, found in one pass over all of them; look-ups one by one are what
 * Java would compile at each place anew.
 */
final class RequestFields {
    /** What is looked for. */
    enum Name {
        ACCEPT_ENCODING("Accept-Encoding"),
        CONNECTION("Connection"),
        CONTENT_LENGTH("Content-Length"),
        HOST("Host"),
        IF_MATCH("If-Match"),
        IF_MODIFIED_SINCE("If-Modified-Since"),
        IF_NONE_MATCH("If-None-Match"),
        IF_RANGE("If-Range"),
        IF_UNMODIFIED_SINCE("If-Unmodified-Since"),
        RANGE("Range"),
        TRANSFER_ENCODING("Transfer-Encoding");

        private final HttpString text;

        Name(String text) {
            this.text = new HttpString(text);
        }
    }

    /** What a field line has besides its name and its value: colon, blank, line end. */
    private static final int AROUND_FIELD = 4;

    private static final int NAMES = Name.values().length;
    private static final Map<HttpString, Integer> PLACES = new HashMap<>();

    static {
        for (Name name : Name.values()) {
            PLACES.put(name.text, name.ordinal());
        }
    }

    private final @Nullable String[] values = new String[NAMES];
    private int lines;
    private int size;

    private RequestFields() {}

    static RequestFields of(HeaderMap fields) {
        RequestFields found = new RequestFields();
        for (long at = fields.fastIterate(); at != -1; at = fields.fiNext(at)) {
            found.add(fields.fiCurrent(at));
        }
        return found;
    }

    private void add(HeaderValues field) {
        Integer place = PLACES.get(field.getHeaderName());
        if (place != null) {
            values[place] = field.size() == 1 ? field.getFirst() : String.join(",", field);
        }
        int around = field.getHeaderName().length() + AROUND_FIELD;
        for (int i = 0; i < field.size(); i++) {
            lines++;
            size += around + field.get(i).length();
        }
    }

    /** Several fields of one name as one list (RFC 9110, 5.3); null where there is none. */
    @Nullable
    String get(Name name) {
        return values[name.ordinal()];
    }

    /** How many field lines there are, the others too. */
    int lines() {
        return lines;
    }

    /** Bytes of all field lines, as HTTP/1 writes them. */
    int size() {
        return size;
    }
}
