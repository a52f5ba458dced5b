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
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a running blog answers at addresses that its articles had. */
class FormerAddressesTest {
    @TempDir
    Path folder;

    private final RecordingJournal journal = new RecordingJournal();
    private final HttpClient client = HttpClient.newHttpClient();

    private void write(String path, String text) throws IOException {
        Path file = folder.resolve("blog").resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private RunningBlog start(boolean dev, Optional<DataFolder> data) throws IOException {
        Build.Settings settings = Build.Settings.of(folder.resolve("blog"));
        return Started.blog(
                new BlogPublication(settings, Build.prepare(settings).config(), dev),
                WebServer.Settings.of(new Ports("localhost", 0, -1, 0), journal::tell),
                Optional.empty(),
                data,
                journal);
    }

    private HttpResponse<String> get(RunningBlog blog, String path) throws IOException, InterruptedException {
        URI uri = URI.create("http://localhost:" + blog.httpAddress().getPort() + path);
        return client.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
    }

    private String outcome(RunningBlog blog, String path) throws IOException, InterruptedException {
        HttpResponse<String> response = get(blog, path);
        return (response.statusCode() + " "
                        + response.headers().firstValue("location").orElse(""))
                .strip();
    }

    private void blogWithAliases(String root) throws IOException {
        write(
                "_config.yml",
                "url: https://blog.example" + root
                        + "\npermalink: :title/\nalias:\n  old/b.html: b/\n  away: https://x.example/中\n");
        write(
                "source/_posts/a.md",
                "---\ntitle: A\ndate: 2024-01-01\nalias: [foo/a.html, /bar/, b/]\nredirect_from: /was.html\n---\nA");
        write("source/_posts/文.md", "---\ntitle: 文\ndate: 2024-01-01\naliases: 旧.html\n---\ntext of b");
        write("source/_posts/c.md", "---\ntitle: C\ndate: 2024-01-01\nredirect: a\n---\nC");
        write("source/b/index.md", "---\ntitle: B\n---\npage b");
        write("source/_redirects", "/foo/* /never/:splat\n/rule /b/ 302\n");
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(delimiter = '|', textBlock = """
            /foo/a.html         | 301 /a/
            /foo/a              | 301 /a/
            /foo/a.html?x=%26   | 301 /a/?x=%26
            /bar/               | 301 /a/
            /bar                | 301 /a/
            /bar/index.html     | 301 /a/
            /was.html           | 301 /a/
            /was.html/          | 301 /a/
            /c/                 | 301 /a/
            /old/b.html         | 301 /b/
            /away               | 301 https://x.example/%E4%B8%AD
            /%E6%97%A7.html     | 301 /%E6%96%87/
            /b/                 | 200
            /foo/other          | 301 /never/other
            /rule               | 302 /b/
            /_redirects         | 404
            """)
    void an_alias_is_a_redirect(String path, String outcome) throws Exception {
        blogWithAliases("");
        try (RunningBlog blog = start(false, Optional.empty())) {
            assertEquals(outcome, outcome(blog, path));
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void a_blog_in_a_folder_of_its_host_has_its_aliases_there_and_its_rules_at_the_root(boolean dev) throws Exception {
        blogWithAliases("/blog");
        try (RunningBlog blog = start(dev, Optional.empty())) {
            assertEquals("301 /blog/a/", outcome(blog, "/blog/foo/a.html"));
            assertEquals("301 /blog/", outcome(blog, "/"));
            assertEquals("302 /b/", outcome(blog, "/rule"));
            assertEquals("301 /never/a.html", outcome(blog, "/foo/a.html"));
            assertEquals("404", outcome(blog, "/blog/_redirects"));
        }
    }

    private Optional<DataFolder> data() {
        Optional<DataFolder> data = DataFolder.open(folder.resolve("data"), folder.resolve("blog"), problem -> {});
        assertTrue(data.isPresent());
        return data;
    }

    private void changed(String path, String text) throws Exception {
        write(path, text);
        journal.await("published");
    }

    private void deleted(String path) throws Exception {
        Files.delete(folder.resolve("blog").resolve(path));
        journal.await("published");
    }

    private static String post(String permalink) {
        return "---\ntitle: A\ndate: 2024-01-01\npermalink: " + permalink + "\n---\ntext of a\n";
    }

    private void blogWithPosts() throws IOException {
        write("_config.yml", "url: https://blog.example\n");
        write("source/404.md", "---\ntitle: Nothing\npermalink: 404.html\n---\nnothing here\n");
        write("source/_posts/a.md", post("/first/"));
        write(
                "source/_posts/other.md",
                "---\ntitle: Other\ndate: 2024-01-02\npermalink: /other/\n---\ntext of other\n");
    }

    @Test
    void a_post_that_moves_keeps_its_addresses_and_one_that_is_deleted_is_gone() throws Exception {
        blogWithPosts();
        try (RunningBlog blog = start(false, data())) {
            assertEquals("200", outcome(blog, "/first/"));
            changed("source/_posts/a.md", post("/second/"));
            assertEquals("301 /second/?x=1", outcome(blog, "/first/?x=1"));
            assertEquals("301 /second/", outcome(blog, "/first"));
            changed("source/_posts/a.md", post("/三/"));
            assertEquals("301 /%E4%B8%89/", outcome(blog, "/first/"));
            assertEquals("301 /%E4%B8%89/", outcome(blog, "/second/"));

            changed("source/_posts/other.md", "---\ntitle: Other\ndate: 2024-01-02\npermalink: /second/\n---\nother\n");
            assertEquals("200", outcome(blog, "/second/"));
            assertEquals("301 /second/", outcome(blog, "/other/"));

            deleted("source/_posts/a.md");
            HttpResponse<String> gone = get(blog, "/first/");
            assertEquals(410, gone.statusCode());
            assertTrue(gone.body().contains("nothing here"), gone.body());
            assertEquals("410", outcome(blog, "/%E4%B8%89/"));
            assertEquals("404", outcome(blog, "/never/"));
        }
        Path ledger = folder.resolve("data").resolve(FormerAddresses.FILE);
        assertTrue(Files.readString(ledger).contains("source/_posts/a.md\t/三/\tgone\n"), Files.readString(ledger));
        Files.writeString(ledger, Files.readString(ledger).replace("/三/\tgone", "/三/\t/second/#more"));
        try (RunningBlog blog = start(false, data())) {
            assertEquals("410", outcome(blog, "/first/"));
            assertEquals("301 /second/", outcome(blog, "/other/"));
            assertEquals("301 /second/#more", outcome(blog, "/%E4%B8%89/"));
            journal.await("published");
            changed("source/_posts/a.md", post("/first/"));
            assertEquals("200", outcome(blog, "/first/"));
            assertEquals("301 /second/#more", outcome(blog, "/%E4%B8%89/"));
        }
    }

    @Test
    void a_post_that_can_not_be_read_is_not_gone() throws Exception {
        blogWithPosts();
        try (RunningBlog blog = start(false, data())) {
            changed("source/_posts/a.md", "---\ntitle: [A\n---\nx\n");
            assertEquals("404", outcome(blog, "/first/"));
            changed("source/_posts/a.md", post("/first/"));
            assertEquals("200", outcome(blog, "/first/"));
        }
    }

    @Test
    void a_rule_of_the_author_goes_before_what_is_remembered() throws Exception {
        blogWithPosts();
        write("source/_redirects", "/first/ /other/ 302\n");
        try (RunningBlog blog = start(false, data())) {
            assertEquals("200", outcome(blog, "/first/"));
            deleted("source/_posts/a.md");
            assertEquals("302 /other/", outcome(blog, "/first/"));
        }
    }

    @Test
    void a_blog_that_keeps_nothing_remembers_nothing() throws Exception {
        blogWithPosts();
        try (RunningBlog blog = start(false, Optional.empty())) {
            deleted("source/_posts/a.md");
            assertEquals("404", outcome(blog, "/first/"));
        }
    }
}
