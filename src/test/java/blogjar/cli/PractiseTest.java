package blogjar.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PractiseTest {
    @TempDir
    Path temp;

    @Test
    void ends_by_itself_and_the_second_time_begins_with_what_the_first_has_kept() throws Exception {
        String first = practised();
        assertTrue(first.contains("serving https://localhost:"), first);
        assertFalse(first.contains("the site as it was kept"), first);
        String second = practised();
        assertTrue(second.contains("the site as it was kept"), second);
        assertTrue(second.contains("published"), second);
    }

    /** What a process of its own said; a practice ends with the process. */
    private String practised() throws IOException, InterruptedException {
        Path said = temp.resolve("said");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Main.class.getName(),
                        "serve",
                        "--practise",
                        temp.resolve("practice").toString())
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        assertEquals(0, process.waitFor(), Files.readString(said));
        return Files.readString(said);
    }
}
