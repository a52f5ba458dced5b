package blogjar.acme.order;

import blogjar.acme.Answer;
import blogjar.acme.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.shredzone.acme4j.Authorization;
import org.shredzone.acme4j.Order;
import org.shredzone.acme4j.Status;
import org.shredzone.acme4j.challenge.Challenge;
import org.shredzone.acme4j.challenge.TokenChallenge;
import org.shredzone.acme4j.exception.AcmeException;

/** Shows a CA that the names of an order are ours (RFC 8555, 7.5): all proofs are put in place, then the CA looks at them. */
final class Proving {
    private final List<Answer> answers;
    private final CaProvider ca;
    private final Refusals refusals;
    private final Failures failures;

    /** @param answers in the order in which they are tried */
    Proving(List<Answer> answers, CaProvider ca, Refusals refusals, Failures failures) {
        this.answers = List.copyOf(answers);
        this.ca = ca;
        this.refusals = refusals;
        this.failures = failures;
    }

    /** A proof that is shown. */
    private record Shown(String name, Authorization authorization, TokenChallenge challenge, Answer.Proof proof) {}

    /** A way in which the CA lets a name be shown, and we can. */
    private record Way(Answer answer, TokenChallenge challenge) {}

    /**
     * Whether the CA is content with all of them; what failed is added to the failures.
     *
     * @throws Refusal where a name has no way left
     */
    boolean prove(Order order) throws AcmeException, InterruptedException, Refusal {
        List<Shown> shown = new ArrayList<>();
        try {
            for (Authorization authorization : open(order)) {
                shown.add(show(authorization));
            }
            awaitSeen(shown);
            for (Shown one : shown) {
                if (one.challenge().getStatus() == Status.PENDING) {
                    one.challenge().trigger();
                }
            }
            return areContent(shown);
        } finally {
            for (int i = shown.size() - 1; i >= 0; i--) {
                shown.get(i).proof().close();
            }
        }
    }

    /** Those that are not shown yet; before anything is done for one, all have to have a way. */
    private List<Authorization> open(Order order) throws AcmeException, Refusal {
        List<Authorization> open = new ArrayList<>();
        List<Failure> stuck = new ArrayList<>();
        for (Authorization authorization : order.getAuthorizations()) {
            authorization.fetch();
            if (authorization.getStatus() == Status.VALID) {
                continue;
            }
            open.add(authorization);
            if (ways(authorization).isEmpty()) {
                String name = name(authorization);
                if (failures.of(name).isEmpty()) {
                    throw refusals.noWay(name, offered(authorization));
                }
                stuck.addAll(failures.of(name));
            }
        }
        if (!stuck.isEmpty()) {
            throw refusals.failed(stuck);
        }
        return open;
    }

    private static String name(Authorization authorization) {
        return (authorization.isWildcard() ? "*." : "")
                + authorization.getIdentifier().getValue();
    }

    private static List<String> offered(Authorization authorization) {
        return authorization.getChallenges().stream().map(Challenge::getType).toList();
    }

    private List<Way> ways(Authorization authorization) {
        String name = name(authorization);
        List<Way> ways = new ArrayList<>();
        for (Answer answer : answers) {
            if (answer.suits(name) && failures.allow(name, answer.type())) {
                authorization.getChallenges().stream()
                        .filter(one -> one.getType().equals(answer.type()) && isOpen(one))
                        .filter(TokenChallenge.class::isInstance)
                        .map(TokenChallenge.class::cast)
                        .findFirst()
                        .ifPresent(challenge -> ways.add(new Way(answer, challenge)));
            }
        }
        return ways;
    }

    /** Where a proof can't be given, the next way is tried in the same order, as the CA knows nothing of it. */
    private Shown show(Authorization authorization) throws Refusal {
        String name = name(authorization);
        for (Way way : ways(authorization)) {
            Answer.Ask ask = new Answer.Ask(
                    authorization.getIdentifier().getValue(),
                    way.challenge().getJSON().get("token").asString(),
                    way.challenge().getAuthorization());
            try {
                return new Shown(
                        name, authorization, way.challenge(), way.answer().give(ask));
            } catch (Refusal refused) {
                failures.add(new Failure(name, way.answer().type(), "", refused.problem()));
            }
        }
        throw refusals.failed(failures.of(name));
    }

    /** One that can't be seen makes way for another; so as many are waited for as there are ways. */
    private void awaitSeen(List<Shown> shown) throws Refusal {
        for (int i = 0; i < shown.size(); i++) {
            while (!isSeen(shown.get(i))) {
                Shown blind = shown.get(i);
                shown.set(i, show(blind.authorization()));
                blind.proof().close();
            }
        }
    }

    private boolean isSeen(Shown one) {
        try {
            one.proof().awaitSeen();
            return true;
        } catch (Refusal unseen) {
            failures.add(new Failure(one.name(), one.challenge().getType(), "", unseen.problem()));
            return false;
        }
    }

    private static boolean isOpen(Challenge challenge) {
        return challenge.getStatus() == Status.PENDING || challenge.getStatus() == Status.PROCESSING;
    }

    private boolean areContent(List<Shown> shown) throws AcmeException, InterruptedException, Refusal {
        Polling polling = new Polling(ca, ca.patience().validation());
        boolean content = true;
        for (Shown one : shown) {
            while (isWaited(one.authorization())) {
                if (!polling.fetch(one.authorization())) {
                    throw refusals.slow("has not looked at the proofs for " + one.name());
                }
            }
            if (one.authorization().getStatus() != Status.VALID) {
                failures.add(refusals.failure(one.name(), one.challenge().getType(), error(one)));
                content = false;
            }
        }
        return content;
    }

    private static boolean isWaited(Authorization authorization) {
        Status status = authorization.getStatus();
        return status == Status.PENDING || status == Status.PROCESSING;
    }

    private static Optional<org.shredzone.acme4j.Problem> error(Shown one) {
        return one.authorization().getChallenges().stream()
                .filter(challenge -> challenge.getType().equals(one.challenge().getType()))
                .findFirst()
                .flatMap(Challenge::getError);
    }
}
