package blogjar.acme.order;

import blogjar.acme.Answer;
import blogjar.acme.Authority;
import blogjar.acme.Issued;
import blogjar.acme.KnownAccounts;
import blogjar.acme.KnownAccounts.Account;
import blogjar.acme.Refusal;
import blogjar.acme.RenewalWindow;
import blogjar.acme.Wanted;
import blogjar.acme.dns.CaIdentity;
import blogjar.diagnostic.Problem;
import java.net.URI;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import javax.net.ssl.SSLContext;
import org.shredzone.acme4j.Certificate;
import org.shredzone.acme4j.Login;
import org.shredzone.acme4j.RevocationReason;
import org.shredzone.acme4j.Session;
import org.shredzone.acme4j.exception.AcmeException;
import org.shredzone.acme4j.exception.AcmeLazyLoadingException;
import org.shredzone.acme4j.exception.AcmeProtocolException;
import org.shredzone.acme4j.exception.AcmeServerException;

/** A CA that is asked over the network, by ACME (RFC 8555). Each call is a conversation of its own, which comes to an end. */
public final class Rfc8555Authority implements Authority {
    /** Why a CA does not believe an account that it may revoke a certificate. */
    private static final Set<String> ANOTHERS = Set.of("accountDoesNotExist", "unauthorized");

    private final Subscriber subscriber;
    private final KnownAccounts accounts;
    private final Patience patience;
    private final Clock clock;
    private final Optional<Lookout> lookout;

    public Rfc8555Authority(Subscriber subscriber, KnownAccounts accounts, Patience patience, Clock clock) {
        this(subscriber, accounts, patience, clock, Optional.empty());
    }

    private Rfc8555Authority(
            Subscriber subscriber, KnownAccounts accounts, Patience patience, Clock clock, Optional<Lookout> lookout) {
        this.subscriber = subscriber;
        this.accounts = accounts;
        this.patience = patience;
        this.clock = clock;
        this.lookout = lookout;
    }

    /** The same, where names are looked at before the CA is asked. */
    public Rfc8555Authority with(Lookout lookout) {
        return new Rfc8555Authority(subscriber, accounts, patience, clock, Optional.of(lookout));
    }

    @Override
    public URI directory() {
        return subscriber.authority().directory();
    }

    /** What is said in a conversation. */
    @FunctionalInterface
    private interface Talk<T> {
        T with(Session session, CaProvider ca, Refusals refusals) throws AcmeException, InterruptedException, Refusal;
    }

    @Override
    public Issued obtain(Wanted wanted, List<Answer> answers) throws Refusal {
        List<UnaryOperator<Refusal>> words = new ArrayList<>();
        try {
            return talk((session, ca, refusals) -> {
                ClockDifference clocks = ClockDifference.of(ca);
                clocks.check();
                Membership membership = new Membership(subscriber, accounts);
                if (lookout.isPresent()) {
                    Optional<URI> account = membership.known(session).map(Account::location);
                    Set<String> names = Set.copyOf(session.getMetadata().getCaaIdentities());
                    Lookout.Sight sight = lookout.get().look(wanted.names(), answers, new CaIdentity(names, account));
                    words.add(refusal -> sight.beside(refusal, clocks.problem()));
                }
                return new Ordering(wanted, subscriber.authority(), membership, ca, refusals).obtain(session, answers);
            });
        } catch (Refusal refusal) {
            Refusal told = refusal;
            for (UnaryOperator<Refusal> more : words) {
                told = more.apply(told);
            }
            throw told;
        }
    }

    @Override
    public Optional<RenewalWindow> renewalWindow(X509Certificate leaf) throws Refusal {
        return talk((session, ca, refusals) -> new RenewalQuestion(ca, refusals).ask(session, leaf));
    }

    /** Where the account by which it was had is unknown, or gone, the certificate's own key says so (RFC 8555, 7.6). */
    @Override
    public void revoke(Issued certificate, int reason) throws Refusal {
        talk((session, ca, refusals) -> {
            try {
                revoke(session, certificate, RevocationReason.code(reason));
            } catch (AcmeServerException refused) {
                if (!CaWords.kind(refused.getProblem()).equals("alreadyRevoked")) {
                    throw refused;
                }
            }
            return certificate;
        });
    }

    private void revoke(Session session, Issued certificate, RevocationReason reason) throws AcmeException, Refusal {
        Membership membership = new Membership(subscriber, accounts);
        Optional<Account> account = membership.known(session);
        if (account.isPresent()) {
            try {
                Certificate.revoke(membership.login(session, account.get()), certificate.leaf(), reason);
                return;
            } catch (AcmeServerException refused) {
                if (!ANOTHERS.contains(CaWords.kind(refused.getProblem()))) {
                    throw refused;
                }
            }
        }
        KeyPair own = new KeyPair(certificate.leaf().getPublicKey(), certificate.key());
        Certificate.revoke(session, own, certificate.leaf(), reason);
    }

    @Override
    public void tellEmail() throws Refusal {
        Optional<Account> known = accounts.find(directory());
        if (known.isPresent() && !known.get().email().equals(subscriber.email())) {
            withAccount((care, login, account) -> care.tellEmail(login, account, subscriber.email()));
        }
    }

    /**
     * Has the account known by a new key from now on.
     *
     * @throws Refusal where there is none, or the CA does not take it
     */
    public void changeAccountKey() throws Refusal {
        withAccount(AccountCare::changeKey);
    }

    /**
     * Has the account closed for good.
     *
     * @throws Refusal where there is none, or the CA does not close it
     */
    public void closeAccount() throws Refusal {
        withAccount(AccountCare::close);
    }

    /** What is done to an account. */
    @FunctionalInterface
    private interface Treatment {
        void of(AccountCare care, Login login, Account account) throws AcmeException, Refusal;
    }

    private void withAccount(Treatment treatment) throws Refusal {
        talk((session, ca, refusals) -> {
            Membership membership = new Membership(subscriber, accounts);
            Account account = membership
                    .known(session)
                    .orElseThrow(() -> new Refusal(
                            Refusal.Kind.OURS,
                            Problem.error("there is no account with the CA "
                                            + subscriber.authority().word())
                                    .fix("see which there are: cert account")));
            treatment.of(new AccountCare(directory(), accounts), membership.login(session, account), account);
            return account;
        });
    }

    private <T> T talk(Talk<T> talk) throws Refusal {
        Optional<Path> roots = subscriber.authority().trust();
        Optional<SSLContext> trust = roots.isPresent() ? Optional.of(TrustedRoots.read(roots.get())) : Optional.empty();
        CaProvider ca = new CaProvider(trust, patience, clock);
        Refusals refusals = new Refusals(subscriber.authority().word(), ca, List.of());
        try {
            Session session = ca.session(directory());
            refusals = new Refusals(
                    subscriber.authority().word(), ca, session.getMetadata().getCaaIdentities());
            return talk.with(session, ca, refusals);
        } catch (AcmeException failure) {
            throw Thread.currentThread().isInterrupted() ? stopped() : refusals.of(failure);
        } catch (AcmeLazyLoadingException wrapped) {
            throw wrapped.getCause() instanceof AcmeException failure ? refusals.of(failure) : refusals.noAcme(wrapped);
        } catch (AcmeProtocolException | IllegalArgumentException | ClassCastException malformed) {
            throw refusals.noAcme(malformed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw stopped();
        }
    }

    private static Refusal stopped() {
        return new Refusal(
                Refusal.Kind.OURS,
                Problem.error("the program ended before the CA was done")
                        .fix("start it again; what was asked for is asked for anew"));
    }
}
