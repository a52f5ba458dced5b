package blogjar.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PractiseTest {
    @TempDir
    Path temp;

    @Test
    void ends_by_itself_and_the_second_time_begins_with_what_the_first_has_kept_as_a_demo_does_anywhere()
            throws Exception {
        String first = practised();
        assertTrue(first.contains("serving https://localhost:"), first);
        assertFalse(first.contains("the site as it was kept"), first);
        String second = practised();
        assertTrue(second.contains("the site as it was kept"), second);
        assertTrue(second.contains("published"), second);
        String recorded = practised("--demo-from", temp.resolve("practice").toString());
        assertTrue(recorded.contains("certificate in use: "), recorded);
        assertTrue(recorded.contains("the site as it was kept"), recorded);
        Process demo = process(
                "serve",
                "--demo",
                "--port",
                "0",
                "--demo-from",
                temp.resolve("practice").toString());
        try (BufferedReader said = demo.inputReader()) {
            List<String> lines = new ArrayList<>();
            for (String line = said.readLine(); line != null && !line.equals("published"); line = said.readLine()) {
                lines.add(line);
            }
            assertTrue(lines.get(0).startsWith("serving http://localhost:"), lines.toString());
            assertTrue(lines.get(1).contains("the site as it was kept"), lines.toString());
        } finally {
            demo.destroy();
            demo.waitFor();
        }
    }

    /** What a process of its own said; a practice ends with the process. */
    private String practised(String... more) throws IOException, InterruptedException {
        List<String> call = new ArrayList<>(
                List.of("serve", "--practise", temp.resolve("practice").toString()));
        call.addAll(List.of(more));
        Process process = process(call.toArray(String[]::new));
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), said);
        return said;
    }

    private static Process process(String... arguments) throws IOException {
        return Called.process(arguments).redirectErrorStream(true).start();
    }
}
