package blogjar.fuzz;

import blogjar.diagnostic.ProblemException;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Gives texts to a target and finds those that it can't take. */
final class Fuzzer {
    private static final Duration HANGS_AFTER = Duration.ofSeconds(20);
    private static final int GROWTH_EVERY = 40;
    private static final int FACTOR = 4;
    /** Linear is 4, n log n about 5, quadratic 16. */
    private static final double WORST_GROWTH = 9;

    private static final long TOO_SHORT_TO_MEASURE = Duration.ofMillis(60).toNanos();

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private final Target target;
    /** Time on a processor, in nanoseconds, of the last text that was taken. */
    private volatile long lastTime;

    Fuzzer(Target target) {
        this.target = target;
    }

    /** The first of these texts that fails, made smaller, and how; empty where all are taken. */
    Optional<String> run(long firstNumber, long count, Duration atMost, boolean growth) throws IOException {
        long start = System.nanoTime();
        for (long number = firstNumber; number < firstNumber + count; number++) {
            if (System.nanoTime() - start > atMost.toNanos()) {
                break;
            }
            Mutation mutation = new Mutation(target, number);
            boolean grows = growth && target.growing() > 0 && number % GROWTH_EVERY == 0;
            Optional<String> failure = grows ? growth(mutation.growing()) : taken(mutation.text());
            if (failure.isPresent()) {
                return Optional.of(target.name() + ", number " + number + ": " + failure.get());
            }
        }
        return Optional.empty();
    }

    /** What goes wrong with one text. */
    Optional<String> taken(String text) throws IOException {
        Throwable failure = failure(text);
        if (failure == null) {
            return Optional.empty();
        }
        String smaller = failure instanceof TimeoutException ? text : shrunk(text, failure.getClass());
        return Optional.of(failure + where(failure) + "\n" + saved(smaller));
    }

    private Optional<String> growth(Mutation.Growing growing) throws IOException {
        String small = growing.ofLength(target.growing() / FACTOR);
        String large = growing.ofLength(target.growing());
        double worst = Double.MAX_VALUE;
        for (int tries = 0; tries < 3 && worst > WORST_GROWTH; tries++) {
            Optional<String> failure = taken(small);
            double before = Math.max(lastTime, TOO_SHORT_TO_MEASURE / WORST_GROWTH);
            failure = failure.isPresent() ? failure : taken(large);
            if (failure.isPresent()) {
                return failure;
            }
            worst = Math.min(worst, lastTime / before);
        }
        return worst <= WORST_GROWTH
                ? Optional.empty()
                : Optional.of("four times the text takes " + Math.round(worst) + " times as long\n" + saved(large));
    }

    private @Nullable Throwable failure(String text) {
        FutureTask<Void> task = new FutureTask<>(() -> {
            long began = THREADS.getCurrentThreadCpuTime();
            target.taker().take(text);
            lastTime = THREADS.getCurrentThreadCpuTime() - began;
            return null;
        });
        Thread thread = new Thread(task, "fuzz " + target.name());
        thread.setDaemon(true);
        thread.start();
        try {
            task.get(HANGS_AFTER.toSeconds(), TimeUnit.SECONDS);
            return null;
        } catch (ExecutionException failed) {
            Throwable cause = failed.getCause();
            return cause instanceof ProblemException ? null : cause;
        } catch (TimeoutException hangs) {
            hangs.setStackTrace(thread.getStackTrace());
            return hangs;
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    /** Takes parts away while the same goes wrong. */
    private String shrunk(String text, Class<?> wanted) {
        String kept = text;
        long end = System.nanoTime() + Duration.ofSeconds(5).toNanos();
        for (int size = Math.max(1, text.length() / 2); size > 0; size /= 2) {
            for (int at = 0; at < kept.length() && System.nanoTime() < end; ) {
                String less = kept.substring(0, at) + kept.substring(Math.min(kept.length(), at + size));
                Throwable failure = failure(less);
                if (failure != null && failure.getClass() == wanted) {
                    kept = less;
                } else {
                    at += size;
                }
            }
        }
        return kept;
    }

    private static String where(Throwable failure) {
        List<String> frames = new ArrayList<>();
        for (StackTraceElement frame : failure.getStackTrace()) {
            boolean ours = frame.getClassName().startsWith("blogjar.");
            if ((frames.size() < 6 || ours) && frames.size() < 14) {
                frames.add("\n    at " + frame);
            }
        }
        return String.join("", frames);
    }

    private String saved(String text) throws IOException {
        Path folder = Files.createDirectories(Path.of("target", "fuzz"));
        Path file = folder.resolve(target.name() + "-" + Integer.toHexString(text.hashCode()) + ".txt");
        Files.write(file, text.getBytes(StandardCharsets.UTF_16LE));
        String shown = text.length() > 300 ? text.substring(0, 300) + "…" : text;
        StringBuilder escaped = new StringBuilder();
        shown.chars()
                .forEach(c -> escaped.append(
                        c < ' ' || c >= 0xD800 && c < 0xE000 || c == 0x7F
                                ? String.format("\\u%04x", c)
                                : String.valueOf((char) c)));
        return "with (" + text.length() + " characters, UTF-16 in " + file + "): " + escaped;
    }
}
