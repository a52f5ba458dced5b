package blogjar.acme.renewal;

import blogjar.acme.KnownAuthority;
import java.net.URI;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * A certificate that is kept, with its key.
 *
 * @param name of its lineage
 * @param owner who renews it
 * @param names for which it is, as in the certificate
 * @param authority the directory of the CA, where that is known
 * @param profile by which it was had, where one is noted
 */
public record Kept(
        String name,
        Owner owner,
        X509Certificate leaf,
        Set<String> names,
        Optional<URI> authority,
        Optional<String> profile) {
    /** CAs date certificates back by an hour, so one that is not valid yet is seen by a clock that is behind. */
    private static final Duration AHEAD = Duration.ofHours(1);

    /** Who renews a certificate. */
    public enum Owner {
        OURS,
        CERTBOT,
        NOBODY
    }

    public Kept {
        names = Set.copyOf(names);
    }

    boolean isOurs() {
        return owner == Owner.OURS;
    }

    /** Stands for it in notes. */
    String id() {
        return name + " " + leaf.getSerialNumber().toString(16);
    }

    boolean isRsa() {
        return leaf.getPublicKey().getAlgorithm().equals("RSA");
    }

    Instant expires() {
        return leaf.getNotAfter().toInstant();
    }

    boolean isExpired(Instant now) {
        return !now.isBefore(expires());
    }

    /** Whether the clock says so, which is then wrong. */
    boolean isOfTomorrow(Instant now) {
        return now.plus(AHEAD).isBefore(leaf.getNotBefore().toInstant());
    }

    /** Whether nobody trusts it, as it is of a CA's staging. */
    boolean isStaging() {
        return authority
                        .flatMap(KnownAuthority::at)
                        .map(KnownAuthority::isStaging)
                        .orElse(false)
                || leaf.getIssuerX500Principal()
                        .getName()
                        .toUpperCase(Locale.ROOT)
                        .contains("STAGING");
    }

    /** Whether browsers take it for all of these names. */
    boolean covers(Collection<String> wanted) {
        return wanted.stream().allMatch(this::covers);
    }

    private boolean covers(String wanted) {
        int dot = wanted.indexOf('.');
        return names.contains(wanted) || dot > 0 && names.contains("*" + wanted.substring(dot));
    }
}
