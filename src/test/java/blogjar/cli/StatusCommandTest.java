package blogjar.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import blogjar.metrics.Standing;
import blogjar.output.Release;
import blogjar.server.WebServer;
import blogjar.text.Json;
import blogjar.text.TextWidth;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code status}, against a running server and against none. */
class StatusCommandTest {
    @TempDir
    Path site;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private int run(Map<String, String> environment, String... args) {
        return Program.run(args, environment, stream(out), stream(err));
    }

    private static PrintStream stream(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }

    private static void get(WebServer server, String request) throws IOException {
        int port = server.httpAddress().getPort();
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.getOutputStream()
                    .write((request + "\r\nHost: blog.test\r\nConnection: close\r\n\r\n")
                            .getBytes(StandardCharsets.ISO_8859_1));
            socket.getInputStream().readAllBytes();
        }
    }

    @Test
    void a_person_reads_what_fits_the_terminal_and_can_not_move_its_cursor() throws IOException {
        Files.writeString(site.resolve("index.html"), "<p>home</p>");
        try (WebServer server = AdminServer.start(Release.ofFolder(site))) {
            server.note(standing -> standing.with(List.of(new Standing.Certified(
                            Set.of("blog.test"),
                            Instant.now().minus(Duration.ofDays(10)),
                            Instant.now().plus(Duration.ofDays(80).plusHours(1)))))
                    .with(new Standing.Build(Instant.now(), Duration.ofMillis(1234), true, 2))
                    .with(new Standing.Renewals(
                            3,
                            1,
                            List.of(new Standing.Renewals.Planned(
                                    Set.of("blog.test"), Instant.parse("2027-01-02T03:04:05.678Z"))),
                            List.of())));
            get(server, "GET / HTTP/1.1");
            get(server, "GET /" + "no/".repeat(100) + " HTTP/1.1\r\nReferer: http://a/\u009b2J");
            assertEquals(0, run(Map.of("COLUMNS", "60"), "status", "--admin", AdminServer.place(server)));
        }
        String text = out.toString(StandardCharsets.UTF_8);
        text.lines().forEach(line -> assertTrue(TextWidth.of(line) <= 60, line));
        for (String part : List.of(
                "Status        ok, blog.test, up ",
                "Site          1 files, 11 B, published ",
                "Last build    1.2 s, 2 problems, ",
                "Certificate   80 days left, blog.test",
                "Renewal       2027-01-02T03:04:05Z, blog.test",
                "Orders        3, failed: 1",
                "Requests      2, ",
                "200: 1, 404: 1",
                "     1  /no/no/",
                "from http://a/\ufffd2J")) {
            assertTrue(text.contains(part), part + " in\n" + text);
        }
        assertFalse(text.contains("\u001b"), text);
    }

    @Test
    void a_program_reads_json() throws Exception {
        Files.writeString(site.resolve("index.html"), "<p>home</p>");
        try (WebServer server = AdminServer.start(Release.ofFolder(site))) {
            assertEquals(0, run(Map.of("BLOG_ADMIN", AdminServer.place(server)), "status", "--json"));
        }
        Map<?, ?> status =
                (Map<?, ?>) Json.parse(out.toString(StandardCharsets.UTF_8).strip());
        assertEquals("ok", status.get("status"));
    }

    @Test
    void a_server_without_a_site_is_a_failure() {
        try (WebServer server = AdminServer.start(Release.empty())) {
            assertEquals(1, run(Map.of(), "status", "--admin", AdminServer.place(server)));
        }
        assertTrue(out.toString(StandardCharsets.UTF_8).startsWith("Status        unavailable, blog.test"));
    }

    @Test
    void where_nothing_answers_it_says_so() throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        assertEquals(1, run(Map.of(), "status", "--admin", "127.0.0.1:" + port));
        String message = err.toString(StandardCharsets.UTF_8);
        assertTrue(message.contains("no server of blog.jar answers at 127.0.0.1:" + port), message);
        assertTrue(message.contains("fix: "), message);
        assertFalse(message.contains("Exception"), message);
    }

    @Test
    void what_is_another_program_is_told_from_ours() throws IOException {
        try (WebServer server = AdminServer.start(Release.empty())) {
            String other = "127.0.0.1:" + server.httpAddress().getPort();
            assertEquals(1, run(Map.of(), "status", "--admin", other));
        }
        assertTrue(err.toString(StandardCharsets.UTF_8).contains("it answers 404 to /-/status"));
    }
}
