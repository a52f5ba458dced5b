package blogjar.acme;

import java.net.URI;
import java.time.Instant;
import java.util.Optional;

/**
 * When a CA would like a certificate to be renewed (RFC 9773, 4.2).
 *
 * @param explanation a page that says why, where the window was moved
 * @param askAgain not before that ({@code Retry-After})
 */
public record RenewalWindow(Instant start, Instant end, Optional<URI> explanation, Instant askAgain) {}
