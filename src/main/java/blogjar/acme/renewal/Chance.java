package blogjar.acme.renewal;

import blogjar.text.Sha256;
import java.nio.ByteBuffer;
import java.time.Duration;

/** Places within a span of time that are spread evenly over all seeds, and the same for one seed after a restart. */
final class Chance {
    private static final int BITS = 53;

    private Chance() {}

    /** From 0 to just below 1. */
    static double of(String seed) {
        return (ByteBuffer.wrap(Sha256.of(seed)).getLong() >>> Long.SIZE - BITS) * Math.pow(2, -BITS);
    }

    /** A part of a span. */
    static Duration within(Duration span, String seed) {
        return Duration.ofMillis((long) (span.toMillis() * of(seed)));
    }
}
