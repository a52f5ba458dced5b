package blogjar.acme.order;

import java.time.Duration;

/**
 * How long to wait for a CA, so that no call waits for ever.
 *
 * @param answer for the answer to one request
 * @param validation until a CA has looked at the proofs
 * @param issuance until a CA has made the certificate
 * @param pause before a CA is asked again how far it is, at first; it grows with each time
 */
public record Patience(Duration answer, Duration validation, Duration issuance, Duration pause) {
    /** Some CAs take minutes. */
    public static final Patience USUAL =
            new Patience(Duration.ofSeconds(30), Duration.ofMinutes(5), Duration.ofMinutes(5), Duration.ofMillis(500));
}
