package blogjar.server;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import blogjar.config.Config;
import blogjar.diagnostic.Problem;
import blogjar.output.Release;
import blogjar.tls.Certificates;
import blogjar.tls.TestCertificates;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is large, slow or goes both ways between a client and another program, over HTTP/1.1 and HTTP/2. */
class GatewayStreamTest {
    private static final TestCertificates AUTHORITY = new TestCertificates();
    private static final int LARGE = 3 << 20;

    @TempDir
    Path folder;

    @TempDir
    Path letsencrypt;

    private final Queue<Problem> problems = new ConcurrentLinkedQueue<>();
    private WebServer server;

    @BeforeEach
    void write() throws IOException {
        TestSite.write(folder);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    /** @param rule of {@code server.proxy}; TO is the service */
    private void serve(TestService service, String rule) throws IOException {
        serve("server: {proxy: {" + rule.replace("TO", service.address()) + "}, limits: {shutdown: 0}}", "localhost");
    }

    private void serve(String yaml, String name) throws IOException {
        Config config = GatewayTest.config(yaml);
        WebServer.Settings settings = TestSite.settings(config, problems);
        TestCertificates.certbot(letsencrypt, name, 1, AUTHORITY.issue("EC256", name));
        Certificates certificates = Certificates.in(letsencrypt, name, Clock.systemUTC());
        certificates.refresh();
        server = WebServer.start(
                settings, Release.ofFolder(folder), certificates.context(), certificates.names(), Instant.EPOCH);
    }

    private URI https(String target) {
        return URI.create(
                "https://localhost:" + server.httpsAddress().orElseThrow().getPort() + target);
    }

    private <T> HttpResponse<T> send(String version, HttpRequest.Builder request, HttpResponse.BodyHandler<T> handler)
            throws Exception {
        return HttpClient.newBuilder()
                .version(HttpClient.Version.valueOf(version))
                .sslContext(AUTHORITY.client())
                .build()
                .send(request.build(), handler);
    }

    @ParameterizedTest
    @ValueSource(strings = {"HTTP_1_1", "HTTP_2"})
    void a_large_body_goes_both_ways_unchanged(String version) throws Exception {
        byte[] large = new byte[LARGE];
        new Random(1).nextBytes(large);
        try (TestService service = TestService.echo()) {
            serve(service, "/c: TO");
            for (HttpRequest.BodyPublisher publisher : List.of(
                    BodyPublishers.ofByteArray(large),
                    BodyPublishers.ofInputStream(() -> new java.io.ByteArrayInputStream(large)))) {
                HttpResponse<byte[]> response =
                        send(version, HttpRequest.newBuilder(https("/c/x")).PUT(publisher), BodyHandlers.ofByteArray());
                assertEquals(200, response.statusCode());
                assertEquals(HttpClient.Version.valueOf(version), response.version());
                byte[] line = "PUT /x HTTP/1.1\n".getBytes(StandardCharsets.US_ASCII);
                byte[] expected = new byte[line.length + LARGE];
                System.arraycopy(line, 0, expected, 0, line.length);
                System.arraycopy(large, 0, expected, line.length, LARGE);
                assertArrayEquals(expected, response.body());
            }
        }
    }

    @Test
    void crumbs_of_a_cookie_are_one_field_again() throws Exception {
        try (TestService service = TestService.echo()) {
            serve(service, "/c: TO");
            send(
                    "HTTP_2",
                    HttpRequest.newBuilder(https("/c/x"))
                            .header("Cookie", "a=1")
                            .header("Cookie", "b=2"),
                    BodyHandlers.ofString());
            assertEquals("a=1; b=2", service.last().field("Cookie"));
            assertEquals("https", service.last().field("X-Forwarded-Proto"));
            assertEquals(https("").getAuthority(), service.last().field("Host"));
        }
    }

    @Test
    void a_body_that_is_too_large_is_refused() throws Exception {
        try (TestService service = TestService.echo()) {
            serve("server: {redirect: false, proxy: {/c: {to: '" + service.address() + "', body: 2KB}}}", "localhost");
            HttpRequest.Builder request =
                    HttpRequest.newBuilder(https("/c/x")).POST(BodyPublishers.ofByteArray(new byte[50_000]));
            assertEquals(413, send("HTTP_2", request, BodyHandlers.discarding()).statusCode());
            String asked = exchange(
                    "POST /c HTTP/1.1\r\nHost: localhost\r\nContent-Length: 3000000\r\nExpect: 100-continue\r\n\r\n");
            assertEquals(413, RawClient.status(asked), asked);
            assertEquals(1, RawClient.responses(asked), asked);
            assertEquals(List.of(), service.asked());
        }
        assertEquals(List.of(), List.copyOf(problems));
    }

    @Test
    void a_body_without_a_length_is_refused_when_it_becomes_too_large() throws IOException {
        try (TestService service = TestService.echo()) {
            serve("server: {redirect: false, proxy: {/c: {to: '" + service.address() + "', body: 9}}}", "localhost");
            String response = exchange("POST /c HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n"
                    + "9\r\n123456789\r\n1\r\n0\r\n");
            assertEquals(413, RawClient.status(response), response);
            String enough = exchange("POST /c HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n"
                    + "9\r\n123456789\r\n0\r\n\r\n");
            assertEquals(200, RawClient.status(enough), enough);
        }
    }

    @Test
    void a_client_that_asks_first_is_told_to_go_on() throws IOException {
        try (TestService service = TestService.echo()) {
            serve("server: {redirect: false, proxy: {/c: '" + service.address() + "'}}", "localhost");
            try (Socket socket = connect()) {
                socket.getOutputStream()
                        .write(
                                ("POST /c HTTP/1.1\r\nHost: localhost\r\nContent-Length: 2\r\nExpect: 100-continue\r\n\r\n")
                                        .getBytes(StandardCharsets.ISO_8859_1));
                assertEquals(100, RawClient.status(RawClient.response(socket.getInputStream())));
                socket.getOutputStream().write(new byte[] {'o', 'k'});
                String response = RawClient.response(socket.getInputStream());
                assertTrue(response.endsWith("POST / HTTP/1.1\nok"), response);
                assertEquals("", service.last().field("Expect"));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"HTTP_1_1", "HTTP_2"})
    void an_event_arrives_before_the_next_one_is_sent(String version) throws Exception {
        CountDownLatch seen = new CountDownLatch(1);
        try (TestService service = new TestService((asked, in, out) -> {
            out.write("HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            out.flush();
            out.write("data: 1\n\n".getBytes(StandardCharsets.US_ASCII));
            out.flush();
            GatewayTest.await(seen);
            out.write("data: 2\n\n".getBytes(StandardCharsets.US_ASCII));
        })) {
            serve(service, "/c: TO");
            HttpResponse<InputStream> response =
                    send(version, HttpRequest.newBuilder(https("/c/x")), BodyHandlers.ofInputStream());
            try (InputStream in = response.body()) {
                assertEquals("data: 1\n\n", new String(in.readNBytes(9), StandardCharsets.US_ASCII));
                seen.countDown();
                assertEquals("data: 2\n\n", new String(in.readAllBytes(), StandardCharsets.US_ASCII));
            }
        }
    }

    @Test
    void of_two_streams_the_broken_one_alone_ends() throws Exception {
        CountDownLatch broken = new CountDownLatch(1);
        try (TestService service = new TestService((asked, in, out) -> {
            out.write("HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nab".getBytes(StandardCharsets.US_ASCII));
            out.flush();
            if (asked.line().contains("/whole")) {
                GatewayTest.await(broken);
                out.write(new byte[] {'c', 'd'});
            }
        })) {
            serve(service, "/c: TO");
            HttpClient client =
                    HttpClient.newBuilder().sslContext(AUTHORITY.client()).build();
            HttpResponse<InputStream> whole =
                    client.send(HttpRequest.newBuilder(https("/c/whole")).build(), BodyHandlers.ofInputStream());
            boolean failed = client.sendAsync(
                            HttpRequest.newBuilder(https("/c/half")).build(), BodyHandlers.ofString())
                    .handle((response, failure) -> failure != null)
                    .get(1, TimeUnit.MINUTES);
            assertTrue(failed);
            broken.countDown();
            assertEquals("abcd", new String(whole.body().readAllBytes(), StandardCharsets.US_ASCII));
        }
    }

    @Test
    void a_websocket_goes_both_ways_byte_for_byte() throws IOException {
        String bytes = "GET / HTTP/9\r\n\r\n\n\0\u0081\u00ff";
        try (TestService service = new TestService((asked, in, out) -> {
            out.write(("HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
                            + "Sec-WebSocket-Accept: " + asked.field("Sec-WebSocket-Key") + "\r\n\r\nhello")
                    .getBytes(StandardCharsets.ISO_8859_1));
            out.flush();
            out.write(in.readNBytes(2 * bytes.length()));
        })) {
            serve("server: {redirect: false, proxy: {/c: '" + service.address() + "'}}", "localhost");
            try (Socket socket = connect()) {
                socket.getOutputStream()
                        .write(("GET /c/ws HTTP/1.1\r\nHost: localhost\r\nConnection: keep-alive, Upgrade\r\n"
                                        + "Upgrade: websocket\r\nSec-WebSocket-Key: k\r\n\r\n" + bytes)
                                .getBytes(StandardCharsets.ISO_8859_1));
                InputStream in = socket.getInputStream();
                String head = RawClient.response(in);
                assertEquals(101, RawClient.status(head), head);
                assertEquals("k", RawClient.field(head, "Sec-WebSocket-Accept").orElse(""));
                assertEquals("hello", new String(in.readNBytes(5), StandardCharsets.ISO_8859_1));
                socket.getOutputStream().write(bytes.getBytes(StandardCharsets.ISO_8859_1));
                assertEquals(bytes + bytes, new String(in.readAllBytes(), StandardCharsets.ISO_8859_1));
                assertEquals("/ws", service.last().line().split(" ")[1]);
            }
        }
    }

    @Test
    void a_websocket_that_is_not_granted_is_a_plain_answer() throws IOException {
        try (TestService service = TestService.echo()) {
            serve("server: {redirect: false, proxy: {/c: '" + service.address() + "'}}", "localhost");
            String response = exchange("GET /c/ws HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade\r\n"
                    + "Upgrade: websocket\r\n\r\nGET /c/next HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
            assertTrue(response.contains("GET /ws HTTP/1.1\n"), response);
            assertEquals(1, RawClient.responses(response), response);
        }
    }

    @Test
    void what_comes_by_another_name_or_without_tls_is_sent_on_with_its_method() throws IOException {
        try (TestService service = TestService.echo()) {
            serve("{url: 'http://blog.test', server: {proxy: {/c: '" + service.address() + "'}}}", "blog.test");
            String response = exchange("POST /c/x?y HTTP/1.1\r\nHost: www.blog.test\r\nContent-Length: 2\r\n\r\nab");
            assertEquals(308, RawClient.status(response), response);
            assertEquals(
                    "https://blog.test:" + server.httpsAddress().orElseThrow().getPort() + "/c/x?y",
                    RawClient.field(response, "Location").orElse(""));
            assertEquals(List.of(), service.asked());
        }
    }

    @Test
    void who_may_not_see_a_path_does_not_reach_the_service() throws IOException {
        try (TestService service = TestService.echo()) {
            serve("""
                    server:
                      redirect: false
                      proxy: {/c: 'TO'}
                      access:
                        /c/: {users: {ada: "$2y$04$6SFXz3Vln6wNmLxX9LOWDeRoAc.ceitGYOP4SkWgitt/xReRzuQIS"}}
                        /c/closed/: {from: 10.0.0.0/8}
                    """.replace("TO", service.address()), "localhost");
            String head = "POST /c/x HTTP/1.1\r\nHost: localhost\r\nContent-Length: 2\r\n";
            assertEquals(401, RawClient.status(exchange(head + "\r\nab")));
            assertEquals(
                    403,
                    RawClient.status(
                            exchange("GET /c/closed/x HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")));
            assertEquals(List.of(), service.asked());
            String known = exchange(head + "Authorization: Basic YWRhOnNlY3JldA==\r\n\r\nab");
            assertTrue(known.endsWith("POST /x HTTP/1.1\nab"), known);
            assertEquals("", service.last().field("Authorization"));
            assertEquals("private", RawClient.field(known, "Cache-Control").orElse(""));
        }
    }

    @Test
    void a_service_for_whose_certificate_nobody_vouches_is_not_believed() throws IOException {
        TestCertificates.certbot(letsencrypt, "localhost", 1, AUTHORITY.issue("EC256", "localhost"));
        Certificates certificates = Certificates.in(letsencrypt, "localhost", Clock.systemUTC());
        certificates.refresh();
        try (WebServer other = TestSite.start(folder, "localhost")) {
            other.secure(certificates.context(), certificates.names(), Instant.EPOCH);
            int port = other.httpsAddress().orElseThrow().getPort();
            serve("server: {redirect: false, proxy: {/c: 'https://localhost:" + port + "'}}", "localhost");
            String response = exchange("GET /c/ HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
            assertEquals(502, RawClient.status(response), response);
            String told = problems.element().message();
            assertTrue(told.startsWith("no answer for '/c' from https://localhost:" + port), told);
        }
    }

    @Test
    void a_request_that_comes_back_is_not_sent_round_again() throws IOException {
        try (TestService service = new TestService((asked, in, out) -> {
            String again = RawClient.exchange(
                    server.httpAddress().getPort(), asked.head().replaceFirst("GET \\S+", "GET /c/again"));
            out.write(again.getBytes(StandardCharsets.ISO_8859_1));
        })) {
            serve("server: {redirect: false, proxy: {/c: '" + service.address() + "'}}", "localhost");
            String response = exchange("GET /c/x HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
            assertEquals(508, RawClient.status(response), response);
            assertEquals(1, service.asked().size());
        }
    }

    private Socket connect() throws IOException {
        Socket socket = new Socket(
                InetAddress.getLoopbackAddress(), server.httpAddress().getPort());
        socket.setSoTimeout(60_000);
        return socket;
    }

    private String exchange(String bytes) throws IOException {
        return RawClient.exchange(server.httpAddress().getPort(), bytes);
    }
}
