package blogjar.acme;

import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;

/** @param chain as the CA sent it, its own certificate first */
public record Issued(List<X509Certificate> chain, PrivateKey key) {
    public Issued {
        chain = List.copyOf(chain);
    }

    public X509Certificate leaf() {
        return chain.get(0);
    }
}
