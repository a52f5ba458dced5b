package blogjar.server;

import io.undertow.protocols.http2.ConnectionErrorException;
import io.undertow.protocols.http2.Http2Channel;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.xnio.conduits.AbstractStreamSourceConduit;
import org.xnio.conduits.ConduitStreamSourceChannel;
import org.xnio.conduits.ReadReadyHandler;
import org.xnio.conduits.StreamSourceConduit;

/**
 * Watches the frames that a client of HTTP/2 sends: ends the connection at one that is too long, or when there are more than
 * {@link FrameCredit} allows, and has each block of fields read by {@link Http2Heads}.
 */
final class Http2Frames extends AbstractStreamSourceConduit<StreamSourceConduit> {
    static final int HEADER = 9;

    private static final int TYPE = 3;

    /** Of a frame's content; we allow no more than what every client may send (RFC 9113, 4.2). */
    static final int LONGEST = 1 << 14;

    static final int DATA = 0;
    static final int HEADERS = 1;
    static final int RESET = 3;
    static final int SETTINGS = 4;
    static final int GOAWAY = 7;
    static final int CONTINUATION = 9;

    static final int END_HEADERS = 4;
    private static final int ACK = 1;

    /** A type that nobody has defined, so that it means nothing (RFC 9113, 5.5). */
    private static final int NONE = 0xff;

    private static final int LEAST_GOAWAY = 8;
    private static final int PREFACE = 24;
    static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

    private final FrameCredit credit;
    private final Http2Heads heads;
    private final ResetStreams reset;
    private final ReadReadyHandler listener;
    private final byte[] header = new byte[HEADER];

    /** How many bytes of the preface or of a frame's content are still to come. */
    private int rest = PREFACE;

    private @Nullable FieldBlock block;

    /** To be handed on before all that follows. */
    private ByteBuffer joined = NOTHING;

    /** What was read but not looked at yet, and whether it can't be before there is more of it. */
    private ByteBuffer unseen = NOTHING;

    private boolean partial;

    /**
     * @param heads to read the blocks of fields
     * @param reset whose data is not handed on
     * @param taken how many bytes the client has taken so far
     */
    Http2Frames(ConduitStreamSourceChannel source, Http2Heads heads, ResetStreams reset, LongSupplier taken) {
        super(source.getConduit());
        this.heads = heads;
        this.reset = reset;
        credit = new FrameCredit(taken);
        listener = new ReadReadyHandler.ChannelListenerHandler<>(source);
    }

    @Override
    public int read(ByteBuffer buffer) throws IOException {
        int from = buffer.position();
        int read = 0;
        boolean full;
        do {
            move(joined, buffer);
            full = buffer.remaining() < (rest > 0 ? 1 : HEADER);
            if (full) {
                break;
            }
            int mark = buffer.position();
            read = fill(buffer);
            look(buffer, mark);
        } while (read > 0 && (joined.hasRemaining() || buffer.position() == from));
        if (full || hasMore()) {
            callAgain();
        }
        int given = buffer.position() - from;
        return given == 0 && read < 0 ? read : given;
    }

    private static int move(ByteBuffer from, ByteBuffer to) {
        int length = Math.min(from.remaining(), to.remaining());
        int end = from.limit();
        to.put(from.limit(from.position() + length));
        from.limit(end);
        return length;
    }

    /** Puts in what follows: how much of it, or -1 at the end. */
    private int fill(ByteBuffer buffer) throws IOException {
        int again = move(unseen, buffer);
        if (unseen.hasRemaining()) {
            return again;
        }
        int read = super.read(buffer);
        if (read <= 0 && partial) {
            buffer.position(buffer.position() - again);
            unseen.position(unseen.position() - again);
            return read;
        }
        return again > 0 ? again + Math.max(0, read) : read;
    }

    /**
     * Looks at what has been read, and takes back what is not to be handed on yet.
     *
     * @param from where it begins; it ends at the buffer's position, which is set anew
     * @throws IOException where the client does what it must not
     */
    void look(ByteBuffer buffer, int from) throws IOException {
        int to = buffer.position();
        int at = from;
        int kept = from;
        partial &= at == to;
        while (at < to && !joined.hasRemaining()) {
            if (rest == 0 && to - at < HEADER) {
                partial = true;
                break;
            }
            int length = rest == 0 ? HEADER : Math.min(rest, to - at);
            if (rest == 0) {
                buffer.get(at, header);
                begin();
                if (isFarewell() || isDropped()) {
                    buffer.put(at + TYPE, (byte) NONE);
                } else if (isFields() && to - at >= HEADER + rest && (header[4] & END_HEADERS) != 0) {
                    length += rest;
                    joined = FieldBlock.read(header, buffer.slice(at + HEADER, rest), heads);
                    rest = 0;
                    at += length;
                    kept = joined.hasRemaining() ? kept : at;
                    continue;
                } else if (isFields()) {
                    block = new FieldBlock(header);
                }
            } else {
                if (block != null) {
                    block.add(buffer, at, length);
                }
                rest -= length;
            }
            at += length;
            if (block == null) {
                kept = at;
            } else if (rest == 0 && block.endFrame()) {
                joined = block.read(heads);
                block = null;
            }
        }
        keepBack(buffer, at, to);
        buffer.position(kept);
    }

    private void keepBack(ByteBuffer buffer, int at, int to) {
        if (at == to) {
            return;
        }
        if (unseen.hasRemaining()) {
            unseen.position(unseen.position() - (to - at)); // where it has just been taken from
        } else {
            unseen = ByteBuffer.allocate(to - at).put(0, buffer, at, to - at);
        }
    }

    private int length() {
        return (header[0] & 0xff) << 16 | (header[1] & 0xff) << 8 | header[2] & 0xff;
    }

    /**
     * Whether the client says that it takes no more requests of ours, of which there are none. It waits for its answers then
     * (RFC 9113, 6.8), which the library would end.
     */
    private boolean isFarewell() {
        return header[TYPE] == GOAWAY && (header[5] | header[6] | header[7] | header[8]) == 0 && block == null;
    }

    private boolean isDropped() {
        return header[TYPE] == DATA && reset.drops(FieldBlock.stream(header), rest);
    }

    private void begin() throws IOException {
        int length = length();
        int type = header[TYPE];
        int flags = header[4];
        credit.count(type, flags, length);
        boolean acknowledged = type == SETTINGS && (flags & ACK) != 0;
        if (length > LONGEST || type == GOAWAY && length < LEAST_GOAWAY || acknowledged && length > 0) {
            throw new ConnectionErrorException(Http2Channel.ERROR_FRAME_SIZE_ERROR, "a frame of " + length + " octets");
        }
        if (block != null) {
            block.goOn(header, length);
        }
        rest = length;
    }

    /** Whether a block of fields begins. */
    private boolean isFields() {
        return header[TYPE] == HEADERS && block == null;
    }

    private boolean hasMore() {
        return joined.hasRemaining() || unseen.hasRemaining() && !partial;
    }

    /** As nothing else tells the library that there is something to be read. */
    private void callAgain() {
        getReadThread().execute(listener::readReady);
    }

    @Override
    public void resumeReads() {
        super.resumeReads();
        if (hasMore()) {
            callAgain();
        }
    }
}
