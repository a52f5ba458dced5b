package blogjar.serve;

import static org.junit.jupiter.api.Assertions.assertEquals;

import blogjar.build.Build;
import blogjar.server.Ports;
import blogjar.server.WebServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Posts that appear and expire while the blog is served, by a clock that the test sets. */
class ScheduledPostsTest {
    private static final String CONFIG =
            "title: T\nurl: https://blog.example\npermalink: :title.html\ntimezone: UTC\nfuture: false\n"
                    + "feed: {path: atom.xml}\nsitemap: {path: sitemap.xml}\n";

    @TempDir
    Path root;

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-28T11:59:59Z"));
    private final RecordingJournal journal = new RecordingJournal();
    private RunningBlog blog;

    private final Clock clock = new Clock() {
        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now.get();
        }
    };

    @BeforeEach
    void make() throws IOException {
        write("_config.yml", CONFIG);
        write("source/_posts/always.md", "---\ntitle: Always\ndate: 2024-01-01\n---\ntext\n");
        write("source/_posts/later.md", "---\ntitle: Later\ndate: 2026-11-28 12:00:00\n---\nzebra\n");
        write("source/_posts/fair.md", "---\ntitle: Fair\ndate: 2024-01-02\nexpires: 2026-11-28 13:00:00\n---\ntext\n");
    }

    @AfterEach
    void stop() {
        blog.close();
    }

    private void write(String path, String text) throws IOException {
        Path file = root.resolve(path);
        Files.createDirectories(file.getParent());
        // Whole at once: a settings file that is empty for a moment is one that can be published.
        Path draft = Files.writeString(Files.createTempFile("written", ""), text);
        Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    private void start() throws IOException {
        Build.Settings settings = new Build.Settings(root, List.of(), Map.of(), false, Optional.empty(), clock);
        blog = Started.blog(
                new BlogPublication(settings, Build.prepare(settings).config(), false),
                WebServer.Settings.of(Ports.of(0, -1), journal::tell),
                Optional.empty(),
                Optional.empty(),
                journal);
    }

    private void set(String time) {
        now.set(Instant.parse(time));
        blog.lookAtClock();
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        URI uri = URI.create("http://localhost:" + blog.httpAddress().getPort() + path);
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
    }

    /** Whether a post is at its address, and named on the home page, in the feed, in the sitemap and by the search. */
    private void assertThere(String name, String word, boolean is) throws Exception {
        assertEquals(is ? 200 : 404, get("/" + name + ".html").statusCode(), name);
        for (String list : List.of("/", "/atom.xml", "/sitemap.xml", "/search/?q=" + word)) {
            HttpResponse<String> response = get(list);
            assertEquals(200, response.statusCode(), list);
            assertEquals(is, response.body().contains(name + ".html"), list);
        }
    }

    @Test
    void a_post_appears_at_its_moment_and_another_expires() throws Exception {
        start();
        assertThere("later", "zebra", false);
        assertThere("fair", "fair", true);
        set("2026-11-28T12:00:00Z");
        assertThere("later", "zebra", true);
        set("2026-11-28T12:59:59Z");
        assertThere("fair", "fair", true);
        set("2026-11-28T13:00:00Z");
        assertThere("fair", "fair", false);
        assertThere("later", "zebra", true);
    }

    @Test
    void a_machine_that_slept_catches_up_and_a_clock_that_was_wrong_is_undone() throws Exception {
        start();
        set("2027-06-01T00:00:00Z");
        assertThere("later", "zebra", true);
        assertThere("fair", "fair", false);
        set("2026-11-28T11:59:00Z");
        assertThere("later", "zebra", false);
        assertThere("fair", "fair", true);
    }

    @Test
    void nothing_is_built_while_nothing_is_due_and_what_can_t_be_built_is_not_tried_all_the_time() throws Exception {
        start();
        journal.await("serving ");
        set("2026-11-28T11:59:59.500Z");
        write("_config.yml", "title: [\n");
        set("2026-11-28T12:00:00Z");
        journal.await("not built; the last good site stays up");
        set("2026-11-28T12:00:01Z");
        write("_config.yml", CONFIG);
        journal.await("published");
        assertThere("later", "zebra", true);
    }
}
