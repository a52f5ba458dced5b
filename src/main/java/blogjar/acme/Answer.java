package blogjar.acme;

import blogjar.text.Sha256;
import java.nio.charset.StandardCharsets;

/** Shows a CA that a name is ours, by one kind of challenge (RFC 8555, 8). */
public interface Answer {
    /** {@code http-01}, {@code tls-alpn-01} or {@code dns-01}. */
    String type();

    /** Whether names such as this one can be shown that way: wildcards by DNS only, addresses not by DNS. */
    boolean suits(String name);

    /**
     * Puts the proof where the CA looks for it.
     *
     * @throws Refusal where it can't be put there
     */
    Proof give(Ask ask) throws Refusal;

    /**
     * What the CA asks.
     *
     * @param name without {@code *.}
     * @param authorization the token, a dot and the account key's thumbprint (RFC 8555, 8.1)
     */
    record Ask(String name, String token, String authorization) {
        /** SHA-256 of the authorization, as it is shown by DNS and in handshakes (RFC 8555, 8.4; RFC 8737, 3). */
        public byte[] hash() {
            return Sha256.of(authorization.getBytes(StandardCharsets.US_ASCII));
        }
    }

    /** A proof while it is shown. */
    interface Proof extends AutoCloseable {
        /**
         * Comes back when the CA can see it; all proofs of an order are put in place before one is waited for.
         *
         * @throws Refusal where it can't be seen in time
         */
        default void awaitSeen() throws Refusal {}

        /** Takes it away. */
        @Override
        void close();
    }
}
