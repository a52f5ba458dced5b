package blogjar.acme.order;

import blogjar.acme.AuthoritySettings.Eab;
import blogjar.acme.KeyKind;
import blogjar.acme.KnownAccounts;
import blogjar.acme.KnownAccounts.Account;
import blogjar.acme.Refusal;
import blogjar.diagnostic.Problem;
import java.net.MalformedURLException;
import java.net.URI;
import java.security.KeyPair;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.shredzone.acme4j.AccountBuilder;
import org.shredzone.acme4j.Login;
import org.shredzone.acme4j.Metadata;
import org.shredzone.acme4j.Session;
import org.shredzone.acme4j.exception.AcmeException;

/** The account with a CA: the one that is known, else a new one. */
final class Membership {
    private final Subscriber subscriber;
    private final KnownAccounts accounts;

    Membership(Subscriber subscriber, KnownAccounts accounts) {
        this.subscriber = subscriber;
        this.accounts = accounts;
    }

    /**
     * Whether the terms are agreed to is asked for a new account only. Of new terms for an account that it has, a CA tells by
     * itself (RFC 8555, 7.3.3), and certificates are not to run out for a new address of the old ones.
     */
    Login login(Session session) throws AcmeException, Refusal {
        Optional<Account> known = known(session);
        return known.isPresent() ? login(session, known.get()) : register(session, KeyKind.P256.generate());
    }

    /** The account that there is. */
    Optional<Account> known(Session session) throws AcmeException, Refusal {
        URI directory = subscriber.authority().directory();
        Optional<Account> known = accounts.find(directory);
        return known.isPresent()
                ? Optional.of(new AccountCare(directory, accounts).settled(session, known.get()))
                : known;
    }

    Login login(Session session, Account account) throws Refusal {
        try {
            return session.login(account.location().toURL(), account.key());
        } catch (MalformedURLException | IllegalArgumentException none) {
            throw ours(Problem.error("the account's address is none: " + account.location())
                    .fix("move the account's folder away; a new account is made"));
        }
    }

    /** A new account for a key that the CA does not know any longer. */
    Login again(Login unknown) throws AcmeException, Refusal {
        return register(unknown.getSession(), unknown.getKeyPair());
    }

    private Login register(Session session, KeyPair key) throws AcmeException, Refusal {
        Metadata metadata = session.getMetadata();
        AccountBuilder builder = new AccountBuilder().useKeyPair(key);
        Optional<URI> terms = metadata.getTermsOfService();
        if (terms.isPresent()) {
            agree(terms.get());
            builder.agreeToTermsOfService();
        }
        Optional<Eab> eab = subscriber.authority().eab();
        if (eab.isPresent()) {
            builder.withKeyIdentifier(eab.get().kid().text(), mac(eab.get()));
            builder.withMacAlgorithm(AlgorithmIdentifiers.HMAC_SHA256); // which all take, whatever the key's length
        } else if (metadata.isExternalAccountRequired()) {
            throw ours(Problem.error("the CA takes only those who have an account on its site: " + word())
                    .fix("make one there, have it give you a key for ACME (EAB), and set"
                            + " server.acme.authority: {url: " + word() + ", eab: {kid: …, hmac: …}}"));
        }
        if (subscriber.email().isPresent()) {
            addEmail(builder, subscriber.email().get());
        }
        Login login = builder.createLogin(session);
        accounts.keep(
                subscriber.authority().directory(),
                new Account(key, URI.create(login.getAccountLocation().toString()), subscriber.email()));
        return login;
    }

    private void agree(URI terms) throws Refusal {
        if (!subscriber.agreesTo().test(terms)) {
            throw ours(
                    Problem.error("nothing is asked of the CA " + word() + ", as its terms are not agreed to: " + terms)
                            .fix("read them, then set server.acme.agree: " + terms
                                    + " (or true, for whatever its terms are at the time)"));
        }
    }

    private static void addEmail(AccountBuilder builder, String email) throws Refusal {
        try {
            builder.addEmail(email);
        } catch (IllegalArgumentException none) {
            throw ours(Problem.error("server.acme.email is no address: " + email)
                    .expected("one such as me@example.com")
                    .fix("correct it, or leave it out: no CA needs it"));
        }
    }

    /** Its alphabet is that of URLs; what was copied in the usual one is taken, too. */
    private static SecretKey mac(Eab eab) throws Refusal {
        String text = eab.hmac().text().replace('+', '-').replace('/', '_').replace("=", "");
        try {
            return new SecretKeySpec(Base64.getUrlDecoder().decode(text), "HMAC");
        } catch (IllegalArgumentException damaged) {
            throw ours(Problem.error("the hmac of server.acme.authority.eab is no Base64")
                    .fix("copy it again from the CA's site, whole"));
        }
    }

    private String word() {
        return subscriber.authority().word();
    }

    private static Refusal ours(Problem problem) {
        return new Refusal(Refusal.Kind.OURS, problem);
    }
}
