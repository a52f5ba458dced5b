package blogjar.rights;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import blogjar.diagnostic.Problem;
import blogjar.diagnostic.ProblemException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What can be tried without being root; the rest is in deploy/try-image. */
class RightsTest {
    @ParameterizedTest
    @CsvSource({"10001, 10001, 10001", "10001:20, 10001, 20", "' 7:0 ', 7, 0", "2147483646, 2147483646, 2147483646"})
    void a_user_is_a_number_with_a_group_or_without(String text, int id, int group) {
        assertEquals(new User(id, group), User.of(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "0", "0:7", "www-data", "-1", "1:", ":1", "1:2:3", "2147483647", "4294967295", "99999999999"
            })
    void what_is_no_user_is_told_with_what_is_one(String text) {
        ProblemException wrong = assertThrows(ProblemException.class, () -> User.of(text));
        assertEquals(1, wrong.problems().size());
        String told = wrong.problems().get(0).toString();
        assertTrue(told.contains("--run-as " + text + " is no user"), told);
        assertTrue(told.contains("10001:10001"), told);
    }

    @Test
    void what_a_thread_may_is_read_as_the_kernel_writes_it() {
        String status = """
                Name:\thttp I/O-1
                Uid:\t10001\t10001\t10001\t10001
                Gid:\t10001\t10001\t10001\t10001
                CapInh:\t0000000000000000
                CapPrm:\t000001ffffffffff
                CapEff:\t0000000000000001
                """;
        assertEquals(Optional.of(new Standing(10001, 0x1ffffffffffL)), Standing.of(status));
        assertEquals(Optional.empty(), Standing.of("Name:\tjava\nUid:\t0\t0\t0\t0\n"));
        assertEquals(Optional.empty(), Standing.of(""));
    }

    /** A C library that notes what it is asked. */
    private record Noted(List<String> calls, String refused) implements CLibrary {
        @Override
        public int call(String function, long first, long second, long third) {
            calls.add(function + " " + first + " " + second + " " + third);
            return function.equals(refused) ? -1 : 0;
        }

        @Override
        public long address(ByteBuffer memory) {
            List<String> words = new ArrayList<>();
            for (int at = 0; at < memory.capacity(); at += Integer.BYTES) {
                words.add(Integer.toHexString(memory.getInt(at)));
            }
            calls.add(String.join(" ", words));
            return 4096;
        }
    }

    @Test
    void the_groups_go_first_as_a_user_can_not_change_them() {
        Noted c = new Noted(new ArrayList<>(), "");
        assertTrue(new SystemCalls(c).become(new User(10001, 20)));
        assertEquals(List.of("setgroups 0 0 0", "setresgid 20 20 20", "setresuid 10001 10001 10001"), c.calls());
    }

    @Test
    void who_may_not_leave_the_groups_does_not_change_the_user() {
        Noted c = new Noted(new ArrayList<>(), "setgroups");
        assertEquals(false, new SystemCalls(c).become(new User(10001, 20)));
        assertEquals(List.of("setgroups 0 0 0"), c.calls());
    }

    @Test
    void rights_are_kept_whichever_way_there_is() {
        Noted c = new Noted(new ArrayList<>(), "prctl");
        assertEquals(false, new SystemCalls(c).keepCapabilities());
        assertEquals(List.of("prctl 28 4 0", "prctl 8 1 0"), c.calls());
    }

    @Test
    void rights_are_in_force_and_allowed_and_not_handed_on() {
        Noted c = new Noted(new ArrayList<>(), "");
        assertTrue(new SystemCalls(c).limitTo(0x1_0000_0402L));
        assertEquals(List.of("20080522 0 402 402 0 1 1 0", "capset 4096 4104 0"), c.calls());
    }

    @Test
    void children_that_ended_are_asked_for_by_number_and_never_waited_for() {
        Noted c = new Noted(new ArrayList<>(), "");
        new SystemCalls(c).reap("17 4194303 ");
        assertEquals(List.of("waitpid 17 0 1", "waitpid 4194303 0 1"), c.calls());
    }

    @Test
    void who_has_nothing_to_give_up_does_the_work_himself() throws IOException {
        Thread self = Thread.currentThread();
        assertSame(self, Rights.withoutAny(Thread::currentThread));
        NoSuchFileException told = new NoSuchFileException("x");
        assertSame(
                told,
                assertThrows(
                        IOException.class,
                        () -> Rights.withoutAny(() -> {
                            throw told;
                        })));
    }

    @Test
    void a_folder_stays_whose_it_is_where_nobody_became_anybody(@TempDir Path folder) throws IOException {
        Object before = Files.getOwner(folder);
        Rights.own(folder);
        assertEquals(before, Files.getOwner(folder));
    }

    @Test
    void who_is_not_root_stays_who_he_is_without_a_word() {
        if (!Rights.isRoot()) {
            List<Problem> told = new ArrayList<>();
            Rights.become(new User(10001, 10001), told::add);
            assertEquals(List.of(), told);
        }
    }
}
