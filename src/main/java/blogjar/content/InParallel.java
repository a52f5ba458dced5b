package blogjar.content;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * Work on the items of a list by all processors. Each takes the next item when it is done with one: a parallel stream
 * would deal the list out before, and wait for the one that got the long posts.
 */
public final class InParallel {
    private InParallel() {}

    /**
     * What is made of each item, in the order of the list.
     *
     * @throws RuntimeException of an item; those that nobody has begun are then left
     */
    @SuppressWarnings("unchecked") // the array is seen only as the list that it is made for
    public static <T, R> List<R> map(List<T> items, Function<T, R> work) {
        Object[] results = new Object[items.size()];
        run(items.size(), i -> results[i] = work.apply(items.get(i)));
        return (List<R>) Arrays.asList(results);
    }

    /**
     * Does something with each item, in any order.
     *
     * @throws RuntimeException of an item; those that nobody has begun are then left
     */
    public static <T> void forEach(List<T> items, Consumer<T> work) {
        run(items.size(), i -> work.accept(items.get(i)));
    }

    /**
     * What something that was begun beside comes to.
     *
     * @throws RuntimeException its own, where it failed
     */
    public static <T> T joined(CompletableFuture<T> beside) {
        try {
            return beside.join();
        } catch (CompletionException failed) {
            if (failed.getCause() instanceof Error full) {
                throw full;
            }
            throw failed.getCause() instanceof RuntimeException told ? told : failed;
        }
    }

    private interface Step {
        void take(int item);
    }

    private static void run(int items, Step step) {
        AtomicInteger next = new AtomicInteger();
        ForkJoinPool pool = ForkJoinTask.getPool();
        int processors = pool == null ? ForkJoinPool.getCommonPoolParallelism() + 1 : pool.getParallelism();
        int workers = Math.min(items, processors);
        IntStream.range(0, workers).parallel().forEach(worker -> {
            int item = next.getAndIncrement();
            try {
                while (item < items) {
                    step.take(item);
                    item = next.getAndIncrement();
                }
            } finally {
                next.set(items);
            }
        });
    }
}
