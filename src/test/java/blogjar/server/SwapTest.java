package blogjar.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import blogjar.tls.Certificates;
import blogjar.tls.TestCertificates;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Releases that are swapped while many ask: each request is answered, by one release as a whole. */
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class SwapTest {
    private static final int SWAPS = 200;
    private static final int REQUESTS = 400;
    private static final int CLIENTS = 4;

    private final Queue<String> failed = new ConcurrentLinkedQueue<>();
    private final AtomicInteger answered = new AtomicInteger();
    private final NumberedSite site = new NumberedSite();
    private volatile boolean done;

    /** One request: a body, or an exception that counts as a failure. */
    private interface Client {
        String get(String path) throws IOException, InterruptedException;
    }

    /** Asks for the page and for what it names, again and again. */
    private void ask(Client client) {
        while (!done) {
            try {
                String page = client.get("/");
                NumberedSite.checkStyle(page, client.get(NumberedSite.styleOf(page)));
                answered.addAndGet(2);
            } catch (IOException | InterruptedException | RuntimeException broken) {
                failed.add(broken.toString());
                return;
            }
        }
    }

    private void swapUnderLoad(WebServer server, List<Client> clients) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(clients.size());
        clients.forEach(client -> threads.execute(() -> ask(client)));
        int swaps = 0;
        while ((swaps < SWAPS || answered.get() < REQUESTS) && failed.isEmpty()) {
            server.publish(site.next());
            swaps++;
            Thread.sleep(1);
        }
        done = true;
        threads.shutdown();
        assertTrue(threads.awaitTermination(1, TimeUnit.MINUTES));
        assertEquals(
                List.of(),
                List.copyOf(failed),
                () -> "of " + answered + " requests during " + site.number() + " swaps");
    }

    @Test
    void no_request_fails_and_no_connection_is_closed() throws Exception {
        try (WebServer server =
                WebServer.start(WebServer.Settings.of(new Ports("localhost", 0, -1, 0), problem -> {}), site.next())) {
            List<Client> clients = new ArrayList<>();
            for (int i = 0; i < CLIENTS; i++) {
                Socket socket = new Socket(
                        InetAddress.getLoopbackAddress(), server.httpAddress().getPort());
                clients.add(path -> overOneConnection(socket, path));
            }
            swapUnderLoad(server, clients);
        }
    }

    private static String overOneConnection(Socket socket, String path) throws IOException {
        String request = "GET " + path + " HTTP/1.1\r\nHost: localhost\r\n\r\n";
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        String response = RawClient.response(socket.getInputStream());
        if (!response.startsWith("HTTP/1.1 200 ")) {
            throw new IOException(path + ": " + response);
        }
        return response.substring(response.indexOf("\r\n\r\n") + 4);
    }

    @ParameterizedTest
    @EnumSource(HttpClient.Version.class)
    void no_request_fails_over_https(HttpClient.Version version, @TempDir Path letsencrypt) throws Exception {
        TestCertificates authority = new TestCertificates();
        TestCertificates.certbot(letsencrypt, "localhost", 1, authority.issue("EC256", "localhost"));
        Certificates certificates = Certificates.in(letsencrypt, "localhost", Clock.systemUTC());
        certificates.refresh();
        try (WebServer server = WebServer.start(
                WebServer.Settings.of(new Ports("localhost", 0, 0, 0), problem -> {}),
                site.next(),
                certificates.context(),
                certificates.names(),
                Instant.now())) {
            String origin =
                    "https://localhost:" + server.httpsAddress().orElseThrow().getPort();
            List<Client> clients = new ArrayList<>();
            for (int i = 0; i < CLIENTS; i++) {
                HttpClient client = HttpClient.newBuilder()
                        .sslContext(authority.client())
                        .version(version)
                        .build();
                clients.add(path -> overHttps(client, URI.create(origin + path)));
            }
            swapUnderLoad(server, clients);
        }
    }

    private static String overHttps(HttpClient client, URI address) throws IOException, InterruptedException {
        HttpResponse<String> response =
                client.send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString());
        if (response.statusCode() != 200) {
            throw new IOException(address + ": " + response.statusCode());
        }
        return response.body();
    }
}
