package blogjar.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import blogjar.diagnostic.ProblemException;
import blogjar.output.Release;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Beginning and end of a server. */
class LifeTest {
    @TempDir
    Path folder;

    private static WebServer.Settings at(String address, int port) {
        return WebServer.Settings.of(new Ports(address, port, -1, 0), problem -> {});
    }

    @Test
    void a_port_in_use_is_one_message_with_what_to_do() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            int port = taken.getLocalPort();
            ProblemException refused =
                    assertThrows(ProblemException.class, () -> WebServer.start(at("127.0.0.1", port), Release.empty()));
            assertEquals(
                    "error: port " + port + " of 127.0.0.1 is in use by another program\n"
                            + "    fix: stop it (ss -ltnp 'sport = :" + port + "' tells which one it is), or take"
                            + " another port",
                    refused.getMessage());
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            no.such.host.invalid | there is no address 'no.such.host.invalid' to listen at
            192.0.2.1            | this machine has no address '192.0.2.1' to listen at
            """)
    void an_address_that_is_not_ours_is_told(String address, String message) {
        ProblemException refused =
                assertThrows(ProblemException.class, () -> WebServer.start(at(address, 0), Release.empty()));
        assertTrue(refused.getMessage().startsWith("error: " + message), refused.getMessage());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            80   | sysctl net.ipv4.ip_unprivileged_port_start=80
            8080 | take another port
            """)
    void a_port_that_needs_rights_is_told(int port, String fix) {
        String told = PortProblem.of("", port, new java.net.BindException("Permission denied"))
                .toString();
        assertTrue(told.startsWith("error: port " + port + " may not be opened by user "), told);
        assertTrue(told.endsWith(fix), told);
    }

    @Test
    @Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void a_server_that_is_closed_already_can_be_closed() {
        WebServer server = WebServer.start(at("127.0.0.1", 0), Release.empty());
        server.close();
        server.close();
    }

    private static String date(WebServer server) throws IOException {
        var connection = new URL("http://127.0.0.1:" + server.httpAddress().getPort() + "/").openConnection();
        String date = connection.getHeaderField("Date");
        assertNotNull(date);
        return date;
    }

    /** The server library has one clock for all servers of a process, which the thread of one of them winds. */
    @Test
    @Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void the_date_goes_on_when_another_server_of_the_process_has_ended() throws Exception {
        String then;
        try (WebServer other = WebServer.start(at("127.0.0.1", 0), Release.empty())) {
            then = date(other);
        }
        try (WebServer server = WebServer.start(at("127.0.0.1", 0), Release.empty())) {
            while (date(server).equals(then)) {
                Thread.sleep(100);
            }
        }
    }

    @Test
    void all_addresses_are_served_by_default() throws IOException {
        try (WebServer server = WebServer.start(at("", 0), Release.empty())) {
            String response = RawClient.exchange(server.httpAddress().getPort(), "GET / HTTP/1.0\r\n\r\n");
            assertEquals(404, RawClient.status(response));
        }
    }

    @Test
    void closing_lets_a_running_download_end_and_takes_no_new_connection() throws Exception {
        WebServer server = TestSite.start(TestSite.write(folder));
        int port = server.httpAddress().getPort();
        Thread closing = new Thread(server::close);
        try (Socket download = new Socket(InetAddress.getLoopbackAddress(), port)) {
            download.setSoTimeout(60_000);
            download.getOutputStream()
                    .write("GET /video.mp4 HTTP/1.1\r\nHost: a\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            InputStream in = download.getInputStream();
            assertEquals('H', in.read()); // it runs, and 3 MB are more than sockets hold
            closing.start();
            awaitRefusal(port);
            byte[] rest = in.readAllBytes();
            String head = new String(rest, 0, 2000, StandardCharsets.ISO_8859_1);
            int body = rest.length - head.indexOf("\r\n\r\n") - 4;
            assertEquals(TestSite.BIG, body);
        }
        closing.join();
    }

    private static void awaitRefusal(int port) throws IOException {
        while (true) {
            try (Socket probe = new Socket(InetAddress.getLoopbackAddress(), port)) {
                assertTrue(probe.isConnected());
            } catch (ConnectException refused) {
                return;
            } catch (SocketException reset) {
                continue; // it met the server while that was closing
            }
        }
    }

    @Test
    void idle_connections_do_not_hold_up_the_end() throws IOException {
        WebServer server = TestSite.start(TestSite.write(folder));
        try (Socket idle = new Socket(
                InetAddress.getLoopbackAddress(), server.httpAddress().getPort())) {
            idle.getOutputStream().write("GET / HTTP/1.1\r\nHost: a\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            assertTrue(RawClient.response(idle.getInputStream()).endsWith("<p>home</p>"));
            server.close();
            idle.setSoTimeout(60_000);
            assertEquals(-1, idle.getInputStream().read());
        }
    }
}
