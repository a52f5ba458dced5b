package blogjar.acme.order;

import blogjar.acme.Refusal;
import blogjar.acme.Refusal.Kind;
import blogjar.diagnostic.Problem;
import java.net.URL;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.shredzone.acme4j.exception.AcmeException;
import org.shredzone.acme4j.exception.AcmeNetworkException;
import org.shredzone.acme4j.exception.AcmeRateLimitedException;
import org.shredzone.acme4j.exception.AcmeServerException;
import org.shredzone.acme4j.exception.AcmeUserActionRequiredException;
import org.shredzone.acme4j.toolbox.JSON;

/** Tells what went wrong with a CA: its own words, what they are likely to mean, and what to do. */
final class Refusals {
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int MOST_TOLD = 3;
    private static final Set<String> VALIDATION =
            Set.of("caa", "dns", "connection", "unauthorized", "incorrectResponse", "tls");

    /** Never of an account. */
    private static final Set<String> OF_NAMES_ONLY = Set.of("caa", "dns");

    private static final Set<String> FOR_A_MOMENT = Set.of("serverInternal", "badNonce");

    private final String word;
    private final CaProvider ca;
    private final Advice advice;

    /**
     * @param word for the CA
     * @param caaNames by which it is named in CAA records
     */
    Refusals(String word, CaProvider ca, Collection<String> caaNames) {
        this.word = word;
        this.ca = ca;
        this.advice = new Advice(caaNames);
    }

    /** Whether it may go a moment later. */
    static boolean isForAMoment(AcmeException failure) {
        if (failure instanceof AcmeServerException answered) {
            return FOR_A_MOMENT.contains(CaWords.kind(answered.getProblem()));
        }
        return failure instanceof AcmeNetworkException
                || failure.getMessage() != null && failure.getMessage().startsWith("HTTP 5");
    }

    Refusal of(AcmeException failure) {
        if (failure instanceof AcmeNetworkException network) {
            return new Refusal(Kind.UNREACHABLE, Silence.problem(word, network.getCause()));
        }
        return failure instanceof AcmeServerException answered ? answered(answered) : noAcme(failure);
    }

    /** An answer that is not as RFC 8555 has it: of a proxy, of a page that says that it is closed. */
    Refusal noAcme(Exception failure) {
        int status = ca.last().map(Reply::status).orElse(0);
        Optional<Instant> later = ca.last().flatMap(Reply::retryAfter).filter(at -> status >= 400);
        String said = CaWords.clean(String.valueOf(failure.getMessage()));
        Problem problem = Problem.error("the CA " + word + " does not answer as a CA does: " + said);
        if (status == TOO_MANY_REQUESTS) {
            return new Refusal(Kind.RATE_LIMITED, problem.fix("nothing: it is asked again later"), Set.of(), later);
        }
        return new Refusal(
                Kind.UNREACHABLE,
                problem.fix(
                        status == 404
                                ? "look whether the address in server.acme.authority is that of the CA's directory"
                                : "nothing, if it is for a while: it is asked again. Else see whether a proxy answers in its place"),
                Set.of(),
                later);
    }

    private Refusal answered(AcmeServerException failure) {
        org.shredzone.acme4j.Problem said = failure.getProblem();
        String kind = CaWords.kind(said);
        Problem problem = Problem.error("the CA " + word + " refuses: " + CaWords.text(said));
        Set<String> names = CaWords.names(said);
        if (failure instanceof AcmeRateLimitedException limited) {
            return rateLimited(limited, problem, names);
        }
        if (failure instanceof AcmeUserActionRequiredException action) {
            return new Refusal(Kind.REJECTED, problem.fix(toDo(action)));
        }
        if (FOR_A_MOMENT.contains(kind)) {
            return new Refusal(
                    Kind.UNREACHABLE,
                    problem.fix("nothing: it is asked again later"),
                    names,
                    ca.last().flatMap(Reply::retryAfter));
        }
        if (VALIDATION.contains(kind) && !names.isEmpty() || OF_NAMES_ONLY.contains(kind)) {
            String name = names.stream().findFirst().orElse("the name");
            return new Refusal(
                    Kind.VALIDATION,
                    problem.fix(advice.of(name, "", kind, CaWords.text(said))),
                    names,
                    Optional.empty());
        }
        Kind whose = kind.endsWith("Contact") || kind.equals("externalAccountRequired") || kind.equals("invalidProfile")
                ? Kind.OURS
                : Kind.REJECTED;
        return new Refusal(whose, problem.fix(Remedies.of(kind)), names, Optional.empty());
    }

    private static Refusal rateLimited(AcmeRateLimitedException limited, Problem problem, Set<String> names) {
        String help = limited.getDocuments().stream().map(URL::toString).collect(Collectors.joining(", "));
        Problem told = problem.fix("nothing: it is asked again when it may be; more attempts would make it longer"
                + (help.isEmpty() ? "" : ". About its limits: " + help));
        Optional<Instant> later = limited.getRetryAfter().or(() -> Remedies.retryAfter(problem.message()));
        return new Refusal(Kind.RATE_LIMITED, told, names, later);
    }

    private static String toDo(AcmeUserActionRequiredException action) {
        String page = action.getProblem().getInstance().map(Object::toString).orElse("");
        String terms = action.getTermsOfServiceUri().map(Object::toString).orElse("");
        return "do what the CA asks for" + (page.isEmpty() ? "" : " at " + page)
                + (terms.isEmpty() ? "" : "; its terms are now " + terms) + ", then 'blog cert renew'";
    }

    /** That a name can be shown in no way that is set up. */
    Refusal noWay(String name, List<String> offered) {
        return new Refusal(
                Kind.OURS,
                Problem.error("the CA " + word + " can be shown that " + name + " is ours by "
                                + String.join(", ", offered) + " only, and none of these is set up for it")
                        .fix(
                                name.startsWith("*.")
                                        ? "set server.acme.dns: wildcards can be shown by the DNS only"
                                        : "let server.acme.challenges name one of them"),
                Set.of(name),
                Optional.empty());
    }

    /** One refusal for all that failed; the first ones are told. */
    Refusal failed(List<Failure> failures) {
        List<Failure> sorted =
                failures.stream().sorted(Comparator.comparing(Failure::name)).toList();
        Set<String> names = sorted.stream().map(Failure::name).collect(Collectors.toCollection(LinkedHashSet::new));
        boolean ours = sorted.stream().allMatch(failure -> failure.kind().isEmpty());
        return new Refusal(
                ours ? Kind.OURS : Kind.VALIDATION,
                Joined.of(sorted.stream().map(Failure::problem).toList(), MOST_TOLD, "; or "),
                names,
                Optional.empty());
    }

    /** @param said what the CA says of it, if anything */
    Failure failure(String name, String challenge, Optional<org.shredzone.acme4j.Problem> said) {
        String kind = said.map(CaWords::kind).filter(k -> !k.isEmpty()).orElse("unknown");
        String detail = said.map(CaWords::text).orElse("nothing of why");
        String bare = name.startsWith("*.") ? name.substring(2) : name;
        return new Failure(
                name,
                challenge,
                kind,
                Problem.error(name + " could not be shown to be ours by " + challenge + "; the CA " + word + " says: "
                                + detail)
                        .fix(advice.of(bare, challenge, kind, detail)));
    }

    Refusal slow(String what) {
        return new Refusal(
                Kind.UNREACHABLE,
                Problem.error("the CA " + word + " " + what + " in time").fix("nothing: it is asked again later"),
                Set.of(),
                ca.last().flatMap(Reply::retryAfter));
    }

    /** An order that came to nothing after the names were shown. */
    Refusal invalid(Optional<JSON> error, URL order) {
        return error.map(said -> answered(new AcmeServerException(new org.shredzone.acme4j.Problem(said, order))))
                .orElseGet(() -> new Refusal(
                        Kind.REJECTED,
                        Problem.error("the CA " + word + " has not made the certificate, and does not say why")
                                .fix("try 'blog cert obtain' later, or another CA")));
    }

    Refusal useless(String fault) {
        return new Refusal(
                Kind.REJECTED,
                Problem.error("the certificate that the CA " + word + " sent can't be used: " + fault)
                        .fix("the one in use stays; look at this machine's clock, then ask the CA"));
    }
}
