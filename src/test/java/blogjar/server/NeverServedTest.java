package blogjar.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import blogjar.diagnostic.Problem;
import blogjar.diagnostic.Problems;
import blogjar.output.Content;
import blogjar.output.Output;
import blogjar.output.Release;
import blogjar.output.ReleaseSink;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What lies in a site's folder by accident, and ways out of the folder, over a real socket. */
class NeverServedTest {
    private static final String SECRET = "keep this";

    @TempDir
    Path folder;

    private static List<String> corpus() throws IOException {
        try (InputStream in = NeverServedTest.class.getResourceAsStream("never-served.txt")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("# "))
                    .toList();
        }
    }

    private static String get(WebServer server, String target) throws IOException {
        return RawClient.exchange(
                server.httpAddress().getPort(), "GET " + target + " HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
    }

    /** Each byte in the form of percent and two digits, as some write addresses to get past a look at them. */
    private static String escaped(String path, boolean all) {
        StringBuilder out = new StringBuilder();
        for (byte b : path.getBytes(StandardCharsets.UTF_8)) {
            boolean needed = b == '#' || b == '?' || b == '%';
            out.append((all || needed) && b != '/' ? String.format("%%%02x", b & 0xff) : Character.toString(b));
        }
        return out.toString();
    }

    @Test
    void accidents_in_a_ready_folder_are_not_served_and_the_rest_is() throws IOException {
        for (String path : corpus()) {
            TestSite.put(folder, path, SECRET);
        }
        TestSite.put(folder, "index.html", "home");
        TestSite.put(folder, "_next/app.js", "app");
        TestSite.put(folder, "notes/readme.md", "notes");
        TestSite.put(folder, "public/package.json", "{}");
        TestSite.put(folder, "tags/c~/index.html", "tag");
        TestSite.put(folder, ".well-known/security.txt", "contact");
        Problems problems = new Problems();
        Release release = Release.ofFolder(folder, Release.empty(), problems);
        try (WebServer server = WebServer.start(TestSite.settings(Headers.USUAL), release)) {
            for (String path : corpus()) {
                for (String target : List.of(
                        "/" + escaped(path, false),
                        "/" + escaped(path, true),
                        "//" + escaped(path, false),
                        "/./" + escaped(path, false),
                        "/x/../" + escaped(path, false),
                        "/" + escaped(path, false) + "/",
                        "/" + escaped(path, false) + ";x=1",
                        "/" + escaped(path, false) + "%00.html",
                        "/" + escaped(path, false) + "?x")) {
                    String response = get(server, target);
                    assertFalse(response.contains(SECRET), target);
                    assertTrue(List.of(301, 400, 404).contains(RawClient.status(response)), target + response);
                }
            }
            for (String target :
                    List.of("/", "/_next/app.js", "/notes/readme.md", "/tags/c~/", "/public/package.json")) {
                assertEquals(200, RawClient.status(get(server, target)), target);
            }
            assertEquals(200, RawClient.status(get(server, "/.well-known/security.txt")));
        }
        String told = problems.all().stream().map(Problem::toString).collect(Collectors.joining("\n"));
        assertTrue(told.contains("is the folder of a blog"), told);
        assertTrue(told.contains("'INDEX.HTML.BAK' and "), told);
        assertTrue(told.contains("fix: "), told);
    }

    @Test
    void a_blog_that_publishes_back_ups_does_not_serve_them() throws IOException {
        ReleaseSink sink = new ReleaseSink();
        for (String path : List.of("index.html", "a/notes.bak", "a/notes.txt", "a/notes.txt~")) {
            sink.put(new Output(path, Content.of(path.getBytes(StandardCharsets.UTF_8))));
        }
        Release release = sink.release();
        assertTrue(release.told().orElseThrow().message().startsWith("'a/notes.bak' and another file"));
        try (WebServer server = WebServer.start(TestSite.settings(Headers.USUAL), release)) {
            assertEquals(404, RawClient.status(get(server, "/a/notes.bak")));
            assertEquals(404, RawClient.status(get(server, "/a/notes.txt~")));
            assertEquals(200, RawClient.status(get(server, "/a/notes.txt")));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/../outside.txt",
                "/a/../../outside.txt",
                "/..%2foutside.txt",
                "/%2e%2e/outside.txt",
                "/%2E%2E%2Foutside.txt",
                "/.%2e/outside.txt",
                "/..%5coutside.txt",
                "/..\\outside.txt",
                "/%252e%252e/outside.txt",
                "/..;/outside.txt",
                "/%c0%ae%c0%ae/outside.txt",
                "/..%c0%afoutside.txt",
                "/%uff0e%uff0e/outside.txt",
                "/....//outside.txt",
                "/..%00/outside.txt",
                "/outside.txt%00",
                "//outside.txt",
                "///etc/passwd",
                "/file:///etc/passwd",
                "/etc/passwd",
                "/%2fetc%2fpasswd",
                "/C:/Windows/win.ini",
                "/con",
                "/nul.html",
                "/aux.txt",
                "/link",
                "/folder/outside.txt",
                "/index.html::$DATA",
                "/index.html%20",
                "/index.html.",
                "/%",
                "/%g0",
                "/a%0d%0ab",
                "/\u00e9"
            })
    void no_address_leads_out_of_the_folder(String target) throws IOException {
        Path site = Files.createDirectories(folder.resolve("site"));
        TestSite.put(folder, "outside.txt", SECRET);
        TestSite.put(folder, "other/outside.txt", SECRET);
        TestSite.put(site, "index.html", "home");
        Files.createSymbolicLink(site.resolve("link"), folder.resolve("outside.txt"));
        Files.createSymbolicLink(site.resolve("folder"), folder.resolve("other"));
        try (WebServer server = WebServer.start(TestSite.settings(Headers.USUAL), Release.ofFolder(site))) {
            String response = get(server, target);
            assertTrue(List.of(400, 404).contains(RawClient.status(response)), response);
            assertFalse(response.contains(SECRET) || response.contains("root:"), response);
        }
    }
}
