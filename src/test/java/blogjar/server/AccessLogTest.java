package blogjar.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import blogjar.config.Config;
import blogjar.diagnostic.Problem;
import blogjar.diagnostic.ProblemException;
import blogjar.logfile.Rotation;
import blogjar.output.Release;
import blogjar.text.IpAddress;
import blogjar.text.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;

/** The lines that log analysers read. */
class AccessLogTest {
    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    private static final String TIME = "\\[\\d\\d/[A-Z][a-z]{2}/\\d{4}:\\d\\d:\\d\\d:\\d\\d \\+0800\\]";
    private static final Pattern BYTE = Pattern.compile("<([0-9a-f]{2})>");

    @TempDir
    Path folder;

    private final Queue<Problem> problems = new ConcurrentLinkedQueue<>();

    /** @param request its lines, separated by ~, with bytes as {@code <e9>}; the Host is added */
    private String logged(String request, LogFormat format) throws IOException {
        TestSite.write(folder.resolve("site"));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        AccessLog log = AccessLog.of(new LogSettings("-", format, Rotation.NONE, SHANGHAI), out, problems::add);
        String lines = request.replaceFirst("~|$", "~Host: a$0").replace("~", "\r\n");
        String bytes = BYTE.matcher(lines)
                .replaceAll(hex -> Matcher.quoteReplacement(Character.toString(Integer.parseInt(hex.group(1), 16))));
        try (WebServer server =
                WebServer.start(TestSite.settings(log, problems), Release.ofFolder(folder.resolve("site")))) {
            RawClient.exchange(server.httpAddress().getPort(), bytes + "\r\nConnection: close\r\n\r\n");
        }
        return out.toString(StandardCharsets.US_ASCII);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvFileSource(resources = "log-formats.psv", delimiter = '|', quoteCharacter = '`')
    void each_request_is_one_line_as_apache_writes_it(String format, String request, String line) throws IOException {
        if (line.startsWith("refused: ")) {
            Exception refused =
                    assertThrows(IllegalArgumentException.class, () -> LogFormat.of(format, SHANGHAI, false));
            assertEquals(line, "refused: " + refused.getMessage());
            return;
        }
        String written = logged(request, LogFormat.of(format, SHANGHAI, false));
        String expected =
                Pattern.quote(line).replace("TIME", "\\E" + TIME + "\\Q").replace("NUMBER", "\\E\\d+\\Q");
        assertTrue(written.matches(expected + "\n"), written);
    }

    @Test
    void json_is_valid_for_any_bytes() throws Exception {
        StringBuilder all = new StringBuilder();
        for (int i = '\t'; i < 256; i = i == '\t' ? ' ' : i + 1) {
            all.append(i == '<' || i == '~' || i == 0x7f ? "" : String.format("<%02x>", i));
        }
        String line = logged(
                "GET /no?a=b HTTP/1.1~User-Agent: " + all + "~Referer: <e4><b8><ad>\"",
                LogFormat.of("json", SHANGHAI, false));
        assertEquals(1, line.lines().count());
        Map<?, ?> object = (Map<?, ?>) Json.parse(line.strip());
        assertEquals("127.0.0.1", object.get("client"));
        assertEquals("GET", object.get("method"));
        assertEquals("a", object.get("host"));
        assertEquals(false, object.get("secure"));
        assertEquals(null, object.get("user"));
        assertEquals("中\"", object.get("referer"));
        assertTrue(object.get("user_agent").toString().endsWith("\u00fe\u00ff"), line);
        assertTrue(object.get("time").toString().matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}\\+08:00"));
    }

    @ParameterizedTest
    @CsvSource({
        "192.0.2.177, 192.0.2.177, 192.0.2.0",
        "::ffff:192.0.2.177, 192.0.2.177, 192.0.2.0",
        "2001:db8:1:2:3:4:5:6, 2001:db8:1:2:3:4:5:6, 2001:db8:1::",
        "2001:db8:0:0:1:0:0:1, 2001:db8::1:0:0:1, 2001:db8::",
        "2001:db8:0:1:1:1:1:1, 2001:db8:0:1:1:1:1:1, 2001:db8::",
        "::1, ::1, ::",
        "fe80::1, fe80::1, fe80::",
    })
    void addresses_are_written_as_rfc_5952_says_and_masked_to_their_network(String address, String text, String masked)
            throws IOException {
        assertEquals(text, IpAddress.text(InetAddress.getByName(address)));
        assertEquals(masked, IpAddress.masked(InetAddress.getByName(address)));
    }

    @Test
    void a_masked_log_knows_no_full_address() throws IOException {
        String line = logged(
                "GET / HTTP/1.1~X-Forwarded-For: 192.0.2.7",
                LogFormat.of("%h %a %{c}a %{X-Forwarded-For}i", SHANGHAI, true));
        assertEquals("127.0.0.0 127.0.0.0 127.0.0.0 -\n", line);
    }

    @Test
    void a_log_is_appended_to() throws IOException {
        Path file = Files.writeString(folder.resolve("access.log"), "before\n");
        TestSite.write(folder.resolve("site"));
        AccessLog log = AccessLog.of(
                LogSettings.combined(file.toString(), SHANGHAI), OutputStream.nullOutputStream(), problems::add);
        try (WebServer server =
                WebServer.start(TestSite.settings(log, problems), Release.ofFolder(folder.resolve("site")))) {
            RawClient.exchange(server.httpAddress().getPort(), "GET / HTTP/1.0\r\n\r\n");
        }
        String text = Files.readString(file);
        assertTrue(text.startsWith("before\n127.0.0.1 - - ["), text);
        assertEquals(2, text.lines().count());
    }

    @Test
    void a_log_knows_its_files_so_that_a_blog_is_not_built_for_each_request() {
        Path file = folder.resolve("access.log");
        try (AccessLog log = AccessLog.of(
                LogSettings.combined(file.toString(), SHANGHAI), OutputStream.nullOutputStream(), problems::add)) {
            assertTrue(log.owns(file));
            assertTrue(log.owns(folder.resolve("access.log-20260304T120000.000Z.gz")));
            assertFalse(log.owns(folder.resolve("source")));
            assertFalse(log.owns(folder.resolve("source/access.log")));
        }
        assertFalse(AccessLog.none().owns(file));
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
        AccessLog log = AccessLog.of(LogSettings.combined("-", SHANGHAI), full, problems::add);
        try (WebServer server =
                WebServer.start(TestSite.settings(log, problems), Release.ofFolder(folder.resolve("site")))) {
            for (int i = 0; i < 3; i++) {
                String response = RawClient.exchange(server.httpAddress().getPort(), "GET / HTTP/1.0\r\n\r\n");
                assertEquals(200, RawClient.status(response));
            }
        }
        assertEquals(3, log.lost());
        assertEquals(1, problems.size(), problems.toString());
        assertTrue(problems.peek().message().contains("No space left"), problems.toString());
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void a_device_that_is_full_is_told_once_and_the_site_goes_on() throws IOException {
        TestSite.write(folder.resolve("site"));
        AccessLog log = AccessLog.of(LogSettings.combined("/dev/full", SHANGHAI), System.out, problems::add);
        try (WebServer server =
                WebServer.start(TestSite.settings(log, problems), Release.ofFolder(folder.resolve("site")))) {
            while (log.lost() < 2) {
                String response = RawClient.exchange(server.httpAddress().getPort(), "GET / HTTP/1.0\r\n\r\n");
                assertEquals(200, RawClient.status(response));
            }
        }
        assertEquals(1, problems.size(), problems.toString());
        assertTrue(problems.peek().message().startsWith("lines of the access log are lost"), problems.toString());
    }

    private static LogSettings settings(@Nullable Object value) {
        return LogSettings.of(new Config(Map.of("server", Map.of("access_log", value)), Map.of()));
    }

    @Test
    void the_setting_is_a_file_or_says_more() {
        assertEquals("/var/log/blog.log", settings("/var/log/blog.log").target());
        assertEquals("-", settings("-").target());
        assertEquals("", settings(false).target());
        assertEquals("-", settings(Map.of("format", "json")).target());
        assertEquals(Rotation.NONE, settings(Map.of("file", "a.log")).rotation());
        assertEquals(
                Rotation.USUAL,
                settings(Map.of("file", "a.log", "rotate", true)).rotation());
        assertEquals(
                new Rotation(5 << 20, false, 3, false),
                settings(Map.of(
                                "file",
                                "a.log",
                                "rotate",
                                Map.of("size", "5MB", "daily", false, "keep", 3L, "compress", "none")))
                        .rotation());
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"format": "%y"}                      | 'server.access_log.format: %y' can't be used: '%y' is no directive that is known
            {"formt": "json"}                     | 'server.access_log.formt: json' is no setting
            {"mask": "no"}                        | 'server.access_log.mask: no' is neither true nor false
            {"file": ["a"]}                       | 'server.access_log.file' is no text
            {"rotate": "weekly"}                  | 'server.access_log.rotate: weekly' is neither true nor false
            {"rotate": {"size": "big"}}           | 'server.access_log.rotate.size: big' is no size
            {"rotate": {"keep": -1}}              | 'server.access_log.rotate.keep: -1' is no such number
            {"rotate": {"compress": "zip"}}       | 'server.access_log.rotate.compress: zip' is not known
            """)
    void a_wrong_value_is_refused_with_its_place(String value, String message) {
        ProblemException refused = assertThrows(ProblemException.class, () -> settings(Json.parse(value)));
        assertEquals(message, refused.problems().get(0).message());
        assertEquals("_config.yml", refused.problems().get(0).file());
    }
}
