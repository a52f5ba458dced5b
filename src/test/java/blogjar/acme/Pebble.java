package blogjar.acme;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import blogjar.text.Json;
import blogjar.tls.TestCertificates;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Let's Encrypt's test server and the DNS that it asks, as two programs on free ports. Every name leads to 127.0.0.1 until {@link
 * #dns} says otherwise.
 */
public final class Pebble implements AutoCloseable {
    private static final int LEAST_PORT = 20_000;
    private static final int MOST_PORT = 32_000;
    private static final int MOST_TRIES = 3;
    private static final Path TEST_DNS = Path.of("/usr/bin/pebble-challtestsrv");
    private static final Duration LONGEST_START = Duration.ofSeconds(30);

    private final TestCertificates ownAuthority = new TestCertificates();
    private final List<Process> processes = new ArrayList<>();
    private final Path folder;
    private final HttpClient client;
    private final int[] ports = freePorts(4);
    private final int port = ports[0];
    private final int management = ports[1];
    private final int dns = ports[2];
    private final int dnsManagement = ports[3];

    private Pebble(Path folder) {
        this.folder = folder;
        this.client = HttpClient.newBuilder()
                .sslContext(ownAuthority.client())
                .connectTimeout(Duration.ofSeconds(5))
                .build();
    }

    /** Debian's, or the one that the variable {@code PEBBLE} names. */
    private static Path program() {
        return Path.of(Objects.requireNonNullElse(System.getenv("PEBBLE"), "/usr/bin/pebble"));
    }

    /** Debian's package pebble has both programs. */
    public static boolean isInstalled() {
        return Files.isExecutable(program()) && Files.isExecutable(TEST_DNS);
    }

    /**
     * Begins again, with other ports, where another program took one between the choice and the start.
     *
     * @param folder for its files
     */
    public static Pebble start(Path folder, PebbleOptions options) throws IOException, InterruptedException {
        for (int left = MOST_TRIES; ; left--) {
            try {
                return startOnce(folder, options);
            } catch (IOException taken) {
                if (left == 1) {
                    throw taken;
                }
            }
        }
    }

    private static Pebble startOnce(Path folder, PebbleOptions options) throws IOException, InterruptedException {
        Pebble pebble = new Pebble(folder);
        try {
            pebble.begin(options);
            return pebble;
        } catch (IOException | InterruptedException | RuntimeException failed) {
            pebble.close();
            throw failed;
        }
    }

    private void begin(PebbleOptions options) throws IOException, InterruptedException {
        TestCertificates.Issued own = ownAuthority.issue("EC256", "localhost");
        Files.writeString(folder.resolve("cert.pem"), own.chainPem());
        Files.writeString(folder.resolve("key.pem"), own.keyPem());
        Files.writeString(trust(), TestCertificates.pem(ownAuthority.root()));
        String profiles = members(options.profiles(), seconds -> """
                {"description": "for tests", "validityPeriod": %d}""".formatted(seconds));
        Path config = Files.writeString(folder.resolve("pebble.json"), """
                {"pebble": {
                  "listenAddress": "127.0.0.1:%d", "managementListenAddress": "127.0.0.1:%d",
                  "certificate": "cert.pem", "privateKey": "key.pem",
                  "httpPort": %d, "tlsPort": %d, "ocspResponderURL": "",
                  "externalAccountBindingRequired": %b, "externalAccountMACKeys": {%s},
                  "certificateValidityPeriod": %d, "profiles": {%s}
                }}
                """.formatted(
                        port,
                        management,
                        options.http(),
                        options.tls(),
                        !options.eab().isEmpty(),
                        members(options.eab(), hmac -> '"' + hmac + '"'),
                        options.profiles().getOrDefault("default", 0), // pebble before 2.7
                        profiles));
        run(
                Map.of(),
                TEST_DNS.toString(),
                "-http01=",
                "-https01=",
                "-tlsalpn01=",
                "-dns01=127.0.0.1:" + dns,
                "-management=127.0.0.1:" + dnsManagement,
                "-defaultIPv4=127.0.0.1",
                "-defaultIPv6=");
        Map<String, String> usual =
                Map.of("PEBBLE_VA_NOSLEEP", "1", "PEBBLE_WFE_NONCEREJECT", "0", "PEBBLE_AUTHZREUSE", "0");
        Map<String, String> environment = new java.util.HashMap<>(usual);
        environment.putAll(options.environment());
        if (options.environment().containsKey("PEBBLE_VA_SLEEPTIME")) {
            environment.remove("PEBBLE_VA_NOSLEEP");
        }
        run(environment, program().toString(), "-config", config.toString(), "-dnsserver", "127.0.0.1:" + dns);
        await(directory());
        await(dnsManagement());
    }

    private static <V> String members(Map<String, V> values, Function<V, String> json) {
        return values.entrySet().stream()
                .map(one -> '"' + one.getKey() + "\": " + json.apply(one.getValue()))
                .collect(Collectors.joining(", "));
    }

    private void run(Map<String, String> environment, String... command) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log-" + processes.size()).toFile());
        builder.environment().putAll(environment);
        processes.add(builder.start());
    }

    private void await(URI place) throws IOException, InterruptedException {
        long end = System.nanoTime() + LONGEST_START.toNanos();
        while (true) {
            try {
                client.send(
                        HttpRequest.newBuilder(place)
                                .timeout(Duration.ofSeconds(5))
                                .build(),
                        HttpResponse.BodyHandlers.discarding());
                return;
            } catch (IOException notYet) {
                if (System.nanoTime() > end || processes.stream().anyMatch(process -> !process.isAlive())) {
                    throw new IOException("pebble does not start: " + log(), notYet);
                }
                Thread.sleep(50);
            }
        }
    }

    /** What both have written. */
    public String log() throws IOException {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < processes.size(); i++) {
            text.append(Files.readString(folder.resolve("log-" + i)));
        }
        return text.toString();
    }

    public URI directory() {
        return URI.create("https://localhost:" + port + "/dir");
    }

    /** The certificate by which its own HTTPS is known. */
    public Path trust() {
        return folder.resolve("trust.pem");
    }

    /** The address of its DNS, which answers over UDP and TCP. */
    public java.net.InetSocketAddress dns() {
        return new java.net.InetSocketAddress("127.0.0.1", dns);
    }

    /** Where what the DNS answers is changed by HTTP; {@link #dns(String, String)} does. */
    public URI dnsManagement() {
        return URI.create("http://127.0.0.1:" + dnsManagement + "/");
    }

    /** The root of the certificates that it issues, as PEM. */
    public String issuingRoot() throws IOException, InterruptedException {
        return get(managed("/roots/0"));
    }

    /** What it knows of a certificate: its status among the rest, as JSON. */
    public String status(X509Certificate certificate) throws IOException, InterruptedException {
        return get(managed(
                "/cert-status-by-serial/" + certificate.getSerialNumber().toString(16)));
    }

    /**
     * Whether it finds its own certificate by the name of RFC 9773, 4.1: it takes the byte for the sign, which DER puts before a
     * number that begins with a one, for a part of the number.
     */
    public boolean knows(X509Certificate certificate) {
        return certificate.getSerialNumber().bitLength() % Byte.SIZE != 0;
    }

    /** Whether its directory speaks of something that not every version knows, such as {@code renewalInfo}. */
    public boolean offers(String what) throws IOException, InterruptedException {
        return get(directory()).contains('"' + what + '"');
    }

    /** From now on this is what it says of when a certificate is to be renewed, well-formed or not; a test ends where it is older than 2.8. */
    public void renewalInfo(X509Certificate certificate, String json) throws IOException, InterruptedException {
        Map<String, String> said = Map.of("Certificate", TestCertificates.pem(certificate), "ARIResponse", json);
        HttpResponse<String> response = post(managed("/set-renewal-info/"), Json.print(said));
        assumeTrue(response.statusCode() != 404, "this version of pebble can't be told when; PEBBLE names another");
        assertEquals(200, response.statusCode(), response.body());
    }

    private URI managed(String path) {
        return URI.create("https://localhost:" + management + path);
    }

    private String get(URI place) throws IOException, InterruptedException {
        return client.send(HttpRequest.newBuilder(place).build(), HttpResponse.BodyHandlers.ofString())
                .body();
    }

    /**
     * Changes what the DNS answers.
     *
     * @param command such as {@code set-txt}, of pebble-challtestsrv's interface
     * @param json such as {@code {"host": "_acme-challenge.example.com.", "value": "x"}}
     */
    public void dns(String command, String json) throws IOException, InterruptedException {
        HttpResponse<String> response = post(dnsManagement().resolve(command), json);
        assertEquals(200, response.statusCode(), response.body());
    }

    private HttpResponse<String> post(URI place, String json) throws IOException, InterruptedException {
        return client.send(
                HttpRequest.newBuilder(place)
                        .POST(HttpRequest.BodyPublishers.ofString(json))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    /** One for TCP and UDP, below those that the system lends to clients, who might come between. */
    public static int freePort() {
        while (true) {
            int port = ThreadLocalRandom.current().nextInt(LEAST_PORT, MOST_PORT);
            try (ServerSocket tcp = new ServerSocket(port);
                    DatagramSocket udp = new DatagramSocket(port)) {
                return Math.min(tcp.getLocalPort(), udp.getLocalPort());
            } catch (IOException taken) {
                continue;
            }
        }
    }

    /** No two of them the same. */
    private static int[] freePorts(int count) {
        return IntStream.generate(Pebble::freePort).distinct().limit(count).toArray();
    }

    /** Ends both programs. */
    @Override
    public void close() {
        processes.forEach(Process::destroyForcibly);
        for (Process process : processes) {
            try {
                process.waitFor();
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
