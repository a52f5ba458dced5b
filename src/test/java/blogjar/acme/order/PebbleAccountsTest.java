package blogjar.acme.order;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
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
import blogjar.acme.Refusal;
import blogjar.acme.Secret;
import blogjar.config.Config;
import blogjar.config.SettingValues;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.shredzone.acme4j.Login;

/** The account with Let's Encrypt's own test server. */
@Timeout(120)
class PebbleAccountsTest {
    @TempDir
    Path folder;

    @BeforeAll
    static void needs_pebble() {
        assumeTrue(Pebble.isInstalled(), "the packages pebble and pebble-challtestsrv are not installed");
    }

    private PebbleScene scene() throws Exception {
        return new PebbleScene(folder, options -> options);
    }

    @Test
    void nothing_is_asked_for_as_long_as_the_terms_are_not_agreed_to() throws Exception {
        try (PebbleScene scene = scene()) {
            Rfc8555Authority authority = scene.authority(scene.settings(), terms -> false);
            Refusal refusal = assertThrows(
                    Refusal.class, () -> authority.obtain(PebbleScene.wanted("blog.test"), List.of(scene.answer)));
            assertEquals(Refusal.Kind.OURS, refusal.kind());
            assertTrue(refusal.getMessage().contains("server.acme.agree: data:text/plain"), refusal.getMessage());
            assertEquals(Map.of(), scene.accounts.accounts);
        }
    }

    @Test
    void an_account_is_bound_to_one_that_was_made_elsewhere() throws Exception {
        String hmac = "zWNDZM6eQGHWpSRTPal5eIUYFTu7EajVIoguysqZ9wG44nMEtx3MUAsUDkMTQ12W";
        try (PebbleScene scene = new PebbleScene(
                folder,
                options -> new PebbleOptions(
                        options.http(), options.tls(), Map.of("kid-1", hmac), options.environment()))) {
            Refusal refusal = assertThrows(
                    Refusal.class,
                    () -> scene.authority().obtain(PebbleScene.wanted("blog.test"), List.of(scene.answer)));
            assertEquals(Refusal.Kind.OURS, refusal.kind());
            assertTrue(refusal.getMessage().contains("eab: {kid: …, hmac: …}"), refusal.getMessage());

            Refusal wrong = assertThrows(
                    Refusal.class,
                    () -> scene.authority(bound(scene, "kid-1", hmac.replace('z', 'y')), terms -> true)
                            .obtain(PebbleScene.wanted("blog.test"), List.of(scene.answer)));
            assertEquals(Refusal.Kind.REJECTED, wrong.kind());
            assertTrue(!wrong.getMessage().contains(hmac.substring(5)), wrong.getMessage());

            Issued issued = scene.authority(bound(scene, "kid-1", hmac + "="), terms -> true)
                    .obtain(PebbleScene.wanted("blog.test"), List.of(scene.answer));
            assertEquals(List.of("blog.test"), PebbleScene.names(issued.leaf()));
        }
    }

    private static AuthoritySettings bound(PebbleScene scene, String kid, String hmac) {
        SettingValues values =
                new SettingValues(new Config(Map.of("eab", Map.of("kid", kid, "hmac", hmac)), Map.of()), "eab");
        return new AuthoritySettings(
                scene.pebble.directory(),
                Optional.of(new AuthoritySettings.Eab(
                        Secret.of(values, "kid").orElseThrow(),
                        Secret.of(values, "hmac").orElseThrow())),
                Optional.of(scene.pebble.trust()),
                Optional.empty());
    }

    /** certbot's accounts have keys of RSA. */
    @ParameterizedTest
    @EnumSource(
            value = KeyKind.class,
            names = {"P256", "RSA2048"})
    void an_account_that_the_CA_has_forgotten_is_made_anew_with_its_key(KeyKind kind) throws Exception {
        try (PebbleScene scene = scene()) {
            URI directory = scene.pebble.directory();
            Account lost = new Account(kind.generate(), directory.resolve("/my-account/4711"), Optional.empty());
            scene.accounts.keep(directory, lost);
            scene.authority().obtain(PebbleScene.wanted("blog.test"), List.of(scene.answer));
            Account made = scene.accounts.accounts.get(directory);
            assertNotEquals(lost.location(), made.location());
            assertArrayEquals(
                    lost.key().getPublic().getEncoded(), made.key().getPublic().getEncoded());
        }
    }

    @Test
    void an_account_that_was_closed_is_told_and_not_replaced() throws Exception {
        try (PebbleScene scene = scene()) {
            Rfc8555Authority authority = scene.authority();
            authority.obtain(PebbleScene.wanted("blog.test"), List.of(scene.answer));
            Account account = scene.accounts.accounts.get(authority.directory());
            login(scene, account).getAccount().deactivate();
            Refusal refusal = assertThrows(
                    Refusal.class, () -> authority.obtain(PebbleScene.wanted("blog.test"), List.of(scene.answer)));
            assertEquals(Refusal.Kind.REJECTED, refusal.kind());
            assertTrue(refusal.getMessage().contains("the account is closed"), refusal.getMessage());
            assertEquals(account, scene.accounts.accounts.get(authority.directory()));
        }
    }

    @Test
    void the_key_is_changed_and_the_account_stays() throws Exception {
        try (PebbleScene scene = scene()) {
            Rfc8555Authority authority = scene.authority();
            authority.obtain(PebbleScene.wanted("blog.test"), List.of(scene.answer));
            Account before = scene.accounts.accounts.get(authority.directory());
            authority.changeAccountKey();
            Account after = scene.accounts.accounts.get(authority.directory());
            assertEquals(before.location(), after.location());
            assertEquals(Optional.empty(), after.next());
            assertNotEquals(before.key().getPublic(), after.key().getPublic());
            authority.obtain(PebbleScene.wanted("blog.test"), List.of(scene.answer));
            assertEquals(after, scene.accounts.accounts.get(authority.directory()));
        }
    }

    /** Killed before the CA was asked, and after it had answered. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void who_is_killed_as_the_key_is_changed_finds_out_which_of_the_two_is_good(boolean taken) throws Exception {
        try (PebbleScene scene = scene()) {
            Rfc8555Authority authority = scene.authority();
            authority.obtain(PebbleScene.wanted("blog.test"), List.of(scene.answer));
            Map<URI, Account> accounts = scene.accounts.accounts;
            Account before = accounts.get(authority.directory());
            authority.changeAccountKey();
            Account changed = accounts.get(authority.directory());
            Account noted = taken
                    ? before.before(changed.key())
                    : new Account(changed.key(), changed.location(), changed.email()).before(KeyKind.P256.generate());
            accounts.put(authority.directory(), noted);
            authority.obtain(PebbleScene.wanted("blog.test"), List.of(scene.answer));
            assertEquals(changed, accounts.get(authority.directory()));
        }
    }

    @Test
    void the_CA_is_told_of_another_address_once() throws Exception {
        try (PebbleScene scene = scene()) {
            scene.authority().tellEmail();
            assertEquals(Map.of(), scene.accounts.accounts);
            scene.authority().obtain(PebbleScene.wanted("blog.test"), List.of(scene.answer));
            for (Optional<String> email : List.of(Optional.of("you@example.com"), Optional.<String>empty())) {
                Rfc8555Authority moved = scene.authority(scene.settings(), terms -> true, email);
                moved.tellEmail();
                int asked = scene.pebble.log().length();
                moved.tellEmail();
                assertEquals(asked, scene.pebble.log().length());
                Account account = scene.accounts.accounts.get(moved.directory());
                assertEquals(email, account.email());
                assertEquals(
                        email.map(address -> List.of(URI.create("mailto:" + address)))
                                .orElse(List.of()),
                        login(scene, account).getAccount().getContacts());
            }
        }
    }

    @Test
    void a_certificate_is_revoked_by_its_own_key_where_the_account_is_another_or_closed() throws Exception {
        try (PebbleScene scene = scene()) {
            Rfc8555Authority authority = scene.authority();
            Issued first = authority.obtain(PebbleScene.wanted("a.test"), List.of(scene.answer));
            scene.accounts.accounts.clear();
            Issued second = authority.obtain(PebbleScene.wanted("b.test"), List.of(scene.answer));
            Issued third = authority.obtain(PebbleScene.wanted("c.test"), List.of(scene.answer));
            authority.revoke(first, 1);
            Account account = scene.accounts.accounts.get(authority.directory());
            authority.closeAccount();
            assertEquals(Map.of(), scene.accounts.accounts);
            authority.revoke(second, 5);
            scene.accounts.accounts.put(authority.directory(), account);
            authority.revoke(third, 4);
            for (Issued revoked : List.of(first, second, third)) {
                String status = scene.pebble.status(revoked.leaf());
                assertTrue(status.contains("\"Revoked\""), status);
            }
            assertEquals(1, scene.accounts.accounts.size(), "no account is made to revoke something");
        }
    }

    private static Login login(PebbleScene scene, Account account) throws Exception {
        CaProvider ca = new CaProvider(
                Optional.of(TrustedRoots.read(scene.pebble.trust())), PebbleScene.QUICK, Clock.systemUTC());
        return new Login(account.location().toURL(), account.key(), ca.session(scene.pebble.directory()));
    }
}
