package blogjar.serve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import blogjar.build.Build;
import blogjar.server.Ports;
import blogjar.server.WebServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What who writes sees in the browser while files are saved. */
@Timeout(value = 2, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class LiveReloadInBrowserTest {
    private static final String LONG = "\n\nline".repeat(200);

    @TempDir
    Path temp;

    private OpenPage page;
    private RunningBlog blog;

    @BeforeEach
    void start() throws IOException, InterruptedException {
        page = OpenPage.in(temp);
        write("_config.yml", "title: T\nurl: https://blog.example\npermalink: :title.html\ntheme: mine\n");
        write(
                "themes/mine/layout/post.peb",
                "<!doctype html><link rel=\"stylesheet\" href=\"{{ asset('css/a.css') }}\">{{ page.content | raw }}");
        write(
                "themes/mine/layout/index.peb",
                "<!doctype html>{% for post in page.posts %}<p><a href=\"{{ url_for(post.path) }}\">{{ post.title }}</a></p>{% endfor %}");
        write("themes/mine/source/css/a.css", "body { color: rgb(1, 1, 1) }");
        post("hello", "first" + LONG);
        post("other", "other");
        write("source/_drafts/idea.md", "---\ntitle: Idea\ndate: 2024-01-03\n---\nan idea\n");
        write("source/_posts/later.md", "---\ntitle: Later\ndate: 2999-12-31 08:00:00\n---\nlater\n");
        Build.Settings settings = new Build.Settings(
                temp.resolve("blog"), List.of(), Map.of(), true, Optional.of(true), Clock.systemUTC());
        RecordingJournal journal = new RecordingJournal();
        blog = Started.blog(
                new BlogPublication(settings, Build.prepare(settings).config(), true),
                WebServer.Settings.of(Ports.of(0, -1), journal::tell),
                Optional.empty(),
                Optional.empty(),
                journal);
    }

    @AfterEach
    void stop() throws InterruptedException {
        if (blog != null) {
            blog.close();
        }
        if (page != null) {
            page.close();
        }
    }

    private void write(String path, String text) throws IOException {
        Path file = temp.resolve("blog").resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private void post(String name, String text) throws IOException {
        write("source/_posts/" + name + ".md", "---\ntitle: " + name + "\ndate: 2024-01-01\n---\n" + text + "\n");
    }

    private String address(String path) {
        return "http://localhost:" + blog.httpAddress().getPort() + path;
    }

    private void published(String path, String text) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(address(path))).build();
        HttpClient other = HttpClient.newHttpClient();
        while (!other.send(request, BodyHandlers.ofString()).body().contains(text)) {
            Thread.sleep(20);
        }
    }

    @Test
    void a_saved_post_is_shown_where_the_reader_stood() throws Exception {
        page.open(address("/hello.html"));
        page.value("scrollTo(0, 700)");
        post("hello", "second" + LONG);
        page.await("document.body.innerText.startsWith('second')");
        page.await("scrollY === 700");
    }

    @Test
    void styles_are_swapped_and_other_posts_are_no_reason_to_reload() throws Exception {
        page.open(address("/hello.html"));
        page.value("window.mark = 'same document'");
        post("other", "changed");
        write("themes/mine/source/css/a.css", "body { color: rgb(2, 2, 2) }");
        page.await("getComputedStyle(document.body).color === 'rgb(2, 2, 2)'");
        assertEquals("same document", page.value("window.mark"));
        page.await("document.querySelectorAll('link').length === 1");
    }

    /** Of an author's own files the names stay when what is in them changes. */
    @Test
    void styles_and_pictures_of_the_same_name_are_shown_anew() throws Exception {
        write("source/own.css", "body { color: rgb(1, 1, 1) }");
        write("source/a.svg", "<svg xmlns='http://www.w3.org/2000/svg' width='10' height='10'/>");
        post("files", "<link rel=\"stylesheet\" href=\"/own.css\"><img src=\"/a.svg\">");
        published("/files.html", "own.css");
        page.open(address("/files.html"));
        page.await(
                "getComputedStyle(document.body).color === 'rgb(1, 1, 1)' && document.images[0]?.naturalWidth === 10");
        page.value("window.mark = 'same document'");
        for (int i = 2; i <= 3; i++) {
            write("source/own.css", "body { color: rgb(" + i + ", 2, 2) }");
            page.await("getComputedStyle(document.body).color === 'rgb(" + i + ", 2, 2)'");
            write("source/a.svg", "<svg xmlns='http://www.w3.org/2000/svg' width='" + i + "0' height='10'/>");
            page.await("document.images[0].naturalWidth === " + i + "0");
        }
        assertEquals("same document", page.value("window.mark"));
        page.await("document.querySelectorAll('link').length === 2");
        write("themes/mine/source/css/a.css", "body { margin: 7px }");
        page.await("getComputedStyle(document.body).marginTop === '7px'");
        assertEquals("same document", page.value("window.mark"));
    }

    @Test
    void what_is_wrong_stands_above_the_last_good_page_until_it_is_mended() throws Exception {
        page.open(address("/hello.html"));
        write("source/_posts/hello.md", "---\ntitle: [hello\n---\nbroken");
        page.await("document.getElementById('blog-problem') !== null");
        String problem = String.valueOf(page.value("document.getElementById('blog-problem').textContent"));
        assertTrue(problem.contains("source/_posts/hello.md:"), problem);
        assertEquals(true, page.value("document.body.innerText.startsWith('first')"));
        post("hello", "mended");
        page.await("document.body.innerText.startsWith('mended') && !document.getElementById('blog-problem')");
    }

    @Test
    void what_is_not_there_yet_is_shown_when_it_is_by_a_theme_without_a_page_for_that_too() throws Exception {
        page.open(address("/new.html"));
        page.await("document.body.innerText.includes('404')");
        post("new", "there");
        page.await("document.body.innerText.startsWith('there')");
        write("source/_posts/new.md", "---\ntitle: [new\n---\nbroken");
        page.await("document.getElementById('blog-problem') !== null");
        page.open(address("/new.html"));
        page.await("document.getElementById('blog-problem') !== null");
        post("new", "mended");
        page.await("document.body.innerText.startsWith('mended')");
    }

    @Test
    void what_is_not_published_yet_is_marked() throws Exception {
        page.open(address("/idea.html"));
        page.await("document.querySelector('.blog-unpublished')?.textContent === 'draft'");
        page.open(address("/"));
        page.await("document.querySelectorAll('.blog-unpublished').length === 2");
        assertEquals(
                "Laterfrom 2999-12-31 08:00 Ideadraft hello other",
                page.value("[...document.querySelectorAll('p')].map((p) => p.textContent).join(' ')"));
        page.open(address("/hello.html"));
        post("hello", "published");
        page.await("document.body.innerText.startsWith('published')");
        assertEquals(0L, ((Number) page.value("document.querySelectorAll('.blog-unpublished').length")).longValue());
    }

    @Test
    void what_was_saved_before_the_page_listened_is_shown_too() throws Exception {
        page.before("""
                const Real = EventSource
                window.EventSource = class {
                  constructor(address) { window.listen = () => { new Real(address).addEventListener('message', this.heard) } }
                  addEventListener(name, heard) { this.heard = heard }
                }
                """);
        page.open(address("/hello.html"));
        page.await("typeof listen === 'function'");
        post("hello", "second");
        published("/hello.html", "second");
        page.value("listen()");
        page.await("document.body.innerText.startsWith('second')");
    }
}
