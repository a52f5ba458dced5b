package blogjar.logfile;

import blogjar.diagnostic.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;

/**
 * The old files of a log, beside it: {@code access.log-20261127T235959.123Z.gz}, with the time (UTC) when each was ended, so
 * that their names sort. A thread of its own compresses them and deletes the oldest, so that no line waits for it.
 */
final class Archives implements AutoCloseable {
    private static final String UNFINISHED = ".tmp";
    private static final String GZIP = ".gz";
    private static final Pattern STAMP = Pattern.compile("-\\d{8}T\\d{6}\\.\\d{3}Z(\\.gz)?(\\.tmp)?");
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss.SSS'Z'").withZone(ZoneOffset.UTC);

    private final Path file;
    private final Rotation rotation;
    private final Clock clock;
    private final Consumer<Problem> problems;
    private final ThreadPoolExecutor worker;

    Archives(Path file, Rotation rotation, Clock clock, Consumer<Problem> problems) {
        this.file = file;
        this.rotation = rotation;
        this.clock = clock;
        this.problems = problems;
        this.worker = new ThreadPoolExecutor(1, 1, 1, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), work -> {
            Thread thread = new Thread(work, "old-logs");
            thread.setDaemon(true);
            return thread;
        });
        worker.allowCoreThreadTimeOut(true);
    }

    /**
     * Puts the file away under a name of its own, unless somebody else has just done so; where that can't be done, says so and
     * returns false.
     */
    boolean take() {
        try {
            moveTo(next());
            return true;
        } catch (IOException refused) {
            problems.accept(Problem.error("the log can't be put away, and grows on: " + refused)
                    .in(file.toString())
                    .fix("user " + System.getProperty("user.name") + " needs to write to its folder"));
            return false;
        }
    }

    private void moveTo(Path place) throws IOException {
        try {
            Files.move(file, place);
        } catch (NoSuchFileException moved) {
            if (Files.exists(file)) {
                throw moved;
            }
        }
    }

    /** After all that there are, even when the clock was set back. */
    private Path next() throws IOException {
        List<Path> all = all();
        String newest =
                all.isEmpty() ? "" : all.get(all.size() - 1).getFileName().toString();
        for (Instant time = clock.instant(); ; time = time.plusMillis(1)) {
            String name = file.getFileName() + "-" + TIME.format(time);
            if (name.compareTo(newest) > 0 && !newest.startsWith(name)) {
                return file.resolveSibling(name);
            }
            if (newest.compareTo(name) > 0) {
                time = later(newest, time);
            }
        }
    }

    private Instant later(String newest, Instant time) {
        String stamp = newest.substring(file.getFileName().toString().length() + 1);
        Instant ended = TIME.parse(stamp.substring(0, stamp.indexOf('Z') + 1), Instant::from);
        return ended.isAfter(time) ? ended : time;
    }

    /** Compresses and deletes, in the background. */
    void tidy() {
        if (rotation.isOn() && !worker.isShutdown()) {
            worker.execute(this::tidyNow);
        }
    }

    private void tidyNow() {
        try {
            for (Path old : all()) {
                String name = old.getFileName().toString();
                if (name.endsWith(UNFINISHED)) {
                    Files.deleteIfExists(old);
                } else if (rotation.gzip() && !name.endsWith(GZIP)) {
                    compress(old);
                }
            }
            List<Path> left = all();
            int surplus = rotation.keep() == 0 ? 0 : left.size() - rotation.keep();
            for (Path old : left.subList(0, Math.max(0, surplus))) {
                Files.deleteIfExists(old);
            }
        } catch (IOException failed) {
            if (!worker.isShutdown()) {
                problems.accept(Problem.error("old logs can't be compressed or deleted: " + failed)
                        .in(file.toString())
                        .fix("make room on the disk; it is tried again with the next old log"));
            }
        }
    }

    private static void compress(Path old) throws IOException {
        Path done = old.resolveSibling(old.getFileName() + GZIP);
        Path unfinished = old.resolveSibling(done.getFileName() + UNFINISHED);
        try {
            try (InputStream in = Files.newInputStream(old);
                    OutputStream out = new GZIPOutputStream(Files.newOutputStream(unfinished), 1 << 16)) {
                in.transferTo(out);
            }
            Files.setLastModifiedTime(unfinished, Files.getLastModifiedTime(old));
            Files.move(unfinished, done, StandardCopyOption.REPLACE_EXISTING);
            Files.delete(old);
        } catch (NoSuchFileException taken) {
            Files.deleteIfExists(unfinished); // somebody else looks after it
        } catch (IOException full) {
            Files.deleteIfExists(unfinished);
            throw full;
        }
    }

    /** The oldest first. */
    private List<Path> all() throws IOException {
        String prefix = file.getFileName().toString();
        Path folder = file.toAbsolutePath().getParent();
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(entry -> isOld(entry.getFileName().toString(), prefix))
                    .sorted()
                    .toList();
        }
    }

    private static boolean isOld(String name, String prefix) {
        return name.startsWith(prefix)
                && STAMP.matcher(name.substring(prefix.length())).matches();
    }

    /** Ends; what is unfinished is done after the next start. */
    @Override
    public void close() {
        worker.shutdown();
        try {
            if (!worker.awaitTermination(2, TimeUnit.SECONDS)) {
                worker.shutdownNow();
                worker.awaitTermination(1, TimeUnit.SECONDS);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
