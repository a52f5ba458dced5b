package blogjar.server;

import io.undertow.server.HttpServerExchange;
import io.undertow.util.AttachmentKey;
import io.undertow.util.HeaderMap;
import io.undertow.util.HttpString;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.xnio.conduits.AbstractStreamSinkConduit;
import org.xnio.conduits.StreamSinkConduit;

/**
 * Writes the fields that nearly each response of one HTTP/1 connection has. The library keeps fields in a map, in objects of their
 * own, and writes them letter by letter; for a small response that is a tenth of the work. So they are kept here, most of them ready
 * as they are sent, and stand before the end of the head that the library has written.
 *
 * <p>What is in the library's map goes over what is here.
 */
final class FieldLines extends AbstractStreamSinkConduit<StreamSinkConduit> {
    private static final AttachmentKey<FieldLines> KEY = AttachmentKey.create(FieldLines.class);
    private static final ResponseField[] FIELDS = ResponseField.values();

    private static final byte CR = '\r';
    private static final byte LF = '\n';
    private static final int LINE_END = 2;

    /** Where in a head the first digit of its status is. */
    private static final int STATUS = "HTTP/1.1 ".length();

    private final @Nullable String[] values = new String[FIELDS.length];
    private FieldSet set = FieldSet.NONE;
    private boolean secure;

    /** Whose response they belong to; null when its head was sent. */
    private @Nullable HttpServerExchange unsent;

    /** What is sent before anything else. */
    private ByteBuffer first = ByteBuffer.allocate(0);

    FieldLines(StreamSinkConduit next) {
        super(next);
    }

    /** Begins a response. */
    void begin(HttpServerExchange exchange) {
        Arrays.fill(values, null);
        set = FieldSet.NONE;
        unsent = exchange;
        exchange.putAttachment(KEY, this);
    }

    /** Those of a response; null where the library keeps them all, as for HTTP/2. */
    static @Nullable FieldLines of(HttpServerExchange exchange) {
        return exchange.getAttachment(KEY);
    }

    /** Gives all to the library: from then on the map alone counts. */
    static HeaderMap open(HttpServerExchange exchange) {
        FieldLines lines = of(exchange);
        HeaderMap map = exchange.getResponseHeaders();
        if (lines != null && lines.unsent != null) {
            exchange.removeAttachment(KEY);
            lines.unsent = null;
            lines.addTo(map);
        }
        return map;
    }

    /** All fields of a response, whether it was sent or not. */
    static HeaderMap all(HttpServerExchange exchange) {
        FieldLines lines = of(exchange);
        HeaderMap map = exchange.getResponseHeaders();
        if (lines == null) {
            return map;
        }
        HeaderMap all = new HeaderMap();
        map.forEach(field -> all.putAll(field.getHeaderName(), field));
        lines.addTo(all);
        return all;
    }

    /** @param value null for none */
    void put(ResponseField field, @Nullable String value) {
        values[field.ordinal()] = value;
    }

    /** Puts a set in the place of the one before. */
    void put(FieldSet next, boolean tls) {
        set = next;
        secure = tls;
    }

    /** Adds those whose names are not there. */
    private void addTo(HeaderMap map) {
        for (FieldSet.Field field : set.all(secure)) {
            addTo(map, field.name(), field.value());
        }
        for (int i = 0; i < values.length; i++) {
            addTo(map, FIELDS[i].written(), values[i]);
        }
    }

    private static void addTo(HeaderMap map, HttpString name, @Nullable String value) {
        if (value != null && !map.contains(name)) {
            map.put(name, value);
        }
    }

    /** Puts them where the library's head ends, or behind its first line where they have no room there. */
    private void complete(ByteBuffer head) throws IOException {
        HttpServerExchange exchange = unsent;
        if (exchange == null || isInterim(head)) {
            return;
        }
        unsent = null;
        HeaderMap map = exchange.getResponseHeaders();
        boolean alone = map.size() == 0 || map.size() == 1 && map.contains(Fields.CONTENT_LENGTH);
        byte[] ready = alone ? set.lines(secure) : FieldSet.lines(without(map));
        byte[] own = lines(alone ? null : map);
        int end = head.limit() - LINE_END;
        if (isWhole(head, end) && head.capacity() - head.limit() >= own.length + ready.length) {
            head.limit(head.limit() + own.length + ready.length);
            head.put(end, own).put(end + own.length, ready);
            head.put(head.limit() - LINE_END, CR).put(head.limit() - 1, LF);
        } else {
            int line = lineEnd(head) - head.position();
            first = ByteBuffer.allocate(line + own.length + ready.length);
            first.put(head.slice(head.position(), line)).put(own).put(ready).flip();
            head.position(head.position() + line);
        }
    }

    private List<FieldSet.Field> without(HeaderMap map) {
        return set.all(secure).stream()
                .filter(field -> !map.contains(field.name()))
                .toList();
    }

    /** @param over what goes over them; null for nothing */
    private byte[] lines(@Nullable HeaderMap over) {
        int length = 0;
        for (int i = 0; i < values.length; i++) {
            if (over != null && over.contains(FIELDS[i].written())) {
                values[i] = null;
            }
            String value = values[i];
            length += value == null ? 0 : FIELDS[i].start().length + value.length() + LINE_END;
        }
        byte[] lines = new byte[length];
        int to = 0;
        for (int i = 0; i < values.length; i++) {
            String value = values[i];
            if (value != null) {
                to = put(FIELDS[i].start(), lines, to);
                to = put(value.getBytes(StandardCharsets.ISO_8859_1), lines, to);
                lines[to++] = CR;
                lines[to++] = LF;
            }
        }
        return lines;
    }

    private static int put(byte[] bytes, byte[] into, int at) {
        System.arraycopy(bytes, 0, into, at, bytes.length);
        return at + bytes.length;
    }

    /** Whether it is a {@code 100 Continue}, which comes before a response (RFC 9110, 15.2). */
    private static boolean isInterim(ByteBuffer head) {
        return head.remaining() > STATUS && head.get(head.position() + STATUS) == '1';
    }

    /** @param end where the empty line begins */
    private static boolean isWhole(ByteBuffer head, int end) {
        return end - LINE_END >= head.position()
                && head.get(end - 2) == CR
                && head.get(end - 1) == LF
                && head.get(end) == CR
                && head.get(end + 1) == LF;
    }

    private static int lineEnd(ByteBuffer head) throws IOException {
        for (int i = head.position(); i < head.limit(); i++) {
            if (head.get(i) == LF) {
                return i + 1;
            }
        }
        throw new IOException("a response whose first line does not end");
    }

    /** Whether what goes before is sent. */
    private boolean sendFirst() throws IOException {
        while (first.hasRemaining()) {
            if (super.write(first) == 0) {
                return false;
            }
        }
        return true;
    }

    @Override
    public int write(ByteBuffer source) throws IOException {
        complete(source);
        return sendFirst() ? super.write(source) : 0;
    }

    @Override
    public long write(ByteBuffer[] sources, int offset, int length) throws IOException {
        complete(sources[offset]);
        return sendFirst() ? super.write(sources, offset, length) : 0;
    }

    @Override
    public int writeFinal(ByteBuffer source) throws IOException {
        complete(source);
        return sendFirst() ? super.writeFinal(source) : 0;
    }

    @Override
    public long writeFinal(ByteBuffer[] sources, int offset, int length) throws IOException {
        complete(sources[offset]);
        return sendFirst() ? super.writeFinal(sources, offset, length) : 0;
    }
}
