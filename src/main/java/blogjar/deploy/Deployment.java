package blogjar.deploy;

import blogjar.diagnostic.Problem;
import blogjar.diagnostic.ProblemException;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

/** All places at once, each for itself. */
public final class Deployment {
    private Deployment() {}

    /**
     * What became of one place.
     *
     * @param told what was done; empty where there are problems
     * @param changed paths that came, changed or went there; none where there are problems
     * @param problems none where all is well
     */
    public record Outcome(String name, String told, Set<String> changed, List<Problem> problems) {}

    /** Comes back when all are done, in their order; that one fails is nothing to the others. */
    public static List<Outcome> run(List<Target> targets, Shipment shipment) {
        ExecutorService threads = Executors.newFixedThreadPool(targets.size());
        try {
            List<CompletableFuture<Outcome>> all = IntStream.range(0, targets.size())
                    .mapToObj(i -> CompletableFuture.supplyAsync(() -> outcome(targets.get(i), shipment), threads))
                    .toList();
            return all.stream().map(CompletableFuture::join).toList();
        } finally {
            threads.shutdown();
        }
    }

    private static Outcome outcome(Target target, Shipment shipment) {
        try {
            Delivery delivery = target.deploy(shipment);
            return new Outcome(target.name(), delivery.told(), delivery.changed(), List.of());
        } catch (ProblemException failed) {
            return new Outcome(target.name(), "", Set.of(), failed.problems());
        } catch (IOException failed) {
            return new Outcome(
                    target.name(),
                    "",
                    Set.of(),
                    List.of(Problem.error(target.name() + " could not be deployed to: " + failed)
                            .fix("see to it, and deploy again")));
        }
    }
}
