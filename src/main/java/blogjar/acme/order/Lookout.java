package blogjar.acme.order;

import blogjar.acme.Answer;
import blogjar.acme.AtOnce;
import blogjar.acme.Refusal;
import blogjar.acme.dns.CaIdentity;
import blogjar.acme.dns.NameCheck;
import blogjar.diagnostic.Problem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;

/**
 * Looks at names before a CA does: it is not asked for those that can't be shown to be ours, as each failure counts there; and where it could
 * not see a proof, what is seen from here is told beside its words.
 */
public final class Lookout {
    private static final int MOST_NAMES_AT_ONCE = 8;
    private static final int MOST_TOLD = 10;

    private final NameCheck check;
    private final boolean isPublic;

    /** @param isPublic whether the CA sees what all the world sees; one of one's own may have other ports and names */
    public Lookout(NameCheck check, boolean isPublic) {
        this.check = check;
        this.isPublic = isPublic;
    }

    /** What is seen of names, in their order. */
    public record Sight(Map<String, List<Problem>> found) {
        /** What a CA says of names that it saw no proof of, with what is seen from here. */
        public Refusal beside(Refusal refusal, Optional<Problem> clock) {
            List<String> seen = new ArrayList<>();
            found.forEach((name, problems) -> {
                if (refusal.names().isEmpty() || refusal.names().contains(name)) {
                    problems.forEach(problem -> seen.add(problem.message()));
                }
            });
            clock.ifPresent(problem -> seen.add(problem.message()));
            if (refusal.kind() != Refusal.Kind.VALIDATION || seen.isEmpty()) {
                return refusal;
            }
            Problem problem = refusal.problem();
            String ours = "seen from here: " + String.join("; ", seen);
            return new Refusal(
                    refusal.kind(),
                    problem.saying(problem.message() + "; " + ours),
                    refusal.names(),
                    refusal.retryAfter());
        }
    }

    /** @throws Refusal where the CA need not be asked, with all the names that it is about */
    public Sight look(List<String> names, List<Answer> answers, CaIdentity ca) throws Refusal {
        List<Callable<List<Problem>>> looks = new ArrayList<>();
        for (String name : names) {
            Set<String> ways = answers.stream()
                    .filter(answer -> answer.suits(name))
                    .map(Answer::type)
                    .collect(Collectors.toCollection(LinkedHashSet::new));
            looks.add(() -> check.check(name, ways, ca));
        }
        List<List<Problem>> seen;
        try {
            seen = AtOnce.all(looks, MOST_NAMES_AT_ONCE);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new Refusal(Refusal.Kind.OURS, Problem.error("the look at the names was stopped"));
        }
        Map<String, List<Problem>> found = new LinkedHashMap<>();
        for (int i = 0; i < names.size(); i++) {
            found.put(names.get(i), seen.get(i));
        }
        if (isPublic) {
            refuseHopeless(found);
        }
        return new Sight(found);
    }

    private static void refuseHopeless(Map<String, List<Problem>> found) throws Refusal {
        Map<String, Problem> hopeless = new LinkedHashMap<>();
        found.forEach((name, problems) -> problems.stream()
                .filter(Problem::isError)
                .findFirst()
                .ifPresent(problem -> hopeless.put(name, problem)));
        if (!hopeless.isEmpty()) {
            throw new Refusal(
                    Refusal.Kind.OURS,
                    Joined.of(List.copyOf(hopeless.values()), MOST_TOLD, "; and "),
                    hopeless.keySet(),
                    Optional.empty());
        }
    }
}
