package blogjar.serve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** When memory is given back after a build. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class HeapTrimTest {
    private static final Duration CALM = Duration.ofMillis(1);

    @Test
    void it_waits_until_a_whole_while_has_passed_without_visitors() throws InterruptedException {
        AtomicInteger asked = new AtomicInteger();
        AtomicInteger askedThen = new AtomicInteger();
        CountDownLatch done = new CountDownLatch(1);
        // grows at each look but the last two
        try (HeapTrim trim = new HeapTrim(() -> Math.min(asked.incrementAndGet(), 10), CALM, () -> {
            askedThen.set(asked.get());
            done.countDown();
        })) {
            trim.afterBuild();
            done.await();
        }
        assertTrue(askedThen.get() > 10, askedThen.toString());
    }

    @Test
    void a_server_that_is_never_calm_gets_its_memory_back_too() throws InterruptedException {
        AtomicLong visits = new AtomicLong();
        CountDownLatch done = new CountDownLatch(1);
        try (HeapTrim trim = new HeapTrim(visits::incrementAndGet, CALM, done::countDown)) {
            trim.afterBuild();
            done.await();
        }
    }

    @Test
    void each_build_is_followed_by_one() throws InterruptedException {
        AtomicInteger collected = new AtomicInteger();
        CountDownLatch second = new CountDownLatch(2);
        try (HeapTrim trim = new HeapTrim(() -> 0, CALM, () -> {
            collected.incrementAndGet();
            second.countDown();
        })) {
            while (second.getCount() > 0) {
                long before = second.getCount();
                trim.afterBuild();
                while (second.getCount() == before) {
                    Thread.sleep(1);
                }
            }
        }
        assertEquals(2, collected.get());
    }
}
