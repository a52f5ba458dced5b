package blogjar.server;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Chromium without a window, which reaches this machine only.
 *
 * @param folder for what it writes
 * @param rule for a host of this machine, as {@code --host-resolver-rules} has it
 */
record Chromium(Path folder, String rule) {
    private static final Path PROGRAM = Path.of("/usr/bin/chromium");
    private static final Pattern OUTPUT = Pattern.compile("<pre id=\"out\">([^<]*)</pre>");

    Chromium(Path folder) {
        this(folder, "EXCLUDE localhost");
    }

    static void assumeHere() {
        assumeTrue(Files.isExecutable(PROGRAM), "there is no Chromium here");
    }

    /** The page that it makes of another when nothing happens there any more, as text. */
    String shown(String address) throws IOException, InterruptedException {
        Path page = folder.resolve("page.html");
        Process process = new ProcessBuilder(
                        PROGRAM.toString(),
                        "--headless",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--no-first-run",
                        "--host-resolver-rules=" + rule + ", MAP * ~NOTFOUND",
                        "--user-data-dir=" + folder.resolve("profile"),
                        "--virtual-time-budget=60000",
                        "--dump-dom",
                        address)
                .redirectOutput(page.toFile())
                .redirectError(folder.resolve("told.txt").toFile())
                .start();
        process.waitFor();
        return Files.readString(page);
    }

    /** What a page of a site's folder writes into its {@code <pre id="out">}, once nothing happens there any more. */
    String output(Path site, String page) throws IOException, InterruptedException {
        String shown;
        try (WebServer server = TestSite.start(site)) {
            shown = shown("http://localhost:" + server.httpAddress().getPort() + "/" + page);
        }
        Matcher output = OUTPUT.matcher(shown);
        assertTrue(output.find(), shown);
        return output.group(1);
    }
}
