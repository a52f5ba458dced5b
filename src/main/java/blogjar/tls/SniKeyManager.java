package blogjar.tls;

import java.net.Socket;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
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
 * still finds what it chose.
 */
final class SniKeyManager extends X509ExtendedKeyManager {
    private volatile CertificateSet current = CertificateSet.EMPTY;

    void use(CertificateSet next) {
        current = next;
    }

    CertificateSet current() {
        return current;
    }

    @Override
    public @Nullable String chooseEngineServerAlias(
            String keyType, Principal @Nullable [] issuers, @Nullable SSLEngine engine) {
        return choose(keyType, engine == null ? null : engine.getHandshakeSession());
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
        Certificate certificate = current.byAlias(alias);
        return certificate == null ? null : certificate.key();
    }

    @Override
    public X509Certificate @Nullable [] getCertificateChain(String alias) {
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
