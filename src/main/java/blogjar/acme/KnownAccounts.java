package blogjar.acme;

import java.net.URI;
import java.security.KeyPair;
import java.util.Optional;

/** The accounts by which CAs know us, an account for each. */
public interface KnownAccounts {
    /**
     * @param key that signs all that is asked of the CA
     * @param location by which the CA names it
     */
    record Account(KeyPair key, URI location) {}

    /**
     * The account with a CA; empty where there is none yet.
     *
     * @param directory of the CA
     * @throws Refusal where it can't be read
     */
    Optional<Account> find(URI directory) throws Refusal;

    /**
     * Keeps a new account, in place of one that there was.
     *
     * @throws Refusal where it can't be kept
     */
    void keep(URI directory, Account account) throws Refusal;
}
