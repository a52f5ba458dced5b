package blogjar.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import blogjar.logfile.Rotation;
import blogjar.output.Release;
import blogjar.tls.Certificates;
import blogjar.tls.TestCertificates;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;

/** What the fields of a request may be (RFC 9113, 8.2 and 8.3): each has its answer, its line in the log, and its place in the figures. */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class Http2RequestsTest {
    private static final TestCertificates AUTHORITY = new TestCertificates();
    private static final int PROTOCOL_ERROR = 1;
    private static final int COMPRESSION_ERROR = 9;
    private static final int END = RawHttp2.END_HEADERS | RawHttp2.END_STREAM;

    @TempDir
    static Path folder;

    static final ByteArrayOutputStream OUT = new ByteArrayOutputStream();
    static WebServer server;

    private final int before = logged().size();

    @BeforeAll
    static void start() throws Exception {
        AccessLog log = AccessLog.of(
                new LogSettings("-", LogFormat.of("%r %>s", ZoneOffset.UTC, false), Rotation.NONE, ZoneOffset.UTC),
                OUT,
                problem -> {});
        WebServer.Settings settings = new WebServer.Settings(
                new Ports("localhost", 0, 0, 0),
                Locations.of("blog.test"),
                Headers.USUAL,
                Proxies.NONE,
                Access.OPEN,
                Limits.USUAL,
                new Admin("localhost", 0),
                log,
                problem -> {});
        server = WebServer.start(settings, Release.ofFolder(TestSite.write(folder.resolve("site"))));
        Path letsencrypt = folder.resolve("letsencrypt");
        TestCertificates.certbot(letsencrypt, "blog.test", 1, AUTHORITY.issue("EC256", "blog.test", "localhost"));
        Certificates certificates = Certificates.in(letsencrypt, "blog.test", Clock.systemUTC());
        certificates.refresh();
        server.secure(certificates.context(), certificates.names(), Instant.EPOCH);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static List<String> logged() {
        return OUT.toString(StandardCharsets.US_ASCII).lines().toList();
    }

    /** Those of this test, when they have been written. */
    private List<String> lines(int count) {
        List<String> all = logged();
        while (all.size() < before + count) {
            LockSupport.parkNanos(1_000_000);
            all = logged();
        }
        return all.subList(before, all.size());
    }

    private RawHttp2 connect() throws Exception {
        return RawHttp2.connect(server.httpsAddress().orElseThrow().getPort(), AUTHORITY.client());
    }

    private static void literal(ByteArrayOutputStream block, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        int rest = bytes.length - 127;
        block.write(Math.min(bytes.length, 127));
        if (rest >= 0) {
            for (; rest >= 128; rest >>= 7) {
                block.write(rest & 127 | 128);
            }
            block.write(rest);
        }
        block.writeBytes(bytes);
    }

    /** Each field as {@code name=value}; where the client's table is to have it, with a plus sign before it. */
    private static byte[] block(String... fields) {
        ByteArrayOutputStream block = new ByteArrayOutputStream();
        for (String field : fields) {
            int equals = field.indexOf('=');
            boolean kept = field.startsWith("+");
            block.write(kept ? 0x40 : 0);
            literal(block, field.substring(kept ? 1 : 0, equals));
            literal(block, field.substring(equals + 1));
        }
        return block.toByteArray();
    }

    private static byte[] request(String path, String... more) {
        String[] all = Arrays.copyOf(
                new String[] {":method=GET", ":scheme=https", ":path=" + path, ":authority=blog.test"},
                4 + more.length);
        System.arraycopy(more, 0, all, 4, more.length);
        return block(all);
    }

    /** Sends a block in as many frames as it needs. */
    private static RawHttp2 send(RawHttp2 client, int stream, byte[] block) throws Exception {
        int length = 16_000;
        for (int at = 0; at == 0 || at < block.length; at += length) {
            boolean last = at + length >= block.length;
            client.frame(
                    at == 0 ? RawHttp2.HEADERS : RawHttp2.CONTINUATION,
                    (at == 0 ? RawHttp2.END_STREAM : 0) | (last ? RawHttp2.END_HEADERS : 0),
                    stream,
                    Arrays.copyOfRange(block, at, Math.min(block.length, at + length)));
        }
        client.flush();
        return client;
    }

    private static String[] split(String fields) {
        return fields.replace("<0d>", "\r")
                .replace("<0a>", "\n")
                .replace("<00>", "\0")
                .replace("<20>", " ")
                .replace("<e9>", "\u00e9")
                .split(" +(?=[^ ]+=)");
    }

    /** Requests before and after it on its connection are answered. */
    @ParameterizedTest(name = "{0} -> {1}")
    @CsvFileSource(resources = "http2-requests.psv", delimiter = '|', quoteCharacter = '`')
    void it_is_answered_and_logged(String fields, String outcome, String line) throws Exception {
        try (RawHttp2 client = connect()) {
            assertEquals("200", send(client, 1, request("/about.html", "+a=b")).outcome(1));
            assertEquals(outcome, send(client, 3, block(split(fields))).outcome(3));
            client.frame(RawHttp2.HEADERS, END, 5, request("/about.html")).flush();
            assertEquals("200", client.outcome(5));
        }
        String status = outcome.startsWith("reset") ? "400" : outcome;
        assertEquals(
                List.of("GET /about.html HTTP/2.0 200", line + " " + status, "GET /about.html HTTP/2.0 200"), lines(3));
    }

    private static long counted() throws Exception {
        String figures = RawClient.exchange(
                server.adminAddress().orElseThrow().getPort(),
                "GET /-/metrics HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
        return figures.lines()
                .filter(line -> line.contains("{class=\"4xx\",code=\"400\"} "))
                .mapToLong(line -> Long.parseLong(line.substring(line.indexOf('}') + 2)))
                .sum();
    }

    @Test
    void it_is_counted_by_its_status() throws Exception {
        long counted = counted();
        try (RawHttp2 client = connect()) {
            assertEquals("reset 1", send(client, 1, block(":method=GET")).outcome(1));
        }
        assertEquals(counted + 1, counted());
        lines(1);
    }

    @ParameterizedTest
    @CsvSource({"80", "be", "ff", "00", "3fe21f"}) // none, not there, unfinished, a table that is too large
    void fields_that_cannot_be_read_end_the_connection(String hex) throws Exception {
        ByteArrayOutputStream block = new ByteArrayOutputStream();
        if (!hex.startsWith("3f")) {
            block.writeBytes(request("/a"));
        }
        for (int i = 0; i < hex.length(); i += 2) {
            block.write(Integer.parseInt(hex.substring(i, i + 2), 16));
        }
        try (RawHttp2 client = connect()) {
            assertEquals(
                    "end " + COMPRESSION_ERROR,
                    send(client, 1, block.toByteArray()).outcome(1));
        }
        assertEquals(List.of((hex.startsWith("3f") ? "- -" : "GET /a") + " HTTP/2.0 400"), lines(1));
    }

    /** The table of the client is kept: what it put there within what was too long, and before, can be named afterwards. */
    @ParameterizedTest(name = "{0} octets {1} times, {2} of the target -> {3}")
    @CsvSource({
        "15000,  1,     1, 404",
        "17000,  1,     1, 431",
        "30000,  1,     1, 431",
        "60000,  1,     1, 431",
        "1000,  50,     1, 431",
        "1,    101,     1, 431",
        "1,      1,  9000, 414",
        "1,      1, 30000, 414",
        "40000,  1,  9000, 414",
    })
    void what_is_too_long_is_told_and_the_connection_goes_on(int length, int fields, int target, String expected)
            throws Exception {
        String[] more = new String[fields + 2];
        Arrays.fill(more, "+x=" + "v".repeat(length));
        more[0] = "+a=first";
        more[fields + 1] = "+z=last";
        try (RawHttp2 client = connect()) {
            client.frame(
                    RawHttp2.HEADERS,
                    END,
                    1,
                    block("+:method=GET", "+:scheme=https", "+:path=/about.html", "+:authority=blog.test"));
            client.flush();
            assertEquals("200", client.outcome(1));
            assertEquals(
                    expected,
                    send(client, 3, request('/' + "t".repeat(target), more)).outcome(3));
            byte[] named = {(byte) 0xbe}; // the last field is the first of the table
            ByteArrayOutputStream block = new ByteArrayOutputStream();
            block.writeBytes(request("/ten.bin"));
            block.writeBytes(named);
            assertEquals("200", send(client, 5, block.toByteArray()).outcome(5));
        }
        List<String> lines = lines(3);
        assertEquals(3, lines.size());
        assertTrue(lines.get(1).startsWith("GET /t"), lines.get(1));
        assertTrue(lines.get(1).endsWith(" HTTP/2.0 " + expected), lines.get(1));
    }

    /** What is under way when a stream is reset is nobody's mistake, and the window of the connection is opened again. */
    @Test
    void a_body_does_not_matter_to_who_is_refused() throws Exception {
        try (RawHttp2 client = connect()) {
            client.frame(RawHttp2.HEADERS, RawHttp2.END_HEADERS, 1, block(":method=POST", "Big=x"));
            for (int i = 0; i < 20; i++) {
                client.frame(RawHttp2.DATA, i / 19, 1, new byte[2000]);
            }
            client.flush();
            RawHttp2.Frame frame;
            do {
                frame = client.read();
            } while (frame.type() != RawHttp2.WINDOW_UPDATE || frame.stream() != 0);
            assertTrue(frame.number() > 1 << 15, "half of the window");
            client.request(3, "/about.html").flush();
            assertEquals("200", client.outcome(3));
        }
        lines(2);
    }

    @ParameterizedTest
    @CsvSource({"x=y, 405", ":path=/, end 1", "Big=x, end 1", "connection=close, end 1"})
    void fields_after_a_body_are_no_request(String field, String outcome) throws Exception {
        try (RawHttp2 client = connect()) {
            client.frame(
                    RawHttp2.HEADERS,
                    RawHttp2.END_HEADERS,
                    1,
                    block(":method=POST", ":scheme=https", ":path=/", ":authority=blog.test"));
            client.frame(RawHttp2.DATA, 0, 1, new byte[10]).flush();
            client.frame(RawHttp2.HEADERS, END, 1, block(field)).flush();
            String first = client.outcome(1);
            assertEquals(outcome, first.equals("405") && !outcome.equals("405") ? client.outcome(99) : first);
        }
        lines(1);
    }
}
