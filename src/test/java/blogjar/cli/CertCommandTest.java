package blogjar.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import blogjar.acme.Pebble;
import blogjar.acme.PebbleOptions;
import blogjar.acme.store.Store;
import blogjar.output.Release;
import blogjar.server.Ports;
import blogjar.server.WebServer;
import blogjar.text.Json;
import blogjar.tls.TestCertificates;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Certificates by hand. */
@Timeout(120)
class CertCommandTest {
    private static final TestCertificates AUTHORITY = new TestCertificates();

    @TempDir
    Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private Path blog;
    private Path store;

    @BeforeEach
    void make_a_blog() throws IOException {
        blog = Files.createDirectories(folder.resolve("blog"));
        store = folder.resolve("certificates");
        settings("");
    }

    private void settings(String more) throws IOException {
        Files.writeString(blog.resolve("_config.yml"), "url: https://blog.test/\n" + more);
    }

    private int run(String... args) {
        out.reset();
        err.reset();
        List<String> all = new ArrayList<>(List.of("cert"));
        all.addAll(List.of(args));
        all.addAll(List.of("--source", blog.toString(), "--certificates", store.toString()));
        return Program.run(all.toArray(String[]::new), Map.of(), new PrintStream(out), new PrintStream(err));
    }

    private String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private String err() {
        return err.toString(StandardCharsets.UTF_8);
    }

    @Test
    void an_empty_folder_is_told_with_the_way_to_a_certificate() {
        assertEquals(1, run());
        assertTrue(err().contains("there is no certificate in " + store), err());
        assertTrue(err().contains("cert obtain"), err());
    }

    @Test
    void each_certificate_is_shown_with_who_renews_it() throws Exception {
        TestCertificates.certbot(store, "blog.test", 1, AUTHORITY.issue("EC256", "blog.test", "www.blog.test"));
        TestCertificates.certbot(store, "other.test", 3, AUTHORITY.issue("RSA2048", "other.test"));
        Files.createDirectories(store.resolve("renewal"));
        Files.writeString(store.resolve("renewal/other.test.conf"), "version = 2.1.0\n[renewalparams]\naccount = 1\n");
        assertEquals(0, run("status"));
        for (String part : List.of(
                "blog.test\n    for         blog.test, www.blog.test\n",
                "key         ECDSA P-256",
                "key         RSA 2048",
                "renewed by  nobody",
                "renewed by  certbot",
                "days left",
                "files       " + store.resolve("live/other.test"))) {
            assertTrue(out().contains(part), part + " in\n" + out());
        }
        assertEquals(0, run("status", "--json"));
        Map<?, ?> first = (Map<?, ?>) ((List<?>) Json.parse(out().strip())).get(0);
        assertEquals(List.of("blog.test", "www.blog.test"), first.get("names"));
        assertEquals("nobody", first.get("renewed_by"));
    }

    @Test
    void what_can_t_be_done_is_told_with_the_way_out() throws Exception {
        assertEquals(2, run("obtain"));
        assertTrue(err().contains("--acme EMAIL --agree"), err());
        assertEquals(2, run("revoke", "nothing.test", "--acme", "me@blog.name", "--set", "url=https://blog.name"));
        assertTrue(err().contains("there is no certificate called 'nothing.test'"), err());
        assertEquals(2, run("import", folder.resolve("nowhere").toString()));
        assertFalse(err().contains("Exception"), err());
        settings("server: {acme: {authority: 'https://ca.test/dir'}}\n");
        assertEquals(2, run("renew", "--dry-run", "--port", "0", "--https-port", "0"));
        assertTrue(err().contains("has no place to try things out"), err());
    }

    @Test
    void certbot_s_folder_is_copied_as_ours() throws Exception {
        Path certbot = folder.resolve("letsencrypt");
        TestCertificates.certbot(certbot, "blog.test", 2, AUTHORITY.issue("EC256", "blog.test"));
        Files.createDirectories(certbot.resolve("renewal"));
        Files.writeString(
                certbot.resolve("renewal/blog.test.conf"),
                "version = 2.1.0\n[renewalparams]\naccount = 1\nserver = https://ca.test/dir\n");
        assertEquals(0, run("import", certbot.toString()), this::err);
        assertTrue(out().contains("Copied: blog.test"), out());
        assertEquals(0, run("status"));
        assertTrue(out().contains("renewed by  blog.jar"), out());
    }

    @Test
    void a_certificate_is_had_without_a_server_and_renewed_beside_one() throws Exception {
        assumeTrue(Pebble.isInstalled(), "the packages pebble and pebble-challtestsrv are not installed");
        int http = Pebble.freePort();
        try (Pebble pebble = Pebble.start(
                Files.createDirectories(folder.resolve("pebble")), PebbleOptions.of(http, Pebble.freePort()))) {
            settings("server:\n  acme:\n    agree: true\n    challenges: http-01\n    authority: {url: '"
                    + pebble.directory() + "', trust: '" + pebble.trust() + "'}\n");
            String port = Integer.toString(http);
            assertEquals(0, run("obtain", "--port", port), this::err);
            assertTrue(out().contains("certificate issued for blog.test, until "), out());
            assertEquals(0, run("renew", "--port", port), this::err);
            assertFalse(out().contains("issued"), out());

            Path webroot = Store.at(store, Clock.systemUTC(), problem -> {}).webroot();
            WebServer.Settings web = WebServer.Settings.of(new Ports("127.0.0.1", http, -1, 0), problem -> {})
                    .answeringFrom(webroot);
            try (WebServer beside = WebServer.start(web, Release.empty())) {
                assertEquals(http, beside.httpAddress().getPort());
                assertEquals(0, run("renew", "--force", "--port", port), this::err);
                assertTrue(out().contains("certificate issued for blog.test"), out());
            }
            try (WebServer foreign = WebServer.start(
                    WebServer.Settings.of(new Ports("127.0.0.1", http, -1, 0), problem -> {}), Release.empty())) {
                assertEquals(http, foreign.httpAddress().getPort());
                assertEquals(2, run("renew", "--force", "--port", port));
                assertTrue(err().contains(port), err());
            }
            assertEquals(0, run("account"), this::err);
            assertTrue(out().contains("account     https://localhost:"), out());
            String filed = out().substring(out().indexOf("filed as"));
            assertEquals(0, run("account", "new-key", pebble.directory().toString()), this::err);
            assertTrue(out().contains("New key: the account at " + pebble.directory()), out());
            assertEquals(0, run("renew", "--force", "--port", port), this::err);
            assertEquals(0, run("account"), this::err);
            assertTrue(out().endsWith(filed), out());
            assertEquals(2, run("account", "new-key", "nobody"));
            assertTrue(err().contains("names no CA 'nobody'\n    expected " + pebble.directory()), err());

            assertEquals(0, run("account", "close"), this::err);
            assertEquals(1, run("account", "close"));
            assertTrue(err().contains("there is no account with the CA"), err());
            assertEquals(1, run("account"));
            assertEquals(0, run("revoke", "blog.test", "--reason", "superseded"), this::err);
            assertTrue(out().contains("Revoked: blog.test"), out());
        }
    }
}
