package blogjar.logfile;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;

/** A stream, such as standard output, which is its owner's to close. */
final class StreamSheet implements Sheet {
    /** What a pipe takes in one piece (PIPE_BUF of Linux), so that what another program writes there comes between lines. */
    private static final int AT_ONCE = 4096;

    private final OutputStream stream;

    StreamSheet(OutputStream stream) {
        this.stream = stream;
    }

    @Override
    public void write(ByteBuffer lines) throws IOException {
        while (lines.hasRemaining()) {
            int from = lines.position();
            int to = endOfLines(lines, from);
            stream.write(lines.array(), lines.arrayOffset() + from, to - from);
            stream.flush();
            lines.position(to);
        }
    }

    /** The end of as many lines as go at once, and of one at least. */
    private static int endOfLines(ByteBuffer lines, int from) {
        int to = Math.min(lines.limit(), from + AT_ONCE);
        for (int end = to; end > from; end--) {
            if (lines.get(end - 1) == '\n') {
                return end;
            }
        }
        while (to < lines.limit() && lines.get(to - 1) != '\n') {
            to++;
        }
        return to;
    }

    @Override
    public void close() {
        // not ours
    }
}
