package blogjar.acme;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import blogjar.diagnostic.Problem;
import blogjar.diagnostic.ProblemException;
import blogjar.output.Release;
import blogjar.server.Ports;
import blogjar.server.WebServer;
import blogjar.tls.Certificates;
import blogjar.tls.TestCertificates;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;
import org.bouncycastle.asn1.ASN1OctetString;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A CA that comes to the port of HTTPS of a running server, before and after there is a certificate. */
@Timeout(60)
class TlsAlpnAnswerTest {
    private static final TestCertificates AUTHORITY = new TestCertificates();
    private static final String ACME_IDENTIFIER = "1.3.6.1.5.5.7.1.31";

    @TempDir
    Path folder;

    private final int port = Pebble.freePort();
    private Certificates certificates;
    private WebServer server;
    private TlsAlpnAnswer answer;

    @BeforeEach
    void start() {
        certificates = Certificates.in(folder.resolve("live"), "", Clock.systemUTC());
        server = WebServer.start(
                WebServer.Settings.of(new Ports("127.0.0.1", 0, port, 0), problem -> {}), Release.empty());
        answer = new TlsAlpnAnswer(certificates, () -> server.openForProofs(certificates.context()), Clock.systemUTC());
    }

    @AfterEach
    void stop() {
        server.close();
    }

    /**
     * What a client saw in a handshake.
     *
     * @param next what it reads after it, having said something; -1 for the end
     */
    private record Seen(X509Certificate certificate, String protocol, int next) {}

    private Seen visit(String versions, String serverName, String... protocols) throws Exception {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, new TrustManager[] {new Credulous()}, new SecureRandom());
        try (SSLSocket socket = (SSLSocket) context.getSocketFactory().createSocket("127.0.0.1", port)) {
            SSLParameters parameters = socket.getSSLParameters();
            parameters.setProtocols(versions.split(" "));
            parameters.setServerNames(List.of(new SNIHostName(serverName)));
            parameters.setApplicationProtocols(protocols);
            socket.setSSLParameters(parameters);
            socket.startHandshake();
            Seen seen = new Seen(
                    (X509Certificate) socket.getSession().getPeerCertificates()[0], socket.getApplicationProtocol(), 0);
            if (Arrays.asList(protocols).contains("h2")) {
                return seen;
            }
            socket.getOutputStream().write("GET / HTTP/1.1\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            return new Seen(seen.certificate(), seen.protocol(), end(socket));
        }
    }

    private static int end(SSLSocket socket) {
        try {
            return socket.getInputStream().read();
        } catch (IOException reset) {
            return -1;
        }
    }

    /** Trusts all. */
    private static final class Credulous extends X509ExtendedTrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, java.net.Socket socket) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, java.net.Socket socket) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, javax.net.ssl.SSLEngine engine) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, javax.net.ssl.SSLEngine engine) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }

    private static byte[] proof(X509Certificate certificate) {
        ASN1OctetString outer = ASN1OctetString.getInstance(certificate.getExtensionValue(ACME_IDENTIFIER));
        return ASN1OctetString.getInstance(outer.getOctets()).getOctets();
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.3 TLSv1.2", "TLSv1.3", "TLSv1.2"})
    void a_proof_is_shown_before_there_is_a_certificate_and_nobody_else_is_served(String version) throws Exception {
        Answer.Proof shown = answer.give(new Answer.Ask("blog.test", "token", "token.thumb"));
        Seen seen = visit(version, "blog.test", "acme-tls/1");
        assertEquals("acme-tls/1", seen.protocol());
        assertArrayEquals(
                MessageDigest.getInstance("SHA-256").digest("token.thumb".getBytes(StandardCharsets.US_ASCII)),
                proof(seen.certificate()));
        assertEquals(-1, seen.next());
        assertThrows(IOException.class, () -> visit(version, "other.test", "acme-tls/1"));
        assertThrows(IOException.class, () -> visit(version, "blog.test", "http/1.1"));
        assertEquals(Optional.empty(), server.httpsAddress());
        shown.close();
        assertThrows(IOException.class, () -> visit(version, "blog.test", "acme-tls/1"));
    }

    @Test
    void readers_get_the_certificate_while_a_proof_is_shown() throws Exception {
        TestCertificates.certbot(folder, "blog.test", 1, AUTHORITY.issue("EC256", "blog.test"));
        Answer.Proof shown = answer.give(new Answer.Ask("blog.test", "token", "token.thumb"));
        assertTrue(certificates.refresh().changed());
        server.secure(certificates.context(), certificates.names(), Instant.EPOCH);
        assertEquals(port, server.httpsAddress().orElseThrow().getPort());
        Seen reader = visit("TLSv1.3 TLSv1.2", "blog.test", "h2", "http/1.1");
        assertEquals("h2", reader.protocol());
        assertNull(reader.certificate().getExtensionValue(ACME_IDENTIFIER));
        Seen both = visit("TLSv1.3 TLSv1.2", "blog.test", "acme-tls/1", "h2");
        assertEquals("h2", both.protocol());
        Seen authority = visit("TLSv1.3 TLSv1.2", "blog.test", "acme-tls/1");
        assertEquals(32, proof(authority.certificate()).length);
        shown.close();
    }

    @ParameterizedTest
    @CsvSource({
        "192.0.2.7, 7.2.0.192.in-addr.arpa",
        "2001:db8::7, 7.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.8.b.d.0.1.0.0.2.ip6.arpa"
    })
    void an_address_is_asked_for_by_its_name_in_the_DNS(String address, String serverName) throws Exception {
        Answer.Proof shown = answer.give(new Answer.Ask(address, "token", "token.thumb"));
        Seen seen = visit("TLSv1.3 TLSv1.2", serverName, "acme-tls/1");
        assertEquals(
                7,
                List.copyOf(seen.certificate().getSubjectAlternativeNames())
                        .get(0)
                        .get(0));
        shown.close();
    }

    @Test
    void a_port_that_is_taken_is_told_and_no_proof_stays() throws Exception {
        TlsAlpnAnswer blocked = new TlsAlpnAnswer(
                certificates,
                () -> {
                    throw new ProblemException(Problem.error("port 443 is taken"));
                },
                Clock.systemUTC());
        Refusal refusal =
                assertThrows(Refusal.class, () -> blocked.give(new Answer.Ask("blog.test", "token", "token.thumb")));
        assertEquals(Refusal.Kind.OURS, refusal.kind());
        server.openForProofs(certificates.context());
        assertThrows(IOException.class, () -> visit("TLSv1.3 TLSv1.2", "blog.test", "acme-tls/1"));
    }
}
