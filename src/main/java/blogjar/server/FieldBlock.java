package blogjar.server;

import io.undertow.protocols.http2.ConnectionErrorException;
import io.undertow.protocols.http2.Http2Channel;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * A block of fields that a client sends in several frames, put together as if it came in one. It may be cut anywhere (RFC 9113, 4.3),
 * but the library takes a first part that has come alone for the whole.
 */
final class FieldBlock {
    private static final int PADDED = 8;
    private static final int PRIORITY = 0x20;
    private static final int PRIORITY_LENGTH = 5;

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
    }

    private static int stream(byte[] header) {
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
        if (content.size() + length > Http2Frames.LONGEST) {
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

    /** All of it, to be read. */
    ByteBuffer frame() {
        int length = content.size();
        return ByteBuffer.allocate(Http2Frames.HEADER + length)
                .put((byte) (length >> 16))
                .putShort((short) length)
                .put((byte) Http2Frames.HEADERS)
                .put((byte) (flags & ~PADDED | Http2Frames.END_HEADERS))
                .putInt(stream)
                .put(content.toByteArray())
                .flip();
    }
}
