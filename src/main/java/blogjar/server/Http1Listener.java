package blogjar.server;

import io.undertow.connector.ByteBufferPool;
import io.undertow.connector.PooledByteBuffer;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.server.protocol.http.HttpOpenListener;
import io.undertow.util.StatusCodes;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.xnio.OptionMap;
import org.xnio.StreamConnection;
import org.xnio.conduits.AbstractStreamSourceConduit;
import org.xnio.conduits.StreamSourceConduit;

/** The library's HTTP/1 with {@link RequestLines} before it. */
final class Http1Listener implements GuardedListener {
    private final ByteBufferPool buffers;
    private final int longestHead;
    private final int mostFields;
    private final Consumer<Refused> refusals;
    private HttpHandler handler;
    private OptionMap options;

    /**
     * @param options for the library, which is to take {@link RequestLines#MOST_ADDED} more than the longest head
     * @param longestHead octets of a head; of a longer one no more is read
     * @param mostFields lines of fields, likewise
     * @param refusals told of requests that the library refuses, before they are
     */
    Http1Listener(
            ByteBufferPool buffers,
            OptionMap options,
            int longestHead,
            int mostFields,
            HttpHandler handler,
            Consumer<Refused> refusals) {
        this.buffers = buffers;
        this.options = options;
        this.longestHead = longestHead;
        this.mostFields = mostFields;
        this.handler = handler;
        this.refusals = refusals;
    }

    /** @param read what came before it was known that it is HTTP/1 */
    @Override
    public void handleEvent(StreamConnection connection, @Nullable PooledByteBuffer read) {
        RequestLines lines = new RequestLines(longestHead, mostFields);
        Mending mending = new Mending(connection.getSourceChannel().getConduit(), lines);
        if (read != null) {
            ByteBuffer buffer = read.getBuffer();
            int from = buffer.position();
            mending.mend(buffer.position(buffer.limit()), from);
            buffer.limit(buffer.position()).position(from);
        }
        RequestText text = mending.text;
        connection.getSourceChannel().setConduit(mending);
        Refusals refused = new Refusals(
                connection.getSinkChannel().getConduit(),
                text,
                sent -> refusals.accept(new Refused(connection, text.line(), sent)));
        FieldLines fields = new FieldLines(refused);
        connection.getSinkChannel().setConduit(fields);
        HttpOpenListener http = new HttpOpenListener(buffers, options); // each has one handler for all its connections
        HttpHandler next = handler;
        http.setRootHandler(exchange -> {
            giveBack(exchange, lines.head());
            fields.begin(exchange);
            next.handleRequest(exchange);
        });
        http.handleEvent(connection, read);
    }

    /** Tells a request what the library was not shown; a name in its target goes before that of the field (RFC 9112, 3.2.2). */
    private static void giveBack(HttpServerExchange exchange, RequestHead head) {
        String target =
                exchange.isHostIncludedInRequestURI() ? RequestTarget.authority(exchange.getRequestURI()) : null;
        exchange.setQueryString(RequestLines.asItCame(exchange.getQueryString()));
        String host = target == null ? head.host() : target;
        if (host != null) {
            exchange.getRequestHeaders().put(Fields.HOST, host);
        }
        int refusal = head.refusal();
        if (refusal == Gate.OPEN && target != null && !HostField.isValid(target)) {
            refusal = StatusCodes.BAD_REQUEST;
        }
        if (refusal != Gate.OPEN) {
            exchange.putAttachment(Gate.REFUSAL, refusal);
        }
    }

    private static final class Mending extends AbstractStreamSourceConduit<StreamSourceConduit> {
        private static final int PIECE = 4096;

        private final RequestLines lines;
        private final RequestText text = new RequestText();

        Mending(StreamSourceConduit next, RequestLines lines) {
            super(next);
            this.lines = lines;
        }

        @Override
        public int read(ByteBuffer buffer) throws IOException {
            while (!lines.isCut()) {
                int from = buffer.position();
                int read = super.read(buffer);
                if (read <= 0) {
                    return read;
                }
                int left = mend(buffer, from);
                if (left > 0) {
                    return left;
                }
            }
            return lines.end().hasRemaining() ? end(buffer) : forgetRest();
        }

        private int mend(ByteBuffer buffer, int from) {
            int left = lines.mend(buffer, from);
            text.take(buffer, from, from + left, lines.isInHead(), lines.begun());
            return left;
        }

        private int end(ByteBuffer buffer) {
            int from = buffer.position();
            ByteBuffer end = lines.end();
            while (end.hasRemaining() && buffer.hasRemaining()) {
                buffer.put(end.get());
            }
            text.take(buffer, from, buffer.position(), false, -1);
            return buffer.position() - from;
        }

        /** Takes what a client still sends, as it would not see the answer if that were left lying (RFC 9112, 9.6). */
        private int forgetRest() throws IOException {
            ByteBuffer piece = ByteBuffer.allocate(PIECE);
            int read;
            do {
                read = super.read(piece.clear());
            } while (read > 0);
            return read;
        }
    }

    @Override
    public HttpHandler getRootHandler() {
        return handler;
    }

    @Override
    public void setRootHandler(HttpHandler next) {
        handler = next;
    }

    @Override
    public OptionMap getUndertowOptions() {
        return options;
    }

    @Override
    public void setUndertowOptions(OptionMap next) {
        options = next;
    }

    @Override
    public ByteBufferPool getBufferPool() {
        return buffers;
    }
}
