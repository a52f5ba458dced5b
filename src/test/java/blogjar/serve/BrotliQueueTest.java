package blogjar.serve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import blogjar.diagnostic.Problem;
import blogjar.output.BrotliForms;
import blogjar.output.Content;
import blogjar.output.Output;
import blogjar.output.Release;
import blogjar.output.ReleaseSink;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Brotli behind the serving. */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class BrotliQueueTest {
    private static final Duration CALM = Duration.ofMillis(1);

    private final Queue<Problem> problems = new ConcurrentLinkedQueue<>();
    private BrotliQueue queue = new BrotliQueue(() -> 0, CALM, problems::add);

    @AfterEach
    void close() {
        queue.close();
        assertTrue(problems.isEmpty(), problems.toString());
    }

    private static Release release(int pages) throws IOException {
        ReleaseSink sink = new ReleaseSink(Release.empty(), Clock.systemUTC());
        for (int i = 0; i < pages; i++) {
            String text = ("<p>page " + i + " of " + pages + "</p>\n").repeat(20 + i);
            sink.put(new Output(i + ".html", Content.of(text.getBytes(StandardCharsets.UTF_8))));
        }
        return sink.release();
    }

    private void await(Release release) throws InterruptedException {
        CountDownLatch done = new CountDownLatch(1);
        queue.add("", release, done::countDown);
        queue.start();
        done.await();
    }

    @Test
    void all_of_a_release_gets_it() throws IOException, InterruptedException {
        Release release = release(5);
        await(release);
        assertEquals(0, BrotliForms.lackedBy(release).size());
    }

    @Test
    void it_gets_done_also_where_somebody_is_always_served() throws IOException, InterruptedException {
        AtomicLong visits = new AtomicLong();
        queue = new BrotliQueue(visits::incrementAndGet, CALM, problems::add);
        Release release = release(5);
        await(release);
        assertEquals(0, BrotliForms.lackedBy(release).size());
    }

    @Test
    void the_next_release_takes_the_place_of_the_one_that_waits_and_other_sites_go_on()
            throws IOException, InterruptedException {
        AtomicBoolean first = new AtomicBoolean();
        CountDownLatch others = new CountDownLatch(2);
        Release left = release(3);
        queue.add("", left, () -> first.set(true));
        queue.add("other.example", release(4), others::countDown);
        queue.add("", release(5), others::countDown);
        queue.start();
        others.await();
        assertFalse(first.get());
        assertEquals(3, BrotliForms.lackedBy(left).size());
    }

    @Test
    void the_rest_of_a_release_is_left_when_the_next_one_comes() throws IOException, InterruptedException {
        Release old = release(50);
        CountDownLatch done = new CountDownLatch(1);
        AtomicBoolean finished = new AtomicBoolean();
        AtomicBoolean added = new AtomicBoolean();
        Release next = release(2);
        queue = new BrotliQueue(
                () -> {
                    if (BrotliForms.lackedBy(old).size() < 45 && added.compareAndSet(false, true)) {
                        queue.add("", next, done::countDown);
                    }
                    return 0;
                },
                CALM,
                problems::add);
        queue.add("", old, () -> finished.set(true));
        queue.start();
        done.await();
        assertFalse(finished.get());
        assertTrue(BrotliForms.lackedBy(old).size() >= 40);
        assertEquals(0, BrotliForms.lackedBy(next).size());
    }
}
