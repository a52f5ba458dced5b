package blogjar.logfile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import blogjar.diagnostic.Problem;
import blogjar.diagnostic.ProblemException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Lines on their way to a disk that may be slow, full or not there. */
class LineWriterTest {
    private static final int MORE_THAN_WAIT = 70_000;

    @TempDir
    Path folder;

    private final Queue<Problem> problems = new ConcurrentLinkedQueue<>();

    @Test
    void lines_of_many_threads_are_whole() throws Exception {
        Path file = folder.resolve("access.log");
        LineWriter log = LineWriter.to(file, Rotation.NONE, "access log", ZoneOffset.UTC, problems::add);
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            String line = Character.toString('a' + i).repeat(100);
            threads.add(new Thread(() -> {
                for (int j = 0; j < 5000; j++) {
                    log.add(line);
                }
            }));
        }
        threads.forEach(Thread::start);
        for (Thread thread : threads) {
            thread.join();
        }
        log.close();
        List<String> lines = Files.readAllLines(file);
        assertEquals(20_000, lines.size());
        lines.forEach(line -> assertEquals(line.substring(0, 1).repeat(100), line));
        assertEquals(0, log.lost());
    }

    @Test
    void a_disk_that_hangs_blocks_nobody_and_what_is_lost_is_counted() throws Exception {
        CountDownLatch hangs = new CountDownLatch(1);
        ByteArrayOutputStream written = new ByteArrayOutputStream();
        LineWriter log = LineWriter.to(
                new OutputStream() {
                    @Override
                    public void write(int b) {
                        throw new UnsupportedOperationException();
                    }

                    @Override
                    public void write(byte[] bytes, int from, int length) {
                        try {
                            hangs.await();
                        } catch (InterruptedException stopped) {
                            Thread.currentThread().interrupt();
                        }
                        written.write(bytes, from, length);
                    }
                },
                "access log",
                problems::add);
        for (int i = 0; i < 2 * MORE_THAN_WAIT; i++) {
            log.add("line");
        }
        long lost = log.lost();
        assertTrue(lost > 0);
        hangs.countDown();
        log.close();
        assertEquals(2 * MORE_THAN_WAIT - lost, written.size() / "line\n".length());
    }

    @Test
    void what_a_full_disk_does_not_take_is_told_once_and_counted() {
        LineWriter log = LineWriter.to(
                new OutputStream() {
                    @Override
                    public void write(int b) throws IOException {
                        throw new IOException("No space left on device");
                    }
                },
                "access log",
                problems::add);
        log.add("one");
        log.add("two");
        log.close();
        assertEquals(2, log.lost());
        assertEquals(1, problems.size(), problems.toString());
        assertTrue(problems.peek().toString().contains("No space left on device"), problems.toString());
    }

    @Test
    void a_pipe_gets_whole_lines_in_pieces_that_it_takes_at_once() {
        List<String> pieces = new ArrayList<>();
        LineWriter log = LineWriter.to(
                new OutputStream() {
                    @Override
                    public void write(int b) {
                        throw new UnsupportedOperationException();
                    }

                    @Override
                    public void write(byte[] bytes, int from, int length) {
                        pieces.add(
                                new String(Arrays.copyOfRange(bytes, from, from + length), StandardCharsets.US_ASCII));
                    }
                },
                "access log",
                problems::add);
        log.add("x".repeat(5000));
        for (int i = 0; i < 100; i++) {
            log.add("y".repeat(99));
        }
        log.close();
        assertTrue(pieces.stream().allMatch(piece -> piece.endsWith("\n")), pieces.toString());
        assertTrue(pieces.stream().allMatch(piece -> piece.length() <= 4096 || piece.startsWith("x")));
        assertEquals(5001 + 100 * 100, pieces.stream().mapToInt(String::length).sum());
    }

    @Test
    void a_log_that_can_not_be_opened_says_so_at_the_start() {
        Path file = folder.resolve("no/such/access.log");
        ProblemException refused = assertThrows(
                ProblemException.class,
                () -> LineWriter.to(file, Rotation.NONE, "access log", ZoneOffset.UTC, problems::add));
        assertTrue(refused.getMessage().contains("the access log can't be written"), refused.getMessage());
        assertTrue(refused.getMessage().contains("no/such/access.log"), refused.getMessage());
        assertTrue(refused.getMessage().contains("fix: "), refused.getMessage());
    }
}
