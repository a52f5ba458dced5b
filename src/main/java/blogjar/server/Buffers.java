package blogjar.server;

import io.undertow.connector.ByteBufferPool;
import io.undertow.connector.PooledByteBuffer;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Buffers for reading and writing, used again and again. The library's own pool frees the memory of what it does not keep
 * behind Java's back, for which newer versions of Java print warnings; here it is left to the garbage collector.
 */
final class Buffers implements ByteBufferPool {
    /** What a thread keeps for itself, so that it need not ask the others. */
    private static final int KEPT_BY_THREAD = 16;

    private final int size;
    private final boolean direct;
    private final int mostShared;
    private final ThreadLocal<ArrayDeque<ByteBuffer>> own = ThreadLocal.withInitial(ArrayDeque::new);
    private final Queue<ByteBuffer> shared = new ConcurrentLinkedQueue<>();
    private final AtomicInteger sharedCount = new AtomicInteger();
    private final AtomicInteger lent = new AtomicInteger();

    private Buffers(int size, boolean direct, int mostShared) {
        this.size = size;
        this.direct = direct;
        this.mostShared = mostShared;
    }

    /**
     * @param size of each, in bytes
     * @param kept how many are kept beyond those of the threads
     */
    static Buffers offHeap(int size, int kept) {
        return new Buffers(size, true, kept);
    }

    @Override
    public PooledByteBuffer allocate() {
        ByteBuffer buffer = own.get().poll();
        if (buffer == null) {
            buffer = shared.poll();
            if (buffer == null) {
                buffer = direct ? ByteBuffer.allocateDirect(size) : ByteBuffer.allocate(size);
            } else {
                sharedCount.decrementAndGet();
            }
        }
        lent.incrementAndGet();
        return new Lent(this, buffer.clear());
    }

    /** Bytes of the buffers that have not been given back. */
    long lentBytes() {
        return (long) lent.get() * size;
    }

    private void giveBack(ByteBuffer buffer) {
        lent.decrementAndGet();
        ArrayDeque<ByteBuffer> mine = own.get();
        if (mine.size() < KEPT_BY_THREAD) {
            mine.push(buffer);
        } else if (sharedCount.get() < mostShared) {
            sharedCount.incrementAndGet();
            shared.add(buffer);
        }
    }

    @Override
    public ByteBufferPool getArrayBackedPool() {
        return new Buffers(size, false, 0);
    }

    @Override
    public void close() {
        shared.clear();
    }

    @Override
    public int getBufferSize() {
        return size;
    }

    @Override
    public boolean isDirect() {
        return direct;
    }

    /** A buffer until it is given back; twice is once. */
    private static final class Lent extends AtomicBoolean implements PooledByteBuffer {
        private static final long serialVersionUID = 1L;

        private final transient Buffers pool;
        private final transient ByteBuffer buffer;

        Lent(Buffers pool, ByteBuffer buffer) {
            super(true);
            this.pool = pool;
            this.buffer = buffer;
        }

        @Override
        public ByteBuffer getBuffer() {
            if (!get()) {
                throw new IllegalStateException("the buffer has been given back");
            }
            return buffer;
        }

        @Override
        public void close() {
            if (compareAndSet(true, false)) {
                pool.giveBack(buffer);
            }
        }

        @Override
        public boolean isOpen() {
            return get();
        }
    }
}
