package blogjar.acme.order;

import blogjar.acme.KeyKind;
import blogjar.acme.KnownAccounts;
import blogjar.acme.KnownAccounts.Account;
import blogjar.acme.Refusal;
import java.net.URI;
import java.security.KeyPair;
import java.util.List;
import java.util.Optional;
import org.shredzone.acme4j.AccountBuilder;
import org.shredzone.acme4j.Login;
import org.shredzone.acme4j.Session;
import org.shredzone.acme4j.connector.Connection;
import org.shredzone.acme4j.exception.AcmeException;
import org.shredzone.acme4j.exception.AcmeServerException;
import org.shredzone.acme4j.toolbox.JSONBuilder;

/** What is changed of an account that there is (RFC 8555, 7.3.2 to 7.3.6). */
final class AccountCare {
    private final URI directory;
    private final KnownAccounts accounts;

    AccountCare(URI directory, KnownAccounts accounts) {
        this.directory = directory;
        this.accounts = accounts;
    }

    /** Tells the CA where to write to from now on; nowhere, where that is empty. */
    void tellEmail(Login login, Account account, Optional<String> email) throws AcmeException, Refusal {
        List<String> contacts =
                email.map(address -> "mailto:" + address).stream().toList();
        try (Connection connection = login.getSession().connect()) {
            connection.sendSignedRequest(login.getAccountLocation(), new JSONBuilder().put("contact", contacts), login);
        }
        accounts.keep(directory, new Account(account.key(), account.location(), email));
    }

    /** The new key is kept before the CA is told of it, so that no moment is one in which it is lost. */
    void changeKey(Login login, Account account) throws AcmeException, Refusal {
        KeyPair next = KeyKind.P256.generate();
        accounts.keep(directory, account.before(next));
        login.getAccount().changeKey(next);
        accounts.keep(directory, new Account(next, account.location(), account.email()));
    }

    /** Finds out which of two keys the CA has taken, as its answer came while nobody listened. */
    Account settled(Session session, Account account) throws AcmeException, Refusal {
        if (account.next().isEmpty()) {
            return account;
        }
        KeyPair next = account.next().get();
        Account settled = new Account(
                isTaken(session, account, next) ? next : account.key(), account.location(), account.email());
        accounts.keep(directory, settled);
        return settled;
    }

    private static boolean isTaken(Session session, Account account, KeyPair next) throws AcmeException {
        try {
            Login login = new AccountBuilder().onlyExisting().useKeyPair(next).createLogin(session);
            return login.getAccountLocation()
                    .toString()
                    .equals(account.location().toString());
        } catch (AcmeServerException unknown) {
            if (!CaWords.kind(unknown.getProblem()).equals("accountDoesNotExist")) {
                throw unknown;
            }
            return false;
        }
    }

    /** For good; certificates stay valid (RFC 8555, 7.3.6). */
    void close(Login login, Account account) throws AcmeException, Refusal {
        login.getAccount().deactivate();
        accounts.forget(directory, account);
    }
}
