package blogjar.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import blogjar.diagnostic.Problem;
import blogjar.diagnostic.ProblemException;
import blogjar.output.Release;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The lines that log analysers read. */
class AccessLogTest {
    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    private static final Pattern TIME =
            Pattern.compile("\\[\\d\\d/[A-Z][a-z]{2}/\\d{4}:\\d\\d:\\d\\d:\\d\\d \\+0800\\]");

    @TempDir
    Path folder;

    private final Queue<Problem> problems = new ConcurrentLinkedQueue<>();

    private String logged(String request) throws IOException {
        TestSite.write(folder.resolve("site"));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        AccessLog log = AccessLog.to(out, SHANGHAI, problems::add);
        try (WebServer server =
                WebServer.start(TestSite.settings(log, problems), Release.ofFolder(folder.resolve("site")))) {
            RawClient.exchange(server.httpAddress().getPort(), request);
        }
        return TIME.matcher(out.toString(StandardCharsets.UTF_8)).replaceFirst("[TIME]");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            GET /ten.bin?q=1 HTTP/1.1\\r\\nHost: a\\r\\nReferer: http://b/\\r\\nUser-Agent: curl/8 | "GET /ten.bin?q=1 HTTP/1.1" 200 10 "http://b/" "curl/8"
            GET /ten.bin HTTP/1.0\\r\\nHost: a                                                    | "GET /ten.bin HTTP/1.0" 200 10 "-" "-"
            HEAD /ten.bin HTTP/1.1\\r\\nHost: a                                                   | "HEAD /ten.bin HTTP/1.1" 200 - "-" "-"
            GET /no HTTP/1.1\\r\\nHost: a                                                         | "GET /no HTTP/1.1" 404 15 "-" "-"
            POST / HTTP/1.1\\r\\nHost: a                                                          | "POST / HTTP/1.1" 405 124 "-" "-"
            GET /post/hello HTTP/1.1\\r\\nHost: a                                                 | "GET /post/hello HTTP/1.1" 301 122 "-" "-"
            GET /%E4%B8%AD HTTP/1.1\\r\\nHost: a                                                  | "GET /%E4%B8%AD HTTP/1.1" 404 15 "-" "-"
            GET /no HTTP/1.1\\r\\nHost: a\\r\\nUser-Agent: a"b\\\\c\\u00e9\\td                    | "GET /no HTTP/1.1" 404 15 "-" "a\\"b\\\\c\\xe9\\td"
            GET /no HTTP/1.1\\r\\nHost: a\\r\\nUser-Agent: x" 200 5 "-" "fake                     | "GET /no HTTP/1.1" 404 15 "-" "x\\" 200 5 \\"-\\" \\"fake"
            """)
    void each_request_is_one_line_as_apache_writes_it(String request, String line) throws IOException {
        String sent = request.replace("\\r", "\r")
                .replace("\\n", "\n")
                .replace("\\u00e9", "\u00e9")
                .replace("\\t", "\t")
                .replace("\\\\", "\\");
        assertEquals("127.0.0.1 - - [TIME] " + line + "\n", logged(sent + "\r\nConnection: close\r\n\r\n"));
    }

    @Test
    void a_file_that_was_moved_away_is_made_anew() throws IOException {
        Path file = folder.resolve("access.log");
        LogFile log = new LogFile(file, 0);
        log.open();
        log.write("one\n".getBytes(StandardCharsets.UTF_8));
        Files.move(file, folder.resolve("access.log.1"));
        log.write("two\n".getBytes(StandardCharsets.UTF_8));
        log.write("three\n".getBytes(StandardCharsets.UTF_8));
        Files.write(file, new byte[0]); // copytruncate
        log.write("four\n".getBytes(StandardCharsets.UTF_8));
        log.close();
        assertEquals("one\n", Files.readString(folder.resolve("access.log.1")));
        assertEquals("four\n", Files.readString(file));
    }

    @Test
    void a_log_is_appended_to() throws IOException {
        Path file = Files.writeString(folder.resolve("access.log"), "before\n");
        TestSite.write(folder.resolve("site"));
        AccessLog log = AccessLog.to(file, SHANGHAI, problems::add);
        try (WebServer server =
                WebServer.start(TestSite.settings(log, problems), Release.ofFolder(folder.resolve("site")))) {
            RawClient.exchange(server.httpAddress().getPort(), "GET / HTTP/1.0\r\n\r\n");
        }
        String text = Files.readString(file);
        assertTrue(text.startsWith("before\n127.0.0.1 - - ["), text);
        assertEquals(2, text.lines().count());
    }

    @Test
    void a_log_that_can_not_be_opened_says_so_at_the_start() {
        ProblemException refused = assertThrows(
                ProblemException.class,
                () -> AccessLog.to(folder.resolve("no/such/access.log"), SHANGHAI, problems::add));
        assertTrue(refused.getMessage().contains("no/such/access.log"), refused.getMessage());
        assertTrue(refused.getMessage().contains("fix: "), refused.getMessage());
    }

    @Test
    void a_full_disk_is_told_once_and_the_site_goes_on() throws IOException {
        TestSite.write(folder.resolve("site"));
        OutputStream full = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("No space left on device");
            }
        };
        AccessLog log = AccessLog.to(full, SHANGHAI, problems::add);
        try (WebServer server =
                WebServer.start(TestSite.settings(log, problems), Release.ofFolder(folder.resolve("site")))) {
            for (int i = 0; i < 3; i++) {
                String response = RawClient.exchange(server.httpAddress().getPort(), "GET / HTTP/1.0\r\n\r\n");
                assertEquals(200, RawClient.status(response));
            }
        }
        assertEquals(1, problems.size(), problems.toString());
        assertTrue(problems.peek().message().contains("No space left"), problems.toString());
    }
}
