package blogjar.acme.store;

import blogjar.acme.KnownAccounts;
import java.net.URI;
import java.security.KeyPair;
import java.util.Optional;

/**
 * An account at a CA.
 *
 * @param id as it is filed: by its first key, as certbot does it
 * @param directory of the CA
 * @param known what the CA knows it by
 */
public record Account(String id, URI directory, KnownAccounts.Account known) {
    public KeyPair key() {
        return known.key();
    }

    /** The account's own address at the CA (RFC 8555, 7.3). */
    public URI location() {
        return known.location();
    }

    public Optional<String> email() {
        return known.email();
    }

    Optional<KeyPair> next() {
        return known.next();
    }

    /** Never the key. */
    @Override
    public String toString() {
        return id + " " + location();
    }
}
