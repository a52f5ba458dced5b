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
import java.util.Optional;
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
        return RunningBlog.start(
                new BlogPublication(settings, Build.prepare(settings).config(), dev),
                WebServer.Settings.of(new Ports("localhost", 0, -1, 0), journal::tell),
                null,
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
}
