package blogjar.acme.order;

import blogjar.acme.KnownAccounts;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Accounts in memory. */
final class RememberedAccounts implements KnownAccounts {
    final Map<URI, Account> accounts = new ConcurrentHashMap<>();

    @Override
    public Optional<Account> find(URI directory) {
        return Optional.ofNullable(accounts.get(directory));
    }

    @Override
    public void keep(URI directory, Account account) {
        accounts.put(directory, account);
    }

    @Override
    public void forget(URI directory, Account account) {
        accounts.remove(directory, account);
    }
}
