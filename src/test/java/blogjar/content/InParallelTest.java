package blogjar.content;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class InParallelTest {
    private static final List<Integer> ITEMS = IntStream.range(0, 1000).boxed().toList();

    @Test
    void results_stand_in_the_order_of_the_items() {
        assertEquals(ITEMS.stream().map(item -> "no. " + item).toList(), InParallel.map(ITEMS, item -> "no. " + item));
        assertEquals(List.of(), InParallel.map(List.of(), item -> item));
    }

    @Test
    void each_item_is_taken_once() {
        AtomicInteger sum = new AtomicInteger();
        InParallel.forEach(ITEMS, sum::addAndGet);
        assertEquals(999 * 1000 / 2, sum.get());
    }

    @Test
    void a_failure_is_the_callers_and_the_rest_is_left() {
        AtomicInteger begun = new AtomicInteger();
        assertThrows(
                IllegalStateException.class,
                () -> InParallel.forEach(ITEMS, item -> {
                    begun.incrementAndGet();
                    throw new IllegalStateException("item " + item);
                }));
        assertTrue(begun.get() < ITEMS.size(), begun + " were begun");
    }
}
