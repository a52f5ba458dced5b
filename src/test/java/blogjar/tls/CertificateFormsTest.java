package blogjar.tls;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import blogjar.tls.TestCertificates.Issued;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The forms in which people have certificates and keys: what is taken, and what is said of the others. */
class CertificateFormsTest {
    static final TestCertificates AUTHORITY = new TestCertificates();
    private static final byte[] NOTHING = {};

    @TempDir
    Path folder;

    private Path chain;
    private Path key;

    private String told() {
        Certificates certificates = Certificates.of(chain, key, Clock.systemUTC());
        Certificates.Refresh refresh = certificates.refresh();
        StringBuilder all = new StringBuilder(certificates.inUse().isEmpty() ? "refused" : "used");
        refresh.problems().forEach(problem -> all.append('\n').append(problem));
        return all.toString();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            # how they are written         | outcome | what is said, or nothing
            as certbot                     | used    |
            with a byte order mark         | used    |
            with CR LF                     | used    |
            with text around the blocks    | used    |
            all in one file                | used    |
            key first in one file          | used    |
            EC parameters before the key   | used    |
            issuer before the leaf         | used    |
            root behind the chain          | used    |
            issued by the root             | used    |
            self-signed                    | used    |
            without the issuer             | used    | is missing, so some clients will refuse it
            empty chain                    | refused | the file is empty
            empty key                      | refused | the file is empty
            UTF-16                         | refused | the file is written in UTF-16
            chain as DER                   | refused | openssl x509 -inform der -in
            key as DER                     | refused | openssl pkey -inform der -in
            PKCS#12                        | refused | openssl pkcs12 -nodes -in
            other binary                   | refused | the file is binary (DER)
            RSA of 1024 bits               | refused | an RSA key of 1024 bits is too weak
            files exchanged                | refused | there is no certificate in this file; it holds: PRIVATE KEY
            public key                     | refused | there is no private key in this file; it holds: PUBLIC KEY
            SSH key                        | refused | there is no private key in this file; it holds: OPENSSH PRIVATE KEY
            request in place of a chain    | refused | it holds: CERTIFICATE REQUEST
            cut off in the second          | refused | the block begins here but does not end
            key of another                 | refused | this key is not the one of the certificate
            a folder                       | refused | the file can't be read
            a huge file                    | refused | the file is too long
            """)
    void each_form_is_taken_or_told(String form, String outcome, String message) throws Exception {
        chain = folder.resolve("fullchain.pem");
        key = folder.resolve("privkey.pem");
        write(form, AUTHORITY.issue(form.equals("RSA of 1024 bits") ? "RSA1024" : "EC256", "blog.test"));
        String told = told();
        assertTrue(told.startsWith(outcome), told);
        if (message == null) {
            assertEquals(outcome, told);
        } else {
            assertTrue(told.contains(message), told);
            assertTrue(told.contains(chain.toString()) || told.contains(key.toString()), told);
        }
    }

    private void write(String form, Issued issued) throws IOException, GeneralSecurityException {
        String certificates = issued.chainPem();
        String secret = issued.keyPem();
        X509Certificate leaf = issued.leaf();
        X509Certificate issuer = issued.chain().get(1);
        Files.writeString(chain, certificates);
        Files.writeString(key, secret);
        switch (form) {
            case "with a byte order mark" -> {
                Files.writeString(chain, "\ufeff" + certificates);
                Files.writeString(key, "\ufeff" + secret);
            }
            case "with CR LF" -> {
                Files.writeString(chain, certificates.replace("\n", "\r\n"));
                Files.writeString(key, secret.replace("\n", "\r\n"));
            }
            case "with text around the blocks" ->
                Files.writeString(chain, "Bag Attributes\n  名: x\n" + certificates + "\nend");
            case "all in one file" -> key = Files.writeString(chain, certificates + secret);
            case "key first in one file" -> key = Files.writeString(chain, secret + certificates);
            case "EC parameters before the key" ->
                Files.writeString(
                        key,
                        TestCertificates.pem("EC PARAMETERS", HexFormat.of().parseHex("06082a8648ce3d030107"))
                                + issued.traditionalKeyPem());
            case "issuer before the leaf" ->
                Files.writeString(chain, TestCertificates.pem(issuer) + TestCertificates.pem(leaf));
            case "root behind the chain" ->
                Files.writeString(chain, certificates + TestCertificates.pem(AUTHORITY.root()));
            case "issued by the root" -> pair(AUTHORITY.issueByRoot("EC256", "blog.test"));
            case "self-signed" -> pair(AUTHORITY.selfSigned("EC256", "blog.test"));
            case "without the issuer" -> Files.writeString(chain, TestCertificates.pem(leaf));
            case "empty chain" -> Files.write(chain, new byte[0]);
            case "empty key" -> Files.write(key, new byte[0]);
            case "UTF-16" -> Files.writeString(key, "\ufeff" + secret, StandardCharsets.UTF_16LE);
            case "chain as DER" -> Files.write(chain, leaf.getEncoded());
            case "key as DER" -> Files.write(key, issued.key().getEncoded());
            case "PKCS#12" -> Files.write(chain, pkcs12(issued));
            case "other binary" -> Files.write(chain, new byte[] {0x30, (byte) 0x8f, 1});
            case "files exchanged" -> {
                Files.writeString(chain, secret);
                Files.writeString(key, certificates);
            }
            case "public key" ->
                Files.writeString(
                        key,
                        TestCertificates.pem("PUBLIC KEY", leaf.getPublicKey().getEncoded()));
            case "SSH key" -> Files.writeString(key, TestCertificates.pem("OPENSSH PRIVATE KEY", NOTHING));
            case "request in place of a chain" ->
                Files.writeString(chain, TestCertificates.pem("CERTIFICATE REQUEST", NOTHING));
            case "cut off in the second" ->
                Files.writeString(chain, certificates.substring(0, certificates.length() - 60));
            case "key of another" ->
                Files.writeString(key, AUTHORITY.issue("EC256", "blog.test").keyPem());
            case "a folder" -> {
                Files.delete(chain);
                Files.createDirectory(chain);
            }
            case "a huge file" -> Files.writeString(chain, certificates.repeat(2000));
            default -> {
                // as it is
            }
        }
    }

    private void pair(Issued issued) throws IOException {
        Files.writeString(chain, issued.chainPem());
        Files.writeString(key, issued.keyPem());
    }

    private static byte[] pkcs12(Issued issued) throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setKeyEntry("blog", issued.key(), new char[0], issued.chain().toArray(X509Certificate[]::new));
        var out = new java.io.ByteArrayOutputStream();
        store.store(out, new char[0]);
        return out.toByteArray();
    }

    @Test
    void a_file_that_is_made_good_is_taken_at_the_next_look() throws Exception {
        Issued issued = AUTHORITY.issue("EC256", "blog.test");
        chain = Files.writeString(folder.resolve("fullchain.pem"), issued.chainPem());
        key = Files.write(folder.resolve("privkey.pem"), new byte[0]);
        Certificates certificates = Certificates.of(chain, key, Clock.systemUTC());
        assertTrue(certificates.refresh().taken().isEmpty());
        Files.writeString(key, issued.keyPem());
        assertEquals(1, certificates.refresh().taken().size());
    }
}
