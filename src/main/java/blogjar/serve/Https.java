package blogjar.serve;

import blogjar.tls.Certificates;
import java.util.Optional;

/**
 * With what HTTPS is served.
 *
 * @param certificates looked at every few seconds
 * @param issuance how they are had, where they are had here
 */
public record Https(Certificates certificates, Optional<Issuance> issuance) {
    /** Certificates that others renew. */
    public static Https of(Certificates certificates) {
        return new Https(certificates, Optional.empty());
    }
}
