package blogjar.acme.order;

import blogjar.diagnostic.Problem;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/** Several problems as one, as there is one refusal for all names. */
final class Joined {
    private Joined() {}

    /**
     * @param most of which the words are told
     * @param between their remedies: {@code "; or "} where one of them will do
     */
    static Problem of(List<Problem> problems, int most, String between) {
        List<Problem> told = problems.stream().limit(most).toList();
        int more = problems.size() - told.size();
        String messages = told.stream().map(Problem::message).distinct().collect(Collectors.joining("; "));
        String fixes = told.stream()
                .map(Problem::fix)
                .filter(Objects::nonNull)
                .distinct()
                .collect(Collectors.joining(between));
        Problem problem = Problem.error(more > 0 ? messages + "; and " + more + " more" : messages);
        return fixes.isEmpty() ? problem : problem.fix(fixes);
    }
}
