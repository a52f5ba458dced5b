package blogjar.serve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import blogjar.diagnostic.Problem;
import blogjar.tls.Certificates;
import blogjar.tls.TestCertificates;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The server practises on a server of its own. */
class RehearsalTest {
    static final TestCertificates AUTHORITY = new TestCertificates();

    @TempDir
    Path folder;

    final Queue<Problem> problems = new ConcurrentLinkedQueue<>();
    Certificates certificates;

    @BeforeEach
    void certificate() throws IOException {
        TestCertificates.certbot(folder, "blog.test", 1, AUTHORITY.issue("EC256", "blog.test"));
        certificates = Certificates.in(folder, "blog.test", Clock.systemUTC());
        certificates.refresh();
    }

    @Test
    void it_goes_through_all_its_rounds() throws InterruptedException {
        assertEquals(5, Rehearsal.start(certificates, 5, () -> 0, problems::add).await());
        assertTrue(problems.isEmpty(), problems.toString());
    }

    @Test
    void it_does_without_https_where_there_is_none() throws InterruptedException {
        assertEquals(5, Rehearsal.start(null, 5, () -> 0, problems::add).await());
        assertTrue(problems.isEmpty(), problems.toString());
    }

    @Test
    void it_rests_while_somebody_is_served() throws InterruptedException {
        AtomicInteger looks = new AtomicInteger();
        CountDownLatch asked = new CountDownLatch(3);
        Rehearsal rehearsal = Rehearsal.start(
                certificates,
                5,
                () -> {
                    asked.countDown();
                    return looks.incrementAndGet();
                },
                problems::add);
        asked.await();
        rehearsal.close();
        assertTrue(rehearsal.await() <= 1, "there was somebody from its first rest on");
        assertTrue(looks.get() >= 3);
        assertTrue(problems.isEmpty(), problems.toString());
    }

    @Test
    void it_ends_when_the_blog_does() throws InterruptedException {
        Rehearsal rehearsal = Rehearsal.start(certificates, Integer.MAX_VALUE, () -> 0, problems::add);
        rehearsal.close();
        assertTrue(rehearsal.await() < Integer.MAX_VALUE);
        assertTrue(problems.isEmpty(), problems.toString());
    }

    @Test
    void without_a_certificate_it_says_so_and_harms_nothing() throws InterruptedException {
        Certificates none = Certificates.in(folder.resolve("nowhere"), "", Clock.systemUTC());
        assertEquals(0, Rehearsal.start(none, 5, () -> 0, problems::add).await());
        assertTrue(problems.toString().contains("the server could not be warmed up"), problems.toString());
    }
}
