package blogjar.acme.renewal;

import blogjar.acme.Program;
import blogjar.diagnostic.Problem;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Runs {@code server.acme.alarm}: when a certificate was had, and when one is about to expire. It has a thread of its own, so that nothing
 * waits for it.
 */
public final class AlarmProgram implements RenewalObserver, AutoCloseable {
    private static final Duration LIMIT = Duration.ofMinutes(1);
    private static final int MOST_WAITING = 100;

    private final Program program;
    private final Path live;
    private final Consumer<Problem> problems;
    private final ExecutorService thread;

    /**
     * @param live the folder with a folder for each certificate
     * @param problems told where the program can't be run, or fails
     */
    public AlarmProgram(String command, Path live, Consumer<Problem> problems) {
        this(new Program(command, LIMIT), live, problems);
    }

    AlarmProgram(Program program, Path live, Consumer<Problem> problems) {
        this.program = program;
        this.live = live;
        this.problems = problems;
        thread = new ThreadPoolExecutor(0, 1, 1, TimeUnit.MINUTES, new LinkedBlockingQueue<>(MOST_WAITING), task -> {
            Thread alarm = new Thread(task, "certificates-alarm");
            alarm.setDaemon(true);
            return alarm;
        });
    }

    @Override
    public void obtained(Kept certificate) {
        Map<String, String> environment = of("obtained", certificate, "");
        environment.put("RENEWED_DOMAINS", names(certificate));
        environment.put("RENEWED_LINEAGE", folder(certificate));
        run(environment);
    }

    @Override
    public void alarm(Kept certificate, Problem problem) {
        run(of("expiring", certificate, problem.message()));
    }

    @Override
    public void failed(Collection<String> names, Problem problem, Instant next) {
        // it is tried again; what that does not mend is an alarm
    }

    @Override
    public void planned(Kept certificate, Instant renewal) {
        // nobody has to do anything
    }

    @Override
    public void notice(Problem problem) {
        // for the log
    }

    private static String names(Kept certificate) {
        return String.join(" ", certificate.names().stream().sorted().toList());
    }

    private String folder(Kept certificate) {
        return live.resolve(certificate.name()).toString();
    }

    private Map<String, String> of(String event, Kept certificate, String reason) {
        Map<String, String> environment = new HashMap<>();
        environment.put("BLOG_EVENT", event);
        environment.put("BLOG_NAMES", names(certificate));
        environment.put("BLOG_EXPIRES", certificate.expires().toString());
        environment.put("BLOG_REASON", reason);
        environment.put("BLOG_CERTIFICATE", folder(certificate));
        return environment;
    }

    private void run(Map<String, String> environment) {
        try {
            thread.execute(() -> call(environment));
        } catch (RejectedExecutionException full) {
            problems.accept(failure("was not run for the " + MOST_WAITING + " events before this one are not done"));
        }
    }

    private void call(Map<String, String> environment) {
        try {
            Program.Outcome outcome = program.run(environment);
            if (!outcome.isGood()) {
                problems.accept(failure(outcome.told()));
            }
        } catch (IOException missing) {
            problems.accept(failure("can't be started: " + missing.getMessage()));
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    private Problem failure(String why) {
        return Problem.error("the program of server.acme.alarm " + why).fix("run it by hand: " + program.command());
    }

    /** Ends what is running. */
    @Override
    public void close() {
        thread.shutdownNow();
    }
}
