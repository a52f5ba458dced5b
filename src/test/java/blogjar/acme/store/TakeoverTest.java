package blogjar.acme.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import blogjar.acme.KeyKind;
import blogjar.diagnostic.Problem;
import blogjar.diagnostic.ProblemException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TakeoverTest {
    private static final String CONF = """
            # renew_before_expiry = 30 days
            version = 2.1.0
            archive_dir = /etc/letsencrypt/archive/example.com
            cert = /etc/letsencrypt/live/example.com/cert.pem
            privkey = /etc/letsencrypt/live/example.com/privkey.pem
            chain = /etc/letsencrypt/live/example.com/chain.pem
            fullchain = /etc/letsencrypt/live/example.com/fullchain.pem

            # Options used in the renewal process
            [renewalparams]
            account = ffffffffffffffffffffffffffffffff
            authenticator = webroot
            webroot_path = /var/www/html, "/srv/a, b"
            server = https://acme.zerossl.com/v2/DV90
            key_type = ecdsa
            elliptic_curve = secp384r1
            preferred_profile = tlsserver
            renew_hook = systemctl reload nginx
            [[webroot_map]]
            example.com = /var/www/html
            www.example.com = /srv/www
            """;

    @TempDir
    Path folder;

    private Store certbots(Stored stored) throws IOException {
        Stored.save(stored.open(), "example.com", stored.issue("example.com", "www.example.com"));
        Files.delete(folder.resolve("renewal/example.com.conf.blog"));
        Files.writeString(folder.resolve("renewal/example.com.conf"), CONF);
        return stored.open();
    }

    @Test
    void a_lineage_that_is_taken_over_is_renewed_as_certbot_did_it() throws IOException {
        Stored stored = new Stored(folder);
        Store store = certbots(stored);
        Origin origin = store.lineages().get(0).origin().orElseThrow();
        assertEquals(
                new Origin(
                        URI.create("https://acme.zerossl.com/v2/DV90"),
                        Optional.of("ffffffffffffffffffffffffffffffff"),
                        KeyKind.P384,
                        "webroot",
                        List.of("/var/www/html", "/srv/a, b", "/srv/www"),
                        Optional.of("tlsserver")),
                origin);

        try (StoreLock lock = store.lock().orElseThrow()) {
            store.takeOver(lock, "example.com");
            assertEquals(List.of("example.com.conf.blog"), renewal());
            assertEquals(CONF, Files.readString(folder.resolve("renewal/example.com.conf.blog")));
            Lineage saved = store.save(lock, "example.com", stored.issue("example.com"), origin);
            assertEquals(2, saved.version());
            assertEquals(Optional.of(origin), saved.origin());
        }
        String noted = Files.readString(folder.resolve("renewal/example.com.conf.blog"));
        assertEquals(
                CONF.replace("/etc/letsencrypt", folder.toString())
                        .lines()
                        .sorted()
                        .toList(),
                noted.lines().sorted().toList());
    }

    @Test
    void the_account_is_the_one_that_certbot_had_the_certificate_by() throws IOException {
        Stored stored = new Stored(folder);
        Store store = certbots(stored);
        URI ca = URI.create("https://acme.zerossl.com/v2/DV90");
        for (int i = 0; i < 3; i++) {
            Account account = store.accounts()
                    .save(ca, Stored.account(KeyKind.P256.generate(), URI.create("https://ca.example/" + i)));
            Files.writeString(
                    folder.resolve("renewal/example.com.conf"),
                    CONF.replaceAll("account = .*", "account = " + account.id()));
            assertEquals(
                    account.id(),
                    store.accounts().find(ca, Optional.empty()).orElseThrow().id());
        }
    }

    private List<String> renewal() {
        return LineageReader.children(folder.resolve("renewal"), Files::isRegularFile).stream()
                .map(file -> file.getFileName().toString())
                .toList();
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({
        "'', '', RSA2048",
        "key_type = rsa, rsa_key_size = 4096, RSA4096",
        "key_type = rsa, rsa_key_size = 3072, RSA3072",
        "key_type = ecdsa, '', P256",
        "key_type = ecdsa, elliptic_curve = secp256r1, P256",
        "key_type = 'ecdsa', elliptic_curve = \"secp384r1\" # strong, P384",
    })
    void kinds_of_keys(String first, String second, KeyKind kind) {
        RenewalConf conf = RenewalConf.parse("version = 2.1.0\n[renewalparams]\n" + first + "\n" + second + "\n");
        Origin origin = conf.origin("a.conf");
        assertEquals(kind, origin.key());
        assertEquals(kind, RenewalConf.fresh().from(origin).origin("a.conf").key());
        assertEquals(URI.create("https://acme-v02.api.letsencrypt.org/directory"), origin.server());
    }

    @Test
    void a_folder_of_certbots_is_imported(@TempDir Path other) throws IOException {
        Stored foreign = new Stored(folder);
        Store certbots = certbots(foreign);
        certbots.accounts()
                .save(Stored.CA, Stored.account(KeyKind.RSA2048.generate(), URI.create("https://ca.example/acct/1")));
        Files.createDirectories(folder.resolve("live/broken.example"));
        Files.writeString(folder.resolve("live/broken.example/fullchain.pem"), "nothing");
        String before = StoreTest.tree(folder);
        Stored stored = new Stored(other);
        Store ours = stored.open();

        try (StoreLock lock = ours.lock().orElseThrow()) {
            List<Lineage> copied = ours.importFrom(lock, folder);
            assertEquals(1, copied.size());
            assertEquals(Lineage.Owner.OURS, copied.get(0).owner());
            assertEquals(certbots.lineages().get(0).chain(), copied.get(0).chain());
            assertEquals(certbots.lineages().get(0).origin(), copied.get(0).origin());
            assertEquals(1, ours.accounts().at(Stored.CA).size());
            assertEquals(1, stored.told.size(), stored.told::toString);
            assertTrue(String.valueOf(stored.told.get(0).file()).contains("broken.example"), stored.told::toString);

            assertEquals(List.of(), ours.importFrom(lock, folder));
            assertTrue(told(stored).contains("as the one that is here already is as new"), told(stored));
            assertTrue(assertThrows(ProblemException.class, () -> ours.importFrom(lock, folder.resolve("live")))
                    .getMessage()
                    .contains("is no folder of certbot's"));
            assertThrows(ProblemException.class, () -> ours.importFrom(lock, ours.root()));
        }
        assertEquals(before, StoreTest.tree(folder));
    }

    private static String told(Stored stored) {
        return String.join("\n", stored.told.stream().map(Problem::toString).toList());
    }
}
