package blogjar.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import blogjar.output.Release;
import blogjar.tls.Certificates;
import blogjar.tls.TestCertificates;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Blocks of fields in several frames, which may be cut anywhere (RFC 9113, 6.10 and 4.3). */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class FieldBlocksTest {
    private static final TestCertificates AUTHORITY = new TestCertificates();
    private static final int PROTOCOL_ERROR = 1;
    private static final int FRAME_SIZE_ERROR = 6;
    private static final int PUSH_PROMISE = 5;
    private static final int PADDED = 8;
    private static final int PRIORITY = 0x20;

    @TempDir
    static Path site;

    @TempDir
    static Path letsencrypt;

    static WebServer server;

    @BeforeAll
    static void start() throws IOException {
        TestSite.write(site);
        server = WebServer.start(
                TestSite.settings(Limits.USUAL, AccessLog.none(), new ConcurrentLinkedQueue<>()),
                Release.ofFolder(site));
        TestCertificates.certbot(letsencrypt, "blog.test", 1, AUTHORITY.issue("EC256", "blog.test", "localhost"));
        Certificates certificates = Certificates.in(letsencrypt, "blog.test", Clock.systemUTC());
        certificates.refresh();
        server.secure(certificates.context(), certificates.names(), Instant.EPOCH);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static RawHttp2 connect() throws IOException {
        return RawHttp2.connect(server.httpsAddress().orElseThrow().getPort(), AUTHORITY.client());
    }

    /** A request with a field of many octets, whose length takes several of its own. */
    private static byte[] block() {
        ByteArrayOutputStream block = new ByteArrayOutputStream();
        block.writeBytes(RawHttp2.get("/about.html"));
        block.writeBytes(new byte[] {0, 1, 'x', 0x7f, 0x51}); // a value of 208 octets
        block.writeBytes("v".repeat(208).getBytes(StandardCharsets.US_ASCII));
        block.write(0x90); // accept-encoding, of the table
        return block.toByteArray();
    }

    private static void cut(RawHttp2 client, int stream, byte[] block, int at, boolean apart) throws IOException {
        client.frame(RawHttp2.HEADERS, RawHttp2.END_STREAM, stream, Arrays.copyOf(block, at));
        if (apart) {
            client.flush();
        }
        byte[] rest = Arrays.copyOfRange(block, at, block.length);
        client.frame(RawHttp2.CONTINUATION, RawHttp2.END_HEADERS, stream, rest).flush();
    }

    private static void assertAbout(RawHttp2 client, int stream) throws IOException {
        RawHttp2.Frame frame = client.read();
        while (frame.type() != RawHttp2.DATA || frame.payload().length == 0) {
            assertTrue(frame.type() != RawHttp2.RESET && frame.type() != RawHttp2.GOAWAY, "it was refused");
            frame = client.read();
        }
        assertEquals(stream, frame.stream());
        assertEquals("<p>about</p>", new String(frame.payload(), StandardCharsets.US_ASCII));
    }

    /** All on one connection, so that what comes after a block is read as well. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_block_may_be_cut_at_each_octet(boolean apart) throws IOException {
        byte[] block = block();
        try (RawHttp2 client = connect()) {
            for (int at = 0; at <= block.length; at++) {
                cut(client, 2 * at + 1, block, at, apart);
                assertAbout(client, 2 * at + 1);
            }
        }
    }

    /** @param count of requests, each with a block in several frames, and as many with one in one frame */
    private static void gather(RawHttp2 client, int count) {
        byte[] block = block();
        for (int stream = 1; stream < 4 * count; stream += 4) {
            client.frame(RawHttp2.HEADERS, RawHttp2.END_STREAM, stream, Arrays.copyOf(block, 5));
            client.frame(RawHttp2.CONTINUATION, 0, stream, Arrays.copyOfRange(block, 5, 9));
            client.frame(RawHttp2.CONTINUATION, 0, stream);
            byte[] rest = Arrays.copyOfRange(block, 9, block.length);
            client.frame(RawHttp2.CONTINUATION, RawHttp2.END_HEADERS, stream, rest);
            client.request(stream + 2, "/about.html");
        }
    }

    private static void assertAllAnswered(RawHttp2 client, int count) throws IOException {
        for (int stream = 1; stream < 4 * count; stream += 2) {
            assertAbout(client, stream);
        }
    }

    @Test
    void frames_may_come_octet_by_octet() throws IOException {
        try (RawHttp2 client = connect()) {
            gather(client, 3);
            client.flushApart();
            assertAllAnswered(client, 3);
        }
    }

    @Test
    void many_blocks_may_come_at_once() throws IOException {
        try (RawHttp2 client = connect()) {
            gather(client, 50);
            client.flush();
            assertAllAnswered(client, 50);
        }
    }

    @Test
    void who_never_sends_a_block_in_one_frame_is_served_for_as_long_as_others() throws IOException {
        byte[] block = block();
        try (RawHttp2 client = connect()) {
            for (int stream = 1; stream < 2000; stream += 2) {
                cut(client, stream, block, 1, false);
                assertAbout(client, stream);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 100, 255})
    void padding_and_priority_are_no_part_of_a_block(int padding) throws IOException {
        byte[] block = block();
        int cut = 10;
        byte[] first = new byte[1 + 5 + cut + padding];
        first[0] = (byte) padding;
        System.arraycopy(block, 0, first, 6, cut);
        try (RawHttp2 client = connect()) {
            client.frame(RawHttp2.HEADERS, RawHttp2.END_STREAM | PADDED | PRIORITY, 1, first);
            client.frame(RawHttp2.CONTINUATION, RawHttp2.END_HEADERS, 1, Arrays.copyOfRange(block, cut, block.length));
            client.flush();
            assertAbout(client, 1);
        }
    }

    private static void assertEnds(RawHttp2 client, int code) throws IOException {
        client.flushUnlessClosed();
        assertEquals(code, client.untilClosed().orElse(code)); // a reset may overtake the farewell
    }

    @ParameterizedTest
    @CsvSource({
        "another stream's,    9, 3",
        "data,                0, 1",
        "another request,     1, 3",
        "settings,            4, 0",
        "an unknown one,     66, 1",
    })
    void no_other_frame_may_come_before_a_block_ends(String which, int type, int stream) throws IOException {
        try (RawHttp2 client = connect()) {
            client.frame(RawHttp2.HEADERS, RawHttp2.END_STREAM, 1, block());
            client.frame(type, RawHttp2.END_HEADERS, stream);
            assertEnds(client, PROTOCOL_ERROR);
        }
    }

    @ParameterizedTest
    @CsvSource({"nothing, 8, 0", "too much padding, 8, 1", "no priority, 40, 6"})
    void a_first_frame_must_hold_what_it_says(String what, int flags, int length) throws IOException {
        byte[] first = new byte[length];
        if (length > 0) {
            first[0] = 1;
        }
        try (RawHttp2 client = connect()) {
            client.frame(RawHttp2.HEADERS, flags, 1, first);
            client.frame(RawHttp2.CONTINUATION, RawHttp2.END_HEADERS, 1, block());
            assertEnds(client, PROTOCOL_ERROR);
        }
    }

    @Test
    void a_block_is_not_gathered_without_end() throws IOException {
        try (RawHttp2 client = connect()) {
            client.frame(RawHttp2.HEADERS, RawHttp2.END_STREAM, 1, block());
            for (int i = 0; i < 14; i++) {
                client.frame(RawHttp2.CONTINUATION, 0, 1, new byte[5000]); // more than 64 KB
            }
            assertEnds(client, RawHttp2.ENHANCE_YOUR_CALM);
        }
    }

    @Test
    void a_block_is_not_cut_into_octets_without_end() throws IOException {
        try (RawHttp2 client = connect()) {
            client.frame(RawHttp2.HEADERS, RawHttp2.END_STREAM, 1, block());
            for (int i = 0; i < 1000; i++) {
                client.frame(RawHttp2.CONTINUATION, 0, 1, (byte) 0x82);
            }
            assertEnds(client, RawHttp2.ENHANCE_YOUR_CALM);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {RawHttp2.DATA, RawHttp2.HEADERS, RawHttp2.SETTINGS, PUSH_PROMISE, 66})
    void a_frame_that_is_too_long_is_not_waited_for(int type) throws IOException {
        try (RawHttp2 client = connect()) {
            client.frame(RawHttp2.HEADERS, RawHttp2.END_HEADERS, 1, block());
            client.frame(type, 0, type == RawHttp2.SETTINGS ? 0 : 1, new byte[(1 << 14) + 2]);
            assertEnds(client, FRAME_SIZE_ERROR);
        }
    }

    @Test
    void settings_are_acknowledged_without_a_word() throws IOException {
        try (RawHttp2 client = connect()) {
            client.frame(RawHttp2.SETTINGS, 1, 0, new byte[6]);
            assertEnds(client, FRAME_SIZE_ERROR);
        }
    }

    @Test
    void a_promise_is_nothing_that_a_client_may_send() throws IOException {
        try (RawHttp2 client = connect()) {
            client.frame(PUSH_PROMISE, 0, 1, new byte[] {0, 0, 0, 2, (byte) 0x82});
            client.frame(RawHttp2.CONTINUATION, RawHttp2.END_HEADERS, 1, block());
            assertEnds(client, PROTOCOL_ERROR);
        }
    }
}
