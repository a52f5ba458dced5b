package blogjar.acme;

import java.net.URI;
import java.security.KeyPair;
import java.util.Optional;

/** The accounts by which CAs know us, an account for each. */
public interface KnownAccounts {
    /**
     * @param key that signs all that is asked of the CA
     * @param location by which the CA names it
     * @param email what the CA was told last; empty where nothing is known of that
     * @param next a key that the CA was asked to take for the other, where its answer is not known
     */
    record Account(KeyPair key, URI location, Optional<String> email, Optional<KeyPair> next) {
        public Account(KeyPair key, URI location, Optional<String> email) {
            this(key, location, email, Optional.empty());
        }

        /** With a key that the CA is about to be asked to take. */
        public Account before(KeyPair next) {
            return new Account(key, location, email, Optional.of(next));
        }

        /** Never the keys. */
        @Override
        public String toString() {
            return location.toString();
        }
    }

    /**
     * The account with a CA; empty where there is none yet.
     *
     * @param directory of the CA
     * @throws Refusal where it can't be read
     */
    Optional<Account> find(URI directory) throws Refusal;

    /**
     * Keeps an account, in place of the one with the same address or key.
     *
     * @throws Refusal where it can't be kept
     */
    void keep(URI directory, Account account) throws Refusal;

    /**
     * Keeps an account that the CA has closed no longer.
     *
     * @throws Refusal where it can't be deleted
     */
    void forget(URI directory, Account account) throws Refusal;
}
