package blogjar.acme.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import blogjar.acme.Issued;
import blogjar.diagnostic.ProblemException;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StoreLockTest {
    @TempDir
    Path folder;

    private Optional<StoreLock> take() throws IOException {
        return StoreLock.take(folder, Clock.systemUTC());
    }

    /** As if nothing had been heard of the holder for a time. */
    private static void silence(Path folder, Duration time) throws IOException {
        LockFiles files = new LockFiles(folder);
        Files.setLastModifiedTime(
                files.file(files.highest()), FileTime.from(Instant.now().minus(time)));
    }

    @ParameterizedTest(name = "after {0}: {1}")
    @CsvSource({
        "PT0S, false",
        "PT9M, false",
        "PT11M, true",
        "P30D, true",
        "PT-9M, false",
        "PT-11M, true" // a clock was set back, and would be ahead for as long
    })
    void a_holder_that_is_silent_is_succeeded(Duration time, boolean succeeded) throws IOException {
        try (StoreLock first = take().orElseThrow()) {
            silence(folder, time);
            Optional<StoreLock> second = take();
            assertEquals(succeeded, second.isPresent());
            assertEquals(!succeeded, first.beat());
            second.ifPresent(StoreLock::close);
        }
    }

    /** Both would order certificates. */
    @ParameterizedTest(name = "a clock that is off by {0}")
    @ValueSource(strings = {"PT-3H", "PT11M", "P3D"})
    void machines_whose_clocks_differ_see_the_same_age(Duration off) throws IOException {
        Clock other = Clock.offset(Clock.systemUTC(), off);
        try (StoreLock first = take().orElseThrow()) {
            assertTrue(StoreLock.take(folder, other).isEmpty());
            assertTrue(first.beat());
        }
        try (StoreLock first = StoreLock.take(folder, other).orElseThrow()) {
            assertTrue(first.beat());
            assertTrue(take().isEmpty());
        }
    }

    @ParameterizedTest(name = "{0} ago: {1}")
    @CsvSource({"PT10S, false", "PT2M, true"})
    void one_that_was_made_by_a_process_killed_at_once_is_in_nobodys_way(Duration ago, boolean free)
            throws IOException {
        Path made = Files.createFile(folder.resolve("lock.3"));
        Files.setLastModifiedTime(made, FileTime.from(Instant.now().minus(ago)));
        Optional<StoreLock> taken = StoreLock.take(folder, Clock.systemUTC());
        assertEquals(free, taken.isPresent());
        taken.ifPresent(StoreLock::close);
    }

    @Test
    void a_holder_that_is_heard_of_stays() throws IOException {
        try (StoreLock first = take().orElseThrow()) {
            for (int i = 0; i < 10; i++) {
                silence(folder, Duration.ofMinutes(9));
                assertTrue(take().isEmpty());
                silence(folder, Duration.ofMinutes(11));
                assertTrue(first.beat());
                assertTrue(take().isEmpty());
            }
        }
    }

    @Test
    void who_was_succeeded_does_not_write() throws IOException {
        Stored stored = new Stored(folder);
        Store store = stored.open();
        Issued issued = stored.issue("example.com");
        try (StoreLock first = store.lock().orElseThrow()) {
            silence(folder.resolve("blog"), Duration.ofHours(1));
            try (StoreLock second =
                    StoreLock.take(folder.resolve("blog"), Clock.systemUTC()).orElseThrow()) {
                ProblemException refused = assertThrows(
                        ProblemException.class,
                        () -> store.save(first, "example.com", issued, Stored.origin("example.com")));
                assertTrue(refused.getMessage().contains("another process has taken over"), refused.getMessage());
                assertTrue(second.beat());
            }
        }
        assertFalse(Files.exists(folder.resolve("live")));
    }

    @Test
    void of_many_that_take_a_stale_one_at_once_one_has_it() throws Exception {
        StoreLock dead = take().orElseThrow();
        int takers = 8;
        ExecutorService threads = Executors.newFixedThreadPool(takers);
        try {
            for (int round = 1; round <= 30; round++) {
                silence(folder, Duration.ofHours(round));
                CyclicBarrier start = new CyclicBarrier(takers);
                List<Callable<Optional<StoreLock>>> tasks = new ArrayList<>();
                for (int i = 0; i < takers; i++) {
                    tasks.add(() -> {
                        start.await();
                        return take();
                    });
                }
                List<StoreLock> winners = new ArrayList<>();
                for (Future<Optional<StoreLock>> taken : threads.invokeAll(tasks)) {
                    taken.get().ifPresent(winners::add);
                }
                assertEquals(1, winners.size(), "round " + round);
                assertTrue(winners.get(0).beat());
            }
        } finally {
            threads.shutdownNow();
        }
        assertFalse(dead.beat());
    }

    @Test
    void a_process_that_was_killed_is_succeeded_at_once_on_the_same_machine() throws Exception {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        Process holder = new ProcessBuilder(
                        java.toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Holder.class.getName(),
                        folder + "")
                .redirectErrorStream(true)
                .start();
        try (BufferedReader output = holder.inputReader()) {
            assertEquals("held", output.readLine());
            assertTrue(take().isEmpty());
            assertTrue(new LockFiles(folder).describe().contains("process " + holder.pid() + " on "));
        } finally {
            holder.destroyForcibly().waitFor();
        }
        assumeFalse(Pulse.boot().isEmpty());
        take().orElseThrow().close();
    }

    /** Another process, which holds the lock until it is killed. */
    public static final class Holder {
        private Holder() {}

        public static void main(String[] arguments) throws Exception {
            try (StoreLock lock =
                    StoreLock.take(Path.of(arguments[0]), Clock.systemUTC()).orElseThrow()) {
                System.out.println(lock.beat() ? "held" : "lost");
                System.in.read();
            }
        }
    }

    @Test
    void nothing_is_written_while_certbot_is_at_work() throws IOException {
        Stored stored = new Stored(folder);
        Store store = stored.open();
        Path file = folder.resolve(".certbot.lock");
        Issued issued = stored.issue("example.com");
        try (StoreLock lock = store.lock().orElseThrow()) {
            try (FileChannel certbot =
                    FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
                assertTrue(certbot.tryLock().isValid());
                ProblemException refused = assertThrows(
                        ProblemException.class,
                        () -> store.save(lock, "example.com", issued, Stored.origin("example.com")));
                assertTrue(refused.getMessage().contains("certbot is at work"), refused.getMessage());
            }
            assertEquals(
                    1,
                    store.save(lock, "example.com", issued, Stored.origin("example.com"))
                            .version());
        }
        assertFalse(Files.exists(file), "certbot takes it away, and so do we");
    }
}
