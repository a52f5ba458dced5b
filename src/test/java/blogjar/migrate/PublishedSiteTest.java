package blogjar.migrate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import blogjar.build.Blog;
import blogjar.build.Build;
import blogjar.diagnostic.ProblemException;
import blogjar.output.FolderSink;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A blog against its live site. */
class PublishedSiteTest {
    private static final String HELLO = "/2024/01/02/hello/";
    private static final SiteClient.Limits LIMITS = new SiteClient.Limits(500, Duration.ofSeconds(20), 1 << 20, 3);

    @TempDir
    Path temp;

    private Path published;
    private Blog blog;
    private LiveSite site;

    @BeforeEach
    void make() throws IOException {
        published = temp.resolve("published");
        blog = new Blog(Files.createDirectories(temp.resolve("blog")))
                .post("hello.md", "---\ntitle: Hello\ndate: 2024-01-02 03:04:05\ntags: [C#, 标签]\n---\ntext\n")
                .post("你好 世界.md", "---\ntitle: 你好\ndate: 2024-01-03 03:04:05\n---\n![](/images/图%201.png)\n")
                .file("source/images/图 1.png", "png")
                .file("source/paper.pdf", "pdf");
        site = new LiveSite(published, "/");
    }

    @AfterEach
    void close() {
        site.close();
    }

    private void publish() throws IOException {
        try (FolderSink sink = FolderSink.open(published)) {
            Build.prepare(Build.Settings.of(blog.root())).run(sink, (phase, done, total) -> {});
            sink.commit();
        }
    }

    private Comparison compare(String home, SiteClient.Limits limits) throws IOException {
        Build.Inventory inventory =
                Build.prepare(Build.Settings.of(blog.root())).inventory();
        String url = inventory.site().config().text("url");
        return Comparison.of(inventory, home, new PublishedSite(home, url, limits));
    }

    private Comparison compare() throws IOException {
        return compare(site.home(), LIMITS);
    }

    private static List<String> lost(Comparison comparison) {
        return comparison.lost().stream().map(Comparison.Lost::path).toList();
    }

    private static void assertAllThere(Comparison comparison) {
        assertTrue(comparison.isSame(), comparison.toString());
        assertEquals(List.of(), comparison.added());
        assertEquals(List.of(), comparison.remarks());
        assertEquals(comparison.ownPages(), comparison.pages());
    }

    @Test
    void what_is_published_from_the_same_tree_is_the_same() throws IOException {
        blog.file("source/c# 100%?/index.md", "---\ntitle: C#\n---\nsharp\n");
        publish();
        assertAllThere(compare());
        assertEquals(1, site.asked(HELLO));
        assertTrue(site.mostAtOnce() <= 4, site.mostAtOnce() + " at once");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "index.html"})
    void a_site_may_be_in_a_folder(String page) throws IOException {
        blog.config("root: /my/blog/\n");
        publish();
        try (LiveSite inFolder = new LiveSite(published, "/my/blog/")) {
            assertAllThere(compare(inFolder.home() + page, LIMITS));
            assertAllThere(compare(inFolder.home().replaceAll("/$", ""), LIMITS));
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void pages_are_found_in_the_sitemap_and_from_page_to_page(boolean sitemap) throws IOException {
        publish();
        blog = new Blog(Files.createDirectories(temp.resolve("other")))
                .post("new.md", "---\ntitle: New\ndate: 2025-01-01\n---\nx\n");
        if (sitemap) {
            site.on("/", LiveSite.page("text/html", "<h1>Home</h1>"));
            site.on(
                    "/sitemap.xml",
                    LiveSite.page(
                            "text/xml",
                            "<sitemapindex><sitemap><loc>" + site.home() + "inner.xml</loc></sitemap><sitemap><loc>"
                                    + site.home() + "sitemap.xml</loc></sitemap></sitemapindex>"));
            site.on(
                    "/inner.xml",
                    LiveSite.page(
                            "text/xml",
                            "<?xml version='1.0'?><urlset><url><loc>" + site.home()
                                    + "2024/01/02/hello/</loc></url><url><loc>https://elsewhere.example/x/</loc></url></urlset>"));
        } else {
            Files.delete(published.resolve("sitemap.xml"));
        }
        Comparison comparison = compare();
        assertTrue(lost(comparison).contains("2024/01/02/hello/"), comparison.toString());
        assertTrue(comparison.added().contains("2025/01/01/new/"), comparison.toString());
        assertFalse(comparison.toString().contains("elsewhere"), comparison.toString());
        if (!sitemap) {
            assertTrue(
                    lost(comparison).containsAll(List.of("tags/C/", "2024/01/03/你好 世界/", "images/图 1.png")),
                    comparison.toString());
        }
    }

    @Test
    void what_no_page_names_is_asked_for() throws IOException {
        publish();
        Files.delete(published.resolve("paper.pdf"));
        blog.file("source/secret/index.md", "---\ntitle: Secret\n---\nhidden\n");
        published("secret/index.html", "<h1>Secret</h1><article>hidden</article>");
        Comparison comparison = compare();
        assertEquals(List.of("paper.pdf"), comparison.added());
        assertEquals(1, site.asked("/secret/"));
    }

    private void published(String path, String text) throws IOException {
        Files.createDirectories(published.resolve(path).getParent());
        Files.writeString(published.resolve(path), text);
    }

    @Test
    void redirects_within_the_site_are_followed_and_lead_to_one_page() throws IOException {
        publish();
        published(
                "more/index.html",
                "<a href='/moved'>a</a> <a href='/away'>b</a> <a href='/round'>c</a> " + "<a href='"
                        + HELLO.replaceAll("/$", "") + "'>d</a> <a href='/2024/01/02/hello/index.html#x'>e</a>");
        site.on("/", LiveSite.page("text/html", "<a href=more/>more</a>"))
                .on("/moved", LiveSite.redirect(HELLO))
                .on("/away", LiveSite.redirect("https://elsewhere.example/"))
                .on("/round", LiveSite.redirect("/round"));
        Comparison comparison = compare();
        assertEquals(List.of("more/", "moved"), lost(comparison));
        assertEquals(List.of(), comparison.texts());
        assertTrue(
                comparison
                        .remarks()
                        .toString()
                        .contains("no answer for 1 address: /round (it redirects more than 5 times)"),
                comparison.toString());
    }

    @Test
    void addresses_that_leave_out_html_are_those_of_the_file() throws IOException {
        blog.config("permalink: :title.html\n");
        publish();
        site.on("/hello", LiveSite.page("text/html", Files.readString(published.resolve("hello.html"))));
        site.on("/", LiveSite.page("text/html", "<a href=/hello>Hello</a>"));
        assertTrue(compare().isSame());
    }

    @Test
    void what_is_broken_on_the_site_is_not_lost() throws IOException {
        publish();
        published(
                "index.html",
                "<a href='/nowhere/'>x</a><a href='http://[broken'>x</a><a href='mailto:a@b.example'>x</a>");
        assertTrue(compare().isSame());
    }

    @Test
    void a_page_that_gives_no_answer_is_told_and_neither_lost_nor_new() throws IOException {
        publish();
        site.on(HELLO, LiveSite.status(503));
        Comparison comparison = compare();
        assertTrue(comparison.isSame(), comparison.toString());
        assertEquals(List.of(), comparison.added());
        assertEquals(List.of("no answer for 1 address: /2024/01/02/hello/ (HTTP 503)"), comparison.remarks());
    }

    @Test
    void a_page_that_is_too_long_is_read_no_further() throws IOException {
        publish();
        site.on(HELLO, LiveSite.page("text/html", "<p>" + "long ".repeat(300_000)));
        assertEquals(
                List.of("no answer for 1 address: /2024/01/02/hello/ (it is longer than 1 MB)"),
                compare().remarks());
    }

    @Test
    void a_page_that_does_not_end_is_not_waited_for() throws IOException {
        publish();
        CountDownLatch over = new CountDownLatch(1);
        site.on(HELLO, exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "text/html");
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write("<p>".getBytes(StandardCharsets.UTF_8));
            exchange.getResponseBody().flush();
            await(over);
        });
        Comparison comparison = compare(site.home(), new SiteClient.Limits(500, Duration.ofSeconds(2), 1 << 20, 3));
        over.countDown();
        assertEquals(List.of("no answer for 1 address: /2024/01/02/hello/ (no answer in 2 s)"), comparison.remarks());
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void a_site_that_fails_again_and_again_is_left_alone() throws IOException {
        publish();
        StringBuilder links = new StringBuilder();
        for (int i = 0; i < 100; i++) {
            links.append("<a href='/broken/").append(i).append("/'>x</a>");
            site.on("/broken/" + i + "/", LiveSite.status(500));
        }
        site.on("/", LiveSite.page("text/html", links.toString()));
        Comparison comparison = compare();
        int asked = 0;
        for (int i = 0; i < 100; i++) {
            asked += site.asked("/broken/" + i + "/");
        }
        assertTrue(asked < 10, asked + " were asked for");
        assertTrue(comparison.isSame(), comparison.toString());
        assertTrue(comparison.remarks().toString().contains("no more were asked for"), comparison.toString());
    }

    @Test
    void no_more_addresses_are_asked_for_than_may_be() throws IOException {
        publish();
        Comparison comparison = compare(site.home(), new SiteClient.Limits(3, Duration.ofSeconds(20), 1 << 20, 3));
        assertEquals(3, comparison.pages());
        assertTrue(comparison.isSame(), comparison.toString());
        assertEquals(List.of(), comparison.added());
        assertEquals(
                List.of("3 addresses were asked for, which is the most; the rest is not compared"),
                comparison.remarks());
    }

    @Test
    void a_site_that_answers_everything_is_told() throws IOException {
        publish();
        site.close();
        blog.post("later.md", "---\ntitle: Later\ndate: 2024-02-01\n---\nx\n");
        String home = Files.readString(published.resolve("index.html"));
        try (LiveSite app = new LiveSite(published, "/")) {
            app.on("/blog.jar/asks/for/no/such/page/", LiveSite.page("text/html", home));
            Comparison comparison = compare(app.home(), LIMITS);
            assertEquals(List.of(), comparison.added());
            assertEquals(
                    List.of("the site has a page for every address, so what is new can't be told"),
                    comparison.remarks());
        }
    }

    @Test
    void links_that_name_the_blog_by_its_own_url_are_of_the_site() throws IOException {
        publish();
        site.on("/", LiveSite.page("text/html", "<a href='https://blog.example/only/here/'>x</a>"));
        published("only/here/index.html", "<h1>Only here</h1>");
        assertTrue(lost(compare()).contains("only/here/"));
    }

    @Test
    void pages_in_another_encoding_are_read() throws IOException {
        publish();
        byte[] page = "<title>你好</title><article><img src='/images/图 1.png'></article>".getBytes("GB18030");
        site.on("/2024/01/03/你好 世界/", exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "text/html; charset=\"GB18030\"");
            exchange.sendResponseHeaders(200, page.length);
            exchange.getResponseBody().write(page);
        });
        assertTrue(compare().isSame(), compare().toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://127.0.0.1:1/", "http://no-such-host.invalid/", "http://[broken", "https://"})
    void a_site_that_is_not_there_is_told_in_one_message(String home) {
        ProblemException told = assertThrows(ProblemException.class, () -> compare(home, LIMITS));
        assertTrue(told.getMessage().contains("the site " + home + " can't be read: "), told.getMessage());
    }

    @Test
    void a_home_page_that_is_none_is_told() {
        site.on("/", LiveSite.page("application/json", "{}"));
        site.on("/gone/", LiveSite.status(404));
        ProblemException json = assertThrows(ProblemException.class, this::compare);
        assertTrue(json.getMessage().contains("it is no page but application/json"), json.getMessage());
        ProblemException gone = assertThrows(ProblemException.class, () -> compare(site.home() + "gone/", LIMITS));
        assertTrue(gone.getMessage().contains("HTTP 404"), gone.getMessage());
    }
}
