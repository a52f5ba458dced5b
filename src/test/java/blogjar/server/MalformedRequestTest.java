package blogjar.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests that two programs in a row might read in two ways, as raw bytes. */
class MalformedRequestTest {
    private static final String SMUGGLED = "GET /about HTTP/1.1\r\nHost: a\r\n\r\n";

    @TempDir
    static Path folder;

    static WebServer server;

    @BeforeAll
    static void start() throws IOException {
        server = TestSite.start(TestSite.write(folder));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static String exchange(String bytes) throws IOException {
        return RawClient.exchange(server.httpAddress().getPort(), bytes);
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(delimiter = '|', ignoreLeadingAndTrailingWhitespace = false, textBlock = """
            Content-Length: 4\\r\\nTransfer-Encoding: chunked|400
            Content-Length: 0\\r\\nContent-Length: 5|400
            Content-Length: 0, 5|400
            Content-Length: +5|400
            Content-Length: -1|400
            Content-Length: 0x5|400
            Content-Length: 5;|400
            Content-Length: 5 5|400
            Content-Length: |400
            Content-Length: 18446744073709551621|400
            Content-Length: 9999999999999999999|400
            Content-Length : 5|400
            Transfer-Encoding: xchunked|501
            Transfer-Encoding: identity|501
            Transfer-Encoding: chunked, identity|501
            Transfer-Encoding: chunked, chunked|501
            Transfer-Encoding: "chunked"|501
            Transfer-Encoding: \\u000bchunked|400
            Transfer-Encoding: chunked\\r\\nTransfer-Encoding: identity|400
            Host: b|400
            X-A: b\\u0000c|400
            X-A: b\\rc|400
            X(A): b|400
            no colon|400
            """)
    void a_request_that_can_be_framed_in_two_ways_is_the_last_of_its_connection(String field, int status)
            throws IOException {
        String escaped = field.replace("\\r", "\r")
                .replace("\\n", "\n")
                .replace("\\u000b", "\u000b")
                .replace("\\u0000", "\0");
        String response = exchange("POST / HTTP/1.1\r\nHost: a\r\n" + escaped + "\r\n\r\n" + SMUGGLED);
        assertEquals(status, RawClient.status(response), response);
        assertEquals(1, RawClient.responses(response), response);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            GET / HTTP/1.1\\r\\n\\r\\n                                           | 400
            GET / HTTP/1.1\\r\\nHost: a b\\r\\n\\r\\n                            | 400
            GET / HTTP/1.1\\r\\nHost: u@a\\r\\n\\r\\n                            | 400
            GET / HTTP/1.1\\r\\nHost: a/b\\r\\n\\r\\n                            | 400
            GET / HTTP/1.1\\r\\nHost: a:99999\\r\\n\\r\\n                        | 400
            GET / HTTP/2.0\\r\\nHost: a\\r\\n\\r\\n                              | 400
            GET / HTTP/3.1\\r\\nHost: a\\r\\n\\r\\n                              | 400
            GET / HTTP/1.20\\r\\nHost: a\\r\\n\\r\\n                             | 400
            GET / HTTP/1.x\\r\\nHost: a\\r\\n\\r\\n                              | 400
            GET / FTP/1.1\\r\\nHost: a\\r\\n\\r\\n                               | 400
            GET / HTTP/1.1 x\\r\\nHost: a\\r\\n\\r\\n                            | 400
            GET  / HTTP/1.1\\r\\nHost: a\\r\\n\\r\\n                             | 400
            GET index.html HTTP/1.1\\r\\nHost: a\\r\\n\\r\\n                     | 400
            GET / HTTP/1.1\\r\\nHost: [::1\\r\\n\\r\\n                           | 400
            GET / HTTP/1.1\\r\\nHost: [1::2::3]\\r\\n\\r\\n                      | 400
            GET / HTTP/1.1\\r\\nHost: [127.0.0.1]\\r\\n\\r\\n                     | 400
            GET / HTTP/1.1\\r\\nHost: a%2\\r\\n\\r\\n                            | 400
            GET / HTTP/1.1\\r\\nHost: :80\\r\\n\\r\\n                            | 400
            GET / HTTP/1.1\\r\\nHost: a:-1\\r\\n\\r\\n                           | 400
            GET / HTTP/1.1\\r\\nHost: a\\r\\n b\\r\\n\\r\\n                        | 400
            GET / HTTP/1.1\\r\\nHost:\\r\\n a\\r\\n\\r\\n                          | 400
            GET / HTTP/1.1\\r\\nHost: a\\r\\nHost: a\\r\\n\\r\\n                    | 400
            GET / HTTP/1.1\\r\\nHost: a:\\r\\nConnection: close\\r\\n\\r\\n        | 200
            GET / HTTP/1.1\\r\\nhOST:a:00080  \\r\\nConnection: close\\r\\n\\r\\n | 200
            GET / HTTP/1.1\\r\\nHost: [::1]:\\r\\nConnection: close\\r\\n\\r\\n    | 200
            GET / HTTP/1.1\\r\\nHost: [v1.a:b]\\r\\nConnection: close\\r\\n\\r\\n  | 200
            GET http://a/about HTTP/1.1\\r\\nHost: b\\r\\nConnection: close\\r\\n\\r\\n | 200
            GET http://a/about HTTP/1.1\\r\\nHost: b c\\r\\n\\r\\n              | 400
            GET http://a/about HTTP/1.1\\r\\n\\r\\n                           | 400
            CONNECT a:80 HTTP/1.1\\r\\nHost: a:80\\r\\nConnection: close\\r\\n\\r\\n | 405
            GET / HTTP/1.0\\r\\n\\r\\n                                           | 200
            GET http://a/about HTTP/1.1\\r\\nHost: a\\r\\nConnection: close\\r\\n\\r\\n | 200
            GET http://a?to=me@b HTTP/1.1\\r\\nHost: a\\r\\nConnection: close\\r\\n\\r\\n | 200
            GET http://a@a/about HTTP/1.1\\r\\nHost: a\\r\\nConnection: close\\r\\n\\r\\n | 400
            OPTIONS * HTTP/1.1\\r\\nHost: a\\r\\nConnection: close\\r\\n\\r\\n   | 204
            \\r\\nGET / HTTP/1.1\\r\\nHost: a\\r\\nConnection: close\\r\\n\\r\\n | 200
            \\r\\n\\r\\n\\r\\n\\r\\nGET / HTTP/1.1\\r\\nHost: a\\r\\n\\r\\n      | 400
            """)
    void request_lines_are_read_strictly(String request, int status) throws IOException {
        String response = exchange(request.replace("\\r", "\r").replace("\\n", "\n"));
        assertEquals(status, RawClient.status(response), response);
    }

    static Stream<Arguments> targets() {
        return Stream.of(
                Arguments.of("/about?a|b={\"c\":[`^]}&d=<e>\\f", 200),
                Arguments.of("/ab|out", 404),
                Arguments.of("/about?a#b", 400),
                Arguments.of("/about?caf\u00e9", 400),
                Arguments.of("/about?a\u007f", 400),
                Arguments.of("/about?a\u0001", 400),
                Arguments.of("/about\\", 400));
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @MethodSource("targets")
    void what_browsers_leave_as_it_is_in_a_query_may_stand_there(String target, int status) throws IOException {
        String response = exchange("GET " + target + " HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
        assertEquals(status, RawClient.status(response), response);
    }

    @Test
    void pipelined_requests_are_answered_in_order_with_or_without_empty_lines_between() throws IOException {
        String response = exchange("GET /about HTTP/1.1\r\nHost: a\r\n\r\n\r\nGET /ten.bin HTTP/1.1\r\nHost: a\r\n\r\n"
                + "GET /no HTTP/1.1\r\nHost: a\r\nConnection: Upgrade, Close\r\n\r\n");
        assertEquals(3, RawClient.responses(response), response);
        assertTrue(response.indexOf("<p>about</p>") < response.indexOf("0123456789"), response);
        assertTrue(response.indexOf("0123456789") < response.indexOf("404 Not Found"), response);
    }

    @Test
    void a_request_may_come_in_pieces() throws IOException {
        try (Socket socket = new Socket(
                InetAddress.getLoopbackAddress(), server.httpAddress().getPort())) {
            socket.setTcpNoDelay(true);
            for (String piece :
                    "\r|\n|GE|T /ab|out HT|TP/1.|1\r|\nHost: a|\r\nConnection: close\r\n|\r|\n".split("\\|")) {
                socket.getOutputStream().write(piece.getBytes(StandardCharsets.US_ASCII));
                socket.getOutputStream().flush();
            }
            assertEquals(200, RawClient.status(RawClient.exchange(socket, "")));
        }
    }

    @Test
    void http_1_0_stays_open_only_if_asked_to_and_says_so() throws IOException {
        String twice = exchange("GET /about HTTP/1.0\r\nConnection: keep-alive\r\n\r\nGET /about HTTP/1.0\r\n\r\n");
        assertEquals(2, RawClient.responses(twice), twice);
        assertEquals("keep-alive", RawClient.field(twice, "Connection").orElse(""));
        String once = exchange("GET /about HTTP/1.0\r\n\r\nGET /about HTTP/1.0\r\n\r\n");
        assertEquals(1, RawClient.responses(once), once);
    }

    /** The answer arrives although the client goes on sending, as it does where the whole head is no less than 1 MB. */
    @ParameterizedTest(name = "{0} x {1}, {2} x {3} -> {4}")
    @CsvSource({
        "a,   4096, X: 1/,        1, 200",
        "a,   4096, X: 1/,      100, 431",
        "a,  20000, X: 1/,        1, 414",
        "a, 300000, X: 1/,        1, 414",
        "a,1000000, X: 1/,        1, 414",
        "a,      1, X: 1/,     5000, 431",
        "a,      1, Xy: aaaaaaaaaaaa/, 60000, 431",
        "a,      1, X,       300000, 431",
        "a,      1, X:,      300000, 431",
        "a,      1, X: /,    100000, 431",
    })
    void what_is_too_long_is_told_and_the_connection_closed(
            String letter, int length, String field, int fields, int status) throws IOException {
        String fieldLines = field.replace("/", "\r\n").repeat(fields) + (field.endsWith("/") ? "" : "\r\n");
        for (String host : List.of("Host: a\r\n" + fieldLines, fieldLines + "Host: a\r\n")) {
            String response = exchange("GET /?" + letter.repeat(length) + " HTTP/1.1\r\n" + host + "\r\n" + SMUGGLED
                    + "GET /last HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
            assertEquals(status, RawClient.status(response), response);
            assertEquals(status == 200 ? 3 : 1, RawClient.responses(response), response);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"G T", "GET\u0001"})
    void what_is_no_http_from_the_start_is_not_read_to_its_end(String method) throws IOException {
        String response = exchange(method + " /" + "a".repeat(300_000) + " HTTP/1.1\r\nHost: a\r\n\r\n");
        assertTrue(response.isEmpty() || RawClient.status(response) == 400, response);
    }
}
