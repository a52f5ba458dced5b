package blogjar.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import blogjar.config.Config;
import blogjar.diagnostic.Problem;
import blogjar.diagnostic.ProblemException;
import blogjar.output.Release;
import blogjar.yaml.Yaml;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Paths that not everybody may see, over a real socket. */
class AccessTest {
    private static final String USERS = "{ada: \"$2y$04$6SFXz3Vln6wNmLxX9LOWDeRoAc.ceitGYOP4SkWgitt/xReRzuQIS\"}";
    private static final String SECRET = "only for members";

    @TempDir
    Path folder;

    private final Queue<Problem> problems = new ConcurrentLinkedQueue<>();
    private WebServer server;

    @BeforeEach
    void start() throws IOException {
        TestSite.write(folder);
        TestSite.put(folder, "private/index.html", SECRET);
        TestSite.put(folder, "private/deep/a b.html", SECRET);
        TestSite.put(folder, "private/feed.xml", SECRET);
        TestSite.put(folder, "private/app.3f2a9c1d.css", SECRET);
        TestSite.put(folder, "diary.html", SECRET);
        TestSite.put(folder, "rooms/index.html", SECRET);
        TestSite.put(folder, "paper.pdf", SECRET);
        TestSite.put(folder, "_redirects", "/shown /private/index.html 200\n/old /private/ 301\n");
        server = serve("""
                server:
                  proxies: loopback
                  access:
                    /private/: {users: USERS, realm: Friends}
                    /diary.html: {users: USERS}
                    /rooms/index.html: {users: USERS}
                    "*.pdf": {from: [10.0.0.0/8, "2001:db8::/32"]}
                    /post/: {from: 127.0.0.1}
                    /noindex/: {from: 10.0.0.0/8, users: USERS}
                """);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private static Config config(String yaml) {
        return new Config(
                Objects.requireNonNull(Yaml.parse("_config.yml", yaml.replace("USERS", USERS), 1)
                        .mapping()),
                Map.of());
    }

    private WebServer serve(String yaml) {
        Config config = config(yaml);
        return WebServer.start(
                TestSite.settings(Access.of(config), Proxies.of(config), Locations.of(), problems),
                Release.ofFolder(folder));
    }

    private static String basic(String user, String password) {
        return "Authorization: Basic "
                + Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8))
                + "\r\n";
    }

    private String ask(String method, String target, String fields) throws IOException {
        return RawClient.exchange(
                server.httpAddress().getPort(),
                method + " " + target + " HTTP/1.1\r\nHost: a\r\nConnection: close\r\n" + fields + "\r\n");
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "/private",
                "/private/",
                "/private/index.html",
                "/private/index",
                "/private/none",
                "/private/deep/a%20b.html",
                "/private/deep/a%20b",
                "/%70rivate/",
                "/PRIVATE/",
                "/private/?x",
                "/private/feed.xml",
                "/private/_x",
                "/diary",
                "/diary.html",
                "/Diary.html",
                "/rooms",
                "/rooms/",
                "http://a/private/"
            })
    void without_a_password_nothing_tells_what_there_is(String target) throws IOException {
        for (String fields : new String[] {
            "",
            "Range: bytes=0-3\r\n",
            "If-None-Match: *\r\n",
            "If-Modified-Since: Fri, 01 Jan 2100 00:00:00 GMT\r\n",
            basic("ada", "wrong"),
            basic("eve", "secret"),
            "Authorization: Basic ?\r\n"
        }) {
            String response = ask("GET", target, fields);
            assertEquals(401, RawClient.status(response), target + " " + fields);
            assertFalse(response.contains(SECRET), response);
            assertFalse(RawClient.field(response, "ETag").isPresent(), response);
            assertTrue(RawClient.field(response, "WWW-Authenticate").orElse("").startsWith("Basic realm=\""), response);
            assertTrue(RawClient.field(response, "WWW-Authenticate").orElse("").endsWith(", charset=\"UTF-8\""));
            assertEquals("no-store", RawClient.field(response, "Cache-Control").orElse(""));
        }
        assertEquals(401, RawClient.status(ask("HEAD", target, "")));
        assertEquals(204, RawClient.status(ask("OPTIONS", target, "")));
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(delimiter = '|', textBlock = """
            /private/                 | 200
            /private                  | 301
            /private/none             | 404
            /private/deep/a%20b       | 200
            /diary                    | 200
            /rooms/                   | 200
            /                         | 200
            /missing                  | 404
            """)
    void with_the_password_it_is_a_site_like_any_other(String target, int status) throws IOException {
        String response = ask("GET", target, basic("ada", "secret"));
        assertEquals(status, RawClient.status(response));
        assertEquals(status, RawClient.status(ask("HEAD", target, basic("ada", "secret"))));
        assertEquals(status == 200 && !target.equals("/"), response.contains(SECRET));
    }

    @Test
    void what_is_not_for_everybody_is_kept_by_no_shared_cache_and_no_foreign_script() throws IOException {
        String ada = basic("ada", "secret");
        assertEquals(
                "private, no-cache",
                RawClient.field(ask("GET", "/private/", ada), "Cache-Control").orElse(""));
        assertEquals(
                "private, max-age=31536000, immutable",
                RawClient.field(ask("GET", "/private/app.3f2a9c1d.css", ada), "Cache-Control")
                        .orElse(""));
        assertFalse(RawClient.field(ask("GET", "/private/feed.xml", ada), "Access-Control-Allow-Origin")
                .isPresent());
        String etag = RawClient.field(ask("GET", "/private/", ada), "ETag").orElse("");
        assertEquals(304, RawClient.status(ask("GET", "/private/", ada + "If-None-Match: " + etag + "\r\n")));
    }

    @Test
    void a_rule_that_shows_another_path_shows_nothing_that_is_kept() throws IOException {
        String shown = ask("GET", "/shown", "");
        assertEquals(403, RawClient.status(shown));
        assertFalse(shown.contains(SECRET));
        assertEquals(301, RawClient.status(ask("GET", "/old", "")));
    }

    @ParameterizedTest(name = "{0} from {1} -> {2}")
    @CsvSource(delimiter = '|', textBlock = """
            /paper.pdf          | 10.1.2.3           | 200
            /paper.pdf          | 11.1.2.3           | 403
            /paper.pdf          | 2001:db8:1::1      | 200
            /paper.pdf          | 2001:db9::1        | 403
            /paper.pdf          | ::ffff:10.0.0.1    | 200
            /PAPER.pdf          | 11.1.2.3           | 403
            /none.pdf           | 11.1.2.3           | 403
            /paper.pdf          |                    | 403
            /post/hello/        |                    | 200
            /post/hello         |                    | 301
            /post/hello/        | 10.1.2.3           | 403
            /noindex/file.txt   | 10.1.2.3           | 401
            /noindex/file.txt   | 11.1.2.3           | 403
            """)
    void addresses_are_those_that_a_trusted_proxy_tells(String target, String from, int status) throws IOException {
        String fields = from == null ? "" : "X-Forwarded-For: " + from + "\r\n";
        String response = ask("GET", target, fields);
        assertEquals(status, RawClient.status(response));
        assertEquals(status == 200 && target.endsWith("pdf"), response.contains(SECRET));
    }

    @Test
    void both_an_address_and_a_password_may_be_needed() throws IOException {
        String both = "X-Forwarded-For: 10.1.2.3\r\n" + basic("ada", "secret");
        assertEquals(200, RawClient.status(ask("GET", "/noindex/file.txt", both)));
    }

    @Test
    void who_guesses_is_told_to_wait_and_who_was_right_before_is_not() throws IOException {
        String here = "X-Forwarded-For: 192.0.2.1\r\n";
        assertEquals(200, RawClient.status(ask("GET", "/private/", here + basic("ada", "secret"))));
        for (int i = 0; i < 10; i++) {
            assertEquals(401, RawClient.status(ask("GET", "/private/", here + basic("ada", "guess" + i))));
        }
        String refused = ask("GET", "/private/", here + basic("ada", "guess"));
        assertEquals(429, RawClient.status(refused));
        assertTrue(RawClient.field(refused, "Retry-After").isPresent(), refused);
        assertEquals(200, RawClient.status(ask("GET", "/private/", here + basic("ada", "secret"))));
        String elsewhere = "X-Forwarded-For: 192.0.2.2\r\n";
        assertEquals(401, RawClient.status(ask("GET", "/private/", elsewhere + basic("ada", "guess"))));
    }

    @Test
    void the_whole_site_may_be_kept_but_for_the_proofs_of_a_certificate() throws IOException {
        server.close();
        server = serve("server: {access: {/: {users: USERS}}}");
        assertEquals(401, RawClient.status(ask("GET", "/", "")));
        assertEquals(401, RawClient.status(ask("GET", "/missing", "")));
        assertEquals(200, RawClient.status(ask("GET", "/.well-known/acme-challenge/token", "")));
        assertEquals(200, RawClient.status(ask("GET", "/", basic("ada", "secret"))));
    }

    @Test
    void the_file_of_users_is_read_again_when_it_changes() throws IOException {
        Path users = folder.resolveSibling(folder.getFileName() + ".users");
        Files.writeString(users, "bob:$2y$04$ZBfmKd48ntWDIW8dQl46R.OvtBJwMo5yMEVknKccG0ODl6db.EWSm\n");
        server.close();
        server = serve("server: {access: {/private/: {users: '" + users + "'}}}");
        assertEquals(401, RawClient.status(ask("GET", "/private/", basic("ada", "secret"))));
        Files.writeString(users, "ada:$apr1$o3bQ3tEp$HOGK7FG0jR1UfEiC0z.Pq0\n");
        assertEquals(200, RawClient.status(ask("GET", "/private/", basic("ada", "secret"))));
        Files.writeString(users, "ada:secret\n");
        assertEquals(401, RawClient.status(ask("GET", "/private/", basic("bob", "geheim"))));
        assertEquals(1, problems.size(), problems.toString());
        Files.delete(users);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            yes                              | 'server.access' is no mapping of paths
            {/a: yes}                        | '/a' under 'server.access' does not say who
            {/a: {realm: b}}                 | '/a' under 'server.access' does not say who
            {/a: {user: b}}                  | 'user' says nothing about who may see '/a'
            {/a: {from: here}}               | 'here' is neither an address nor a network
            {/a: {from: 10.0.0.0/33}}        | '10.0.0.0/33' is neither an address nor a network
            {/a: {users: {u: plain}}}        | the password of 'u' is no hash: a plain password, or one of the old crypt, would be known to who reads the file
            {/a: {users: /no/such}}          | the file of users '/no/such' can't be read
            {/a: {from: "::1", realm: "\\""}} | the realm of '/a' can't be sent in a header field
            """)
    void a_wrong_setting_stops_the_server(String access, String message) {
        ProblemException refused =
                assertThrows(ProblemException.class, () -> Access.of(config("server:\n  access: " + access + "\n")));
        assertEquals(message, refused.problems().get(0).message());
    }
}
