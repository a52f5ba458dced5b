package blogjar.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import blogjar.tls.ClientHello;
import blogjar.tls.TestCertificates;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a scanner finds of the program's TLS: it runs in a process of its own, as Java settles much of it once for all. */
class TlsOffersTest {
    static final TestCertificates AUTHORITY = new TestCertificates();
    private static final Pattern SERVING = Pattern.compile("serving https://localhost:(\\d+)/.*");
    private static final List<String> USUAL_GROUPS = List.of("001d", "0017", "0018");

    @TempDir
    static Path folder;

    static Process program;
    static int port;

    @BeforeAll
    static void start() throws IOException {
        Path site = Files.createDirectories(folder.resolve("site"));
        Files.writeString(site.resolve("index.html"), "<p>home</p>");
        TestCertificates.certbot(folder, "ec", 1, AUTHORITY.issue("EC256", "localhost"));
        TestCertificates.certbot(folder, "rsa", 1, AUTHORITY.issue("RSA2048", "localhost"));
        program = Called.process(
                        "serve",
                        "--public",
                        site.toString(),
                        "--port=0",
                        "--set=server.warm=false",
                        "--certificates",
                        folder.toString())
                .redirectErrorStream(true)
                .start();
        BufferedReader said = program.inputReader();
        StringBuilder all = new StringBuilder();
        for (String line = said.readLine(); line != null; line = said.readLine()) {
            all.append(line).append('\n');
            Matcher serving = SERVING.matcher(line);
            if (serving.matches()) {
                port = Integer.parseInt(serving.group(1));
                return;
            }
        }
        throw new IllegalStateException("it ended before it served:\n" + all);
    }

    @AfterAll
    static void stop() {
        program.destroy();
    }

    @ParameterizedTest(name = "{0} {2}")
    @CsvSource(delimiter = '|', textBlock = """
            # version| suite | its name                              | offered
            TLSv1.3  | 1301  | TLS_AES_128_GCM_SHA256                | yes
            TLSv1.3  | 1302  | TLS_AES_256_GCM_SHA384                | yes
            TLSv1.3  | 1303  | TLS_CHACHA20_POLY1305_SHA256          | yes
            TLSv1.3  | 1304  | TLS_AES_128_CCM_SHA256                | no
            TLSv1.2  | c02b  | ECDHE_ECDSA_WITH_AES_128_GCM_SHA256   | yes
            TLSv1.2  | c02c  | ECDHE_ECDSA_WITH_AES_256_GCM_SHA384   | yes
            TLSv1.2  | cca9  | ECDHE_ECDSA_WITH_CHACHA20_POLY1305    | yes
            TLSv1.2  | c02f  | ECDHE_RSA_WITH_AES_128_GCM_SHA256     | yes
            TLSv1.2  | c030  | ECDHE_RSA_WITH_AES_256_GCM_SHA384     | yes
            TLSv1.2  | cca8  | ECDHE_RSA_WITH_CHACHA20_POLY1305      | yes
            TLSv1.2  | c023  | ECDHE_ECDSA_WITH_AES_128_CBC_SHA256   | no
            TLSv1.2  | c027  | ECDHE_RSA_WITH_AES_128_CBC_SHA256     | no
            TLSv1.2  | c013  | ECDHE_RSA_WITH_AES_128_CBC_SHA        | no
            TLSv1.2  | 009e  | DHE_RSA_WITH_AES_128_GCM_SHA256       | no
            TLSv1.2  | 009c  | RSA_WITH_AES_128_GCM_SHA256           | no
            TLSv1.2  | 002f  | RSA_WITH_AES_128_CBC_SHA              | no
            TLSv1.2  | 000a  | RSA_WITH_3DES_EDE_CBC_SHA             | no
            TLSv1.2  | c007  | ECDHE_ECDSA_WITH_RC4_128_SHA          | no
            TLSv1.1  | c013  | ECDHE_RSA_WITH_AES_128_CBC_SHA        | no
            TLSv1    | c013  | ECDHE_RSA_WITH_AES_128_CBC_SHA        | no
            """)
    void authenticated_suites_with_forward_secrecy_only(String version, String suite, String name, String offered)
            throws IOException {
        String answer = new ClientHello(version, List.of(suite), USUAL_GROUPS).sendTo(port);
        assertEquals(offered.equals("yes") ? "hello " + suite : "alert", answer.replaceFirst("(alert) \\d+", "$1"));
    }

    @Test
    void of_what_a_client_of_tls_1_2_takes_ecdsa_and_the_cheapest_is_chosen() throws IOException {
        List<String> old = List.of("c030", "c02f", "cca8", "c02c", "c02b");
        assertEquals("hello c02b", new ClientHello("TLSv1.2", old, USUAL_GROUPS).sendTo(port));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "x25519, 001d, yes",
        "secp256r1, 0017, yes",
        "secp384r1, 0018, yes",
        "secp521r1, 0019, no",
        "x448, 001e, no",
        "ffdhe2048, 0100, no",
        "ffdhe3072, 0101, no",
        "secp192r1, 0013, no"
    })
    void groups_that_browsers_use_only(String name, String group, String offered) throws IOException {
        for (String version : List.of("TLSv1.2 c02f", "TLSv1.3 1301")) {
            String[] asked = version.split(" ");
            String answer = new ClientHello(asked[0], List.of(asked[1]), List.of(group)).sendTo(port);
            assertEquals(offered.equals("yes"), answer.startsWith("hello"), version + ": " + answer);
        }
    }

    @Test
    void a_client_may_not_negotiate_again() throws IOException {
        try (SSLSocket socket = (SSLSocket)
                AUTHORITY.client().getSocketFactory().createSocket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(60_000);
            socket.setEnabledProtocols(new String[] {"TLSv1.2"});
            socket.startHandshake();
            String suite = socket.getSession().getCipherSuite();
            assertTrue(suite.startsWith("TLS_ECDHE_ECDSA_"), suite);
            socket.startHandshake(); // only asks
            assertThrows(SSLException.class, () -> socket.getInputStream().read());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"rsa_pss_rsae_sha256", "ecdsa_secp256r1_sha256"})
    void a_client_of_tls_1_3_gets_the_certificate_that_it_can_verify(String scheme) throws Exception {
        Process client = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Djdk.tls.client.SignatureSchemes=" + scheme,
                        "-cp",
                        System.getProperty("java.class.path"),
                        PresentedCertificate.class.getName(),
                        String.valueOf(port))
                .redirectErrorStream(true)
                .start();
        String said = new String(client.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(scheme.startsWith("rsa") ? "RSA" : "EC", said.strip());
    }
}
