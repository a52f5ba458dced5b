package blogjar.acme.order;

import blogjar.acme.AuthoritySettings;
import java.net.URI;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Who asks a CA for certificates.
 *
 * @param authority the CA
 * @param email where the CA may write to
 * @param agreesTo whether the terms at an address are agreed to
 */
public record Subscriber(AuthoritySettings authority, Optional<String> email, Predicate<URI> agreesTo) {}
