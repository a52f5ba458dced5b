package blogjar.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import blogjar.build.Blog;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The program in a process of its own, killed as by {@code kill -9}, and started again. */
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class KilledServerTest {
    @TempDir
    Path temp;

    private Blog blog;
    private Process server;
    private BufferedReader said;

    @BeforeEach
    void make() throws IOException {
        blog = new Blog(Files.createDirectories(temp.resolve("blog")))
                .config("permalink: :title.html\n")
                .post("hello.md", "---\ntitle: Hello\ndate: 2024-01-02\n---\ntext\n");
    }

    @AfterEach
    void kill() throws InterruptedException {
        server.destroyForcibly().waitFor();
    }

    private void start() throws IOException {
        server = Called.process(
                        "serve",
                        "--source",
                        blog.root().toString(),
                        "--port",
                        "0",
                        "--data",
                        temp.resolve("data").toString())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        said = new BufferedReader(new InputStreamReader(server.getErrorStream(), StandardCharsets.UTF_8));
    }

    private String await(String beginning) throws IOException {
        while (true) {
            String line = said.readLine();
            assertNotNull(line, () -> "the server ended before it said: " + beginning);
            if (line.startsWith(beginning)) {
                return line.substring(beginning.length());
            }
        }
    }

    private HttpResponse<String> get(String address, String path) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(URI.create(address + path)).build(), HttpResponse.BodyHandlers.ofString());
    }

    @Test
    void serves_the_last_good_site_with_its_settings_although_the_configuration_broke() throws Exception {
        start();
        HttpResponse<String> before = get(await("serving "), "hello.html");
        assertEquals(200, before.statusCode());
        while (!Files.exists(temp.resolve("data/release/manifest"))) {
            Thread.onSpinWait();
        }
        kill();
        blog.file("_config.yml", "title: [\n");
        start();
        HttpResponse<String> after = get(await("serving "), "hello.html");
        assertEquals(before.body(), after.body());
        assertEquals(before.headers().firstValue("ETag"), after.headers().firstValue("ETag"));
        assertTrue(await("_config.yml:1:9: error: ").contains("a list that is never closed"));
        await("not built; the last good site stays up");
    }
}
