package blogjar.acme.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import blogjar.acme.KeyKind;
import blogjar.tls.PemPair;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The folder as Debian's certbot sees it; where that is not installed, nobody is asked. */
class CertbotTest {
    private static final Path CERTBOT = Path.of("/usr/bin/certbot");
    private static final Path PYTHON = Path.of("/usr/bin/python3");

    /** Nobody answers there. */
    private static final URI CA = URI.create("https://127.0.0.1:1/dir");

    @TempDir
    Path folder;

    @BeforeAll
    static void certbot_is_there() {
        assumeTrue(Files.isExecutable(CERTBOT) && Files.isExecutable(PYTHON));
    }

    @Test
    void a_lineage_of_ours_is_none_of_certbots_until_it_is_given_back() throws Exception {
        Stored stored = new Stored(folder);
        Store store = stored.open();
        Account account = store.accounts()
                .save(CA, Stored.account(KeyKind.P256.generate(), URI.create("https://127.0.0.1:1/acct/7")));
        List<String> names = List.of("example.com", "www.example.com");
        try (StoreLock lock = store.lock().orElseThrow()) {
            store.save(
                    lock,
                    "example.com",
                    stored.issue("example.com", "www.example.com"),
                    Origin.ours(CA, account.id(), KeyKind.P256, Optional.of("tlsserver"), names));
            assertTrue(certbot("certificates").contains("No certificates found"));

            store.giveBack(lock, "example.com");
        }

        String seen = certbot("certificates");
        assertTrue(seen.contains("Certificate Name: example.com"), seen);
        assertTrue(seen.contains("Domains: example.com www.example.com"), seen);
        assertTrue(seen.contains("Key Type: ECDSA"), seen);
        assertTrue(seen.contains("(VALID: 89 days)"), seen);
        String renewed = certbot("renew", "--force-renewal", "--no-random-sleep-on-renew");
        assertTrue(renewed.contains("Processing " + folder.resolve("renewal/example.com.conf")), renewed);
        assertTrue(renewed.contains("127.0.0.1"), renewed); // it gets as far as to the CA
        assertFalse(renewed.contains("is broken"), renewed);
    }

    @Test
    void accounts_are_exchanged_both_ways() throws Exception {
        List<String> written = run(List.of(PYTHON.toString(), script(), "write", folder.toString(), CA.toString()))
                .lines()
                .toList();
        Accounts accounts = new Stored(folder).open().accounts();
        TreeSet<String> read = new TreeSet<>();
        for (Account account : accounts.at(CA)) {
            assertEquals(account.id(), Accounts.id(account.key().getPublic()));
            assertTrue(PemPair.fits(account.key().getPublic(), account.key().getPrivate()));
            String kind = account.key().getPublic().getAlgorithm();
            read.add(account.id() + " " + kind + " " + account.location() + " True");
        }
        assertEquals(3, written.size(), written::toString);
        assertEquals(new TreeSet<>(written), read);

        URI other = URI.create("https://other.example/acme/v2/directory");
        for (KeyKind kind : List.of(KeyKind.P256, KeyKind.P384, KeyKind.RSA2048)) {
            accounts.save(
                    other, Stored.account(kind.generate(), URI.create("https://other.example/acct/" + kind.word())));
        }
        String seen = run(List.of(PYTHON.toString(), script(), "read", folder.toString(), other.toString()));
        for (Account account : accounts.at(other)) {
            String kind = account.key().getPublic().getAlgorithm();
            assertTrue(seen.contains(account.id() + " " + kind + " " + account.location() + " True"), seen);
        }
        assertEquals(3, seen.lines().count(), seen);
    }

    private String script() throws IOException {
        Path script = folder.resolve("accounts.py");
        try (InputStream in = Objects.requireNonNull(getClass().getResourceAsStream("accounts.py"))) {
            Files.write(script, in.readAllBytes());
        }
        return script.toString();
    }

    private String certbot(String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(CERTBOT.toString()));
        command.addAll(Arrays.asList(arguments));
        command.addAll(List.of("--config-dir", folder.toString()));
        command.addAll(List.of("--work-dir", folder.resolve("work").toString()));
        command.addAll(List.of("--logs-dir", folder.resolve("logs").toString(), "--non-interactive"));
        return run(command);
    }

    private String run(List<String> command) throws Exception {
        Path output = Files.createTempFile(folder, "output", "");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        assertTrue(process.waitFor(2, TimeUnit.MINUTES), "it hangs");
        return Files.readString(output, StandardCharsets.UTF_8);
    }
}
