package blogjar.acme.dns;

import static org.junit.jupiter.api.Assertions.assertEquals;

import blogjar.diagnostic.Problem;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a CA's directory says of our clock and of the CA. */
class DirectoryGlanceTest {
    private HttpServer server;
    private String directory = "{\"meta\": {\"caaIdentities\": [\"ca.test\", \"CA2.test\"]}}";

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            byte[] bytes = directory.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private DirectoryGlance glance(Duration ahead) throws Exception {
        URI at = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/dir");
        return DirectoryGlance.of(at, Optional.empty(), Clock.offset(Clock.systemUTC(), ahead));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            PT0S     |
            PT-20M   |
            PT45M30S | the clock of this machine is 45 minutes ahead of the CA's
            PT-5H-9M | the clock of this machine is 5 hours behind the CA's
            """)
    void a_clock_that_is_far_out_is_told(Duration ahead, String expected) throws Exception {
        assertEquals(Optional.ofNullable(expected), glance(ahead).clockProblem().map(Problem::message));
    }

    @Test
    void the_names_in_caa_records_are_read_where_there_are_some() throws Exception {
        assertEquals(Set.of("ca.test", "CA2.test"), glance(Duration.ZERO).caaNames());
        directory = "{\"meta\": {}}";
        assertEquals(Set.of(), glance(Duration.ZERO).caaNames());
        directory = "<html>";
        assertEquals(Set.of(), glance(Duration.ZERO).caaNames());
    }
}
