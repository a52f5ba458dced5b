package blogjar.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import blogjar.config.Config;
import blogjar.diagnostic.ProblemException;
import blogjar.output.Release;
import blogjar.tls.Certificates;
import blogjar.tls.TestCertificates;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** certbot in webroot mode beside a running blog. */
class ChallengesTest {
    private static final TestCertificates AUTHORITY = new TestCertificates();
    private static final String PREFIX = "/.well-known/acme-challenge/";

    @TempDir
    Path folder;

    private final Queue<Object> told = new ConcurrentLinkedQueue<>();
    private Path webroot;
    private WebServer server;

    private static Config config(String webroot) {
        Map<String, Object> acme =
                Map.of("acme", Map.of("webroot", webroot), "redirects", List.of("/* /elsewhere/ 410"));
        return new Config(Map.of("url", "https://blog.test", "server", acme), Map.of());
    }

    @BeforeEach
    void start() throws IOException {
        Path site = TestSite.write(folder.resolve("site"));
        webroot = Files.createDirectories(folder.resolve("webroot"));
        WebServer.Settings settings = new WebServer.Settings(
                new Ports("localhost", 0, 0, 0),
                Locations.of(config(webroot.toString())).answeringFrom(folder.resolve("ours")),
                Headers.USUAL,
                AccessLog.none(),
                told::add);
        server = WebServer.start(settings, Release.ofFolder(site));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private Path put(String name, String text) throws IOException {
        Path file = webroot.resolve(".well-known/acme-challenge").resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    private String ask(String method, String target) throws IOException {
        return RawClient.exchange(
                server.httpAddress().getPort(),
                method + " " + target + " HTTP/1.1\r\nHost: www.blog.test\r\nConnection: close\r\n\r\n");
    }

    private String get(String target) throws IOException {
        return ask("GET", target);
    }

    @Test
    void a_proof_is_answered_as_soon_as_it_is_there_and_no_longer_than_it_is() throws IOException {
        assertEquals(404, RawClient.status(get(PREFIX + "aB3-_x")));
        Path file = put("aB3-_x", "aB3-_x.thumbprint");
        String response = get(PREFIX + "aB3-_x");
        assertTrue(response.startsWith("HTTP/1.1 200 "), response);
        assertTrue(response.endsWith("\r\n\r\naB3-_x.thumbprint"), response);
        assertEquals("text/plain", RawClient.field(response, "Content-Type").orElse(""));
        assertEquals("no-store", RawClient.field(response, "Cache-Control").orElse(""));
        String head = ask("HEAD", PREFIX + "aB3-_x");
        assertEquals("17", RawClient.field(head, "Content-Length").orElse(""));
        assertTrue(head.endsWith("\r\n\r\n"), head);
        assertEquals(405, RawClient.status(ask("POST", PREFIX + "aB3-_x")));
        Files.delete(file);
        assertEquals(404, RawClient.status(get(PREFIX + "aB3-_x")));
        assertEquals(List.of(), List.copyOf(told));
    }

    @Test
    void it_is_answered_over_plain_http_when_all_else_is_redirected() throws IOException {
        TestCertificates.certbot(folder.resolve("live"), "blog.test", 1, AUTHORITY.issue("EC256", "blog.test"));
        Certificates certificates = Certificates.in(folder.resolve("live"), "", Clock.systemUTC());
        assertTrue(certificates.refresh().changed());
        server.secure(certificates.context(), certificates.names(), Instant.EPOCH);
        put("renewal", "renewal.thumbprint");
        assertTrue(get(PREFIX + "renewal").endsWith("renewal.thumbprint"));
        assertEquals(301, RawClient.status(get("/about")));
    }

    @Test
    void a_proof_of_the_site_itself_is_served_where_the_folder_has_none() throws IOException {
        assertTrue(get(PREFIX + "token").endsWith("token.thumbprint"));
        put("token", "newer");
        assertTrue(get(PREFIX + "token").endsWith("newer"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "..",
                "../../secret",
                "%2e%2e/secret",
                "a/b",
                "a%2Fb",
                "a.b",
                "a;b",
                "%00",
                "folder",
                "link",
                "way/out"
            })
    void nothing_else_is_reached(String name) throws IOException {
        Path secret = Files.writeString(folder.resolve("secret"), "secret");
        put("a.b", "secret");
        put("folder/x", "secret");
        put("a/b", "secret");
        Files.writeString(webroot.resolve("secret"), "secret");
        Files.createSymbolicLink(webroot.resolve(".well-known/acme-challenge/link"), secret);
        Files.createSymbolicLink(webroot.resolve(".well-known/acme-challenge/way"), folder);
        String response = RawClient.exchange(
                server.httpAddress().getPort(), "GET " + PREFIX + name + " HTTP/1.0\r\nHost: blog.test\r\n\r\n");
        assertTrue(RawClient.status(response) == 404 || RawClient.status(response) == 400, response);
        assertTrue(!response.contains("secret"), response);
    }

    @Test
    void what_is_no_proof_for_its_length_is_not_sent() throws IOException {
        put("long", "x".repeat(5000));
        assertEquals(404, RawClient.status(get(PREFIX + "long")));
    }

    @Test
    void a_folder_that_is_not_there_is_told() {
        ProblemException wrong = assertThrows(ProblemException.class, () -> Locations.of(config("/no/such/folder")));
        assertTrue(wrong.getMessage().contains("'server.acme.webroot' names no folder"), wrong.getMessage());
    }

    @Test
    void each_folder_of_proofs_is_looked_at_and_need_not_be_there() throws IOException {
        assertEquals(404, RawClient.status(get(PREFIX + "another")));
        Path ours = folder.resolve("ours/.well-known/acme-challenge");
        Files.createDirectories(ours);
        Files.writeString(ours.resolve("another"), "token.ours");
        assertTrue(get(PREFIX + "another").endsWith("token.ours"));
        put("another", "token.certbot");
        assertTrue(get(PREFIX + "another").endsWith("token.certbot"));
    }
}
