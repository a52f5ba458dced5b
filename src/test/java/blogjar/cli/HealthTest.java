package blogjar.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import blogjar.output.Content;
import blogjar.output.Output;
import blogjar.output.Release;
import blogjar.output.ReleaseSink;
import blogjar.server.WebServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A container's health check, against servers in every state. */
class HealthTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    private static Release site() throws IOException {
        ReleaseSink sink = new ReleaseSink(Release.empty(), Clock.systemUTC());
        sink.put(new Output("index.html", Content.of("<p>home".getBytes(StandardCharsets.UTF_8))));
        return sink.release();
    }

    private int check(Map<String, String> environment) {
        return Health.check(environment, new PrintStream(out, true, StandardCharsets.UTF_8));
    }

    private static Map<String, String> admin(int port) {
        return Map.of("BLOG_ADMIN", "127.0.0.1:" + port);
    }

    private String said() {
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    void a_server_with_a_site_is_well() throws IOException {
        try (WebServer server = AdminServer.start(site())) {
            assertEquals(0, check(admin(server.adminAddress().orElseThrow().getPort())), this::said);
            assertTrue(said().startsWith("200 {"), said());
        }
    }

    @Test
    void a_server_without_a_site_is_not() {
        try (WebServer server = AdminServer.start(Release.empty())) {
            assertEquals(1, check(admin(server.adminAddress().orElseThrow().getPort())), this::said);
            assertTrue(said().contains("unavailable"), said());
        }
    }

    @Test
    void nor_is_one_that_does_not_answer() throws IOException {
        int port;
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = silent.getLocalPort();
            assertEquals(1, check(admin(port)), this::said); // takes the connection, and its time
        }
        assertEquals(1, check(admin(port)), this::said);
        assertTrue(said().contains("nothing answers"), said());
    }

    @Test
    void without_a_place_for_health_the_port_of_the_site_is_asked() throws IOException {
        try (WebServer server = AdminServer.start(site())) {
            String port = "" + server.httpAddress().getPort();
            assertEquals(0, check(Map.of("BLOG_ADMIN", "false", "BLOG_PORT", port)), this::said);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"here", "1:2:3", "127.0.0.1"})
    void a_place_that_is_none_is_told(String place) {
        assertEquals(1, check(Map.of("BLOG_ADMIN", place)));
        assertTrue(said().contains(place), said());
    }

    @Test
    void another_program_is_no_server_of_ours() throws Exception {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread greeting = new Thread(() -> {
                try (Socket asked = other.accept()) {
                    asked.getInputStream().read();
                    asked.getOutputStream().write("SSH-2.0-x\r\n".getBytes(StandardCharsets.US_ASCII));
                } catch (IOException left) {
                    throw new IllegalStateException(left);
                }
            });
            greeting.start();
            assertEquals(1, check(admin(other.getLocalPort())));
            greeting.join();
        }
        assertTrue(said().contains("no server of ours"), said());
    }
}
