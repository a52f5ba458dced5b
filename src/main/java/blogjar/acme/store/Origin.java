package blogjar.acme.store;

import blogjar.acme.KeyKind;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * How the certificates of a lineage are had, so that whoever renews them does it the same way.
 *
 * @param server the directory of the CA
 * @param account as {@link Accounts} files it
 * @param authenticator how certbot shows that the names are its own: {@code webroot}, {@code standalone}, {@code manual} …
 * @param webroots the folders into which it puts its proofs
 */
public record Origin(
        URI server,
        Optional<String> account,
        KeyKind key,
        String authenticator,
        List<String> webroots,
        Optional<String> profile) {
    public Origin {
        account = account.filter(id -> !id.isEmpty());
        webroots = List.copyOf(webroots);
    }

    /** A certificate of ours: certbot, should it ever go on, answers on port 80 itself, or asks where names have wildcards. */
    public static Origin ours(URI server, String account, KeyKind key, Optional<String> profile, List<String> names) {
        boolean wildcard = names.stream().anyMatch(name -> name.startsWith("*."));
        return new Origin(server, Optional.of(account), key, wildcard ? "manual" : "standalone", List.of(), profile);
    }
}
