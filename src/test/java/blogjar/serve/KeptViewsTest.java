package blogjar.serve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import blogjar.build.Build;
import blogjar.metrics.Views;
import blogjar.server.Access;
import blogjar.server.AccessLog;
import blogjar.server.Admin;
import blogjar.server.Headers;
import blogjar.server.Limits;
import blogjar.server.Locations;
import blogjar.server.Ports;
import blogjar.server.Proxies;
import blogjar.server.WebServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How often pages were read outlives the server. */
class KeptViewsTest {
    @TempDir
    Path root;

    @TempDir
    Path kept;

    private final RecordingJournal journal = new RecordingJournal();
    private final HttpClient client = HttpClient.newHttpClient();

    @BeforeEach
    void make() throws IOException {
        Files.writeString(root.resolve("_config.yml"), "title: T\nserver: {views: true}\nroot: /b/\n");
        Path post = root.resolve("source/_posts/hello.md");
        Files.createDirectories(post.getParent());
        Files.writeString(post, "---\ntitle: Hello\ndate: 2024-01-01\npermalink: hello/\n---\ntext\n");
    }

    private RunningBlog started() throws IOException {
        WebServer.Settings web = new WebServer.Settings(
                Ports.of(0, -1),
                Locations.of(),
                Headers.USUAL,
                Proxies.NONE,
                Access.OPEN,
                Limits.USUAL,
                Admin.OFF,
                new Views(Clock.systemUTC()),
                null,
                null,
                AccessLog.none(),
                journal::tell);
        Build.Settings settings = Build.Settings.of(root);
        return Started.blog(
                new BlogPublication(settings, Build.prepare(settings).config(), false),
                web,
                Optional.empty(),
                DataFolder.open(kept, root, problem -> {}),
                journal);
    }

    private String read(RunningBlog blog, String path) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create("http://localhost:" + blog.httpAddress().getPort() + path))
                .setHeader("User-Agent", "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0")
                .build();
        return client.send(request, HttpResponse.BodyHandlers.ofString()).body();
    }

    @Test
    void counting_goes_on_where_it_ended() throws IOException, InterruptedException {
        try (RunningBlog blog = started()) {
            String page = read(blog, "/b/hello/");
            assertTrue(page.contains("data-from=\"/b/_views\""), page);
            assertTrue(page.contains("<span data-views=\"page\" hidden>"), page);
        }
        assertEquals("views 1\n1 b/hello/\n", Files.readString(kept.resolve("views")));
        try (RunningBlog blog = started()) {
            assertEquals("{\"page\": 2, \"site\": 2}\n", read(blog, "/b/_views?/b/hello/"));
        }
    }

    @Test
    void a_file_that_is_not_ours_is_told_and_counting_begins_anew() throws IOException, InterruptedException {
        Files.writeString(kept.resolve("views"), "7 hello/\n");
        try (RunningBlog blog = started()) {
            assertEquals("{\"page\": 1, \"site\": 1}\n", read(blog, "/b/_views?/b/hello/"));
        }
        journal.await("notice: the file of how often pages were read");
    }

    @Test
    void a_blog_without_the_setting_shows_nothing_of_it() throws IOException, InterruptedException {
        Files.writeString(root.resolve("_config.yml"), "title: T\nroot: /b/\n");
        try (RunningBlog blog = started()) {
            assertEquals(-1, read(blog, "/b/hello/").indexOf("data-views"));
        }
    }
}
