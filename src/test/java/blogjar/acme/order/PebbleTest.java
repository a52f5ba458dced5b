package blogjar.acme.order;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import blogjar.acme.AuthoritySettings;
import blogjar.acme.Issued;
import blogjar.acme.KeyKind;
import blogjar.acme.KnownAccounts.Account;
import blogjar.acme.Pebble;
import blogjar.acme.PebbleOptions;
import blogjar.acme.ProofsInMemory;
import blogjar.acme.Refusal;
import blogjar.acme.Wanted;
import blogjar.diagnostic.Problem;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Certificates from Let's Encrypt's own test server, by proofs that a running server of ours shows over HTTP. */
@Timeout(120)
class PebbleTest {
    @TempDir
    Path folder;

    @BeforeAll
    static void needs_pebble() {
        assumeTrue(Pebble.isInstalled(), "the packages pebble and pebble-challtestsrv are not installed");
    }

    private PebbleScene scene() throws Exception {
        return scene(options -> options);
    }

    private PebbleScene scene(UnaryOperator<PebbleOptions> change) throws Exception {
        return new PebbleScene(folder, change);
    }

    @ParameterizedTest
    @EnumSource(
            value = KeyKind.class,
            names = {"P256", "P384", "RSA2048"})
    void a_certificate_is_had_for_all_names(KeyKind key) throws Exception {
        try (PebbleScene scene = scene()) {
            Wanted wanted = new Wanted(
                    List.of("blog.test", "www.blog.test", "127.0.0.1"), key, Optional.empty(), Optional.empty());
            Issued issued = scene.authority().obtain(wanted, List.of(scene.answer));
            assertEquals(List.of("127.0.0.1", "blog.test", "www.blog.test"), PebbleScene.names(issued.leaf()));
            assertEquals(2, issued.chain().size());
            issued.leaf().verify(issued.chain().get(1).getPublicKey());
            assertEquals(key.isRsa() ? "RSA" : "EC", issued.key().getAlgorithm());
        }
    }

    @Test
    void a_quarter_of_the_nonces_may_be_refused_and_the_proofs_be_looked_at_late() throws Exception {
        try (PebbleScene scene =
                scene(options -> options.with("PEBBLE_WFE_NONCEREJECT", "25").with("PEBBLE_VA_SLEEPTIME", "3"))) {
            Issued issued = scene.authority().obtain(PebbleScene.wanted("a.test", "b.test"), List.of(scene.answer));
            assertEquals(List.of("a.test", "b.test"), PebbleScene.names(issued.leaf()));
        }
    }

    @Test
    void the_account_is_used_again_and_so_are_names_that_are_shown_already() throws Exception {
        try (PebbleScene scene = scene(options -> options.with("PEBBLE_AUTHZREUSE", "100"))) {
            Rfc8555Authority authority = scene.authority();
            Issued first = authority.obtain(PebbleScene.wanted("blog.test"), List.of(scene.answer));
            Account account = scene.accounts.accounts.get(authority.directory());
            Issued second = authority.obtain(PebbleScene.wanted("blog.test"), List.of(ProofsInMemory.of("http-01")));
            assertEquals(account, scene.accounts.accounts.get(authority.directory()));
            assertNotEquals(first.leaf().getPublicKey(), second.leaf().getPublicKey());
        }
    }

    @Test
    void names_and_addresses_are_shown_in_handshakes_on_a_port_that_is_opened_for_it() throws Exception {
        try (PebbleScene scene = scene()) {
            Issued issued =
                    scene.authority().obtain(PebbleScene.wanted("blog.test", "127.0.0.1"), List.of(scene.handshakes));
            assertEquals(List.of("127.0.0.1", "blog.test"), PebbleScene.names(issued.leaf()));
            assertEquals(Optional.empty(), scene.server.httpsAddress());
        }
    }

    @Test
    void where_no_port_80_is_open_the_handshake_serves() throws Exception {
        try (PebbleScene scene =
                scene(options -> new PebbleOptions(1, options.tls(), options.eab(), options.environment()))) {
            Issued issued =
                    scene.authority().obtain(PebbleScene.wanted("blog.test"), List.of(scene.answer, scene.handshakes));
            assertEquals(List.of("blog.test"), PebbleScene.names(issued.leaf()));
        }
    }

    @Test
    void where_one_kind_of_proof_fails_the_next_is_tried() throws Exception {
        try (PebbleScene scene = scene()) {
            Issued issued = scene.authority()
                    .obtain(
                            PebbleScene.wanted("a.test", "b.test"),
                            List.of(ProofsInMemory.of("no-such-01"), ProofsInMemory.of("tls-alpn-01"), scene.answer));
            assertEquals(List.of("a.test", "b.test"), PebbleScene.names(issued.leaf()));
        }
    }

    @Test
    void what_no_kind_of_proof_shows_is_told_with_the_words_of_the_CA_and_all_proofs_are_taken_away() throws Exception {
        ProofsInMemory hidden = ProofsInMemory.of("http-01");
        try (PebbleScene scene = scene()) {
            Refusal refusal = assertThrows(
                    Refusal.class,
                    () -> scene.authority().obtain(PebbleScene.wanted("a.test", "b.test"), List.of(hidden)));
            assertEquals(Refusal.Kind.VALIDATION, refusal.kind());
            assertEquals(Set.of("a.test", "b.test"), refusal.names());
            String text = refusal.problem().toString();
            assertTrue(
                    text.contains(
                            "a.test could not be shown to be ours by http-01; the CA " + scene.pebble.directory()),
                    text);
            assertTrue(text.contains("Non-200 status code from HTTP"), text);
            assertTrue(text.contains("fix: port 80 of a.test is answered by another than this program"), text);
        }
        assertEquals(List.of("give", "give", "await", "await", "close", "close"), hidden.done());
        assertTrue(hidden.isEmpty());
    }

    @Test
    void a_port_that_nobody_opens_and_a_name_that_the_DNS_lacks_are_told() throws Exception {
        try (PebbleScene scene = scene(options -> new PebbleOptions(1, 1, Map.of(), Map.of()))) {
            Refusal closed = assertThrows(
                    Refusal.class, () -> scene.authority().obtain(PebbleScene.wanted("a.test"), List.of(scene.answer)));
            assertTrue(closed.getMessage().contains("let port 80 of a.test be reached"), closed.getMessage());
            scene.pebble.dns("set-servfail", "{\"host\": \"nowhere.test\"}");
            Refusal unknown = assertThrows(
                    Refusal.class,
                    () -> scene.authority().obtain(PebbleScene.wanted("nowhere.test"), List.of(scene.answer)));
            assertEquals(Set.of("nowhere.test"), unknown.names());
            assertTrue(unknown.getMessage().contains("nowhere.test"), unknown.getMessage());
        }
    }

    @Test
    void a_wildcard_without_the_DNS_is_told_before_the_CA_looks_at_anything() throws Exception {
        try (PebbleScene scene = scene()) {
            Refusal refusal = assertThrows(
                    Refusal.class,
                    () -> scene.authority()
                            .obtain(PebbleScene.wanted("blog.test", "*.blog.test"), List.of(scene.answer)));
            assertEquals(Refusal.Kind.OURS, refusal.kind());
            String text = refusal.getMessage();
            assertTrue(
                    text.matches(
                            "(?s).*that \\*\\.blog\\.test is ours by (dns-[a-z]+-01, )*dns-01(, dns-[a-z]+-01)* only.*"),
                    text);
            assertTrue(text.contains("set server.acme.dns"), text);
        }
    }

    @Test
    void a_certificate_is_revoked_once_and_a_second_time_is_no_fault() throws Exception {
        try (PebbleScene scene = scene()) {
            Rfc8555Authority authority = scene.authority();
            Issued issued = authority.obtain(PebbleScene.wanted("blog.test"), List.of(scene.answer));
            authority.revoke(issued, 4);
            String status = scene.pebble.status(issued.leaf());
            assertTrue(status.contains("\"Revoked\"") && status.contains("\"Reason\": 4"), status);
            authority.revoke(issued, 4);
        }
    }

    @Test
    void a_CA_whose_own_certificate_nobody_vouches_for_is_not_spoken_with() throws Exception {
        try (PebbleScene scene = scene()) {
            Rfc8555Authority authority = scene.authority(AuthoritySettings.of(scene.pebble.directory()), terms -> true);
            Refusal refusal = assertThrows(
                    Refusal.class, () -> authority.obtain(PebbleScene.wanted("blog.test"), List.of(scene.answer)));
            assertEquals(Refusal.Kind.UNREACHABLE, refusal.kind());
            assertTrue(refusal.getMessage().contains("trust: FILE.pem"), refusal.getMessage());
        }
    }

    @Test
    void where_a_proof_can_t_be_put_the_next_kind_is_taken_in_the_same_order() throws Exception {
        ProofsInMemory blocked = ProofsInMemory.blocked(
                "tls-alpn-01",
                new Refusal(
                        Refusal.Kind.OURS, Problem.error("port 443 is taken").fix("free it")));
        try (PebbleScene scene = scene()) {
            Issued issued =
                    scene.authority().obtain(PebbleScene.wanted("a.test", "b.test"), List.of(blocked, scene.answer));
            assertEquals(List.of("a.test", "b.test"), PebbleScene.names(issued.leaf()));
            assertEquals(1, scene.pebble.log().split("order-plz", -1).length - 1);
            Refusal refusal = assertThrows(
                    Refusal.class, () -> scene.authority().obtain(PebbleScene.wanted("c.test"), List.of(blocked)));
            assertEquals(Refusal.Kind.OURS, refusal.kind());
            assertEquals("error: port 443 is taken\n    fix: free it", refusal.getMessage());
        }
    }

    /** So that the DNS is waited for once and not for each name. */
    @Test
    void all_proofs_are_put_before_one_is_waited_for_and_one_that_is_not_seen_makes_way_for_another() throws Exception {
        ProofsInMemory late =
                ProofsInMemory.unseen("dns-01", new Refusal(Refusal.Kind.VALIDATION, Problem.error("nobody shows it")));
        try (PebbleScene scene = scene()) {
            Issued issued =
                    scene.authority().obtain(PebbleScene.wanted("a.test", "b.test"), List.of(late, scene.answer));
            assertEquals(List.of("a.test", "b.test"), PebbleScene.names(issued.leaf()));
            assertEquals(List.of("give", "give", "await", "close", "await", "close"), late.done());
            assertEquals(1, scene.pebble.log().split("order-plz", -1).length - 1);
            Refusal refusal = assertThrows(
                    Refusal.class, () -> scene.authority().obtain(PebbleScene.wanted("c.test"), List.of(late)));
            assertTrue(refusal.getMessage().contains("nobody shows it"), refusal.getMessage());
            assertEquals(
                    List.of("give", "await", "close"),
                    late.done().subList(6, late.done().size()));
        }
    }
}
