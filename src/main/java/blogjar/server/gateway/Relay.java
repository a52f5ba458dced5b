package blogjar.server.gateway;

import io.undertow.connector.ByteBufferPool;
import io.undertow.connector.PooledByteBuffer;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.xnio.ChannelListeners;
import org.xnio.channels.StreamSinkChannel;
import org.xnio.channels.StreamSourceChannel;

/**
 * Copies bytes from one channel to another as fast as the slower one goes, and at once what there is, as an event stream
 * wants it. It holds a buffer only while there are bytes that nobody takes yet. To be used on one I/O thread.
 */
final class Relay {
    /** So many buffers, then it is the turn of other connections. */
    private static final int MOST_AT_ONCE = 32;

    private final StreamSourceChannel from;
    private final StreamSinkChannel to;
    private final ByteBufferPool pool;
    private final Ends ends;
    private @Nullable PooledByteBuffer held;
    private boolean waitingForTaker;
    private boolean over;

    /** What becomes of it. */
    interface Ends {
        /** Some bytes have been taken. */
        void moved(int bytes);

        /** All bytes have been taken, and there will be no more. */
        void ended();

        void readFailed(IOException reason);

        void writeFailed(IOException reason);
    }

    Relay(StreamSourceChannel from, StreamSinkChannel to, ByteBufferPool pool, Ends ends) {
        this.from = from;
        this.to = to;
        this.pool = pool;
        this.ends = ends;
    }

    void start() {
        from.getReadSetter().set(channel -> run());
        to.getWriteSetter().set(channel -> run());
        run();
    }

    /** Copies nothing more; neither channel is closed. */
    void stop() {
        if (over) {
            return;
        }
        over = true;
        release();
        from.getReadSetter().set(null);
        to.getWriteSetter().set(null);
        if (from.isOpen()) {
            from.suspendReads();
        }
        if (to.isOpen()) {
            to.suspendWrites();
        }
    }

    /** Whether it is the taker that keeps it waiting. */
    boolean isWaitingForTaker() {
        return waitingForTaker;
    }

    boolean isOver() {
        return over;
    }

    /** Tells a channel that there is nothing more to come, and sees that all of it goes out. */
    static void finish(StreamSinkChannel to, Runnable failed) {
        try {
            to.shutdownWrites();
            if (!to.flush()) {
                to.getWriteSetter()
                        .set(ChannelListeners.flushingChannelListener(
                                StreamSinkChannel::suspendWrites, (channel, reason) -> failed.run()));
                to.resumeWrites();
            }
        } catch (IOException gone) {
            failed.run();
        }
    }

    private void run() {
        for (int i = 0; i < MOST_AT_ONCE; i++) {
            if (over || !step()) {
                return;
            }
        }
        if (held == null) {
            from.resumeReads();
        } else {
            to.resumeWrites();
        }
    }

    /** Whether there may be more to do at once. */
    private boolean step() {
        PooledByteBuffer buffer = held;
        if (buffer == null) {
            buffer = read();
            if (buffer == null) {
                return false;
            }
            held = buffer;
        }
        return write(buffer);
    }

    /** Null where there is nothing now, or nothing more. */
    private @Nullable PooledByteBuffer read() {
        PooledByteBuffer buffer = pool.allocate();
        int count = 0;
        try {
            count = from.read(buffer.getBuffer());
        } catch (IOException failed) {
            stop();
            ends.readFailed(failed);
            return null;
        } finally {
            if (count <= 0) {
                buffer.close();
            }
        }
        if (count > 0) {
            buffer.getBuffer().flip();
            return buffer;
        }
        if (count < 0) {
            stop();
            ends.ended();
        } else {
            pause();
        }
        return null;
    }

    private boolean write(PooledByteBuffer buffer) {
        try {
            int before = buffer.getBuffer().remaining();
            to.write(buffer.getBuffer());
            int count = before - buffer.getBuffer().remaining(); // as not every sink tells the truth about small pieces
            if (count > 0) {
                ends.moved(count);
            }
            if (over) {
                return false;
            }
            if (buffer.getBuffer().hasRemaining()) {
                if (count == 0) {
                    waitForTaker();
                }
                return count > 0;
            }
            release();
            return true;
        } catch (IOException failed) {
            stop();
            ends.writeFailed(failed);
            return false;
        }
    }

    /** There is nothing to read now: what has been read must not lie about in a buffer of the sink. */
    private void pause() {
        try {
            if (to.flush()) {
                waitingForTaker = false;
                to.suspendWrites();
            } else {
                waitingForTaker = true;
                to.resumeWrites();
            }
            from.resumeReads();
        } catch (IOException failed) {
            stop();
            ends.writeFailed(failed);
        }
    }

    private void waitForTaker() {
        waitingForTaker = true;
        from.suspendReads();
        to.resumeWrites();
    }

    private void release() {
        PooledByteBuffer buffer = held;
        held = null;
        waitingForTaker = false;
        if (buffer != null) {
            buffer.close();
        }
    }
}
