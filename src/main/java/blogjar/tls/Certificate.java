package blogjar.tls;

import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * A certificate with its key, checked and ready for handshakes.
 *
 * @param name its folder below {@code live}, as certbot names it
 * @param names host names for which it is, {@code *.example.com} among them, in lower case
 * @param chain the server's own first
 */
public record Certificate(String name, Set<String> names, PrivateKey key, List<X509Certificate> chain) {
    public Certificate {
        names = Set.copyOf(names);
        chain = List.copyOf(chain);
    }

    public X509Certificate leaf() {
        return chain.get(0);
    }

    /** For which names and addresses a certificate is, in lower case. */
    public static Set<String> namesOf(X509Certificate leaf) {
        return Chain.names(leaf);
    }

    /** From when on it is refused. */
    public Instant expires() {
        return leaf().getNotAfter().toInstant();
    }

    /** {@code EC}, {@code RSA} or {@code EdDSA}, as TLS asks for it. */
    String kind() {
        return leaf().getPublicKey().getAlgorithm();
    }

    /** Never the key. */
    @Override
    public String toString() {
        return name + " " + names + " until " + expires();
    }
}
