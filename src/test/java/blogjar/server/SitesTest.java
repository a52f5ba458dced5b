package blogjar.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import blogjar.config.Config;
import blogjar.diagnostic.Problem;
import blogjar.diagnostic.ProblemException;
import blogjar.output.Release;
import blogjar.tls.Certificates;
import blogjar.tls.TestCertificates;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Sites beside the blog, told from it by the name that is asked for. */
class SitesTest {
    private static final TestCertificates AUTHORITY = new TestCertificates();

    @TempDir
    Path folder;

    @TempDir
    Path letsencrypt;

    private final Queue<Problem> problems = new ConcurrentLinkedQueue<>();
    private Path files;
    private Path webroot;
    private WebServer server;

    @BeforeEach
    void start() throws IOException {
        files = folder.resolve("files");
        webroot = folder.resolve("webroot");
        TestSite.put(files, "index.html", "<p>files</p>");
        TestSite.put(files, "404.html", "<p>no such file</p>");
        TestSite.put(files, "about.txt", "0123456789");
        TestSite.put(files, "_redirects", "/old /about.txt 302\n");
        Config config = GatewayTest.config("""
                url: http://blog.test
                server:
                  sites: {Files.test: FILES}
                  redirects: ["/css/* /moved 301"]
                  directories: {/dir: FILES}
                  proxy: {/c: "http://127.0.0.1:9"}
                """.replace("FILES", "'" + files + "'"));
        WebServer.Settings settings = new WebServer.Settings(
                new Ports("localhost", 0, 0, 0), Locations.of(config), Headers.USUAL, AccessLog.none(), problems::add);
        settings = settings.answeringFrom(webroot);
        server = WebServer.start(settings, Release.ofFolder(TestSite.write(folder.resolve("site"))));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private static String request(String method, String host, String target) {
        return method + " " + target + " HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n";
    }

    private String http(String method, String host, String target) throws IOException {
        return RawClient.exchange(server.httpAddress().getPort(), request(method, host, target));
    }

    private String https(String name, String host, String target) throws IOException {
        int port = server.httpsAddress().orElseThrow().getPort();
        try (SSLSocket socket = (SSLSocket)
                AUTHORITY.client().getSocketFactory().createSocket(InetAddress.getLoopbackAddress(), port)) {
            SSLParameters parameters = socket.getSSLParameters();
            parameters.setServerNames(List.of(new SNIHostName(name)));
            socket.setSSLParameters(parameters);
            return RawClient.exchange(socket, request("GET", host, target));
        }
    }

    private void secure(String... names) throws IOException {
        for (String name : names) {
            TestCertificates.certbot(letsencrypt, name, 1, AUTHORITY.issue("EC256", name));
        }
        Certificates certificates = Certificates.in(letsencrypt, "blog.test", Clock.systemUTC());
        certificates.refresh();
        server.secure(certificates.context(), certificates.names(), Instant.EPOCH);
    }

    @ParameterizedTest(name = "{0} {1}{2} -> {3}")
    @CsvSource(delimiter = '|', textBlock = """
            # method | host           | target      | status | end of the body, or Location
            GET      | files.test     | /           | 200    | <p>files</p>
            GET      | FILES.test.:80 | /about.txt  | 200    | 0123456789
            GET      | files.test     | /old        | 302    | /about.txt
            GET      | files.test     | /css/x      | 404    | <p>no such file</p>
            GET      | files.test     | /dir/about.txt | 404 | <p>no such file</p>
            GET      | files.test     | /c/x        | 404    | <p>no such file</p>
            POST     | files.test     | /c/x        | 405    | <h1>405 Method Not Allowed</h1>
            GET      | www.files.test | /old?x      | 301    | http://files.test/old?x
            GET      | blog.test      | /           | 200    | <p>home</p>
            GET      | blog.test      | /about.txt  | 404    | <p>not here</p>
            GET      | blog.test      | /css/x      | 301    | /moved
            GET      | localhost      | /           | 200    | <p>home</p>
            GET      | other.test     | /           | 200    | <p>home</p>
            """)
    void each_name_has_a_site_of_its_own(String method, String host, String target, int status, String expected)
            throws IOException {
        server.publish("files.test", Release.ofFolder(files));
        String response = http(method, host, target);
        assertEquals(status, RawClient.status(response), response);
        String told = status / 100 == 3
                ? RawClient.field(response, "Location").orElse("")
                : response.strip().substring(response.strip().length() - expected.length());
        assertEquals(expected, told, response);
    }

    @Test
    void as_long_as_there_is_nothing_of_a_site_it_is_unavailable_and_the_blog_is_not() throws IOException {
        assertEquals(503, RawClient.status(http("GET", "files.test", "/")));
        assertEquals(200, RawClient.status(http("GET", "blog.test", "/")));
    }

    @Test
    void a_ca_is_shown_a_proof_for_a_site_of_which_there_is_nothing_yet() throws IOException {
        TestSite.put(webroot, ".well-known/acme-challenge/token", "token.proof");
        String proof = http("GET", "files.test", "/.well-known/acme-challenge/token");
        assertEquals(200, RawClient.status(proof), proof);
        assertTrue(proof.endsWith("token.proof"), proof);
        assertEquals(503, RawClient.status(http("GET", "files.test", "/old")));
    }

    @Test
    void a_site_without_a_certificate_stays_where_it_is() throws IOException {
        server.publish("files.test", Release.ofFolder(files));
        secure("blog.test");
        assertEquals(301, RawClient.status(http("GET", "blog.test", "/")));
        assertTrue(http("GET", "files.test", "/").endsWith("<p>files</p>"));
    }

    @Test
    void a_site_with_a_certificate_is_led_to_https_under_its_own_name() throws IOException {
        server.publish("files.test", Release.ofFolder(files));
        secure("blog.test", "files.test");
        int port = server.httpsAddress().orElseThrow().getPort();
        assertEquals(
                "https://files.test:" + port + "/x?y",
                RawClient.field(http("GET", "files.test", "/x?y"), "Location").orElse(""));
        assertEquals(
                "https://files.test:" + port + "/",
                RawClient.field(http("GET", "www.files.test", "/"), "Location").orElse(""));
        assertTrue(https("files.test", "files.test:" + port, "/").endsWith("<p>files</p>"));
        assertTrue(https("blog.test", "blog.test:" + port, "/").endsWith("<p>home</p>"));
        assertTrue(https("blog.test", "files.test", "/").endsWith("<p>files</p>")); // one connection for both
        assertEquals(421, RawClient.status(https("blog.test", "other.test", "/")));
        assertEquals(List.of(), List.copyOf(problems));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'https://a.test': TO",
                "'*.a.test': TO",
                "a.test/x: TO",
                "blog.test: TO",
                "www.blog.test: TO",
                "alias.test: TO",
                "a.test: TO, www.a.test: TO",
                "a.test: /no/such/folder",
                "a.test: "
            })
    void what_can_not_be_a_site_is_told(String sites) {
        Config config = GatewayTest.config("url: http://blog.test\nserver: {aliases: alias.test, sites: {"
                + sites.replace("TO", folder.toString()) + "}}\n");
        ProblemException wrong = assertThrows(ProblemException.class, () -> Locations.of(config));
        assertTrue(wrong.getMessage().contains("in server.sites can't be used"), wrong.getMessage());
    }
}
