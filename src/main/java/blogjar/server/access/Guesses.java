package blogjar.server.access;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/** Wrong passwords by address; who has sent too many waits. Any thread may call. */
public final class Guesses {
    private static final int MOST = 10;
    private static final long PERIOD = Duration.ofMinutes(1).toNanos();
    private static final int MOST_ADDRESSES = 10_000;
    private static final int NETWORK = 8;

    private final LongSupplier nanos;
    private final Map<ByteBuffer, Count> counts = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<ByteBuffer, Count> eldest) {
            return size() > MOST_ADDRESSES;
        }
    };

    private record Count(long since, int wrong) {}

    /** @param nanos as {@link System#nanoTime} gives them */
    public Guesses(LongSupplier nanos) {
        this.nanos = nanos;
    }

    /** A customer of IPv6 has a whole network of them. */
    private static ByteBuffer key(InetAddress address) {
        byte[] bytes = address.getAddress();
        return ByteBuffer.wrap(address instanceof Inet6Address ? Arrays.copyOf(bytes, NETWORK) : bytes);
    }

    /** For how many seconds the address has to wait; 0 where it need not. */
    public synchronized long secondsToWait(InetAddress address) {
        Count count = counts.get(key(address));
        if (count == null || count.wrong < MOST) {
            return 0;
        }
        long left = PERIOD - (nanos.getAsLong() - count.since);
        return left <= 0 ? 0 : left / Duration.ofSeconds(1).toNanos() + 1;
    }

    public synchronized void wrong(InetAddress address) {
        long now = nanos.getAsLong();
        Count count = counts.get(key(address));
        if (count == null || now - count.since > PERIOD) {
            counts.put(key(address), new Count(now, 1));
        } else {
            counts.put(key(address), new Count(count.since, count.wrong + 1));
        }
    }
}
