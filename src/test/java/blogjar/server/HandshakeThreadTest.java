package blogjar.server;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import blogjar.tls.TestCertificates;
import blogjar.tls.TestCertificates.Issued;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.X509ExtendedKeyManager;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where handshakes are computed. */
class HandshakeThreadTest {
    static final TestCertificates AUTHORITY = new TestCertificates();

    @TempDir
    Path site;

    @Test
    void a_handshake_is_not_computed_on_the_thread_that_answers_everybody() throws Exception {
        Witness witness = new Witness(AUTHORITY.issue("EC256", "localhost"));
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(new KeyManager[] {witness}, null, null);
        try (WebServer server = TestSite.start(TestSite.write(site), "localhost")) {
            server.secure(context, Set.of("localhost"), Instant.EPOCH);
            int port = server.httpsAddress().orElseThrow().getPort();
            try (SSLSocket socket = (SSLSocket)
                    AUTHORITY.client().getSocketFactory().createSocket(InetAddress.getLoopbackAddress(), port)) {
                socket.startHandshake();
            }
        }
        assertFalse(witness.threads.isEmpty());
        assertTrue(witness.threads.stream().noneMatch(name -> name.contains("I/O")), witness.threads.toString());
    }

    /** Notes who asks it for a certificate. */
    private static final class Witness extends X509ExtendedKeyManager {
        final Set<String> threads = ConcurrentHashMap.newKeySet();
        private final Issued issued;

        Witness(Issued issued) {
            this.issued = issued;
        }

        @Override
        public String chooseEngineServerAlias(String keyType, Principal[] issuers, SSLEngine engine) {
            threads.add(Thread.currentThread().getName());
            return keyType.equals("EC") ? "one" : null;
        }

        @Override
        public X509Certificate[] getCertificateChain(String alias) {
            return issued.chain().toArray(X509Certificate[]::new);
        }

        @Override
        public PrivateKey getPrivateKey(String alias) {
            return issued.key();
        }

        @Override
        public String chooseServerAlias(String keyType, Principal[] issuers, Socket socket) {
            return null;
        }

        @Override
        public String[] getServerAliases(String keyType, Principal[] issuers) {
            return new String[0];
        }

        @Override
        public String[] getClientAliases(String keyType, Principal[] issuers) {
            return new String[0];
        }

        @Override
        public String chooseClientAlias(String[] keyTypes, Principal[] issuers, Socket socket) {
            return null;
        }
    }
}
