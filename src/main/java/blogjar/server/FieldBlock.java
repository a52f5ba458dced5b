package blogjar.server;

import io.undertow.protocols.http2.ConnectionErrorException;
import io.undertow.protocols.http2.Http2Channel;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * A block of fields that a client sends in several frames, or whose frame comes in pieces, put together as if it came in one. It
 * may be cut anywhere (RFC 9113, 4.3), but the library takes a first part that has come alone for the whole.
 */
final class FieldBlock {
    private static final int PADDED = 8;
    private static final int PRIORITY = 0x20;
    private static final int PRIORITY_LENGTH = 5;
    private static final int END_STREAM = 1;

    /** Octets that are gathered: enough to tell most who send too much, and little for one connection to hold. */
    private static final int LONGEST = 1 << 16;

    private final int flags;
    private final int stream;
    private final ByteArrayOutputStream content = new ByteArrayOutputStream();

    /** Whether the current frame is the first, and whether it is the last. */
    private boolean first = true;

    private boolean last;

    /** @param header of the first frame */
    FieldBlock(byte[] header) {
        flags = header[4];
        stream = stream(header);
        last = (flags & Http2Frames.END_HEADERS) != 0;
    }

    /**
     * Reads a block that came whole in one frame.
     *
     * @param frame what follows the header
     * @return the frame to hand on in its place; empty for itself
     * @throws IOException where it can't be read
     */
    static ByteBuffer read(byte[] header, ByteBuffer frame, Http2Heads heads) throws IOException {
        int flags = header[4];
        if ((flags & PADDED) != 0) {
            int padding = frame.hasRemaining() ? frame.get() & 0xff : 1;
            if (padding > frame.remaining()) {
                throw broken("padding that is longer than its frame");
            }
            frame.limit(frame.limit() - padding);
        }
        skipPriority(flags, frame);
        byte[] other = heads.read(stream(header), (flags & END_STREAM) != 0, frame);
        return other == null ? Http2Frames.NOTHING : frame(flags & END_STREAM, stream(header), other);
    }

    private static void skipPriority(int flags, ByteBuffer frame) throws IOException {
        if ((flags & PRIORITY) == 0) {
            return;
        }
        if (frame.remaining() < PRIORITY_LENGTH) {
            throw broken("a priority that is longer than its frame");
        }
        frame.position(frame.position() + PRIORITY_LENGTH);
    }

    static int stream(byte[] header) {
        return ByteBuffer.wrap(header).getInt(5) & Integer.MAX_VALUE;
    }

    /**
     * Begins another frame.
     *
     * @throws IOException where it is none of the block, or makes it too long
     */
    void goOn(byte[] header, int length) throws IOException {
        if (header[3] != Http2Frames.CONTINUATION || stream(header) != stream) {
            throw broken("another frame among those of a block of fields");
        }
        if (content.size() + length > LONGEST) {
            throw new ConnectionErrorException(Http2Channel.ERROR_ENHANCE_YOUR_CALM, "more fields than are allowed");
        }
        last = (header[4] & Http2Frames.END_HEADERS) != 0;
    }

    void add(ByteBuffer from, int at, int length) {
        byte[] bytes = new byte[length];
        from.get(at, bytes);
        content.writeBytes(bytes);
    }

    /**
     * Ends a frame: whether it was the last.
     *
     * @throws IOException where it says that it holds more padding than it is long
     */
    boolean endFrame() throws IOException {
        if (first && (flags & PADDED) != 0) {
            unpad(content.toByteArray());
        }
        first = false;
        return last;
    }

    private void unpad(byte[] padded) throws IOException {
        int length = padded.length == 0 ? -1 : padded.length - 1 - (padded[0] & 0xff);
        if (length < ((flags & PRIORITY) == 0 ? 0 : PRIORITY_LENGTH)) {
            throw broken("padding that is longer than its frame");
        }
        content.reset();
        content.write(padded, 1, length);
    }

    private static IOException broken(String how) {
        return new ConnectionErrorException(Http2Channel.ERROR_PROTOCOL_ERROR, how);
    }

    /**
     * Reads all of it.
     *
     * @return the frame to hand on
     * @throws IOException where it can't be read
     */
    ByteBuffer read(Http2Heads heads) throws IOException {
        byte[] all = content.toByteArray();
        ByteBuffer fields = ByteBuffer.wrap(all);
        skipPriority(flags, fields);
        byte[] other = heads.read(stream, (flags & END_STREAM) != 0, fields);
        return other == null ? frame(flags & ~PADDED, stream, all) : frame(flags & END_STREAM, stream, other);
    }

    private static ByteBuffer frame(int flags, int stream, byte[] content) {
        return ByteBuffer.allocate(Http2Frames.HEADER + content.length)
                .put((byte) (content.length >> 16))
                .putShort((short) content.length)
                .put((byte) Http2Frames.HEADERS)
                .put((byte) (flags | Http2Frames.END_HEADERS))
                .putInt(stream)
                .put(content)
                .flip();
    }
}
