package blogjar.diagnostic;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Where the problems of one run are gathered, from any thread. */
public final class Problems {
    private final Queue<Problem> found = new ConcurrentLinkedQueue<>();

    public void add(Problem problem) {
        found.add(problem);
    }

    public void addAll(List<Problem> problems) {
        found.addAll(problems);
    }

    /** All of them by place, each once, so that the order is the same in every run. */
    public List<Problem> all() {
        return found.stream().distinct().sorted(Problem.BY_PLACE).toList();
    }

    public long errors() {
        return all().stream().filter(Problem::isError).count();
    }

    public long notices() {
        return all().stream().filter(p -> !p.isError()).count();
    }
}
