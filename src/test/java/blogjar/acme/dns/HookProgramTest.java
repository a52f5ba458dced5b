package blogjar.acme.dns;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import blogjar.acme.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Records set by a program: scripts for a POSIX shell. */
@DisabledOnOs(OS.WINDOWS)
class HookProgramTest {
    private static final TextRecord RECORD = new TextRecord("a.test", "_acme-challenge.a.test", "VALUE");

    @TempDir
    Path folder;

    private Path script(String lines) throws IOException {
        Path script = Files.writeString(folder.resolve("a hook"), "#!/bin/sh\n" + lines + "\n");
        return Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwx------"));
    }

    private static TextRecords records(String settings) {
        return HostedRecordsTest.settings(settings).records();
    }

    private Path told() {
        return folder.resolve("told");
    }

    @Test
    void it_is_told_what_to_do_by_its_environment() throws Exception {
        Path hook = script("echo $BLOG_ACME_ACTION $BLOG_ACME_NAME $BLOG_ACME_RECORD $BLOG_ACME_VALUE "
                + "$CERTBOT_DOMAIN $CERTBOT_VALIDATION \"($CERTBOT_AUTH_OUTPUT)\" >>" + told() + "; echo id-17");
        TextRecords records = records("{hook: '" + hook + "'}");
        records.put(RECORD);
        records.remove(RECORD);
        assertEquals("""
                add a.test _acme-challenge.a.test VALUE a.test VALUE ()
                remove a.test _acme-challenge.a.test VALUE a.test VALUE (id-17)
                """, Files.readString(told()));
    }

    @Test
    void certbots_pair_of_hooks_may_be_lines_for_the_shell() throws Exception {
        TextRecords records =
                records("{hook: 'echo auth >>" + told() + "', cleanup_hook: 'echo cleanup >>" + told() + "'}");
        records.put(RECORD);
        records.remove(RECORD);
        assertEquals("auth\ncleanup\n", Files.readString(told()));
    }

    @Test
    void a_program_that_fails_is_told_with_what_it_wrote() throws Exception {
        TextRecords records = records("{hook: '" + script("echo no such zone >&2; echo tried; exit 3") + "'}");
        Refusal refusal = assertThrows(Refusal.class, () -> records.put(RECORD));
        assertEquals(Refusal.Kind.OURS, refusal.kind());
        assertEquals(
                "the program for DNS records, " + folder.resolve("a hook")
                        + ", ended with 3: no such zone tried (for _acme-challenge.a.test)",
                refusal.problem().message());
        assertTrue(refusal.problem().toString().contains("must end with 0"));
    }

    @Test
    void a_program_that_hangs_is_ended_with_all_that_it_started() throws Exception {
        Path alive = folder.resolve("alive");
        TextRecords records = records("{hook: '"
                + script("echo waiting; (sleep 100; touch " + alive + ") & echo $! >" + told() + "; sleep 100")
                + "', timeout: 1s}");
        Refusal refusal = assertThrows(Refusal.class, () -> records.put(RECORD));
        assertTrue(
                refusal.problem().message().contains("did not end in time: waiting"),
                refusal.problem().message());
        long child = Long.parseLong(Files.readString(told()).strip());
        ProcessHandle.of(child).ifPresent(handle -> handle.onExit().join());
        assertFalse(Files.exists(alive));
    }

    @Test
    void a_program_that_is_none_is_told() {
        Refusal refusal = assertThrows(
                Refusal.class, () -> records("{hook: '/nowhere/hook --x'}").put(RECORD));
        assertTrue(
                refusal.problem().message().contains("ended with 127"),
                refusal.problem().message());
        TextRecords folderAsProgram = records("{hook: '" + folder + "'}");
        assertThrows(Refusal.class, () -> folderAsProgram.put(RECORD));
    }

    @Test
    void much_output_does_not_hold_it_up() throws Exception {
        records("{hook: '"
                        + script("i=0; while [ $i -lt 3000 ]; do echo 'a line of fifty bytes or so, all of it noise'; "
                                + "i=$((i+1)); done")
                        + "'}")
                .put(RECORD);
    }
}
