package blogjar.cli;

import blogjar.acme.KeyKind;
import blogjar.tls.ChallengeCertificate;
import blogjar.tls.PemPair;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;

/**
 * The demo and a certificate that nobody trusts, in a folder: what {@code serve --practise} needs to use, in a minute, all that a
 * blog's first minute uses.
 *
 * @param certificates a folder as certbot makes it
 */
record Practice(Path blog, Path data, Path certificates) {
    /** Where its parts are in a folder. */
    static Practice at(Path folder) {
        return new Practice(folder.resolve("blog"), folder.resolve("data"), folder.resolve("letsencrypt"));
    }

    /** In which nothing is made anew, so that a second practice finds what the first has kept. */
    static Practice in(Path folder) throws IOException {
        Practice practice = at(folder);
        if (!Files.exists(practice.certificates)) {
            BundledBlog.DEMO.copyTo(practice.blog);
            practice.writeCertificate();
        }
        return practice;
    }

    private void writeCertificate() throws IOException {
        KeyPair pair = KeyKind.P256.generate();
        X509Certificate own = ChallengeCertificate.of(pair, "localhost", new byte[32], Instant.now());
        Path live = Files.createDirectories(certificates.resolve("live").resolve("localhost"));
        Files.writeString(live.resolve("fullchain.pem"), PemPair.text(List.of(own)));
        Files.writeString(live.resolve("privkey.pem"), PemPair.text(pair.getPrivate()));
    }
}
