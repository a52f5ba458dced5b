package blogjar.server;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import org.xnio.StreamConnection;
import org.xnio.channels.StreamSourceChannel;
import org.xnio.conduits.AbstractStreamSinkConduit;
import org.xnio.conduits.StreamSinkConduit;

/** Counts what a client takes, so that one who takes next to nothing can be told from one who waits for nothing. */
final class Pace extends AbstractStreamSinkConduit<StreamSinkConduit> {
    private volatile long taken;

    /** The last look: when, and what had been taken by then. */
    private long lookedAt;

    private long takenThen;

    private Pace(StreamSinkConduit next) {
        super(next);
        lookedAt = System.nanoTime();
    }

    /** Counts from now on; to be put below TLS, as what is on its way there has not been taken yet. */
    static Pace of(StreamConnection connection) {
        Pace pace = new Pace(connection.getSinkChannel().getConduit());
        connection.getSinkChannel().setConduit(pace);
        return pace;
    }

    /** Bytes so far. */
    long taken() {
        return taken;
    }

    /**
     * Whether the client has taken less than it should, for a whole period in which there was always something for it.
     *
     * @param waiting whether there is something for it
     * @param now of {@link System#nanoTime}
     * @param period in nanoseconds
     * @param least bytes of a period
     */
    boolean isTooSlow(boolean waiting, long now, long period, long least) {
        long total = taken;
        if (!waiting || total - takenThen >= least) {
            lookedAt = now;
            takenThen = total;
            return false;
        }
        return now - lookedAt >= period;
    }

    /** One thread writes at a time, so nothing is lost. */
    @SuppressWarnings("NonAtomicOperationOnVolatileField")
    private int add(int written) {
        taken += Math.max(0, written);
        return written;
    }

    @SuppressWarnings("NonAtomicOperationOnVolatileField")
    private long add(long written) {
        taken += Math.max(0, written);
        return written;
    }

    @Override
    public int write(ByteBuffer source) throws IOException {
        return add(super.write(source));
    }

    @Override
    public long write(ByteBuffer[] sources, int offset, int length) throws IOException {
        return add(super.write(sources, offset, length));
    }

    @Override
    public int writeFinal(ByteBuffer source) throws IOException {
        return add(super.writeFinal(source));
    }

    @Override
    public long writeFinal(ByteBuffer[] sources, int offset, int length) throws IOException {
        return add(super.writeFinal(sources, offset, length));
    }

    @Override
    public long transferFrom(FileChannel source, long position, long count) throws IOException {
        return add(super.transferFrom(source, position, count));
    }

    @Override
    public long transferFrom(StreamSourceChannel source, long count, ByteBuffer through) throws IOException {
        return add(super.transferFrom(source, count, through));
    }
}
