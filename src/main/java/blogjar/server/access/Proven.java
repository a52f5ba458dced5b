package blogjar.server.access;

import blogjar.text.Sha256;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/**
 * Credentials that were right a short while ago, so that a page with 20 pictures is checked once. Only digests with a key
 * of this run are kept. Any thread may call.
 */
public final class Proven {
    private static final long PERIOD = Duration.ofMinutes(1).toNanos();
    private static final int MOST = 1_000;

    private final byte[] key = new byte[32];
    private final LongSupplier nanos;
    private final Map<String, Long> until = new ConcurrentHashMap<>();

    /** @param nanos as {@link System#nanoTime} gives them */
    public Proven(LongSupplier nanos) {
        this.nanos = nanos;
        new SecureRandom().nextBytes(key);
    }

    /** @param realm which accounts they are of */
    public boolean knows(int realm, Credentials credentials) {
        Long end = until.get(digest(realm, credentials));
        return end != null && nanos.getAsLong() - end < 0;
    }

    public void add(int realm, Credentials credentials) {
        long now = nanos.getAsLong();
        if (until.size() >= MOST) {
            until.values().removeIf(end -> now - end >= 0);
        }
        if (until.size() < MOST) {
            until.put(digest(realm, credentials), now + PERIOD);
        }
    }

    private String digest(int realm, Credentials credentials) {
        MessageDigest sha256 = Sha256.begin();
        sha256.update(key);
        sha256.update((realm + ":" + credentials.user() + ":" + credentials.password())
                .getBytes(StandardCharsets.UTF_8)); // a name has no colon
        return Base64.getEncoder().encodeToString(sha256.digest(key));
    }
}
