package blogjar.server;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.function.LongConsumer;
import org.xnio.conduits.AbstractStreamSinkConduit;
import org.xnio.conduits.StreamSinkConduit;

/** Notices that the library refuses what it can't read: it tells nobody, but its answer is always the same, and none of ours. */
final class Refusals extends AbstractStreamSinkConduit<StreamSinkConduit> {
    private static final byte[] REFUSAL = "HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
            .getBytes(StandardCharsets.US_ASCII);

    private final RequestText text;
    private final LongConsumer told;
    private boolean done;

    /**
     * @param text let go of when a request is answered
     * @param told how many bytes the refusal has, before it is sent
     */
    Refusals(StreamSinkConduit next, RequestText text, LongConsumer told) {
        super(next);
        this.text = text;
        this.told = told;
    }

    private void look(ByteBuffer source) {
        if (source.remaining() == REFUSAL.length && !done && source.equals(ByteBuffer.wrap(REFUSAL))) {
            done = true;
            told.accept(REFUSAL.length);
        }
        text.forget();
    }

    @Override
    public int write(ByteBuffer source) throws IOException {
        look(source);
        return super.write(source);
    }

    @Override
    public long write(ByteBuffer[] sources, int offset, int length) throws IOException {
        text.forget();
        return super.write(sources, offset, length);
    }

    @Override
    public int writeFinal(ByteBuffer source) throws IOException {
        look(source);
        return super.writeFinal(source);
    }

    @Override
    public long writeFinal(ByteBuffer[] sources, int offset, int length) throws IOException {
        text.forget();
        return super.writeFinal(sources, offset, length);
    }
}
