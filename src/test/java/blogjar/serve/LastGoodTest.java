package blogjar.serve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import blogjar.build.Build;
import blogjar.config.Config;
import blogjar.diagnostic.ProblemException;
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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A blog that is stopped and started again, with a folder for what outlives it. */
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class LastGoodTest {
    private static final String CONFIG = "title: T\nurl: https://blog.example\npermalink: :title.html\n";
    private static final String BROKEN = "title: [\n";

    @TempDir
    Path temp;

    private final HttpClient client = HttpClient.newHttpClient();
    private RecordingJournal journal = new RecordingJournal();
    private Path root;
    private RunningBlog blog;

    @BeforeEach
    void make() throws IOException {
        root = temp.resolve("blog");
        write("_config.yml", CONFIG);
        write("source/_posts/hello.md", "---\ntitle: Hello\ndate: 2024-01-01\n---\nfirst text\n");
    }

    @AfterEach
    void stop() {
        if (blog != null) {
            blog.close();
            blog = null;
        }
    }

    private void write(String path, String text) throws IOException {
        Path file = root.resolve(path);
        Files.createDirectories(file.getParent());
        Path draft = Files.writeString(temp.resolve("draft"), text); // an empty _config.yml would be a good one
        Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    private BlogPublication publication(boolean drafts) {
        Build.Settings settings =
                new Build.Settings(root, List.of(), Map.of(), drafts, Optional.empty(), java.time.Clock.systemUTC());
        return new BlogPublication(settings, Build.prepare(settings).config(), false);
    }

    private void start(BlogPublication publication) throws IOException {
        journal = new RecordingJournal();
        Optional<DataFolder> data = DataFolder.open(data(), root, journal::tell);
        WebServer.Settings web = WebServer.Settings.of(Ports.of(0, -1), journal::tell);
        blog = Started.blog(publication, web, Optional.empty(), data, journal);
    }

    /** Starts while the tree can't be built, as the configuration broke after it was read. */
    private void startBroken() throws IOException {
        BlogPublication publication = publication(false);
        write("_config.yml", BROKEN);
        start(publication);
    }

    private Path data() {
        return temp.resolve("data");
    }

    /** Waits until there is a manifest, which is written last. */
    private void awaitKept() {
        Path manifest = data().resolve("release/manifest");
        while (!Files.exists(manifest)) {
            Thread.onSpinWait();
        }
    }

    private HttpResponse<String> get(String path, String... fields) throws IOException, InterruptedException {
        URI uri = URI.create("http://localhost:" + blog.httpAddress().getPort() + path);
        HttpRequest.Builder request = HttpRequest.newBuilder(uri);
        for (int i = 0; i < fields.length; i += 2) {
            request.header(fields[i], fields[i + 1]);
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private static String field(HttpResponse<?> response, String name) {
        return response.headers().firstValue(name).orElseThrow();
    }

    @Test
    void a_tree_that_does_not_build_is_told_and_the_last_good_site_is_served_until_it_does() throws Exception {
        start(publication(false));
        awaitKept();
        stop();
        startBroken();
        assertTrue(get("/hello.html").body().contains("first text"));
        journal.await("this is the site as it was kept");
        journal.await("_config.yml:1:9: error: a list that is never closed");
        journal.await("not built; the last good site stays up");
        write("source/_posts/hello.md", "---\ntitle: Hello\ndate: 2024-01-01\n---\nsecond text\n");
        write("_config.yml", CONFIG);
        journal.await("published");
        assertTrue(get("/hello.html").body().contains("second text"));
    }

    @Test
    void a_tree_that_is_gone_is_served_as_it_was_and_built_when_it_is_back() throws Exception {
        start(publication(false));
        awaitKept();
        stop();
        BlogPublication publication = publication(false);
        Files.move(root, temp.resolve("away"));
        start(publication);
        assertTrue(get("/hello.html").body().contains("first text"));
        journal.await("error: there is no folder");
        Files.move(temp.resolve("away"), root);
        journal.await("published");
        assertTrue(get("/hello.html").body().contains("first text"));
    }

    @Test
    void the_settings_are_kept_too() throws Exception {
        write("_config.yml", CONFIG + "server:\n  port: 8123\n");
        start(publication(false));
        awaitKept();
        stop();
        try (DataFolder folder = DataFolder.open(data(), root, journal::tell).orElseThrow()) {
            Config kept = RunningBlog.keptSettings(folder).orElseThrow();
            assertEquals(8123, kept.number("server.port", 0));
            assertEquals("https://blog.example", kept.text("url"));
        }
    }

    @Test
    void what_changed_while_nobody_served_is_built_behind_the_kept_site() throws Exception {
        start(publication(false));
        awaitKept();
        stop();
        write("source/_posts/new.md", "---\ntitle: New\ndate: 2024-01-02\n---\nnew text\n");
        start(publication(false));
        journal.await("this is the site as it was kept");
        journal.await("built 2");
        journal.await("published");
        assertTrue(get("/new.html").body().contains("new text"));
    }

    @Test
    void validators_survive_a_restart_and_a_build() throws Exception {
        start(publication(false));
        awaitKept();
        HttpResponse<String> before = get("/hello.html", "Accept-Encoding", "gzip");
        assertEquals("gzip", field(before, "Content-Encoding"));
        stop();
        start(publication(false));
        for (int i = 0; i < 2; i++) {
            HttpResponse<String> after = get("/hello.html", "Accept-Encoding", "gzip");
            assertEquals(field(before, "ETag"), field(after, "ETag"));
            assertEquals(field(before, "Last-Modified"), field(after, "Last-Modified"));
            assertEquals(before.body(), after.body());
            if (i == 0) {
                journal.await("published");
            }
        }
        String etag = field(before, "ETag");
        assertEquals(
                304,
                get("/hello.html", "Accept-Encoding", "gzip", "If-None-Match", etag)
                        .statusCode());
    }

    @Test
    void what_was_compressed_with_brotli_is_so_at_once_after_a_restart() throws Exception {
        StringBuilder text = new StringBuilder("---\ntitle: Hello\ndate: 2024-01-01\n---\n");
        for (int i = 0; i < 200; i++) {
            text.append("The number ").append(i * 7919).append(" is the information of this line.\n");
        }
        write("source/_posts/hello.md", text.toString());
        start(publication(false));
        blog.compressFurther();
        awaitKept();
        Path manifest = data().resolve("release/manifest");
        while (Files.readAllLines(manifest).stream()
                .noneMatch(line -> line.startsWith("hello.html\t") && line.contains("\tbr\t"))) {
            Thread.sleep(5);
        }
        HttpResponse<String> before = get("/hello.html", "Accept-Encoding", "gzip, br");
        assertEquals("br", field(before, "Content-Encoding"));
        stop();
        startBroken();
        HttpResponse<String> after = get("/hello.html", "Accept-Encoding", "gzip, br");
        assertEquals("br", field(after, "Content-Encoding"));
        assertEquals(field(before, "ETag"), field(after, "ETag"));
    }

    @Test
    void an_open_page_finds_the_script_of_an_earlier_release_also_after_a_restart() throws Exception {
        write("source/js/app.3f2a9c1b.js", "first()");
        start(publication(false));
        awaitKept();
        Files.delete(root.resolve("source/js/app.3f2a9c1b.js"));
        write("source/js/app.3f2a9c1c.js", "second()");
        journal.await("published");
        assertEquals("first()", get("/js/app.3f2a9c1b.js").body());
        assertEquals("second()", get("/js/app.3f2a9c1c.js").body());
        while (!Files.readString(data().resolve("release/manifest")).contains("app.3f2a9c1c.js")) {
            Thread.onSpinWait();
        }
        stop();
        start(publication(false));
        journal.await("published");
        assertEquals("first()", get("/js/app.3f2a9c1b.js").body());
        assertEquals("public, max-age=31536000, immutable", field(get("/js/app.3f2a9c1b.js"), "Cache-Control"));
    }

    @Test
    void a_kept_site_with_a_torn_file_is_not_served() throws Exception {
        start(publication(false));
        awaitKept();
        stop();
        Path torn;
        try (Stream<Path> pieces = Files.list(data().resolve("release/packs"))) {
            torn = pieces.sorted().findFirst().orElseThrow();
        }
        Files.write(torn, new byte[] {1});
        assertThrows(ProblemException.class, this::startBroken);
        journal.await("notice: the release that was kept for this start is damaged and is not used");
        write("_config.yml", CONFIG);
        start(publication(false));
        assertTrue(get("/hello.html").body().contains("first text"));
    }

    @Test
    void a_site_kept_with_drafts_is_not_served_without() throws Exception {
        write("source/_drafts/secret.md", "---\ntitle: Secret\n---\nx\n");
        start(publication(true));
        awaitKept();
        assertEquals(200, get("/secret.html").statusCode());
        stop();
        start(publication(false));
        assertEquals(404, get("/secret.html").statusCode());
    }

    @Test
    void a_folder_that_takes_no_more_is_told_once_and_the_blog_is_served() throws Exception {
        Files.createDirectories(data());
        Files.createFile(data().resolve("release"));
        start(publication(false));
        journal.await("notice: the release can't be kept for the next start");
        write("source/_posts/new.md", "---\ntitle: New\ndate: 2024-01-02\n---\nnew text\n");
        journal.await("published");
        assertTrue(get("/new.html").body().contains("new text"));
    }
}
