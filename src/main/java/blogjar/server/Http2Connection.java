package blogjar.server;

import io.undertow.connector.ByteBufferPool;
import io.undertow.connector.PooledByteBuffer;
import io.undertow.protocols.http2.AbstractHttp2StreamSourceChannel;
import io.undertow.protocols.http2.Http2Channel;
import io.undertow.protocols.http2.Http2StreamSourceChannel;
import io.undertow.server.HttpServerExchange;
import io.undertow.server.protocol.http2.Http2OpenListener;
import io.undertow.util.AttachmentKey;
import io.undertow.util.Methods;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.xnio.IoUtils;
import org.xnio.OptionMap;
import org.xnio.StreamConnection;
import org.xnio.channels.Channels;

/** One HTTP/2 connection: no more requests at once than the client was told, and a farewell when the server ends. */
final class Http2Connection extends Http2Channel {
    /** The one by which a request came. */
    static final AttachmentKey<Http2Connection> KEY = AttachmentKey.create(Http2Connection.class);

    /** What a client may have begun before it read how many it may begin. */
    private static final int BEGUN_BEFORE = 100;

    /** What a page is still shown with, if slower. */
    private static final int FEW = 8;

    private final StreamConnection plain;
    private final Http2Heads heads;
    private final ResetStreams reset;
    private final int most;
    private final BooleanSupplier isTight;
    private final AtomicInteger running = new AtomicInteger();
    private final AtomicInteger waiting = new AtomicInteger();
    private volatile boolean closing;

    private @Nullable Http2StreamSourceChannel received;
    private Http2Heads.@Nullable Refusal refusal;

    /** Whether a farewell is being sent. */
    private boolean parting;

    /** Since there was room for one more. */
    private int refused;

    /**
     * @param plain the same without TLS
     * @param heads what the client sent in truth, where the library was shown something else
     * @param reset to be told of streams that are
     * @param read what has been read already, or null
     * @param most requests at once
     * @param isTight whether memory is scarce, so that there may be only a few, as each holds some
     */
    Http2Connection(
            StreamConnection connection,
            StreamConnection plain,
            Http2Heads heads,
            ResetStreams reset,
            ByteBufferPool buffers,
            @Nullable PooledByteBuffer read,
            OptionMap options,
            int most,
            BooleanSupplier isTight) {
        super(connection, Http2OpenListener.HTTP2, buffers, read, false, false, options);
        this.plain = plain;
        this.heads = heads;
        this.reset = reset;
        this.most = most;
        this.isTight = isTight;
        putAttachment(KEY, this);
    }

    /**
     * The next request; one too many is refused, so that the client may ask again (RFC 9113, 5.1.2 and 8.7), and one that is
     * none for good (8.1.1).
     */
    @Override
    public synchronized @Nullable AbstractHttp2StreamSourceChannel receive() throws IOException {
        AbstractHttp2StreamSourceChannel next = super.receive();
        updateReceiveFlowControlWindow(reset.dropped());
        if (!(next instanceof Http2StreamSourceChannel request)) {
            return next;
        }
        Http2Heads.Refusal refusal = heads.refusal(request.getStreamId());
        if (refusal != null && refusal.status() == Http2Heads.Refusal.RESET) {
            refuse(request, ERROR_PROTOCOL_ERROR);
            return null;
        }
        if (running.get() < (isTight.getAsBoolean() ? Math.min(most, FEW) : most)) {
            refused = 0;
            received = request;
            this.refusal = refusal;
            return request;
        }
        if (++refused > BEGUN_BEFORE) {
            sendGoAway(ERROR_ENHANCE_YOUR_CALM);
            IoUtils.safeClose(this);
            return null;
        }
        refuse(request, ERROR_REFUSED_STREAM);
        return null;
    }

    @Override
    public void sendRstStream(int stream, int code) {
        reset.add(stream);
        super.sendRstStream(stream, code);
    }

    private void refuse(Http2StreamSourceChannel request, int code) {
        sendRstStream(request.getStreamId(), code);
        try {
            Channels.drain(request, Long.MAX_VALUE);
        } catch (IOException reset) {
            // as it has just been: there is nothing more to take of it
        }
    }

    /** The request that was received last is about to be answered. */
    void begin(HttpServerExchange exchange) {
        running.incrementAndGet();
        Http2StreamSourceChannel request = received;
        if (request != null) {
            LateWrites.expect(exchange, request.getResponseChannel());
        }
        Http2Heads.Refusal refusal = this.refusal;
        if (refusal != null) {
            exchange.putAttachment(Gate.REFUSAL, refusal.status());
            if (!refusal.connect().isEmpty()) {
                exchange.setRequestMethod(Methods.CONNECT);
                exchange.setRequestURI(refusal.connect());
                exchange.getRequestHeaders().put(Fields.HOST, refusal.connect());
            }
        }
    }

    void end() {
        if (running.decrementAndGet() == 0 && closing) {
            sayFarewell();
        }
    }

    /** Whether a response is under way. */
    boolean isRunning() {
        return running.get() > 0;
    }

    /** Whether there may be something for the client to take. */
    boolean isSending() {
        return running.get() > waiting.get();
    }

    /** Takes note that a request waits for another program that answers in our place, or no longer does. */
    void waiting(boolean forService) {
        waiting.addAndGet(forService ? 1 : -1);
    }

    /** Ends as soon as no request runs. */
    void closeWhenIdle() {
        closing = true;
        if (!isRunning()) {
            sayFarewell();
        }
    }

    private void sayFarewell() {
        getIoThread().execute(() -> {
            parting = true;
            sendGoAway(ERROR_NO_ERROR);
        });
    }

    /** The library would close as soon as the farewell is sent. */
    @Override
    public void close() throws IOException {
        boolean hears = parting && plain.isOpen();
        parting = false;
        if (hears) {
            LastWords.hear(plain, () -> IoUtils.safeClose(this));
        } else {
            super.close();
        }
    }
}
