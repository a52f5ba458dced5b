package blogjar.tls;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import blogjar.output.FileTree;
import blogjar.tls.TestCertificates.Issued;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Certificates found in a folder, as certbot keeps it. */
class CertificatesTest {
    static final TestCertificates AUTHORITY = new TestCertificates();

    @TempDir
    Path folder;

    private Certificates certificates(Path where) {
        return Certificates.in(where, "", Clock.systemUTC());
    }

    private static String told(Certificates.Refresh refresh) {
        return String.join(
                "\n", refresh.problems().stream().map(Object::toString).toList());
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({
        "RSA2048, PKCS#8",
        "RSA2048, traditional",
        "RSA4096, PKCS#8",
        "EC256, PKCS#8",
        "EC256, traditional",
        "EC384, PKCS#8",
        "EC384, traditional",
        "EC521, PKCS#8",
        "Ed25519, PKCS#8"
    })
    void keys_are_read_in_all_their_forms(String kind, String form) throws IOException {
        Issued issued = AUTHORITY.issue(kind, "blog.test");
        TestCertificates.certbot(folder, "blog.test", 1, issued);
        if (form.equals("traditional")) {
            Files.writeString(folder.resolve("archive/blog.test/privkey1.pem"), issued.traditionalKeyPem());
        }
        Certificates found = certificates(folder);
        String told = told(found.refresh());
        assertEquals(
                kind.equals("EC521") || kind.equals("Ed25519"),
                told.contains("notice: browsers take no certificate with a key of the kind"),
                told);
        assertEquals(issued.leaf(), found.inUse().get(0).leaf());
        assertEquals(Set.of("blog.test"), found.names());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "live", "live/blog.test"})
    void the_folder_may_be_certbots_or_one_inside_of_it(String inside) throws IOException {
        TestCertificates.certbot(folder, "blog.test", 1, AUTHORITY.issue("EC256", "blog.test", "www.blog.test"));
        Files.writeString(folder.resolve("live/README"), "as certbot puts it there");
        Certificates found = certificates(folder.resolve(inside));
        assertEquals("", told(found.refresh()));
        assertEquals(Set.of("blog.test", "www.blog.test"), found.names());
    }

    /** As the kubelet does it: files in a folder of a version, and one link that is changed from one version to the next. */
    private void secret(String version, Issued issued) throws IOException {
        Path data = Files.createDirectories(folder.resolve(version));
        Files.writeString(data.resolve("tls.crt"), issued.chainPem());
        Files.writeString(data.resolve("tls.key"), issued.keyPem());
        Path next = Files.createSymbolicLink(folder.resolve("..data_tmp"), Path.of(version));
        Files.move(next, folder.resolve("..data"), StandardCopyOption.ATOMIC_MOVE);
    }

    @Test
    void a_kubernetes_secret_is_taken_and_its_next_version() throws IOException {
        Issued issued = AUTHORITY.issue("EC256", "blog.test");
        secret("..2024_01", issued);
        Files.createSymbolicLink(folder.resolve("tls.crt"), Path.of("..data/tls.crt"));
        Files.createSymbolicLink(folder.resolve("tls.key"), Path.of("..data/tls.key"));
        Certificates found = certificates(folder);
        assertEquals("", told(found.refresh()));
        assertEquals(Set.of("blog.test"), found.names());
        assertEquals(1, found.inUse().size(), "the folders of versions are the secret's own");

        Issued renewed = AUTHORITY.issue("EC256", "blog.test");
        secret("..2024_02", renewed);
        FileTree.delete(folder.resolve("..2024_01"));
        Certificates.Refresh refresh = found.refresh();
        assertTrue(refresh.changed());
        assertEquals("", told(refresh));
        assertEquals(
                List.of(renewed.leaf()),
                found.inUse().stream().map(Certificate::leaf).toList());
    }

    @Test
    void nothing_there_yet_is_no_error_and_what_appears_is_taken() throws IOException {
        Certificates found = certificates(folder.resolve("letsencrypt"));
        assertEquals("", told(found.refresh()));
        assertTrue(found.names().isEmpty());
        TestCertificates.certbot(folder.resolve("letsencrypt"), "blog.test", 1, AUTHORITY.issue("EC256", "blog.test"));
        assertTrue(found.refresh().changed());
        assertEquals(Set.of("blog.test"), found.names());
        assertFalse(found.refresh().changed(), "nothing new");
    }

    @Test
    void the_chain_is_sorted_and_strangers_and_the_root_are_left_out() throws IOException {
        Issued issued = AUTHORITY.issue("EC256", "blog.test");
        Issued stranger = AUTHORITY.issue("EC256", "stranger.test");
        List<java.security.cert.X509Certificate> mixed =
                List.of(AUTHORITY.root(), issued.chain().get(1), stranger.leaf(), issued.leaf());
        TestCertificates.certbot(folder, "blog.test", 1, new Issued(issued.key(), mixed));
        Certificates found = certificates(folder);
        assertEquals("", told(found.refresh()));
        assertEquals(
                List.of(issued.leaf(), issued.chain().get(1)),
                found.inUse().get(0).chain());
    }

    @Test
    void live_without_archive_is_told_as_what_it_is() throws IOException {
        TestCertificates.certbot(folder, "blog.test", 1, AUTHORITY.issue("EC256", "blog.test"));
        Files.move(folder.resolve("archive"), folder.resolve("elsewhere"));
        Certificates found = certificates(folder);
        Certificates.Refresh refresh = found.refresh();
        Path file = folder.resolve("live/blog.test/fullchain.pem");
        assertEquals(
                file + ": error: it is a link to '" + folder.resolve("archive/blog.test/fullchain1.pem") + "', and '"
                        + folder.resolve("archive")
                        + "' is missing\n    fix: mount the parent folder, not 'live' alone:"
                        + " -v " + folder + ":" + folder + ":ro",
                told(refresh));
        assertEquals("", told(found.refresh()), "told once");
        Files.move(folder.resolve("elsewhere"), folder.resolve("archive"));
        assertTrue(found.refresh().changed());
    }

    @Test
    void a_key_of_another_certificate_is_refused_with_both_fingerprints() throws IOException {
        for (String kind : List.of("EC256", "RSA2048")) {
            Issued one = AUTHORITY.issue(kind, "blog.test");
            Issued two = AUTHORITY.issue(kind, "blog.test");
            TestCertificates.certbot(folder, kind, 1, new Issued(two.key(), one.chain()));
            if (kind.equals("EC256")) {
                Files.writeString(folder.resolve("archive/EC256/privkey1.pem"), openssl(two));
            }
            String told =
                    told(certificates(folder.resolve("live").resolve(kind)).refresh());
            assertTrue(told.contains("this key is not the one of the certificate"), told);
            assertTrue(told.contains(fingerprint(one)), told);
            assertTrue(told.contains(fingerprint(two)), told);
        }
    }

    /** SEC1 with the public half in it, as OpenSSL writes it. */
    private static String openssl(Issued issued) throws IOException {
        var key = (java.security.interfaces.ECPrivateKey) issued.key();
        var info = org.bouncycastle.asn1.x509.SubjectPublicKeyInfo.getInstance(
                issued.leaf().getPublicKey().getEncoded());
        return TestCertificates.pem(
                "EC PRIVATE KEY",
                new org.bouncycastle.asn1.sec.ECPrivateKey(
                                256,
                                key.getS(),
                                info.getPublicKeyData(),
                                info.getAlgorithm().getParameters())
                        .getEncoded());
    }

    private static String fingerprint(Issued issued) {
        try {
            return java.util.HexFormat.of()
                    .formatHex(java.security.MessageDigest.getInstance("SHA-256")
                            .digest(issued.leaf().getPublicKey().getEncoded()));
        } catch (java.security.NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            no key       | there is no private key in this file
            encrypted    | the private key is encrypted
            old encrypted| the private key is encrypted
            cut off      | the block begins here but does not end
            no base64    | the private key is damaged
            damaged      | the private key is damaged
            DSA          | it is of a kind that no browser takes
            no chain     | there is no certificate in this file
            bad chain    | certificate 1 of the file is damaged
            expired      | the certificate expired on
            not yet valid| look whether this machine's clock is right
            no key file  | there is no such file
            """)
    void what_can_not_be_used_is_told(String trouble, String message) throws IOException {
        Instant now = Instant.now();
        Issued issued = switch (trouble) {
            case "expired" ->
                AUTHORITY.issue("EC256", now.minus(Duration.ofDays(91)), Duration.ofDays(90), "blog.test");
            case "not yet valid" ->
                AUTHORITY.issue("EC256", now.plus(Duration.ofDays(1)), Duration.ofDays(90), "blog.test");
            default -> AUTHORITY.issue("EC256", "blog.test");
        };
        TestCertificates.certbot(folder, "blog.test", 1, issued);
        Path key = folder.resolve("archive/blog.test/privkey1.pem");
        Path chain = folder.resolve("archive/blog.test/fullchain1.pem");
        switch (trouble) {
            case "no key" -> Files.writeString(key, issued.chainPem());
            case "encrypted" -> Files.writeString(key, TestCertificates.pem("ENCRYPTED PRIVATE KEY", new byte[9]));
            case "old encrypted" ->
                Files.writeString(
                        key,
                        "-----BEGIN RSA PRIVATE KEY-----\nProc-Type: 4,ENCRYPTED\nDEK-Info: AES-128-CBC,00\n\nAAAA\n"
                                + "-----END RSA PRIVATE KEY-----\n");
            case "cut off" -> Files.writeString(key, issued.keyPem().substring(0, 80));
            case "no base64" -> Files.writeString(key, "-----BEGIN PRIVATE KEY-----\nAAA\n-----END PRIVATE KEY-----\n");
            case "damaged" -> Files.writeString(key, TestCertificates.pem("PRIVATE KEY", new byte[] {0x30, 1, 2}));
            case "DSA" ->
                Files.writeString(
                        key,
                        TestCertificates.pem(
                                "PRIVATE KEY",
                                java.util.HexFormat.of()
                                        .parseHex("3014020100300b06072a8648ce3804010500040200" + "01")));
            case "no chain" -> Files.writeString(chain, issued.keyPem());
            case "bad chain" -> Files.writeString(chain, TestCertificates.pem("CERTIFICATE", new byte[9]));
            case "no key file" -> Files.delete(folder.resolve("live/blog.test/privkey.pem"));
            default -> {
                // the dates are wrong
            }
        }
        Certificates found = certificates(folder);
        String told = told(found.refresh());
        assertTrue(told.contains(message), told);
        assertTrue(told.contains(folder.toString()), told);
        assertTrue(found.inUse().isEmpty());
    }

    @Test
    void a_chain_without_its_issuer_is_used_and_told() throws IOException {
        Issued issued = AUTHORITY.issue("EC256", "blog.test");
        TestCertificates.certbot(folder, "blog.test", 1, new Issued(issued.key(), List.of(issued.leaf())));
        Certificates found = certificates(folder);
        Certificates.Refresh refresh = found.refresh();
        assertTrue(refresh.changed());
        assertTrue(told(refresh).contains("give fullchain.pem, not cert.pem"), told(refresh));
    }

    @Test
    void a_broken_renewal_is_told_when_it_lasts_and_the_good_one_stays() throws IOException {
        Issued good = AUTHORITY.issue("EC256", "blog.test");
        TestCertificates.certbot(folder, "blog.test", 1, good);
        Certificates found = certificates(folder);
        found.refresh();
        Issued next = AUTHORITY.issue("EC256", "blog.test");
        Files.writeString(folder.resolve("archive/blog.test/privkey2.pem"), next.keyPem());
        Files.writeString(folder.resolve("archive/blog.test/fullchain2.pem"), next.chainPem());
        Path live = folder.resolve("live/blog.test");
        TestCertificates.link(live, "blog.test", "privkey", 2); // half of a renewal
        assertEquals("", told(found.refresh()), "the other half may come at once");
        assertEquals(good.leaf(), found.inUse().get(0).leaf());
        String told = told(found.refresh());
        assertTrue(told.contains("this key is not the one of the certificate"), told);
        assertTrue(
                told.contains("the one before stays in use, valid until "
                        + found.inUse().get(0).expires()),
                told);
        assertEquals("", told(found.refresh()), "told once");
        TestCertificates.link(live, "blog.test", "fullchain", 2);
        Certificates.Refresh whole = found.refresh();
        assertTrue(whole.changed());
        assertEquals("", told(whole));
        assertEquals(next.leaf(), found.inUse().get(0).leaf());
    }

    @Test
    void a_file_rewritten_with_the_same_bytes_is_no_change() throws IOException {
        Issued issued = AUTHORITY.issue("EC256", "blog.test");
        TestCertificates.certbot(folder, "blog.test", 1, issued);
        Certificates found = certificates(folder);
        found.refresh();
        TestCertificates.certbot(folder, "blog.test", 2, issued);
        assertFalse(found.refresh().changed());
    }

    @Test
    void a_certificate_that_is_removed_stays_in_use_and_that_is_told() throws IOException {
        Issued issued = AUTHORITY.issue("EC256", "blog.test");
        TestCertificates.certbot(folder, "blog.test", 1, issued);
        Certificates found = certificates(folder);
        found.refresh();
        Files.delete(folder.resolve("live/blog.test/privkey.pem"));
        Files.delete(folder.resolve("live/blog.test/fullchain.pem"));
        String told = told(found.refresh());
        assertTrue(told.contains("the certificate is gone; the one read before stays in use"), told);
        assertEquals("", told(found.refresh()), "told once");
        assertEquals(Set.of("blog.test"), found.names());
        TestCertificates.certbot(folder, "blog.test", 2, AUTHORITY.issue("EC256", "blog.test"));
        assertTrue(found.refresh().changed());
    }

    @Test
    void the_preferred_name_comes_first() throws IOException {
        TestCertificates.certbot(folder, "a.test", 1, AUTHORITY.issue("EC256", "a.test"));
        TestCertificates.certbot(folder, "blog.test", 1, AUTHORITY.issue("EC256", "blog.test"));
        Certificates found = Certificates.in(folder, "blog.test", Clock.systemUTC());
        found.refresh();
        assertEquals(List.of("blog.test", "a.test"), List.copyOf(found.names()));
    }

    @Test
    void one_that_nears_its_end_unrenewed_is_told_once() throws IOException {
        TestCertificates.certbot(folder, "blog.test", 1, AUTHORITY.issue("EC256", "blog.test"));
        Instant later = Instant.now().plus(Duration.ofDays(80));
        Certificates found = Certificates.in(folder, "", Clock.fixed(later, ZoneOffset.UTC));
        Certificates.Refresh refresh = found.refresh();
        assertTrue(refresh.changed());
        assertTrue(told(refresh).contains("has not been renewed"), told(refresh));
        assertEquals("", told(found.refresh()));
    }

    @Test
    void the_key_is_never_shown() throws IOException {
        Issued issued = AUTHORITY.issue("RSA2048", "blog.test");
        TestCertificates.certbot(folder, "blog.test", 1, issued);
        Certificates found = certificates(folder);
        assertEquals(
                "[blog.test [blog.test] until " + found.refresh().taken().get(0).expires() + "]",
                found.inUse().toString());
    }
}
