package blogjar.tls;

import java.net.Socket;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SNIServerName;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.StandardConstants;
import javax.net.ssl.X509ExtendedKeyManager;
import org.jspecify.annotations.Nullable;

/**
 * Chooses the certificate of a handshake by the name that the client asks for. The certificates are swapped as a whole
 * under running handshakes: each has its own alias, and the last two sets are kept, so that a handshake which has chosen
 * still finds what it chose. A CA that looks for a proof gets a certificate of its own, and nobody else does.
 */
final class SniKeyManager extends X509ExtendedKeyManager {
    /** Spoken by nobody but a CA that looks for a proof (RFC 8737, 4). */
    private static final String ACME_TLS = "acme-tls/1";

    private static final String PROOF = "proof ";

    private volatile CertificateSet current = CertificateSet.EMPTY;
    private final Map<String, Proof> proofs = new ConcurrentHashMap<>();

    /** A certificate for handshakes of {@link #ACME_TLS}. */
    private record Proof(X509Certificate certificate, PrivateKey key) {}

    void use(CertificateSet next) {
        current = next;
    }

    CertificateSet current() {
        return current;
    }

    /** @param name for which a CA asks, lower case */
    void show(String name, X509Certificate certificate, PrivateKey key) {
        proofs.put(PROOF + name, new Proof(certificate, key));
    }

    void hide(String name) {
        proofs.remove(PROOF + name);
    }

    @Override
    public @Nullable String chooseEngineServerAlias(
            String keyType, Principal @Nullable [] issuers, @Nullable SSLEngine engine) {
        if (engine == null) {
            return choose(keyType, null);
        }
        SSLSession session = engine.getHandshakeSession();
        return ACME_TLS.equals(engine.getHandshakeApplicationProtocol())
                ? proof(keyType, session)
                : choose(keyType, session);
    }

    private @Nullable String proof(String keyType, @Nullable SSLSession session) {
        String alias = PROOF + (session instanceof ExtendedSSLSession extended ? serverName(extended) : "");
        Proof proof = proofs.get(alias);
        return proof != null && proof.key().getAlgorithm().equals(keyType) ? alias : null;
    }

    @Override
    public @Nullable String chooseServerAlias(String keyType, Principal @Nullable [] issuers, @Nullable Socket socket) {
        return choose(keyType, socket instanceof SSLSocket ssl ? ssl.getHandshakeSession() : null);
    }

    /** Null sends the caller on to the next kind of key that the client takes. */
    private @Nullable String choose(String keyType, @Nullable SSLSession session) {
        String asked = session instanceof ExtendedSSLSession extended ? serverName(extended) : "";
        CertificateSet set = current;
        List<CertificateSet.Entry> candidates = set.candidates(asked);
        if (keyType.equals("RSA")
                && session instanceof ExtendedSSLSession extended
                && takesEcdsa(extended, candidates)) {
            return null;
        }
        return candidates.stream()
                .filter(entry -> entry.certificate().kind().equals(keyType))
                .map(CertificateSet.Entry::alias)
                .findFirst()
                .orElse(null);
    }

    private static String serverName(ExtendedSSLSession session) {
        for (SNIServerName name : session.getRequestedServerNames()) {
            if (name.getType() == StandardConstants.SNI_HOST_NAME) {
                String host = name instanceof SNIHostName known
                        ? known.getAsciiName()
                        : new String(name.getEncoded(), java.nio.charset.StandardCharsets.US_ASCII);
                return host.toLowerCase(Locale.ROOT);
            }
        }
        return "";
    }

    /**
     * Whether the client, which prefers RSA, can do with the smaller and faster ECDSA that we also have. In TLS 1.2 our own
     * order of cipher suites sees to it.
     */
    private static boolean takesEcdsa(ExtendedSSLSession session, List<CertificateSet.Entry> candidates) {
        if (!session.getProtocol().equals("TLSv1.3")) {
            return false;
        }
        List<String> taken = Arrays.asList(session.getPeerSupportedSignatureAlgorithms());
        return candidates.stream()
                .map(entry -> entry.certificate().leaf().getPublicKey())
                .anyMatch(key -> key instanceof ECPublicKey ec && taken.contains(algorithm(ec)));
    }

    private static String algorithm(ECPublicKey key) {
        int bits = key.getParams().getOrder().bitLength();
        return bits > 384 ? "SHA512withECDSA" : bits > 256 ? "SHA384withECDSA" : "SHA256withECDSA";
    }

    @Override
    public @Nullable PrivateKey getPrivateKey(String alias) {
        Proof proof = proofs.get(alias);
        if (proof != null) {
            return proof.key();
        }
        Certificate certificate = current.byAlias(alias);
        return certificate == null ? null : certificate.key();
    }

    @Override
    public X509Certificate @Nullable [] getCertificateChain(String alias) {
        Proof proof = proofs.get(alias);
        if (proof != null) {
            return new X509Certificate[] {proof.certificate()};
        }
        Certificate certificate = current.byAlias(alias);
        return certificate == null ? null : certificate.chain().toArray(X509Certificate[]::new);
    }

    @Override
    public String[] getServerAliases(String keyType, Principal @Nullable [] issuers) {
        return current.entries().stream()
                .filter(entry -> entry.certificate().kind().equals(keyType))
                .map(CertificateSet.Entry::alias)
                .toArray(String[]::new);
    }

    @Override
    public String @Nullable [] getClientAliases(String keyType, Principal @Nullable [] issuers) {
        return null;
    }

    @Override
    public @Nullable String chooseClientAlias(
            String[] keyTypes, Principal @Nullable [] issuers, @Nullable Socket socket) {
        return null;
    }
}
