package blogjar.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import blogjar.config.Config;
import blogjar.diagnostic.ProblemException;
import blogjar.output.Release;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Folders beside the site. */
class DirectoriesTest {
    @TempDir
    Path folder;

    private final Queue<Object> told = new ConcurrentLinkedQueue<>();
    private Path files;
    private WebServer server;

    private static Config config(Map<String, ?> directories) {
        return new Config(
                Map.of("url", "http://blog.test", "server", Map.of("directories", new LinkedHashMap<>(directories))),
                Map.of());
    }

    @BeforeEach
    void start() throws IOException {
        Path site = TestSite.write(folder.resolve("site"));
        files = folder.resolve("files");
        TestSite.put(files, "a b.txt", "0123456789");
        TestSite.put(files, "中/index.html", "<p>index</p>");
        TestSite.put(files, "bare/x.bin", "x");
        TestSite.put(files, ".secret/x", "secret");
        TestSite.put(files, ".env", "secret");
        TestSite.put(folder, "outside/secret.txt", "secret");
        TestSite.put(folder, "other/deep.txt", "deep");
        Files.createSymbolicLink(files.resolve("out"), folder.resolve("outside"));
        Files.createSymbolicLink(files.resolve("hidden.txt"), files.resolve(".env"));
        Files.createSymbolicLink(files.resolve("same.txt"), files.resolve("a b.txt"));
        WebServer.Settings settings = new WebServer.Settings(
                new Ports("localhost", 0, 0, 0),
                Locations.of(config(Map.of(
                        "/css",
                        files.toString(),
                        "/css/in/",
                        folder.resolve("other").toString()))),
                Headers.USUAL,
                AccessLog.none(),
                told::add);
        server = WebServer.start(settings, Release.ofFolder(site));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private String ask(String method, String target, String field) throws IOException {
        return RawClient.exchange(
                server.httpAddress().getPort(),
                method + " " + target + " HTTP/1.1\r\nHost: blog.test\r\n" + field + "Connection: close\r\n\r\n");
    }

    @ParameterizedTest(name = "{0} -> {1} {2}")
    @CsvSource(delimiter = '|', textBlock = """
            # target                    | status | end of the body, or Location
              /css/a%20b.txt            | 200    | 0123456789
              /css/same.txt             | 200    | 0123456789
              /css/%E4%B8%AD/           | 200    | <p>index</p>
              /css/%E4%B8%AD/index.html | 200    | <p>index</p>
              /css/%E4%B8%AD?q          | 301    | /css/%E4%B8%AD/?q
              /css                      | 301    | /css/
              /css/                     | 404    | <p>not here</p>
              /css/bare/                | 404    | <p>not here</p>
              /css/none                 | 404    | <p>not here</p>
              /css/style.css            | 404    | <p>not here</p>
              /css/a%20b.txt/           | 404    | <p>not here</p>
              /css/a%20b.txt/x          | 404    | <p>not here</p>
              /css/.env                 | 404    | <p>not here</p>
              /css/.secret/x            | 404    | <p>not here</p>
              /css/hidden.txt           | 404    | <p>not here</p>
              /css/out/secret.txt       | 404    | <p>not here</p>
              /css/../outside/secret.txt | 404   | <p>not here</p>
              /css/%2e%2e/outside/secret.txt | 404 | <p>not here</p>
              /css//etc/passwd          | 404    | <p>not here</p>
              /css/in/deep.txt          | 200    | deep
              /csss                     | 404    | <p>not here</p>
              /about                    | 200    | <p>about</p>
            """)
    void a_folder_is_served_below_its_path(String target, int status, String expected) throws IOException {
        String response = ask("GET", target, "");
        assertEquals(status, RawClient.status(response), response);
        assertFalse(response.contains("secret"), response);
        if (status == 301) {
            assertEquals(expected, RawClient.field(response, "Location").orElse(""));
        } else {
            assertTrue(response.endsWith(expected), response);
        }
        assertEquals(List.of(), List.copyOf(told));
    }

    @Test
    void a_name_that_no_file_can_have_is_not_found() throws IOException {
        Files.createSymbolicLink(files.resolve("round"), files.resolve("round"));
        for (String name : List.of("round", "x".repeat(300), "a".repeat(10) + "/b".repeat(1000))) {
            assertEquals(404, RawClient.status(ask("GET", "/css/" + name, "")));
        }
        assertEquals(List.of(), List.copyOf(told));
    }

    @Test
    void a_file_is_served_as_it_is_now_with_ranges_and_validators() throws IOException {
        String part = ask("GET", "/css/a%20b.txt", "Range: bytes=2-4\r\n");
        assertEquals(206, RawClient.status(part));
        assertTrue(part.endsWith("\r\n\r\n234"), part);
        String etag = RawClient.field(part, "ETag").orElse("");
        String since = "If-None-Match: " + etag + "\r\n";
        assertEquals(304, RawClient.status(ask("GET", "/css/a%20b.txt", since)));
        assertEquals(
                "10",
                RawClient.field(ask("HEAD", "/css/a%20b.txt", ""), "Content-Length")
                        .orElse(""));
        Files.writeString(files.resolve("a b.txt"), "newer");
        String newer = ask("GET", "/css/a%20b.txt", since);
        assertEquals(200, RawClient.status(newer));
        assertTrue(newer.endsWith("newer"), newer);
        assertEquals("nosniff", RawClient.field(newer, "X-Content-Type-Options").orElse(""));
        assertEquals(405, RawClient.status(ask("PUT", "/css/a%20b.txt", "")));
        Files.delete(files.resolve("a b.txt"));
        assertEquals(404, RawClient.status(ask("GET", "/css/a%20b.txt", "")));
    }

    @ParameterizedTest
    @CsvSource({"files,/tmp", "/,/tmp", "/.git,/tmp", "/a//b,/tmp", "/files,/no/such/folder"})
    void what_can_not_be_served_is_told(String path, String target) {
        ProblemException wrong = assertThrows(ProblemException.class, () -> Locations.of(config(Map.of(path, target))));
        assertTrue(wrong.getMessage().contains("in server.directories can't be used"), wrong.getMessage());
    }
}
