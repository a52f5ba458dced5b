package blogjar.acme;

import blogjar.diagnostic.Problem;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** That there is no certificate, and why. */
public final class Refusal extends Exception {
    private static final long serialVersionUID = 1L;

    /** What may mend it. */
    public enum Kind {
        /** The CA does not answer, or not as it should: later, or another CA. */
        UNREACHABLE,
        /** The CA was asked too often: when it says. */
        RATE_LIMITED,
        /** A name could not be shown to be ours: what its DNS or its port 80 says. */
        VALIDATION,
        /** The CA will not: another setting, or another CA. */
        REJECTED,
        /** Something of our own: a folder, a hook program, a setting. */
        OURS
    }

    private final Kind kind;
    private final transient Problem problem;
    private final transient Set<String> names;
    private final transient Optional<Instant> retryAfter;

    /**
     * @param names those that failed; empty where it is not about some
     * @param retryAfter not before that
     */
    public Refusal(Kind kind, Problem problem, Set<String> names, Optional<Instant> retryAfter) {
        super(problem.toString(), null, false, false);
        this.kind = kind;
        this.problem = problem;
        this.names = Set.copyOf(names);
        this.retryAfter = retryAfter;
    }

    public Refusal(Kind kind, Problem problem) {
        this(kind, problem, Set.of(), Optional.empty());
    }

    public Kind kind() {
        return kind;
    }

    public Problem problem() {
        return problem;
    }

    public Set<String> names() {
        return names;
    }

    public Optional<Instant> retryAfter() {
        return retryAfter;
    }
}
