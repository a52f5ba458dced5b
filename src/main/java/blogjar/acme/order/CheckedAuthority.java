package blogjar.acme.order;

import blogjar.acme.Answer;
import blogjar.acme.Authority;
import blogjar.acme.Issued;
import blogjar.acme.Refusal;
import blogjar.acme.RenewalWindow;
import blogjar.acme.Wanted;
import blogjar.acme.dns.DirectoryGlance;
import blogjar.acme.dns.NameCheck;
import blogjar.diagnostic.Problem;
import java.net.URI;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * A CA that is not asked for names which can't be shown to be ours, as each failure counts there; and where it could not see a proof, what
 * is seen from here is told beside its words.
 */
public final class CheckedAuthority implements Authority {
    private final Authority ca;
    private final NameCheck check;
    private final Supplier<Optional<DirectoryGlance>> glance;
    private final boolean isPublic;

    /**
     * @param glance what the CA says of itself; empty where it does not answer, as whoever orders there will tell
     * @param isPublic whether it sees what all the world sees; one of one's own may have other ports and names
     */
    public CheckedAuthority(
            Authority ca, NameCheck check, Supplier<Optional<DirectoryGlance>> glance, boolean isPublic) {
        this.ca = ca;
        this.check = check;
        this.isPublic = isPublic;
        this.glance = glance;
    }

    @Override
    public URI directory() {
        return ca.directory();
    }

    @Override
    public Issued obtain(Wanted wanted, List<Answer> answers) throws Refusal {
        Optional<DirectoryGlance> glanced = glance.get();
        Set<String> known = glanced.map(DirectoryGlance::caaNames).orElse(Set.of());
        Map<String, List<Problem>> found = look(wanted.names(), answers, known);
        Map<String, Problem> hopeless = new LinkedHashMap<>();
        found.forEach((name, problems) -> problems.stream()
                .filter(Problem::isError)
                .findFirst()
                .ifPresent(problem -> hopeless.put(name, problem)));
        if (isPublic && !hopeless.isEmpty()) {
            Problem first = hopeless.values().iterator().next();
            throw new Refusal(Refusal.Kind.OURS, first, hopeless.keySet(), Optional.empty());
        }
        try {
            return ca.obtain(wanted, answers);
        } catch (Refusal refusal) {
            throw refusal.kind() == Refusal.Kind.VALIDATION
                    ? withOurView(refusal, found, glanced.flatMap(DirectoryGlance::clockProblem))
                    : refusal;
        }
    }

    private Map<String, List<Problem>> look(List<String> names, List<Answer> answers, Set<String> known)
            throws Refusal {
        Map<String, List<Problem>> found = new LinkedHashMap<>();
        try {
            for (String name : names) {
                Set<String> ways = answers.stream()
                        .filter(answer -> answer.suits(name))
                        .map(Answer::type)
                        .collect(Collectors.toSet());
                found.put(name, check.check(name, ways, known));
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new Refusal(Refusal.Kind.OURS, Problem.error("the look at the names was stopped"));
        }
        return found;
    }

    private static Refusal withOurView(Refusal refusal, Map<String, List<Problem>> found, Optional<Problem> clock) {
        List<String> seen = new ArrayList<>();
        found.forEach((name, problems) -> {
            if (refusal.names().isEmpty() || refusal.names().contains(name)) {
                problems.forEach(problem -> seen.add(problem.message()));
            }
        });
        clock.ifPresent(problem -> seen.add(problem.message()));
        if (seen.isEmpty()) {
            return refusal;
        }
        Problem problem = refusal.problem();
        String ours = "seen from here: " + String.join("; ", seen);
        return new Refusal(
                refusal.kind(), problem.saying(problem.message() + "; " + ours), refusal.names(), refusal.retryAfter());
    }

    @Override
    public Optional<RenewalWindow> renewalWindow(X509Certificate leaf) throws Refusal {
        return ca.renewalWindow(leaf);
    }

    @Override
    public void revoke(Issued certificate, int reason) throws Refusal {
        ca.revoke(certificate, reason);
    }

    @Override
    public void tellEmail() throws Refusal {
        ca.tellEmail();
    }
}
