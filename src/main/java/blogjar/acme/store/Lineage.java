package blogjar.acme.store;

import blogjar.tls.Certificate;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Certificates that follow one another under one name; here the one that is in use.
 *
 * @param version its number in the archive; 0 where the file system has no links to tell
 * @param origin how it was had, where that is noted
 */
public record Lineage(
        String name, Owner owner, Path folder, int version, Certificate certificate, Optional<Origin> origin) {
    /** Who renews it. */
    public enum Owner {
        /** This program. */
        OURS,
        /** certbot, as {@code renewal/NAME.conf} says. */
        CERTBOT,
        /** Nobody that we know of: files that somebody put there. */
        NOBODY
    }

    public X509Certificate leaf() {
        return certificate.leaf();
    }

    /** As it is served, the site's own first. */
    public List<X509Certificate> chain() {
        return certificate.chain();
    }

    public Instant expires() {
        return certificate.expires();
    }
}
