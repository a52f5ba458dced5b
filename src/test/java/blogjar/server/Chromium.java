package blogjar.server;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Chromium without a window, which reaches this machine only.
 *
 * @param folder for what it writes
 */
record Chromium(Path folder) {
    private static final Path PROGRAM = Path.of("/usr/bin/chromium");

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
                        "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost",
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
}
