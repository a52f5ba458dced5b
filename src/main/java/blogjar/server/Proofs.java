package blogjar.server;

import java.util.Optional;

/** What shows a certificate authority that a name is ours, while it is asked for (RFC 8555, 8.3). Any thread may ask. */
@FunctionalInterface
public interface Proofs {
    Proofs NONE = token -> Optional.empty();

    /** The text for a token, at once; empty for one that is not asked for. */
    Optional<String> of(String token);
}
