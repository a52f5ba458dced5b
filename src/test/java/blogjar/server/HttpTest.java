package blogjar.server;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import blogjar.output.Release;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a client sees over plain HTTP, over a real socket. */
class HttpTest {
    @TempDir
    static Path folder;

    static WebServer server;
    static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @BeforeAll
    static void start() throws IOException {
        server = TestSite.start(TestSite.write(folder));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    static HttpResponse<byte[]> send(String method, String path, String... fields) {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create("http://localhost:" + server.httpAddress().getPort() + path))
                .method(method, BodyPublishers.noBody());
        for (String field : fields) {
            int colon = field.indexOf(':');
            request.header(field.substring(0, colon), field.substring(colon + 1).strip());
        }
        try {
            return CLIENT.send(request.build(), BodyHandlers.ofByteArray());
        } catch (IOException broken) {
            throw new java.io.UncheckedIOException(broken);
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    static String text(HttpResponse<byte[]> response) {
        return new String(response.body(), StandardCharsets.UTF_8);
    }

    static String field(HttpResponse<?> response, String name) {
        return response.headers().firstValue(name).orElse("");
    }

    @ParameterizedTest(name = "{0} {1} -> {2}, {3}")
    @CsvSource(delimiter = '|', textBlock = """
            # method | path                                        | status | body, or Location of a 301
              GET    | /                                           | 200    | <p>home</p>
              GET    | /index.html                                 | 200    | <p>home</p>
              GET    | /?a=1&b=%E4                                 | 200    | <p>home</p>
              HEAD   | /                                           | 200    | ''
              GET    | /about.html                                 | 200    | <p>about</p>
              GET    | /about                                      | 200    | <p>about</p>
              GET    | /about/                                     | 404    | <p>not here</p>
              GET    | /post/hello                                 | 301    | /post/hello/
              GET    | /post/hello?a=1&b=%20                       | 301    | /post/hello/?a=1&b=%20
              GET    | /%E4%B8%AD%E6%96%87/%E6%96%87%E7%AB%A0/     | 200    | <p>文章</p>
              GET    | /%e4%b8%ad%e6%96%87/%e6%96%87%e7%ab%a0/     | 200    | <p>文章</p>
              GET    | /%E4%B8%AD%E6%96%87/%E6%96%87%E7%AB%A0      | 301    | /%E4%B8%AD%E6%96%87/%E6%96%87%E7%AB%A0/
              GET    | /with%20space/a+b.txt                       | 200    | plus
              GET    | /with%20space/a%2Bb.txt                     | 200    | plus
              GET    | /100%25.html                                | 200    | percent
              GET    | /ten.bin/                                   | 404    | <p>not here</p>
              GET    | /TEN.bin                                    | 404    | <p>not here</p>
              GET    | //ten.bin                                   | 404    | <p>not here</p>
              GET    | /noindex/                                   | 404    | <p>not here</p>
              GET    | /noindex                                    | 404    | <p>not here</p>
              GET    | /no/such                                    | 404    | <p>not here</p>
              HEAD   | /no/such                                    | 404    | ''
              GET    | /empty.txt                                  | 200    | ''
              GET    | /.well-known/acme-challenge/token           | 200    | token.thumbprint
              OPTIONS| /                                           | 204    | ''
            """)
    void answers(String method, String path, int status, String expected) {
        HttpResponse<byte[]> response = send(method, path);
        assertEquals(status, response.statusCode());
        assertEquals(expected, status == 301 ? field(response, "Location") : text(response));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/.env",
                "/%2eenv",
                "/.env;x=1",
                "/post/.git/HEAD",
                "/post/%2Egit/HEAD",
                "/.well-known/.secret",
                "/.well-known/../.env",
                "/.",
                "/..",
                "/../etc/passwd",
                "/post/../.env",
                "/%2e%2e/%2e%2e/etc/passwd",
                "/..;/..;/etc/passwd",
                "/....//etc/passwd",
                "/%252e%252e/etc/passwd"
            })
    void hidden_files_and_ways_up_are_not_found(String path) throws IOException {
        String response = raw("GET " + path + " HTTP/1.1");
        assertEquals(404, RawClient.status(response));
        assertFalse(response.contains("secret"), response);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/%00",
                "/ten.bin%00.jpg",
                "/%",
                "/%zz",
                "/a%2",
                "/%u4e2d",
                "/%ff%fe",
                "/%c0%af",
                "/%e4%b8",
                "/%ed%a0%80",
                "/post%2fhello/",
                "/..%2f..%2fetc%2fpasswd",
                "/..%5c..%5cetc",
                "/post\\hello",
                "/%0d%0aX-Injected:%201",
                "/%7f",
                "/a#b",
                "/%c0%ae%c0%ae/etc/passwd"
            })
    void a_path_that_can_be_read_in_two_ways_is_refused(String path) throws IOException {
        assertEquals(400, RawClient.status(raw("GET " + path + " HTTP/1.1")));
    }

    /** A query is passed on as it came and read by nobody, and browsers leave a percent sign as it was typed. */
    @ParameterizedTest
    @ValueSource(strings = {"a=100%", "%", "a=%zz&b=%4", "a=%20&b=%E4%B8%AD", "%?%", "a=100%&b=<|>"})
    void a_percent_sign_in_a_query_is_what_it_is(String query) throws IOException {
        String response = raw("GET /post/hello?" + query + " HTTP/1.1");
        assertEquals(301, RawClient.status(response));
        assertEquals(
                "/post/hello/?" + query, RawClient.field(response, "Location").orElse(""));
        assertEquals(200, RawClient.status(raw("GET http://localhost?" + query + " HTTP/1.1")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a=\u00ff", "a=%\u00fe", "\u00ff%", "a=\u00e4"})
    void what_is_no_ascii_in_a_query_is_refused(String query) throws IOException {
        assertEquals(400, RawClient.status(raw("GET /post/hello?" + query + " HTTP/1.1")));
    }

    static String raw(String requestLine, String... fields) throws IOException {
        return RawClient.exchange(
                server.httpAddress().getPort(),
                requestLine + "\r\nHost: localhost\r\nConnection: close\r\n"
                        + String.join(
                                "", Arrays.stream(fields).map(f -> f + "\r\n").toList()) + "\r\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "DELETE", "PATCH", "TRACE", "BREW", "get", "CONNECT"})
    void other_methods_are_refused_and_told_what_there_is(String method) throws IOException {
        String target = method.equals("CONNECT") ? "localhost:443" : "/";
        String response = raw(method + " " + target + " HTTP/1.1");
        assertEquals(405, RawClient.status(response), response);
        assertEquals("GET, HEAD, OPTIONS", RawClient.field(response, "Allow").orElse(""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"HTTP/1.2", "HTTP/1.9"})
    void a_later_version_of_http_1_is_answered_as_the_one_we_know(String version) throws IOException {
        String response = RawClient.exchange(
                server.httpAddress().getPort(), "GET /ten.bin " + version + "\r\nHost: a\r\nConnection: close\r\n\r\n");
        assertTrue(response.startsWith("HTTP/1.1 200 ") && response.endsWith("\r\n\r\n0123456789"), response);
    }

    @Test
    void a_304_announces_no_chunks() throws IOException {
        for (String method : new String[] {"GET", "HEAD"}) {
            String response = RawClient.exchange(
                    server.httpAddress().getPort(),
                    method + " /ten.bin HTTP/1.1\r\nHost: a\r\nIf-None-Match: *\r\nConnection: close\r\n\r\n");
            assertEquals(304, RawClient.status(response));
            assertEquals("", RawClient.field(response, "Transfer-Encoding").orElse(""), method);
        }
    }

    @Test
    void a_body_that_nobody_asked_for_is_refused_without_waiting_for_it() throws IOException {
        String response = raw("POST / HTTP/1.1", "Content-Length: 10737418240");
        assertEquals(405, RawClient.status(response));
        assertEquals("close", RawClient.field(response, "Connection").orElse(""));
    }

    @Test
    void head_has_the_fields_of_get() {
        HttpResponse<byte[]> get = send("GET", "/css/style.css", "Accept-Encoding: gzip");
        HttpResponse<byte[]> head = send("HEAD", "/css/style.css", "Accept-Encoding: gzip");
        for (String name : new String[] {
            "content-type", "content-length", "content-encoding", "etag", "last-modified", "vary", "cache-control"
        }) {
            assertNotEquals("", field(get, name), name);
            assertEquals(field(get, name), field(head, name), name);
        }
        assertEquals(0, head.body().length);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            /                     | text/html; charset=utf-8 | no-cache                                | Accept-Encoding
            /css/style.css        | text/css; charset=utf-8  | no-cache                                | Accept-Encoding
            /css/app.3f2a9c1d.css | text/css; charset=utf-8  | public, max-age=31536000, immutable     |
            /ten.bin              | application/octet-stream | no-cache                                |
            /video.mp4            | video/mp4                | no-cache                                |
            """)
    void type_and_caching_are_told(String path, String type, String cache, String vary) {
        HttpResponse<byte[]> response = send("GET", path);
        assertEquals(type, field(response, "Content-Type"));
        assertEquals(cache, field(response, "Cache-Control"));
        boolean small = response.body().length < 256;
        assertEquals(vary == null || small ? "" : vary, field(response, "Vary"));
        assertEquals("nosniff", field(response, "X-Content-Type-Options"));
        assertEquals("always", field(response, "X-Test"));
        assertEquals("", field(response, "Server"));
        assertEquals("", field(response, "Strict-Transport-Security"), "not over plain HTTP");
        assertEquals("bytes", field(response, "Accept-Ranges"));
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(delimiter = '|', textBlock = """
            # ETAG stands for the entity tag, DATE for Last-Modified
            If-None-Match: ETAG                               | 304
            If-None-Match: W/ETAG                             | 304
            If-None-Match: "a,b", ETAG                        | 304
            If-None-Match: *                                  | 304
            If-None-Match: "other", W/"y"                     | 200
            If-None-Match: "unclosed                          | 200
            If-Modified-Since: DATE                           | 304
            If-Modified-Since: Tuesday, 05-Mar-24 06:07:08 GMT| 304
            If-Modified-Since: Tue Mar  5 06:07:08 2024       | 304
            If-Modified-Since: Tue, 05 Mar 2024 06:07:07 GMT  | 200
            If-Modified-Since: Wed, 06 Mar 2024 06:07:07 GMT  | 304
            If-Modified-Since: yesterday                      | 200
            If-Modified-Since: Tue, 32 Mar 2024 06:07:08 GMT  | 200
            If-None-Match: "x" && If-Modified-Since: DATE     | 200
            If-Match: ETAG                                    | 200
            If-Match: *                                       | 200
            If-Match: W/ETAG                                  | 412
            If-Match: "other"                                 | 412
            If-Match: ETAG && If-None-Match: ETAG             | 304
            If-Unmodified-Since: DATE                         | 200
            If-Unmodified-Since: Mon, 04 Mar 2024 06:07:08 GMT| 412
            If-Unmodified-Since: never                        | 200
            Range: bytes=0-1 && If-None-Match: ETAG           | 304
            """)
    void conditions_are_weighed(String fields, int status) {
        HttpResponse<byte[]> plain = send("GET", "/ten.bin");
        String[] asked = fields.replace("ETAG", field(plain, "ETag"))
                .replace("DATE", field(plain, "Last-Modified"))
                .split(" && ");
        for (String method : new String[] {"GET", "HEAD"}) {
            HttpResponse<byte[]> response = send(method, "/ten.bin", asked);
            assertEquals(status, response.statusCode(), method);
            if (status == 304) {
                assertEquals(0, response.body().length);
                assertEquals(field(plain, "ETag"), field(response, "ETag"));
                assertEquals(field(plain, "Cache-Control"), field(response, "Cache-Control"));
            }
        }
    }

    @Test
    void a_missing_page_has_no_validators() {
        HttpResponse<byte[]> response = send("GET", "/no/such", "If-None-Match: *", "Range: bytes=0-0");
        assertEquals(404, response.statusCode());
        assertEquals("", field(response, "ETag"));
        assertEquals("<p>not here</p>", text(response));
    }

    @ParameterizedTest(name = "{0} -> {1} {2} {3}")
    @CsvSource(delimiter = '|', textBlock = """
            bytes=0-3                     | 206 | bytes 0-3/10  | 0123
            BYTES=0-3                     | 206 | bytes 0-3/10  | 0123
            bytes=4-                      | 206 | bytes 4-9/10  | 456789
            bytes=-3                      | 206 | bytes 7-9/10  | 789
            bytes=-99                     | 206 | bytes 0-9/10  | 0123456789
            bytes=8-999999999999999999999 | 206 | bytes 8-9/10  | 89
            bytes=20-30, 2-3              | 206 | bytes 2-3/10  | 23
            bytes=10-                     | 416 | bytes */10    |
            bytes=-0                      | 416 | bytes */10    |
            bytes=3-2                     | 200 |               | 0123456789
            bytes=a-b                     | 200 |               | 0123456789
            bytes=--1                     | 200 |               | 0123456789
            bytes=-                       | 200 |               | 0123456789
            bytes=                        | 200 |               | 0123456789
            bytes                         | 200 |               | 0123456789
            lines=0-3                     | 200 |               | 0123456789
            bytes=0-,0-,0-                | 200 |               | 0123456789
            """)
    void parts_are_sent(String range, int status, String contentRange, String body) {
        HttpResponse<byte[]> response = send("GET", "/ten.bin", "Range: " + range);
        assertEquals(status, response.statusCode());
        assertEquals(contentRange == null ? "" : contentRange, field(response, "Content-Range"));
        if (body != null) {
            assertEquals(body, text(response));
        }
        assertEquals(200, send("HEAD", "/ten.bin", "Range: " + range).statusCode(), "HEAD has no parts");
    }

    @ParameterizedTest(name = "If-Range: {0} -> {1}")
    @CsvSource(delimiter = '|', textBlock = """
            ETAG                          | 206
            DATE                          | 206
            W/ETAG                        | 200
            "other"                       | 200
            Tue, 05 Mar 2024 06:07:09 GMT | 200
            nonsense                      | 200
            """)
    void a_part_of_something_else_is_not_sent(String validator, int status) {
        HttpResponse<byte[]> plain = send("GET", "/ten.bin");
        String value = validator.replace("ETAG", field(plain, "ETag")).replace("DATE", field(plain, "Last-Modified"));
        assertEquals(
                status,
                send("GET", "/ten.bin", "Range: bytes=0-1", "If-Range: " + value)
                        .statusCode());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/ten.bin", "/video.mp4"})
    void several_parts_come_in_one_body(String path) {
        HttpResponse<byte[]> response = send("GET", path, "Range: bytes=1-2, -2");
        assertEquals(206, response.statusCode());
        String type = field(response, "Content-Type");
        assertTrue(type.startsWith("multipart/byteranges; boundary="), type);
        String boundary = type.substring(type.indexOf('=') + 1);
        byte[] whole = send("GET", path).body();
        String inner = path.endsWith("bin") ? "application/octet-stream" : "video/mp4";
        int n = whole.length;
        String expected = "\r\n--" + boundary + "\r\nContent-Type: " + inner + "\r\nContent-Range: bytes 1-2/" + n
                + "\r\n\r\n" + latin1(whole, 1, 3) + "\r\n--" + boundary + "\r\nContent-Type: " + inner
                + "\r\nContent-Range: bytes " + (n - 2) + "-" + (n - 1) + "/" + n + "\r\n\r\n" + latin1(whole, n - 2, n)
                + "\r\n--" + boundary + "--\r\n";
        assertEquals(expected, latin1(response.body(), 0, response.body().length));
    }

    private static String latin1(byte[] bytes, int from, int to) {
        return new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
    }

    @Test
    void a_large_file_is_sent_from_the_disk_whole_and_in_parts() throws IOException {
        byte[] file = Files.readAllBytes(folder.resolve("video.mp4"));
        HttpResponse<byte[]> whole = send("GET", "/video.mp4");
        assertArrayEquals(file, whole.body());
        assertEquals(TestSite.BIG, Long.parseLong(field(send("HEAD", "/video.mp4"), "Content-Length")));
        for (int length : new int[] {1, 8191, 8192, 8193, 2_000_000}) {
            HttpResponse<byte[]> part = send("GET", "/video.mp4", "Range: bytes=1000000-" + (1_000_000 + length - 1));
            assertArrayEquals(Arrays.copyOfRange(file, 1_000_000, 1_000_000 + length), part.body());
        }
        assertEquals(
                304,
                send("GET", "/video.mp4", "If-None-Match: " + field(whole, "ETag"))
                        .statusCode());
    }

    @ParameterizedTest(name = "[{0}] -> {1}")
    @CsvSource(delimiter = '|', textBlock = """
            gzip                        | gzip
            gzip, deflate, br, zstd     | gzip
            x-gzip                      | gzip
            *                           | gzip
            ' GZIP ; q=0.800 '          | gzip
            br;q=0, gzip;q=0.5          | gzip
            identity;q=0, gzip          | gzip
            identity;q=0.5, gzip        | gzip
            gzip;q=0.4, identity;q=0.5  |
            gzip;q=0                    |
            gzip;q=0.000                |
            gzip;q=0, *                 |
            gzip;q=x                    |
            br                          |
            xgzip, gzipx                |
            identity                    |
            '*;q=0, identity'           |
            gzip;q=0.3, *;q=0.5         |
            br, *;q=0.1                 | gzip
            'identity;q=0.2, *;q=0.1'   |
            """)
    void the_coding_is_negotiated(String accepted, String coding) throws IOException {
        byte[] plain = send("GET", "/css/style.css").body();
        HttpResponse<byte[]> response = send("GET", "/css/style.css", "Accept-Encoding: " + accepted);
        assertEquals(coding == null ? "" : coding, field(response, "Content-Encoding"));
        assertEquals("Accept-Encoding", field(response, "Vary"));
        byte[] body = coding == null
                ? response.body()
                : new GZIPInputStream(new ByteArrayInputStream(response.body())).readAllBytes();
        assertArrayEquals(plain, body);
    }

    @ParameterizedTest
    @ValueSource(strings = {"*;q=0", "identity;q=0", "identity;q=0, br", "gzip;q=0, *;q=0"})
    void who_takes_none_of_the_codings_is_told(String accepted) {
        HttpResponse<byte[]> response = send("GET", "/css/style.css", "Accept-Encoding: " + accepted);
        assertEquals(406, response.statusCode());
        assertEquals("Accept-Encoding", field(response, "Vary"));
        HttpResponse<byte[]> picture = send("GET", "/video.mp4", "Accept-Encoding: " + accepted);
        assertEquals(200, picture.statusCode(), "there is no choice");
        assertEquals(404, send("GET", "/none", "Accept-Encoding: " + accepted).statusCode());
    }

    @ParameterizedTest(name = "[{0}] -> {1}")
    @CsvSource(delimiter = '|', textBlock = """
            gzip, br                 | br
            gzip, zstd               | zstd
            gzip, deflate, br, zstd  | br
            gzip;q=1, br;q=0.9       | gzip
            *                        | br
            br;q=0, *                | zstd
            gzip;q=0, br;q=0, zstd   | zstd
            identity                 |
            """)
    void files_of_another_compressor_are_sent_as_codings(String accepted, String coding, @TempDir Path other)
            throws IOException {
        TestSite.put(other, "a.css", "a{margin:0}".repeat(100));
        TestSite.put(other, "a.css.br", "brotli");
        TestSite.put(other, "a.css.zst", "zstandard");
        try (WebServer compressed = TestSite.start(other)) {
            String response = RawClient.exchange(
                    compressed.httpAddress().getPort(),
                    "GET /a.css HTTP/1.1\r\nHost: a\r\nConnection: close\r\nAccept-Encoding: " + accepted + "\r\n\r\n");
            assertEquals(coding, RawClient.field(response, "Content-Encoding").orElse(null));
            assertEquals(
                    "text/css; charset=utf-8",
                    RawClient.field(response, "Content-Type").orElse(""));
        }
    }

    @Test
    void a_refusal_is_not_kept_for_as_long_as_the_file() {
        String kept = "/css/app.3f2a9c1d.css";
        for (String[] asked : new String[][] {{"412", "If-Match: \"x\""}, {"416", "Range: bytes=900-"}}) {
            HttpResponse<byte[]> response = send("GET", kept, asked[1]);
            assertEquals(Integer.parseInt(asked[0]), response.statusCode());
            assertEquals("no-cache", field(response, "Cache-Control"));
        }
        assertTrue(field(send("GET", kept), "Cache-Control").endsWith("immutable"));
    }

    @Test
    void each_coding_has_its_own_tag_and_its_own_parts() {
        HttpResponse<byte[]> plain = send("GET", "/css/style.css");
        HttpResponse<byte[]> gzip = send("GET", "/css/style.css", "Accept-Encoding: gzip");
        assertNotEquals(field(plain, "ETag"), field(gzip, "ETag"));
        assertEquals(
                304,
                send("GET", "/css/style.css", "Accept-Encoding: gzip", "If-None-Match: " + field(gzip, "ETag"))
                        .statusCode());
        assertEquals(
                200,
                send("GET", "/css/style.css", "Accept-Encoding: gzip", "If-None-Match: " + field(plain, "ETag"))
                        .statusCode());
        HttpResponse<byte[]> part = send("GET", "/css/style.css", "Accept-Encoding: gzip", "Range: bytes=5-9");
        assertArrayEquals(Arrays.copyOfRange(gzip.body(), 5, 10), part.body());
        assertEquals("bytes 5-9/" + gzip.body().length, field(part, "Content-Range"));
    }

    @Test
    void a_site_without_a_404_page_has_a_plain_one(@TempDir Path other) throws IOException {
        TestSite.put(other, "index.html", "home");
        try (WebServer bare = TestSite.start(other)) {
            String response = RawClient.exchange(
                    bare.httpAddress().getPort(), "GET /x HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
            assertEquals(404, RawClient.status(response));
            assertTrue(response.contains("<h1>404 Not Found</h1>"), response);
        }
    }

    @Test
    void a_new_release_is_served_from_the_next_request_on(@TempDir Path other) throws IOException {
        TestSite.put(other, "index.html", "old");
        try (WebServer swapped = TestSite.start(other);
                java.net.Socket kept = new java.net.Socket(
                        java.net.InetAddress.getLoopbackAddress(),
                        swapped.httpAddress().getPort())) {
            String request = "GET / HTTP/1.1\r\nHost: a\r\n\r\n";
            kept.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            assertTrue(RawClient.response(kept.getInputStream()).endsWith("old"));
            TestSite.put(other, "index.html", "newer");
            swapped.publish(Release.ofFolder(other));
            kept.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            assertTrue(RawClient.response(kept.getInputStream()).endsWith("newer"));
        }
    }
}
