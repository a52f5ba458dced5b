package blogjar.serve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import blogjar.build.Build;
import blogjar.build.Progress;
import blogjar.config.Config;
import blogjar.diagnostic.Problem;
import blogjar.diagnostic.ProblemException;
import blogjar.output.Release;
import blogjar.server.Limits;
import blogjar.server.Ports;
import blogjar.server.WebServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A blog that is served while its files change. */
class RunningBlogTest {
    @TempDir
    Path root;

    private final RecordingJournal journal = new RecordingJournal();
    private final HttpClient client = HttpClient.newHttpClient();
    private RunningBlog blog;

    @BeforeEach
    void make() throws IOException {
        write("_config.yml", "title: T\nurl: https://blog.example\npermalink: :title.html\n");
        write("source/_posts/hello.md", "---\ntitle: Hello\ndate: 2024-01-01\n---\nfirst text\n");
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

    private WebServer.Settings web() {
        return WebServer.Settings.of(Ports.of(0, -1), journal::tell);
    }

    private void start(boolean dev) throws IOException {
        Build.Settings settings = Build.Settings.of(root);
        blog = Started.blog(
                new BlogPublication(settings, Build.prepare(settings).config(), dev),
                web(),
                Optional.empty(),
                Optional.empty(),
                journal);
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        URI uri = URI.create("http://localhost:" + blog.httpAddress().getPort() + path);
        return client.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
    }

    @Test
    void an_end_that_comes_as_the_port_is_opened_is_no_failure() throws Exception {
        Build.Settings settings = Build.Settings.of(root);
        AtomicReference<RunningBlog> begun = new AtomicReference<>();
        Journal ending = new Journal() {
            @Override
            public void say(String line) {
                journal.say(line);
                if (line.startsWith("serving ")) {
                    begun.get().close();
                }
            }

            @Override
            public void tell(List<Problem> problems) {
                journal.tell(problems);
            }

            @Override
            public void built(Build.Report report) {}

            @Override
            public Progress progress() {
                return Progress.NONE;
            }
        };
        begun.set(new RunningBlog(
                new BlogPublication(settings, Build.prepare(settings).config(), false), Optional.empty(), ending));
        begun.get().start(web(), Optional.empty());
        begun.get().awaitEnd();
    }

    @Test
    void nothing_is_written_into_the_tree() throws Exception {
        write("source/_drafts/later.md", "---\ntitle: Later\n---\nx\n");
        List<String> before = files();
        start(true);
        assertTrue(get("/hello.html").body().contains("first text"));
        stop();
        blog = null;
        assertEquals(before, files());
    }

    /** Every file with its text. */
    private List<String> files() throws IOException {
        try (Stream<Path> paths = Files.walk(root)) {
            List<String> files = new ArrayList<>();
            for (Path path : paths.sorted().toList()) {
                files.add(root.relativize(path) + (Files.isRegularFile(path) ? "\n" + Files.readString(path) : "/"));
            }
            return files;
        }
    }

    /** {@code /proc/self/mem} fails like a broken disk. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void an_image_that_can_not_be_read_is_left_out_and_told(boolean dev) throws Exception {
        Files.createSymbolicLink(root.resolve("source/a.png"), Path.of("/proc/self/mem"));
        start(dev);
        journal.await("source/a.png: error: this file can't be read");
        assertEquals(404, get("/a.png").statusCode());
        assertTrue(get("/hello.html").body().contains("first text"));
    }

    @Test
    void a_changed_post_is_served_on_the_next_load() throws Exception {
        start(false);
        assertTrue(get("/hello.html").body().contains("first text"));
        write("source/_posts/hello.md", "---\ntitle: Hello\ndate: 2024-01-01\n---\nsecond text\n");
        journal.await("changed: source/_posts/hello.md");
        journal.await("built 1");
        write("source/_posts/new.md", "---\ntitle: New\ndate: 2024-01-02\n---\nnew text\n");
        journal.await("changed: source/_posts/new.md");
        journal.await("built 2");
        journal.await("published");
        assertTrue(get("/hello.html").body().contains("second text"));
        assertTrue(get("/new.html").body().contains("new text"));
    }

    @Test
    void a_change_that_does_not_build_leaves_the_last_good_site() throws Exception {
        start(false);
        String good = get("/").body();
        write("_config.yml", "title: [\n");
        journal.await("_config.yml:1:9: error: a list that is never closed");
        journal.await("not built; the last good site stays up");
        assertEquals(good, get("/").body());
        write("_config.yml", "title: Other\nurl: https://blog.example\npermalink: :title.html\n");
        journal.await("published");
        assertEquals(200, get("/hello.html").statusCode());
    }

    @Test
    void a_post_that_breaks_is_told_and_the_others_are_served() throws Exception {
        start(false);
        write("source/_posts/bad.md", "---\ntitle: a: b\n---\n");
        journal.await("source/_posts/bad.md:2:9: error: ");
        journal.await("published");
        assertEquals(200, get("/hello.html").statusCode());
    }

    @Test
    void a_blog_that_can_not_be_built_at_first_is_not_served() throws IOException {
        write("_config.yml", "url: nonsense\n");
        assertThrows(ProblemException.class, () -> start(false));
    }

    @Test
    void a_blog_below_a_path_is_served_there() throws Exception {
        write("_config.yml", "url: https://blog.example/blog\npermalink: :title.html\n");
        write("source/404.md", "---\ntitle: Lost\n---\nnot here\n");
        start(false);
        assertTrue(get("/blog/hello.html").body().contains("first text"));
        assertEquals(404, get("/hello.html").statusCode());
        assertTrue(get("/hello.html").body().contains("not here"));
        HttpResponse<String> host = get("/");
        assertEquals(301, host.statusCode());
        assertEquals("/blog/", host.headers().firstValue("location").orElse(""));
    }

    @Test
    void dev_reloads_pages_and_shows_what_is_wrong() throws Exception {
        start(true);
        assertTrue(get("/hello.html").body().contains("/_blog/reload.js"));
        assertEquals(200, get("/_blog/reload.js").statusCode());
        try (Stream<String> events = events()) {
            Iterator<String> told = events.iterator();
            assertTrue(told.next().contains("\"problem\":\"\""));
            write("source/_posts/hello.md", "---\ntitle: Hello\ndate: 2024-01-01\n---\nsecond text\n");
            assertTrue(told.next().contains("\"problem\":\"\""));
            assertTrue(get("/hello.html").body().contains("second text"));
            write("source/_posts/other.md", "---\ntitle: a: b\n---\n");
            assertTrue(told.next().contains("source/_posts/other.md:2:9: error: "), "one post that is left out");
            write("_config.yml", "title: [\n");
            assertTrue(told.next().contains("a list that is never closed"), "no site at all");
            assertTrue(get("/hello.html").body().contains("second text"));
            try (Stream<String> late = events()) {
                assertTrue(late.iterator().next().contains("a list that is never closed"), "who comes later");
            }
        }
    }

    /** It is met only when all pages are rendered, behind what the writer sees already. */
    @Test
    @Timeout(60)
    void dev_shows_the_last_good_site_where_another_page_than_the_open_one_can_not_be_rendered() throws Exception {
        write("_config.yml", "title: T\nurl: https://blog.example\npermalink: :title.html\ntheme: own\n");
        write(
                "themes/own/layout/post.peb",
                "{{ page.content }}{% if page.title == 'Bad' %}{{ page.title / 0 }}{% endif %}");
        write("themes/own/layout/index.peb", "index");
        for (String name : List.of("_config.yml", "themes/own/layout/post.peb", "themes/own/layout/index.peb")) {
            Files.setLastModifiedTime(root.resolve(name), FileTime.from(Instant.parse("2020-01-01T00:00:00Z")));
        }
        start(true);
        try (Stream<String> events = events("?page=/hello.html")) {
            Iterator<String> told = events.iterator();
            told.next();
            write("source/_posts/hello.md", "---\ntitle: Bad\ndate: 2024-01-01\n---\nsecond text\n");
            assertTrue(told.next().contains("themes/own/layout/post.peb:1:"), "the page that is open");
            assertTrue(get("/hello.html").body().contains("first text"));
            write("source/_posts/hello.md", "---\ntitle: Hello\ndate: 2024-01-01\n---\nthird text\n");
            assertTrue(told.next().contains("\"problem\":\"\""));
            journal.await("published with the error shown");
            journal.await("published");
            assertTrue(get("/hello.html").body().contains("third text"));
            write("source/_posts/other.md", "---\ntitle: Bad\ndate: 2024-01-01\n---\nsecond text\n");
            assertTrue(told.next().contains("\"problem\":\"\""), "what is open is shown at once");
            assertTrue(told.next().contains("themes/own/layout/post.peb:1:"), "the others are rendered too");
            assertEquals(404, get("/other.html").statusCode());
            assertTrue(get("/hello.html").body().contains("third text"));
        }
    }

    @Test
    @Timeout(60) // where it is waited for pages, it is for an hour
    void dev_ends_though_pages_are_open() throws Exception {
        Map<String, Object> patient = Map.of("server", Map.of("limits", Map.of("shutdown", "1h")));
        WebServer.Settings usual = web();
        Build.Settings settings = Build.Settings.of(root);
        blog = Started.blog(
                new BlogPublication(settings, Build.prepare(settings).config(), true),
                new WebServer.Settings(
                        usual.ports(),
                        usual.locations(),
                        usual.headers(),
                        usual.proxies(),
                        usual.access(),
                        Limits.of(new Config(patient, Map.of())),
                        usual.admin(),
                        usual.accessLog(),
                        usual.problems()),
                Optional.empty(),
                Optional.empty(),
                journal);
        try (Stream<String> events = events()) {
            Iterator<String> told = events.iterator();
            told.next();
            blog.close();
            assertFalse(told.hasNext());
        }
    }

    /** What pages are told. */
    private Stream<String> events() throws IOException, InterruptedException {
        return events("");
    }

    private Stream<String> events(String query) throws IOException, InterruptedException {
        URI uri = URI.create("http://localhost:" + blog.httpAddress().getPort() + "/_blog/events" + query);
        HttpResponse<Stream<String>> response =
                client.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofLines());
        assertEquals(
                "text/event-stream; charset=UTF-8",
                response.headers().firstValue("content-type").orElse(""));
        return response.body().filter(line -> line.startsWith("data:"));
    }

    @Test
    void without_dev_no_script_is_added() throws Exception {
        start(false);
        assertFalse(get("/hello.html").body().contains("/_blog/"));
        assertEquals(404, get("/_blog/events").statusCode());
    }

    @Test
    void a_ready_made_folder_is_served_as_it_is() throws Exception {
        write("index.html", "<p>home");
        write("a/b.txt", "text");
        blog = Started.blog(new FolderPublication(root), web(), Optional.empty(), Optional.empty(), journal);
        assertEquals("<p>home", get("/").body());
        write("a/c.txt", "later");
        journal.await("changed: a/c.txt");
        journal.await("published");
        assertEquals("later", get("/a/c.txt").body());
    }

    @Test
    void one_that_is_closed_while_it_is_built_opens_no_port() throws Exception {
        Publication folder = new FolderPublication(root);
        blog = new RunningBlog(new Meanwhile(folder, () -> blog.close()), Optional.empty(), journal);
        assertFalse(blog.start(web(), Optional.empty()));
    }

    /** Something happens while it is made. */
    private static final class Meanwhile extends OtherPublication {
        private final Runnable event;

        Meanwhile(Publication real, Runnable event) {
            super(real);
            this.event = event;
        }

        @Override
        public Release publish(Release previous, Journal journal) throws IOException {
            event.run();
            return super.publish(previous, journal);
        }
    }
}
