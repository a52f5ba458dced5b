package blogjar.front;

import blogjar.diagnostic.Problem;
import blogjar.diagnostic.Problems;
import blogjar.redirect.RulePattern;
import java.util.List;

/** Tells what another server can't be told. */
final class Unsaid {
    private static final int NAMED = 3;

    private final String server;
    private final Problems problems;

    Unsaid(String server, Problems problems) {
        this.server = server;
        this.problems = problems;
    }

    void rule(RulePattern rule, String why) {
        problems.add(Problem.notice("this rule is left out for " + server + ": " + why)
                .at(rule.place())
                .fix("write it otherwise, or add it to what " + server + " is set up with by hand"));
    }

    /** @param paths with their slash */
    void paths(List<String> paths, String why) {
        if (!paths.isEmpty()) {
            String named = String.join(", ", paths.subList(0, Math.min(NAMED, paths.size())));
            String more = paths.size() > NAMED ? " and " + (paths.size() - NAMED) + " more" : "";
            problems.add(Problem.notice(server + ": " + why + ": " + named + more));
        }
    }

    void say(String what, String fix) {
        problems.add(Problem.notice(server + ": " + what).fix(fix));
    }
}
