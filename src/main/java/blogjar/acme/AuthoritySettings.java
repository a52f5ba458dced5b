package blogjar.acme;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A CA, and how to be its customer.
 *
 * @param directory its address (RFC 8555, 7.1.1)
 * @param eab that binds the account to one made on the CA's site
 * @param trust a PEM file of the certificates by which the CA's own server is known; empty for those of Java
 * @param profile of those that the CA offers
 */
public record AuthoritySettings(URI directory, Optional<Eab> eab, Optional<Path> trust, Optional<String> profile) {

    /**
     * External account binding (RFC 8555, 7.3.4).
     *
     * @param hmac the key, base64url
     */
    public record Eab(Secret kid, Secret hmac) {}

    /** One that takes anybody. */
    public static AuthoritySettings of(URI directory) {
        return new AuthoritySettings(directory, Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** Where the same can be tried without using up what the CA allows; empty where there is no such place. */
    public Optional<AuthoritySettings> staging() {
        return KnownAuthority.at(directory)
                .flatMap(KnownAuthority::staging)
                .map(known -> new AuthoritySettings(known.directory(), Optional.empty(), Optional.empty(), profile));
    }

    /** Whether its certificates are trusted by nobody. */
    public boolean isStaging() {
        return KnownAuthority.at(directory).map(KnownAuthority::isStaging).orElse(false);
    }

    /** Whether it is one that all the world knows. */
    public boolean isPublic() {
        return KnownAuthority.at(directory).isPresent();
    }

    /** As it is written in the settings: {@code letsencrypt}, or the address. */
    public String word() {
        return KnownAuthority.at(directory).map(KnownAuthority::word).orElse(directory.toString());
    }
}
