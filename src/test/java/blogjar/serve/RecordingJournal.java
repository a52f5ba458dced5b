package blogjar.serve;

import static org.junit.jupiter.api.Assertions.assertNotNull;

import blogjar.build.Build;
import blogjar.build.Progress;
import blogjar.diagnostic.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Keeps what is told, for a test to wait for. */
final class RecordingJournal implements Journal {
    private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();

    @Override
    public void say(String line) {
        lines.add(line);
    }

    @Override
    public void tell(List<Problem> problems) {
        problems.forEach(
                problem -> lines.add(problem.toString().lines().findFirst().orElse("")));
    }

    void tell(Problem problem) {
        tell(List.of(problem));
    }

    @Override
    public void built(Build.Report report) {
        lines.add("built " + report.posts());
    }

    @Override
    public Progress progress() {
        return Progress.NONE;
    }

    /** The next line that begins like this; those before it are passed over. */
    String await(String beginning) throws InterruptedException {
        List<String> others = new ArrayList<>();
        while (true) {
            String line = lines.poll(1, TimeUnit.MINUTES);
            assertNotNull(line, () -> "nothing was said that begins with: " + beginning + ", but " + others);
            others.add(line);
            if (line.startsWith(beginning)) {
                return line;
            }
        }
    }

    /** The next error. */
    String awaitError() throws InterruptedException {
        while (true) {
            String line = lines.poll(1, TimeUnit.MINUTES);
            assertNotNull(line, "no error was told");
            if (line.contains("error: ")) {
                return line;
            }
        }
    }
}
