package blogjar.acme;

import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;

/**
 * A certificate to be asked for.
 *
 * @param names as the DNS has them, lower case, {@code *.example.com} and IP addresses among them; at least one
 * @param profile of those that the CA's directory offers (draft-ietf-acme-profiles)
 * @param replaces the certificate that this one will succeed (RFC 9773, 5)
 */
public record Wanted(List<String> names, KeyKind key, Optional<String> profile, Optional<X509Certificate> replaces) {
    public Wanted {
        names = List.copyOf(names);
    }
}
