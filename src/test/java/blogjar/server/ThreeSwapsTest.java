package blogjar.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import blogjar.diagnostic.Problem;
import blogjar.logfile.Rotation;
import blogjar.redirect.Redirects;
import blogjar.tls.Certificates;
import blogjar.tls.TestCertificates;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Release, certificate and log file are swapped at the same time, while clients of all kinds ask. */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class ThreeSwapsTest {
    private static final int SWAPS = 100;
    private static final int MOVED_LOGS = 2;
    private static final int REQUESTS_OF_EACH = 20;
    private static final int CERTIFICATE_EVERY = 10;

    @TempDir
    Path folder;

    private final TestCertificates authority = new TestCertificates();
    private final NumberedSite site = new NumberedSite();
    private final Queue<String> failed = new ConcurrentLinkedQueue<>();
    private final Queue<String> asked = new ConcurrentLinkedQueue<>();
    private final Queue<Problem> problems = new ConcurrentLinkedQueue<>();
    private final AtomicInteger numbers = new AtomicInteger();
    private volatile boolean done;
    private Certificates certificates;
    private WebServer server;

    /** One request: a body, or an exception that counts as a failure. */
    private interface Client {
        String get(String path) throws IOException, InterruptedException;
    }

    @BeforeEach
    void start() throws IOException {
        renew(1);
        certificates = Certificates.in(folder.resolve("letsencrypt"), "localhost", Clock.systemUTC());
        certificates.refresh();
        LogSettings log = new LogSettings(
                folder.resolve("logs/access.log").toString(),
                LogFormat.of("%r", ZoneOffset.UTC, false),
                new Rotation(20_000, false, 0, false),
                ZoneOffset.UTC);
        Files.createDirectories(folder.resolve("logs"));
        WebServer.Settings settings = new WebServer.Settings(
                new Ports("localhost", 0, 0, 0),
                new Locations(List.of("localhost"), false, Redirects.NONE, List.of(), List.of(), List.of(), List.of()),
                Headers.USUAL,
                AccessLog.of(log, System.out, problems::add),
                problems::add);
        server = WebServer.start(settings, site.next(), certificates.context(), certificates.names(), Instant.now());
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private void renew(int number) throws IOException {
        TestCertificates.certbot(
                folder.resolve("letsencrypt"), "localhost", number, authority.issue("EC256", "localhost"));
    }

    @Test
    void no_request_fails_none_sees_two_releases_and_each_is_one_line_of_the_log() throws Exception {
        List<Client> clients = List.of(
                keptConnection(plain()),
                keptConnection(secure()),
                path -> newConnection(plain(), path),
                path -> newConnection(secure(), path),
                over(HttpClient.Version.HTTP_2),
                over(HttpClient.Version.HTTP_2),
                over(HttpClient.Version.HTTP_1_1));
        List<AtomicInteger> counts = new ArrayList<>();
        ExecutorService threads = Executors.newFixedThreadPool(clients.size());
        for (Client client : clients) {
            AtomicInteger count = new AtomicInteger();
            counts.add(count);
            threads.execute(() -> ask(client, count));
        }
        int moved = 0;
        int renewals = 1;
        while (failed.isEmpty()
                && (site.number() < SWAPS
                        || moved < MOVED_LOGS
                        || counts.stream().anyMatch(count -> count.get() < REQUESTS_OF_EACH))) {
            server.publish(site.next());
            if (site.number() % CERTIFICATE_EVERY == 0) {
                renew(++renewals);
                assertTrue(certificates.refresh().changed());
            }
            moved += moveLog(moved) ? 1 : 0;
            Thread.sleep(5);
        }
        done = true;
        threads.shutdown();
        assertTrue(threads.awaitTermination(1, TimeUnit.MINUTES));
        assertEquals(List.of(), List.copyOf(failed), () -> "of " + asked.size() + " requests");
        server.close();
        assertEquals(List.of(), List.copyOf(problems));
        List<String> lines = logged();
        List<String> lost = new ArrayList<>(asked);
        lost.removeAll(new HashSet<>(lines));
        assertEquals(List.of(), lost, "requests that are not in the log");
        assertEquals(asked.size(), lines.size());
    }

    /** As {@code logrotate} does it; whether there was one, as it is made anew only when it is next written. */
    private boolean moveLog(int number) throws IOException {
        try {
            Files.move(folder.resolve("logs/access.log"), folder.resolve("logs/access.log-moved" + number));
            return true;
        } catch (NoSuchFileException notYet) {
            return false;
        }
    }

    /** The requests of all log files. */
    private List<String> logged() throws IOException {
        List<String> lines = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder.resolve("logs"))) {
            for (Path file : files.toList()) {
                lines.addAll(Files.readAllLines(file));
            }
        }
        return lines.stream()
                .map(line -> line.replaceFirst("^GET (.*) HTTP/[012.]+$", "$1"))
                .toList();
    }

    /** Asks for the page and for what it names, again and again, each time with another query. */
    private void ask(Client client, AtomicInteger count) {
        while (!done) {
            try {
                String page = get(client, "/");
                NumberedSite.checkStyle(page, get(client, NumberedSite.styleOf(page)));
                count.incrementAndGet();
            } catch (IOException | InterruptedException | RuntimeException broken) {
                failed.add(broken.toString());
                return;
            }
        }
    }

    private String get(Client client, String path) throws IOException, InterruptedException {
        String one = path + "?" + numbers.incrementAndGet();
        asked.add(one);
        return client.get(one);
    }

    /** Opens connections. */
    private interface Door {
        Socket open() throws IOException;
    }

    private Door plain() {
        return () -> new Socket(
                InetAddress.getLoopbackAddress(), server.httpAddress().getPort());
    }

    private Door secure() {
        return () -> authority.client().getSocketFactory().createSocket("localhost", httpsPort());
    }

    private int httpsPort() {
        return server.httpsAddress().orElseThrow().getPort();
    }

    private static Client keptConnection(Door door) throws IOException {
        Socket socket = door.open();
        return path -> ask(socket, path);
    }

    private static String newConnection(Door door, String path) throws IOException {
        try (Socket socket = door.open()) {
            return ask(socket, path);
        }
    }

    private static String ask(Socket socket, String path) throws IOException {
        String request = "GET " + path + " HTTP/1.1\r\nHost: localhost\r\n\r\n";
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        String response = RawClient.response(socket.getInputStream());
        if (!response.startsWith("HTTP/1.1 200 ")) {
            throw new IOException(path + ": " + response);
        }
        return response.substring(response.indexOf("\r\n\r\n") + 4);
    }

    private Client over(HttpClient.Version version) {
        HttpClient client = HttpClient.newBuilder()
                .sslContext(authority.client())
                .version(version)
                .build();
        return path -> {
            HttpResponse<String> response = client.send(
                    HttpRequest.newBuilder(URI.create("https://localhost:" + httpsPort() + path))
                            .build(),
                    BodyHandlers.ofString());
            if (response.statusCode() != 200 || response.version() != version) {
                throw new IOException(path + ": " + response);
            }
            return response.body();
        };
    }
}
