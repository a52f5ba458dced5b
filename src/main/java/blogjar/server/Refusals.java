package blogjar.server;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.function.LongConsumer;
import org.xnio.conduits.AbstractStreamSinkConduit;
import org.xnio.conduits.StreamSinkConduit;

/** Notices that the library refuses what it can't read: it tells nobody, but each 400 of ours has a date, and none of its own has. */
final class Refusals extends AbstractStreamSinkConduit<StreamSinkConduit> {
    private static final String REFUSAL = "HTTP/1.1 400 ";
    private static final String DATE = "\r\nDate: ";

    /** No refusal is longer. */
    private static final int LONGEST = 200;

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
        if (!done && source.remaining() <= LONGEST && isRefusal(source)) {
            done = true;
            told.accept(source.remaining());
        }
        text.forget();
    }

    private static boolean isRefusal(ByteBuffer source) {
        int digit = source.position() + REFUSAL.indexOf('4');
        if (source.limit() < digit + 3 || source.get(digit) != '4' || source.get(digit + 2) != '0') {
            return false;
        }
        String text = StandardCharsets.ISO_8859_1.decode(source.duplicate()).toString();
        return text.startsWith(REFUSAL) && !text.contains(DATE);
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
