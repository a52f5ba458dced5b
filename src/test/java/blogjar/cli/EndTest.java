package blogjar.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import blogjar.tls.TestCertificates;
import java.io.BufferedReader;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The program in a process of its own, told to end. */
@Timeout(value = 3, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class EndTest {
    private static final int BIG = 30 << 20;
    private static final int GUARD_MILLIS = 120_000;
    private static final TestCertificates AUTHORITY = new TestCertificates();

    @TempDir
    Path temp;

    private Process server;
    private BufferedReader said;
    private URI http;
    private URI https;

    @BeforeEach
    void start() throws IOException {
        Path site = Files.createDirectories(temp.resolve("site"));
        Files.writeString(site.resolve("index.html"), "<p>home</p>");
        Files.write(site.resolve("big.bin"), new byte[BIG]);
        TestCertificates.certbot(temp.resolve("certificates"), "localhost", 1, AUTHORITY.issue("EC256", "localhost"));
        server = Called.process(
                        "serve",
                        "--public",
                        site.toString(),
                        "--certificates",
                        temp.resolve("certificates").toString(),
                        "--address",
                        "localhost",
                        "--port",
                        "0",
                        "--set",
                        "server.limits.shutdown=2m",
                        "--no-redirect")
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        said = new BufferedReader(new InputStreamReader(server.getErrorStream(), StandardCharsets.UTF_8));
    }

    private void awaitServing() throws IOException {
        http = URI.create(await("serving http:").substring("serving ".length()));
        https = URI.create(await("serving https:").substring("serving ".length()));
    }

    private String await(String beginning) throws IOException {
        while (true) {
            String line = said.readLine();
            assertNotNull(line, () -> "the server ended before it said: " + beginning);
            if (line.startsWith(beginning)) {
                return line;
            }
        }
    }

    @AfterEach
    void kill() throws InterruptedException {
        server.destroyForcibly().waitFor();
    }

    private void signal(String name) throws IOException, InterruptedException {
        assertEquals(
                0,
                new ProcessBuilder("kill", "-" + name, "" + server.pid())
                        .start()
                        .waitFor());
    }

    private static boolean isIgnored(int signal) throws IOException {
        return Files.readAllLines(Path.of("/proc/self/status")).stream()
                .filter(line -> line.startsWith("SigIgn:"))
                .anyMatch(line -> (Long.parseUnsignedLong(line.substring(7).strip(), 16) & 1L << signal - 1) != 0);
    }

    private Socket download() throws IOException {
        Socket socket = new Socket();
        socket.setReceiveBufferSize(64 * 1024);
        socket.connect(new InetSocketAddress(InetAddress.getByName(http.getHost()), http.getPort()));
        socket.setSoTimeout(GUARD_MILLIS);
        socket.getOutputStream()
                .write("GET /big.bin HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        assertEquals('H', socket.getInputStream().read());
        return socket;
    }

    private void awaitRefusal() {
        while (true) {
            try (Socket probe = new Socket(http.getHost(), http.getPort())) {
                assertTrue(probe.isConnected());
            } catch (IOException refused) {
                return;
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"TERM, 15", "INT, 2", "HUP, 1"})
    void running_downloads_end_and_the_code_is_0(String name, int number) throws Exception {
        assumeFalse(isIgnored(number), "a shell that runs tests behind it has SIGINT ignored, and nohup SIGHUP");
        awaitServing();
        HttpClient http2 =
                HttpClient.newBuilder().sslContext(AUTHORITY.client()).build();
        HttpResponse<InputStream> second =
                http2.send(HttpRequest.newBuilder(https.resolve("/big.bin")).build(), BodyHandlers.ofInputStream());
        assertEquals(HttpClient.Version.HTTP_2, second.version());
        try (Socket first = download()) {
            signal(name);
            awaitRefusal();
            byte[] rest = new DataInputStream(first.getInputStream()).readAllBytes();
            String head = new String(rest, 0, 2000, StandardCharsets.ISO_8859_1);
            assertEquals(BIG, rest.length - head.indexOf("\r\n\r\n") - 4);
            try (InputStream body = second.body()) {
                assertEquals(BIG, body.readAllBytes().length);
            }
        }
        assertEquals(0, server.waitFor());
    }

    @Test
    void a_connection_that_is_kept_is_told_with_its_last_answer() throws Exception {
        awaitServing();
        try (Socket kept = new Socket(http.getHost(), http.getPort());
                Socket download = download()) {
            kept.setSoTimeout(GUARD_MILLIS);
            signal("TERM");
            awaitRefusal();
            kept.getOutputStream()
                    .write("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            String answer = new String(kept.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
            assertTrue(answer.startsWith("HTTP/1.1 200 OK\r\n"), answer);
            assertTrue(answer.contains("\r\nConnection: close\r\n"), answer);
            assertTrue(answer.endsWith("<p>home</p>"), answer);
            assertTrue(download.isConnected());
        }
        assertEquals(0, server.waitFor());
    }

    @Test
    void a_second_signal_is_the_end_at_once() throws Exception {
        awaitServing();
        try (Socket download = download()) {
            signal("TERM");
            awaitRefusal();
            assertFalse(server.waitFor(0, TimeUnit.SECONDS));
            signal("TERM");
            assertEquals(128 + 15, server.waitFor());
            assertTrue(download.isConnected());
        }
    }

    @Test
    void a_signal_that_comes_with_the_first_port_ends_it_with_0() throws Exception {
        await("serving http:");
        signal("TERM");
        assertEquals(0, server.waitFor());
    }
}
