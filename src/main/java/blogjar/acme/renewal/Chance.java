package blogjar.acme.renewal;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;

/** Places within a span of time that are spread evenly over all seeds, and the same for one seed after a restart. */
final class Chance {
    private static final int BITS = 53;

    private Chance() {}

    /** From 0 to just below 1. */
    static double of(String seed) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(seed.getBytes(StandardCharsets.UTF_8));
            return (ByteBuffer.wrap(hash).getLong() >>> Long.SIZE - BITS) * Math.pow(2, -BITS);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }

    /** A part of a span. */
    static Duration within(Duration span, String seed) {
        return Duration.ofMillis((long) (span.toMillis() * of(seed)));
    }
}
