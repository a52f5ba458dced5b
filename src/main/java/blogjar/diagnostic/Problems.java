package blogjar.diagnostic;

import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Where the problems of one run are gathered, from any thread. */
public final class Problems {
    private final Queue<Problem> found = new ConcurrentLinkedQueue<>();
    private final Queue<Problem> merged = new ConcurrentLinkedQueue<>();

    public void add(Problem problem) {
        found.add(problem);
    }

    public void addAll(List<Problem> problems) {
        found.addAll(problems);
    }

    /** Adds a problem that is told once, at its first place, however many have the same message. */
    public void addMerged(Problem problem) {
        merged.add(problem);
    }

    /** Adds all that others have gathered. */
    public void addAll(Problems others) {
        found.addAll(others.found);
        merged.addAll(others.merged);
    }

    public boolean isEmpty() {
        return found.isEmpty() && merged.isEmpty();
    }

    /** All of them by place, each once, so that the order is the same in every run. */
    public List<Problem> all() {
        Map<String, List<Problem>> byMessage = merged.stream()
                .distinct()
                .sorted(Problem.BY_PLACE)
                .collect(Collectors.groupingBy(Problem::message, TreeMap::new, Collectors.toList()));
        return Stream.concat(found.stream(), byMessage.values().stream().map(Problems::first))
                .distinct()
                .sorted(Problem.BY_PLACE)
                .toList();
    }

    private static Problem first(List<Problem> same) {
        int more = same.size() - 1;
        return more == 0
                ? same.get(0)
                : same.get(0)
                        .saying(same.get(0).message() + " (and in " + more + " more "
                                + (more == 1 ? "place)" : "places)"));
    }

    public long errors() {
        return all().stream().filter(Problem::isError).count();
    }

    public long notices() {
        return all().stream().filter(p -> !p.isError()).count();
    }
}
