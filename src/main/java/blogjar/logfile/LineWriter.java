package blogjar.logfile;

import blogjar.diagnostic.Problem;
import blogjar.diagnostic.ProblemException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;

/**
 * Writes lines in a thread of its own, so that nobody waits for a disk. What the disk does not take, or not fast enough, is
 * left out rather than memory filled; it is counted and told.
 */
public final class LineWriter implements AutoCloseable {
    private static final int MOST_WAITING = 65_536;
    private static final int AT_ONCE = 1 << 16;
    private static final long GATHER_MILLIS = 50;
    private static final long TELL_EVERY = TimeUnit.MINUTES.toNanos(1);
    private static final long PATIENCE_SECONDS = 5;

    /** No line, but makes the writer look up. */
    private static final String WAKE = "";

    private final String name;
    private final Sheet sheet;
    private final Consumer<Problem> problems;
    private final LinkedBlockingQueue<String> waiting = new LinkedBlockingQueue<>(MOST_WAITING);
    private final LongAdder lost = new LongAdder();
    private final Thread writer;
    private volatile boolean closed;
    private boolean failing;
    private long lostTold;
    private long told = System.nanoTime() - TELL_EVERY;

    /** @param name of the log in messages: {@code access log} */
    LineWriter(String name, Sheet sheet, Consumer<Problem> problems) {
        this.name = name;
        this.sheet = sheet;
        this.problems = problems;
        this.writer = new Thread(this::run, name.replace(' ', '-'));
        writer.setDaemon(true);
        writer.start();
    }

    /**
     * Appends to a file, which is made if it is not there, and made anew when {@code logrotate} moved it away.
     *
     * @param name of the log in messages: {@code access log}
     * @param zone in which days end
     * @param problems told when lines can't be written, as on a full disk
     * @throws ProblemException where the file can't be opened
     */
    public static LineWriter to(Path file, Rotation rotation, String name, ZoneId zone, Consumer<Problem> problems) {
        Clock clock = Clock.system(zone);
        Archives archives = new Archives(file, rotation, clock, problems);
        LogFile log = new LogFile(file, rotation, archives, clock);
        try {
            log.open();
        } catch (IOException reason) {
            throw new ProblemException(Problem.error("the " + name + " can't be written: " + reason)
                    .in(file.toString())
                    .fix("name a file in a folder that exists and that user " + System.getProperty("user.name")
                            + " may write to, or '-' for standard output"));
        }
        return new LineWriter(name, log, problems);
    }

    /** Writes to a stream, which is flushed but not closed. */
    public static LineWriter to(OutputStream stream, String name, Consumer<Problem> problems) {
        return new LineWriter(name, new StreamSheet(stream), problems);
    }

    /** @param line without a line break; it is lost where too many are waiting */
    public void add(String line) {
        if (closed || !waiting.offer(line)) {
            lost.increment();
        }
    }

    /** How many lines could not be written. */
    public long lost() {
        return lost.sum();
    }

    private void run() {
        try {
            while (!closed) {
                String first = waiting.poll(1, TimeUnit.SECONDS);
                if (first != null) {
                    if (!first.equals(WAKE)) {
                        Thread.sleep(GATHER_MILLIS); // so that a busy server writes once, and wakes nobody each time
                    }
                    writeAll(first);
                }
                tellLost();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        writeAll(WAKE);
        close(sheet);
    }

    private void close(Sheet sheet) {
        try {
            sheet.close();
        } catch (IOException failed) {
            problems.accept(Problem.error("the end of the " + name + " may be lost: " + failed));
        }
    }

    private void writeAll(String first) {
        List<String> lines = new ArrayList<>();
        lines.add(first);
        waiting.drainTo(lines);
        StringBuilder batch = new StringBuilder();
        for (String line : lines) {
            if (!line.equals(WAKE)) {
                batch.append(line).append('\n');
            }
            if (batch.length() > AT_ONCE) {
                write(batch);
            }
        }
        write(batch);
    }

    /** What can't be written is lost: a full disk must not stop the site. */
    private void write(StringBuilder batch) {
        if (batch.length() == 0) {
            return;
        }
        ByteBuffer lines = ByteBuffer.wrap(batch.toString().getBytes(StandardCharsets.UTF_8));
        batch.setLength(0);
        try {
            sheet.write(lines);
            if (failing) {
                failing = false;
                told = System.nanoTime() - TELL_EVERY;
            }
        } catch (IOException reason) {
            while (lines.hasRemaining()) {
                if (lines.get() == '\n') {
                    lost.increment();
                }
            }
            if (!failing) {
                problems.accept(Problem.error("lines of the " + name + " are lost: " + reason)
                        .fix("make room on the disk; the site itself goes on"));
            }
            failing = true;
            told = System.nanoTime();
        }
    }

    /** Once a minute at most, and not while the disk is known to be full. */
    private void tellLost() {
        long now = lost.sum();
        if (failing || now == lostTold || System.nanoTime() - told < TELL_EVERY) {
            return;
        }
        told = System.nanoTime();
        problems.accept(Problem.error((now - lostTold) + " lines of the " + name + " were lost; it is written again")
                .fix("look whether the disk is full, or too slow for so many requests"));
        lostTold = now;
    }

    /** Writes what is waiting, for five seconds at most. */
    @Override
    public void close() {
        closed = true;
        try {
            waiting.offer(WAKE);
            writer.join(TimeUnit.SECONDS.toMillis(PATIENCE_SECONDS));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
