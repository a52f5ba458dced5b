package blogjar.acme.order;

import blogjar.acme.Refusal;
import blogjar.diagnostic.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.Collection;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** The certificates of a PEM file, by which a CA's own server is known where none of Java's knows it. */
public final class TrustedRoots {
    private TrustedRoots() {}

    /** @throws Refusal where the file has none */
    public static SSLContext read(Path file) throws Refusal {
        try (InputStream in = Files.newInputStream(file)) {
            Collection<? extends Certificate> roots =
                    CertificateFactory.getInstance("X.509").generateCertificates(in);
            if (roots.isEmpty()) {
                throw refused(file, "there is no certificate in this file");
            }
            KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            for (Certificate root : roots) {
                store.setCertificateEntry("root" + store.size(), root);
            }
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(store);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, trust.getTrustManagers(), null);
            return context;
        } catch (IOException unreadable) {
            throw new Refusal(Refusal.Kind.OURS, Problem.unreadable(file.toString(), unreadable));
        } catch (GeneralSecurityException damaged) {
            throw refused(file, "the certificates can't be read: " + damaged.getMessage());
        }
    }

    private static Refusal refused(Path file, String what) {
        return new Refusal(
                Refusal.Kind.OURS,
                Problem.error(what)
                        .in(file.toString())
                        .expected("the root certificate of the CA's own server, as PEM (server.acme.authority.trust)"));
    }
}
