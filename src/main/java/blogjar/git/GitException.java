package blogjar.git;

import blogjar.diagnostic.Problem;

/** A repository, or what it was asked for, could not be had. What there was stays as it is. */
public final class GitException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    GitException(Problem problem) {
        super(problem.message());
        this.problem = problem;
    }

    /** What to tell; it has no secret in it. */
    public Problem problem() {
        return problem;
    }
}
