package blogjar.cli;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import blogjar.diagnostic.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MemoryLimitTest {
    @TempDir
    Path temp;

    @ParameterizedTest(name = "{0} with {2} in {1}: {3} MB")
    @CsvSource(
            nullValues = "none",
            value = {
                "0::/, memory.max, 134217728, 128",
                "0::/system.slice/blog.service, system.slice/blog.service/memory.max, 134217728, 128",
                "0::/system.slice/blog.service, system.slice/memory.max, 268435456, 256",
                "0::/../outside, memory.max, 134217728, none",
                "0::/, memory.max, max, none",
                "4:memory:/docker/1, memory/docker/1/memory.limit_in_bytes, 67108864, 64",
                "4:memory:/docker/1, memory/memory.limit_in_bytes, 67108864, 64",
                "4:memory:/, memory/memory.limit_in_bytes, 9223372036854771712, none",
                "0::/, other, 1, none",
            })
    void the_least_limit_around_the_process_counts(String group, String file, String limit, Long megabytes)
            throws IOException {
        Path groups = temp.resolve("groups");
        Path own = Files.writeString(temp.resolve("own"), "9:pids:/\n" + group + "\n");
        Files.createDirectories(groups.resolve(file).getParent());
        Files.writeString(groups.resolve(file), limit + "\n");
        MemoryLimit found = MemoryLimit.in(own, groups);
        assertEquals(megabytes != null, found.isLimited());
        if (megabytes != null) {
            assertEquals(megabytes + " MB", found.toString());
        }
    }

    @Test
    void without_groups_there_is_no_limit() {
        assertFalse(MemoryLimit.in(temp.resolve("none"), temp).isLimited());
    }

    @Test
    void too_little_is_told_with_what_is_needed() {
        ProblemException little = assertThrows(ProblemException.class, () -> new MemoryLimit(64 << 20).check());
        String told = little.problems().get(0).toString();
        assertTrue(told.contains("64 MB"), told);
        assertTrue(told.contains("96 MB"), told);
        assertTrue(told.contains("--memory"), told);
        assertDoesNotThrow(() -> new MemoryLimit(96 << 20).check());
    }
}
