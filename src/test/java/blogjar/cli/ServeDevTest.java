package blogjar.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who writes sees what is not published yet. */
@Timeout(value = 2, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ServeDevTest {
    @TempDir
    Path temp;

    @ParameterizedTest
    @CsvSource({
        "--dev, 200, 200",
        "--dev --no-drafts, 404, 200",
        "--dev --no-future, 200, 404",
        "--data=false, 404, 404"
    })
    void draftsAndWhatComesLater(String options, int draft, int later) throws IOException, InterruptedException {
        Path blog = temp.resolve("blog");
        write(blog.resolve("_config.yml"), "title: T\nurl: http://localhost\nfuture: false\npermalink: :title/\n");
        write(blog.resolve("source/_posts/now.md"), "---\ntitle: Now\ndate: 2020-01-01\n---\nNow.\n");
        write(blog.resolve("source/_posts/later.md"), "---\ntitle: Later\ndate: 2999-01-01\n---\nLater.\n");
        write(blog.resolve("source/_drafts/draft.md"), "---\ntitle: Draft\ndate: 2020-01-02\n---\nDraft.\n");
        List<String> call =
                new ArrayList<>(List.of("serve", "--source", blog.toString(), "--port", "0", "--admin", "false"));
        call.addAll(List.of(options.split(" ")));
        Process server = Called.process(call.toArray(new String[0])).start();
        try (BufferedReader said = server.errorReader()) {
            String line = said.readLine();
            while (!line.startsWith("serving ")) {
                line = said.readLine();
            }
            URI root = URI.create(line.split(" ")[1]);

            assertEquals(200, status(root.resolve("now/")));
            assertEquals(draft, status(root.resolve("draft/")));
            assertEquals(later, status(root.resolve("later/")));
        } finally {
            server.destroyForcibly().waitFor();
        }
    }

    private static void write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private static int status(URI address) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(address).build(), BodyHandlers.discarding())
                .statusCode();
    }
}
