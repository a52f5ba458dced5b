package blogjar.serve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import blogjar.build.Build;
import blogjar.config.Config;
import blogjar.server.AccessLog;
import blogjar.server.Headers;
import blogjar.server.Locations;
import blogjar.server.Ports;
import blogjar.server.WebServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sites that are served beside a blog, while the files of all of them change. */
class SitesBesideTest {
    @TempDir
    Path root;

    private final RecordingJournal journal = new RecordingJournal();
    private RunningBlog blog;

    @BeforeEach
    void make() throws IOException {
        write("blog/_config.yml", "title: First\nurl: https://blog.test\npermalink: :title.html\n");
        write("blog/source/_posts/hello.md", "---\ntitle: Hello\ndate: 2024-01-01\n---\nof the blog\n");
        write("other/_config.yml", "title: Second\nurl: https://other.test\npermalink: :title.html\n");
        write("other/source/_posts/hello.md", "---\ntitle: Hello\ndate: 2024-01-01\n---\nof the other\n");
        write("files/index.html", "<p>files</p>");
        write("broken/_config.yml", "title: [\n");
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

    private void start(String... names) throws IOException {
        Map<String, Object> sites = new LinkedHashMap<>();
        for (String name : names) {
            sites.put(name + ".test", root.resolve(name).toString());
        }
        Build.Settings settings = Build.Settings.of(root.resolve("blog"));
        WebServer.Settings web = new WebServer.Settings(
                Ports.of(0, -1),
                Locations.of(
                        new Config(Map.of("url", "https://blog.test", "server", Map.of("sites", sites)), Map.of())),
                Headers.USUAL,
                AccessLog.none(),
                journal::tell);
        blog = Started.blog(
                new BlogPublication(settings, Build.prepare(settings).config(), false),
                web,
                Optional.empty(),
                Optional.empty(),
                journal);
    }

    private String get(String host, String path) throws IOException {
        try (Socket socket =
                new Socket(InetAddress.getLoopbackAddress(), blog.httpAddress().getPort())) {
            socket.setSoTimeout(60_000);
            socket.getOutputStream()
                    .write(("GET " + path + " HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void a_folder_and_another_blog_are_there_from_the_start_and_follow_their_files() throws Exception {
        start("files", "other");
        assertTrue(get("blog.test", "/hello.html").contains("of the blog"));
        assertTrue(get("other.test", "/hello.html").contains("of the other"));
        assertTrue(get("files.test", "/").endsWith("<p>files</p>"));
        write("files/index.html", "<p>newer files</p>");
        journal.await("changed files.test");
        assertTrue(get("files.test", "/").endsWith("<p>newer files</p>"));
        write("other/source/_posts/second.md", "---\ntitle: Second\ndate: 2024-01-02\n---\nthe second\n");
        journal.await("changed other.test");
        assertTrue(get("other.test", "/second.html").contains("the second"));
        assertTrue(get("blog.test", "/second.html").startsWith("HTTP/1.1 404"));
    }

    @Test
    void what_is_wrong_with_one_is_told_and_harms_no_other() throws Exception {
        start("broken", "files");
        journal.await("_config.yml");
        assertEquals("HTTP/1.1 503", get("broken.test", "/").substring(0, 12));
        assertTrue(get("blog.test", "/hello.html").contains("of the blog"));
        assertTrue(get("files.test", "/").endsWith("<p>files</p>"));
        write("broken/_config.yml", "title: Mended\npermalink: :title.html\n");
        write("broken/source/_posts/hello.md", "---\ntitle: Hello\ndate: 2024-01-01\n---\nmended\n");
        journal.await("changed broken.test");
        assertTrue(get("broken.test", "/hello.html").contains("mended"));
    }
}
