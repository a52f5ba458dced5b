package blogjar.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import blogjar.git.GitHttpServer;
import blogjar.git.GitRepository;
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
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code serve --git} in a process of its own, with a host that is away, and ends in the middle of something. */
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class GitServeTest {
    @TempDir
    Path temp;

    private GitRepository repository;
    private GitHttpServer hosted;
    private Process server;
    private BufferedReader said;

    @BeforeEach
    void make() throws IOException {
        repository = GitRepository.in(temp);
        repository
                .write("_config.yml", "title: T\npermalink: :title.html\n")
                .write("source/_posts/hello.md", "---\ntitle: Hello\ndate: 2024-01-02\n---\nfirst\n")
                .push();
        hosted = new GitHttpServer(temp);
        Files.createDirectories(temp.resolve("empty"));
    }

    @AfterEach
    void end() throws InterruptedException {
        server.destroyForcibly().waitFor();
        hosted.close();
    }

    private void start(String... more) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                "serve",
                "--git",
                hosted.origin().replace("//", "//me:s3cret@") + "/blog.git",
                "--port",
                "0",
                "--data",
                temp.resolve("data").toString()));
        command.addAll(List.of(more));
        server = Called.process(command.toArray(new String[0]))
                .directory(temp.resolve("empty").toFile())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        said = new BufferedReader(new InputStreamReader(server.getErrorStream(), StandardCharsets.UTF_8));
    }

    private String await(String beginning) throws IOException {
        while (true) {
            String line = said.readLine();
            assertNotNull(line, () -> "the server ended before it said: " + beginning);
            assertFalse(line.contains("s3cret"), line);
            if (line.startsWith(beginning)) {
                return line.substring(beginning.length());
            }
        }
    }

    private static HttpResponse<String> get(String address, String path) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(address.replaceFirst(" .*", "") + path))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
    }

    @Test
    void a_first_start_without_its_host_waits_for_it_and_the_next_has_what_was_kept() throws Exception {
        hosted.away(true);
        start();
        String waiting = await("serving ");
        HttpResponse<String> soon = get(waiting, "hello.html");
        assertEquals(503, soon.statusCode());
        assertTrue(soon.body().contains("Soon here"), soon.body());
        await("error: the repository ");
        hosted.away(false);
        await("fetched ");
        HttpResponse<String> there = get(await("serving "), "hello.html");
        assertEquals(200, there.statusCode());
        while (!Files.exists(temp.resolve("data/release/manifest"))) {
            Thread.onSpinWait();
        }
        server.destroyForcibly().waitFor();
        hosted.away(true);
        start();
        assertEquals(there.body(), get(await("serving "), "hello.html").body());
        await("not fetched; what was there stays up");
    }

    @Test
    void a_clone_that_was_killed_is_begun_anew_and_the_folder_s_own_blog_is_served_meanwhile() throws Exception {
        hosted.stall(true);
        start();
        hosted.awaitStall();
        server.destroyForcibly().waitFor();
        assertTrue(Files.exists(temp.resolve("data/git")));
        Path own = temp.resolve("own");
        Files.createDirectories(own.resolve("source/_posts"));
        Files.writeString(own.resolve("_config.yml"), "permalink: :title.html\n");
        Files.writeString(own.resolve("source/_posts/mine.md"), "---\ntitle: Mine\ndate: 2024-01-02\n---\ncopied\n");
        start("--source", own.toString());
        assertEquals(200, get(await("serving "), "mine.html").statusCode());
        hosted.stall(false);
        server.destroyForcibly().waitFor();
        start();
        await("fetched ");
        assertTrue(get(await("serving "), "hello.html").body().contains("first"));
    }
}
