package blogjar.cli;

import blogjar.tls.ChallengeCertificate;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.util.Base64;

/**
 * The demo and a certificate that nobody trusts, in a folder: what {@code serve --practise} needs to use, in a minute, all that a
 * blog's first minute uses.
 */
record Practice(Path blog, Path certificate, Path key) {
    /** In which nothing is made anew, so that a second practice finds what the first has kept. */
    static Practice in(Path folder) throws IOException {
        Practice practice =
                new Practice(folder.resolve("blog"), folder.resolve("certificate.pem"), folder.resolve("key.pem"));
        if (!Files.exists(practice.key)) {
            BundledBlog.DEMO.copyTo(practice.blog);
            practice.writeCertificate();
        }
        return practice;
    }

    private void writeCertificate() throws IOException {
        try {
            KeyPairGenerator keys = KeyPairGenerator.getInstance("EC");
            keys.initialize(new ECGenParameterSpec("secp256r1"));
            KeyPair pair = keys.generateKeyPair();
            byte[] hash = new byte[32];
            write(
                    certificate,
                    "CERTIFICATE",
                    ChallengeCertificate.of(pair, "localhost", hash, Instant.now())
                            .getEncoded());
            write(key, "PRIVATE KEY", pair.getPrivate().getEncoded());
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java has P-256", impossible);
        }
    }

    private static void write(Path file, String label, byte[] der) throws IOException {
        String base64 = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
                .encodeToString(der);
        Files.writeString(file, "-----BEGIN " + label + "-----\n" + base64 + "\n-----END " + label + "-----\n");
    }
}
