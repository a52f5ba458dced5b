package blogjar.acme;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * A program of the user's that is told something by its environment.
 *
 * @param command a file, else a line for the system's shell
 * @param limit after which it is ended, with all that it started
 */
public record Program(String command, Duration limit) {
    private static final int MOST_OUTPUT = 8192;
    private static final int MOST_TOLD = 500;
    private static final Duration LAST_WORDS = Duration.ofSeconds(1);

    /**
     * How it ended.
     *
     * @param inTime whether it ended by itself
     * @param exit its exit code; without meaning where it was ended
     * @param output the beginning of what it wrote to its standard output
     * @param errors the beginning of what it wrote to its standard error
     */
    public record Outcome(boolean inTime, int exit, String output, String errors) {
        public boolean isGood() {
            return inTime && exit == 0;
        }

        /** What went wrong and what it wrote, on one line. */
        public String told() {
            String all = (errors + " " + output).strip().replaceAll("\\s+", " ");
            String said = all.length() > MOST_TOLD ? all.substring(0, MOST_TOLD) + " …" : all;
            String ended = inTime ? "ended with " + exit : "did not end in time";
            return ended + (said.isEmpty() ? " and wrote nothing" : ": " + said);
        }
    }

    /**
     * Runs it to its end.
     *
     * @param environment added to our own
     * @throws IOException where it can't be started
     */
    public Outcome run(Map<String, String> environment) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(arguments());
        builder.environment().putAll(environment);
        builder.redirectInput(ProcessBuilder.Redirect.from(nothing()));
        Process process = builder.start();
        CompletableFuture<String> output = reader(process.getInputStream());
        CompletableFuture<String> errors = reader(process.getErrorStream());
        boolean inTime = false;
        try {
            inTime = process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
        } finally {
            if (!inTime) {
                // not by the process itself, which would throw away what was written
                List<ProcessHandle> started = process.descendants().toList();
                process.toHandle().destroyForcibly();
                started.forEach(ProcessHandle::destroyForcibly);
            }
        }
        return new Outcome(inTime, inTime ? process.exitValue() : -1, lastWords(output), lastWords(errors));
    }

    private List<String> arguments() {
        try {
            if (Files.isRegularFile(Path.of(command))) {
                return List.of(command);
            }
        } catch (InvalidPathException line) {
            // for the shell
        }
        return File.separatorChar == '\\' ? List.of("cmd", "/c", command) : List.of("/bin/sh", "-c", command);
    }

    private static File nothing() {
        return new File(File.separatorChar == '\\' ? "NUL" : "/dev/null");
    }

    /** Reads to the end, so that the program is never held up, and keeps the beginning. */
    private static CompletableFuture<String> reader(InputStream in) {
        CompletableFuture<String> kept = new CompletableFuture<>();
        Thread thread = new Thread(
                () -> {
                    byte[] first = new byte[MOST_OUTPUT];
                    int length = 0;
                    try (in) {
                        length = in.readNBytes(first, 0, MOST_OUTPUT);
                        in.transferTo(OutputStream.nullOutputStream());
                    } catch (IOException closed) {
                        // all that will come has come
                    }
                    kept.complete(new String(first, 0, length, Charset.defaultCharset()));
                },
                "program");
        thread.setDaemon(true);
        thread.start();
        return kept;
    }

    /** What is still held open by someone else is not waited for. */
    private static String lastWords(CompletableFuture<String> text) {
        return text.completeOnTimeout("", LAST_WORDS.toMillis(), TimeUnit.MILLISECONDS)
                .join();
    }
}
