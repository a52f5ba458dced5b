package blogjar.acme.renewal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import blogjar.acme.Program;
import blogjar.diagnostic.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** {@code server.acme.alarm} */
@DisabledOnOs(OS.WINDOWS) // the programs here are lines for a Unix shell
class AlarmProgramTest {
    @TempDir
    Path folder;

    private final BlockingQueue<Problem> problems = new LinkedBlockingQueue<>();
    private final World world = new World(Duration.ofDays(90), "blog.name", "www.blog.name");

    private Kept certificate() {
        return world.put(
                "blog.name",
                Kept.Owner.OURS,
                world.ca().issue(List.of("www.blog.name", "blog.name")),
                World.PRODUCTION);
    }

    /** What is told when a program has ended badly, as all in this test do in the end. */
    private String told() throws InterruptedException {
        Problem problem = problems.poll(2, TimeUnit.MINUTES);
        assertNotNull(problem);
        return problem.message();
    }

    @Test
    void it_is_told_by_its_environment_what_happened() throws IOException, InterruptedException {
        Path out = folder.resolve("out");
        String line =
                "echo \"$BLOG_EVENT|$BLOG_NAMES|$BLOG_EXPIRES|$BLOG_REASON|$BLOG_CERTIFICATE|$RENEWED_DOMAINS|$RENEWED_LINEAGE\" >>'"
                        + out + "'; exit 3";
        try (AlarmProgram alarm = new AlarmProgram(line, Path.of("/live"), problems::add)) {
            alarm.obtained(certificate());
            assertEquals("the program of server.acme.alarm ended with 3 and wrote nothing", told());
            alarm.alarm(certificate(), Problem.error("it expires"));
            told();
        }
        assertEquals(
                List.of(
                        "obtained|blog.name www.blog.name|2027-04-05T07:00:00Z||/live/blog.name|blog.name www.blog.name|/live/blog.name",
                        "expiring|blog.name www.blog.name|2027-04-05T07:00:00Z|it expires|/live/blog.name||"),
                Files.readAllLines(out));
    }

    @Test
    void what_it_writes_is_told_where_it_fails() throws InterruptedException {
        try (AlarmProgram alarm = new AlarmProgram("echo no such pager; exit 1", folder, problems::add)) {
            alarm.obtained(certificate());
            assertEquals("the program of server.acme.alarm ended with 1: no such pager", told());
        }
    }

    @Test
    void one_that_does_not_end_is_ended_and_nothing_waits_for_it() throws InterruptedException {
        Program sleeper = new Program("sleep 600", Duration.ofMillis(50));
        try (AlarmProgram alarm = new AlarmProgram(sleeper, folder, problems::add)) {
            alarm.obtained(certificate());
            assertTrue(told().contains("did not end in time"));
        }
    }
}
