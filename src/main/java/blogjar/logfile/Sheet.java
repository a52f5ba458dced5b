package blogjar.logfile;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;

/** Where lines end up; for one thread. */
interface Sheet extends Closeable {
    /**
     * Writes whole lines.
     *
     * @param lines each with its line feed; after a failure its position is at the first that was not written
     */
    void write(ByteBuffer lines) throws IOException;
}
