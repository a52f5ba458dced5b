package blogjar.acme.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import blogjar.acme.Issued;
import blogjar.diagnostic.ProblemException;
import blogjar.tls.Certificates;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** The power fails, or the disk, at each step of a renewal and of a first certificate. */
class InterruptedWritingTest {
    private static final String NAME = "example.com";

    @TempDir
    Path folder;

    private int stepsOf(Path root, boolean renewal) throws IOException {
        Stored stored = new Stored(Files.createDirectories(root));
        if (renewal) {
            Stored.save(stored.open(), NAME, stored.issue(NAME));
        }
        FailingDisk disk = FailingDisk.never();
        Stored.save(stored.open(disk), NAME, stored.issue(NAME));
        return disk.steps();
    }

    @TestFactory
    Stream<DynamicTest> killed_at_a_renewal_there_is_the_old_pair_or_the_new() throws IOException {
        return Stream.iterate(1, n -> n + 1)
                .limit(stepsOf(folder.resolve("counted"), true))
                .map(step -> DynamicTest.dynamicTest("step " + step, () -> killed(step)));
    }

    private void killed(int step) throws IOException {
        Stored stored = new Stored(Files.createDirectories(folder.resolve("killed" + step)));
        Issued old = stored.issue(NAME);
        Issued next = stored.issue(NAME);
        Stored.save(stored.open(), NAME, old);
        Certificates served = Certificates.in(stored.root, "", Clock.systemUTC());
        served.refresh();
        Store dying = stored.open(FailingDisk.killedAt(step));
        assertThrows(FailingDisk.Killed.class, () -> Stored.save(dying, NAME, next));

        served.refresh(); // whoever served goes on to do so, between the steps
        assertTrue(
                Set.of(old.leaf(), next.leaf()).contains(served.inUse().get(0).leaf()));

        Certificates started = Certificates.in(stored.root, "", Clock.systemUTC());
        started.refresh(); // who starts before anybody mends it has a pair as well
        assertTrue(
                Set.of(old.leaf(), next.leaf()).contains(started.inUse().get(0).leaf()));

        Store again = stored.open();
        assertEquals(started.inUse().get(0).leaf(), again.lineages().get(0).leaf());
        again.lock().orElseThrow().close();
        X509Certificate kept = again.lineages().get(0).leaf();
        assertTrue(Set.of(old.leaf(), next.leaf()).contains(kept));
        assertEquals(List.of(), stored.told);
        String tree = StoreTest.tree(stored.root); // no draft is left
        int version = again.lineages().get(0).version();
        for (Part part : Part.values()) {
            String link =
                    "live/example.com/" + part.word() + ".pem -> ../../archive/example.com/" + part.word() + version;
            assertTrue(tree.contains(link), tree);
        }
        served.refresh();
        assertEquals(kept, served.inUse().get(0).leaf());
        assertEquals(next.leaf(), Stored.save(again, NAME, next).leaf());
    }

    @TestFactory
    Stream<DynamicTest> killed_once_more_as_it_mends_there_is_the_old_pair_or_the_new() throws IOException {
        int steps = stepsOf(folder.resolve("counted"), true);
        return Stream.iterate(2, step -> step < steps, step -> step + 3)
                .map(step -> DynamicTest.dynamicTest("step " + step, () -> killedTwice(step)));
    }

    private void killedTwice(int step) throws IOException {
        boolean mended = false;
        for (int second = 1; !mended; second++) {
            Stored stored = new Stored(Files.createDirectories(folder.resolve(step + "." + second)));
            Issued old = stored.issue(NAME);
            Issued next = stored.issue(NAME);
            Stored.save(stored.open(), NAME, old);
            Store dying = stored.open(FailingDisk.killedAt(step));
            assertThrows(FailingDisk.Killed.class, () -> Stored.save(dying, NAME, next));
            try {
                stored.open(FailingDisk.killedAt(second)).lock().orElseThrow().close();
                mended = true;
            } catch (FailingDisk.Killed again) {
                stored.open().lock().orElseThrow().close();
            }
            assertTrue(Set.of(old.leaf(), next.leaf())
                    .contains(stored.open().lineages().get(0).leaf()));
            assertEquals(List.of(), stored.told);
            StoreTest.tree(stored.root);
        }
    }

    @TestFactory
    Stream<DynamicTest> killed_at_the_first_certificate_the_next_try_has_it() throws IOException {
        return Stream.iterate(1, n -> n + 1)
                .limit(stepsOf(folder.resolve("counted"), false))
                .map(step -> DynamicTest.dynamicTest("step " + step, () -> killedAtFirst(step)));
    }

    private void killedAtFirst(int step) throws IOException {
        Stored stored = new Stored(folder.resolve("first" + step));
        Issued issued = stored.issue(NAME);
        Store dying = stored.open(FailingDisk.killedAt(step));
        assertThrows(FailingDisk.Killed.class, () -> Stored.save(dying, NAME, issued));

        Store again = stored.open();
        assertEquals(NAME, again.nameFor(List.of(NAME)));
        assertEquals(issued.leaf(), Stored.save(again, NAME, issued).leaf());
        assertEquals(List.of(), stored.told);
        StoreTest.tree(stored.root);
    }

    @TestFactory
    Stream<DynamicTest> a_full_disk_is_told_and_what_was_in_use_stays() throws IOException {
        return Stream.iterate(1, n -> n + 1)
                .limit(stepsOf(folder.resolve("counted"), true))
                .map(step -> DynamicTest.dynamicTest("step " + step, () -> full(step)));
    }

    private void full(int step) throws IOException {
        Stored stored = new Stored(Files.createDirectories(folder.resolve("full" + step)));
        Issued old = stored.issue(NAME);
        Issued next = stored.issue(NAME);
        Stored.save(stored.open(), NAME, old);
        IOException noSpace = new FileSystemException("some file", null, "No space left on device");
        Store failing = stored.open(FailingDisk.failingOnceAt(step, noSpace));
        ProblemException told = assertThrows(ProblemException.class, () -> Stored.save(failing, NAME, next));
        assertTrue(told.getMessage().contains("its disk is full"), told.getMessage());
        assertTrue(told.getMessage().contains("free some space"), told.getMessage());

        Store again = stored.open();
        Lineage kept = Stored.save(again, NAME, next);
        assertEquals(next.leaf(), kept.leaf());
        assertEquals(2, kept.version(), "it is written once");
        StoreTest.tree(stored.root);
    }
}
