package blogjar.acme.dns;

import java.net.URI;
import java.util.Optional;
import java.util.Set;

/**
 * Who CAA records have to allow.
 *
 * @param names by which they call the CA (RFC 8555, 7.1.1); none where it does not say
 * @param account that we have there (RFC 8657, 3); empty where there is none yet
 */
public record CaIdentity(Set<String> names, Optional<URI> account) {
    public CaIdentity {
        names = Set.copyOf(names);
    }
}
