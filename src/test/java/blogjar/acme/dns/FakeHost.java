package blogjar.acme.dns;

import blogjar.text.Json;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/** Plays the API of one who hosts zones, with one account, whose secret is {@link #SECRET}. */
final class FakeHost implements Closeable {
    static final String SECRET = "12345,kept-secret";
    static final String ID = "the-id";

    private final Kind kind;
    private final HttpServer server;
    private final FakeZones zones;
    private final AtomicInteger calls = new AtomicInteger();
    private int busy;
    private int retryAfter;
    private boolean nonsense;

    /** Whose API. */
    enum Kind {
        CLOUDFLARE(new FakeCloudflare(), "provider: cloudflare, token: 'S'"),
        ALIDNS(new FakeAliDns(), "provider: alidns, id: " + ID + ", secret: 'S'"),
        DNSPOD(new FakeDnsPod(), "provider: dnspod, id: " + ID + ", secret: 'S'"),
        DNSPOD_TOKEN(new FakeDnsPodToken(), "provider: dnspod, token: 'S'");

        private final FakeApi api;
        private final String settings;

        Kind(FakeApi api, String settings) {
            this.api = api;
            this.settings = settings;
        }

        String settings(String secret) {
            return settings.replace("'S'", "'" + secret + "'");
        }
    }

    private FakeHost(Kind kind, HttpServer server, FakeZones zones) {
        this.kind = kind;
        this.server = server;
        this.zones = zones;
        server.createContext("/", this::handle);
        server.start();
    }

    static FakeHost start(Kind kind, String... zones) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        return new FakeHost(kind, server, new FakeZones(List.of(zones)));
    }

    Kind kind() {
        return kind;
    }

    String endpoint() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    synchronized void add(String zone, String host, String value) {
        zones.add(new FakeZones.Entry(zone, host, value));
    }

    synchronized List<String> records() {
        return zones.records().values().stream()
                .map(one -> one.zone() + " " + one.host() + " " + one.value())
                .sorted()
                .toList();
    }

    int calls() {
        return calls.get();
    }

    /** The next calls are too many. */
    synchronized FakeHost refuseAsBusy(int times) {
        busy = times;
        return this;
    }

    /** With this many seconds to wait. */
    synchronized FakeHost retryAfter(int seconds) {
        retryAfter = seconds;
        return this;
    }

    /** Every answer is something else. */
    synchronized FakeHost nonsense() {
        nonsense = true;
        return this;
    }

    private synchronized void handle(HttpExchange exchange) throws IOException {
        calls.incrementAndGet();
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        FakeApi.Reply reply;
        try {
            if (nonsense) {
                reply = new FakeApi.Reply(200, "<html>");
            } else if (busy > 0) {
                busy--;
                reply = kind.api.busy();
            } else {
                reply = kind.api.answer(exchange, body, zones);
            }
        } catch (Json.SyntaxException | RuntimeException unexpected) {
            reply = new FakeApi.Reply(400, Map.of("unexpected", unexpected.toString()));
        }
        if (retryAfter > 0) {
            exchange.getResponseHeaders().set("Retry-After", Integer.toString(retryAfter));
        }
        byte[] bytes = (reply.body() instanceof String text ? text : Json.print(reply.body()))
                .getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(reply.status(), bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    /** The fields of a form or a query. */
    static Map<String, String> form(String text) {
        return text == null
                ? Map.of()
                : List.of(text.split("&")).stream()
                        .map(pair -> pair.split("=", 2))
                        .collect(Collectors.toMap(
                                pair -> pair[0], pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
