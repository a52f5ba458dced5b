package blogjar.acme.order;

import blogjar.acme.Answer;
import blogjar.acme.AuthoritySettings;
import blogjar.acme.Issued;
import blogjar.acme.Refusal;
import blogjar.acme.Wanted;
import blogjar.diagnostic.Problem;
import blogjar.text.IpAddress;
import blogjar.tls.CertificateId;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.shredzone.acme4j.Identifier;
import org.shredzone.acme4j.Login;
import org.shredzone.acme4j.Order;
import org.shredzone.acme4j.OrderBuilder;
import org.shredzone.acme4j.Session;
import org.shredzone.acme4j.connector.Resource;
import org.shredzone.acme4j.exception.AcmeException;
import org.shredzone.acme4j.exception.AcmeServerException;

/** Orders a certificate: once, and again with other proofs as long as there are some that were not tried. */
final class Ordering {
    /** Why a new order is not made again without what it replaces: that would not help. */
    private static final Set<String> NOT_FOR_REPLACING =
            Set.of("rateLimited", "accountDoesNotExist", "userActionRequired", "badNonce");

    private final Wanted wanted;
    private final Optional<String> profile;
    private final Membership membership;
    private final CaProvider ca;
    private final Refusals refusals;

    Ordering(Wanted wanted, AuthoritySettings authority, Membership membership, CaProvider ca, Refusals refusals) {
        this.wanted = wanted;
        this.profile = wanted.profile().or(authority::profile);
        this.membership = membership;
        this.ca = ca;
        this.refusals = refusals;
    }

    Issued obtain(Session session, List<Answer> answers) throws AcmeException, InterruptedException, Refusal {
        checkProfile(session);
        Failures failures = new Failures();
        Proving proving = new Proving(answers, ca, refusals, failures);
        Login login = membership.login(session);
        while (true) {
            Order order;
            try {
                order = order(login);
            } catch (AcmeServerException refused) {
                if (!CaWords.kind(refused.getProblem()).equals("accountDoesNotExist")) {
                    throw refused;
                }
                login = membership.again(login);
                order = order(login);
            }
            if (proving.prove(order)) {
                return new Issuance(wanted, login, ca, refusals).issue(order);
            }
            // each round has taken a way from some name, so there is an end
        }
    }

    private void checkProfile(Session session) throws AcmeException, Refusal {
        if (profile.isEmpty()) {
            return;
        }
        Set<String> offered = session.getMetadata().getProfiles();
        if (!offered.contains(profile.get())) {
            throw new Refusal(
                    Refusal.Kind.OURS,
                    Problem.error("the CA has no profile '" + CaWords.clean(profile.get()) + "'")
                            .expected(
                                    offered.isEmpty()
                                            ? "none: it offers no profiles"
                                            : String.join(", ", new TreeSet<>(offered)))
                            .fix("name one of these in server.acme.profile, or none"));
        }
    }

    private Order order(Login login) throws AcmeException {
        Optional<String> replaced = wanted.replaces().flatMap(CertificateId::of);
        if (replaced.isEmpty()
                || login.getSession().resourceUrlOptional(Resource.RENEWAL_INFO).isEmpty()) {
            return builder(login).create();
        }
        try {
            return builder(login).replaces(replaced.get()).create();
        } catch (AcmeServerException refused) {
            if (NOT_FOR_REPLACING.contains(CaWords.kind(refused.getProblem()))) {
                throw refused;
            }
            return builder(login).create();
        }
    }

    private OrderBuilder builder(Login login) {
        OrderBuilder builder = login.newOrder();
        for (String name : wanted.names()) {
            InetAddress address = IpAddress.parse(name);
            builder.identifier(
                    address == null
                            ? new Identifier(Identifier.TYPE_DNS, name)
                            : new Identifier(Identifier.TYPE_IP, IpAddress.text(address)));
        }
        profile.ifPresent(builder::profile);
        return builder;
    }
}
