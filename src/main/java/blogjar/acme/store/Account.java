package blogjar.acme.store;

import java.net.URI;
import java.security.KeyPair;

/**
 * An account at a CA.
 *
 * @param id as certbot counts it, from the key
 * @param directory of the CA
 * @param location the account's own address there (RFC 8555, 7.3)
 */
public record Account(String id, URI directory, KeyPair key, URI location) {
    /** Never the key. */
    @Override
    public String toString() {
        return id + " " + location;
    }
}
