package blogjar.serve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Drafts that are shown by a secret link, by a running server. */
class SharedDraftsTest {
    private static final Instant NOW = Instant.parse("2026-11-28T12:00:00Z");

    @TempDir
    Path temp;

    private final RecordingJournal journal = new RecordingJournal();
    private Path root;
    private RunningBlog blog;
    private Instant now = NOW;

    @BeforeEach
    void make() throws IOException {
        root = temp.resolve("blog");
        write(
                "_config.yml",
                "title: T\nurl: https://blog.example\npermalink: :title.html\npost_asset_folder: true\n"
                        + "feed: {path: atom.xml}\nsitemap: {path: sitemap.xml}\n");
        write("source/_posts/hello.md", "---\ntitle: Hello\ndate: 2024-01-01\ntags: [a]\n---\ntext\n");
        write("source/_drafts/idea.md", "---\ntitle: Zebra idea\ntags: [b]\n---\nstripes ![x](x.txt)\n");
        write("source/_drafts/idea/x.txt", "beside the draft");
        write("source/_drafts/other.md", "---\ntitle: Other secret\n---\ntext\n");
    }

    @AfterEach
    void stop() {
        if (blog != null) {
            blog.close();
        }
    }

    private void write(String path, String text) throws IOException {
        Path file = root.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private Shares shares() {
        return new Shares(temp.resolve("data"), new Clock() {
            @Override
            public java.time.ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(java.time.ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                return now;
            }
        });
    }

    private void start() throws IOException {
        Build.Settings settings = Build.Settings.of(root);
        Optional<DataFolder> data = DataFolder.open(temp.resolve("data"), root, journal::tell);
        blog = Started.blog(
                new BlogPublication(settings, Build.prepare(settings).config(), false).sharing(shares()),
                WebServer.Settings.of(Ports.of(0, -1), journal::tell),
                Optional.empty(),
                data,
                journal);
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        URI uri = URI.create("http://localhost:" + blog.httpAddress().getPort() + path);
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
    }

    private static String path(Shares.Share share) {
        return "/-/draft/" + share.token() + "/";
    }

    @Test
    void a_shared_draft_is_shown_to_who_knows_its_link_and_named_nowhere() throws Exception {
        start();
        Shares.Share share = shares().add("_drafts/idea.md", Optional.empty());
        assertTrue(share.token().length() >= 22, "128 bits and more");
        assertEquals(404, get(path(share)).statusCode());
        blog.lookAtClock();
        HttpResponse<String> draft = get(path(share));
        assertEquals(200, draft.statusCode());
        assertTrue(draft.body().contains("stripes"));
        assertTrue(draft.body().contains("noindex"), draft.body());
        assertFalse(draft.body().contains("Other secret"));
        assertEquals(
                "private, no-store", draft.headers().firstValue("Cache-Control").orElse(""));
        assertEquals(
                "noindex, nofollow, noarchive",
                draft.headers().firstValue("X-Robots-Tag").orElse(""));
        assertEquals(
                "no-referrer", draft.headers().firstValue("Referrer-Policy").orElse(""));
        assertEquals("beside the draft", get(path(share) + "x.txt").body());
        assertEquals(404, get("/-/draft/" + "A".repeat(24) + "/").statusCode());
        assertEquals(404, get("/-/draft/").statusCode());
        for (String list :
                List.of("/", "/archives/", "/atom.xml", "/sitemap.xml", "/search/?q=stripes", "/hello.html")) {
            HttpResponse<String> response = get(list);
            assertEquals(200, response.statusCode(), list);
            assertFalse(response.body().contains(share.token()), list);
            assertFalse(response.body().contains("Zebra"), list);
        }
        assertEquals(404, get("/tags/b/").statusCode());
    }

    @Test
    void a_file_of_links_that_is_damaged_is_told_once_and_looked_at_again() throws Exception {
        start();
        Shares.Share share = shares().add("_drafts/idea.md", Optional.empty());
        Path file = temp.resolve("data/shares.json");
        String whole = Files.readString(file);
        Files.writeString(file, "[{");
        blog.lookAtClock();
        journal.await(file + ": error: the shared drafts can't be read: ");
        blog.lookAtClock();
        Files.writeString(file, whole);
        blog.lookAtClock();
        assertFalse(journal.await("").contains("can't be read"), "told once");
        assertEquals(200, get(path(share)).statusCode());
    }

    @Test
    void it_is_gone_when_it_is_revoked_and_when_its_time_is_over() throws Exception {
        Shares.Share brief = shares().add("_drafts/idea.md", Optional.of(NOW.plusSeconds(60)));
        Shares.Share lasting = shares().add("_drafts/other.md", Optional.empty());
        start();
        assertEquals(200, get(path(brief)).statusCode());
        assertEquals(200, get(path(lasting)).statusCode());
        now = NOW.plusSeconds(60);
        assertEquals(404, get(path(brief)).statusCode());
        assertEquals(404, get(path(brief) + "x.txt").statusCode());
        assertEquals(List.of(lasting), shares().open());
        shares().revoke("other");
        blog.lookAtClock();
        assertEquals(404, get(path(lasting)).statusCode());
        assertEquals(List.of(), shares().open());
    }

    @Test
    void who_has_the_link_is_led_to_the_post_when_it_is_published() throws Exception {
        Shares.Share share = shares().add("_drafts/idea.md", Optional.empty());
        start();
        Files.move(root.resolve("source/_drafts/idea.md"), root.resolve("source/_posts/idea.md"));
        journal.await("published");
        HttpResponse<String> response = get(path(share));
        assertEquals(302, response.statusCode());
        assertEquals("/idea.html", response.headers().firstValue("Location").orElse(""));
        assertEquals(200, get("/idea.html").statusCode());
    }

    @Test
    void nothing_of_it_is_kept_on_disk_with_the_site() throws Exception {
        Shares.Share share = shares().add("_drafts/idea.md", Optional.empty());
        start();
        while (!Files.exists(temp.resolve("data/release/manifest"))) {
            Thread.onSpinWait();
        }
        blog.close();
        try (Stream<Path> files = Files.walk(temp.resolve("data"))) {
            for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
                String text = Files.readString(file, java.nio.charset.StandardCharsets.ISO_8859_1);
                assertEquals(file.endsWith("shares.json"), text.contains(share.token()), file.toString());
                assertFalse(text.contains("stripes"), file.toString());
            }
        }
    }
}
