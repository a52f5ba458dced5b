package blogjar.acme.order;

import blogjar.text.Json;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A CA that does as it is told: whatever is laid down for a place is answered there once, and only then what RFC 8555 says. It looks at
 * no signature and at no proof; pebble does that.
 */
final class ScriptedCa implements AutoCloseable {
    /**
     * An answer.
     *
     * @param isHalf whether the connection is closed in the middle of it
     * @param late how long it is in coming
     */
    record Reply(int status, Map<String, String> fields, String body, boolean isHalf, Duration late) {
        Reply(int status, Map<String, String> fields, String body) {
            this(status, fields, body, false, Duration.ZERO);
        }

        /** What RFC 7807 has for a problem. */
        static Reply problem(int status, String kind, String detail) {
            return new Reply(
                    status,
                    Map.of("Content-Type", "application/problem+json"),
                    Json.print(Map.of("type", "urn:ietf:params:acme:error:" + kind, "detail", detail)));
        }

        static Reply json(int status, Object value) {
            return new Reply(status, Map.of("Content-Type", "application/json"), Json.print(value));
        }

        /** The connection is closed in place of an answer. */
        static Reply cut() {
            return new Reply(CUT, Map.of(), "");
        }

        /** The connection is closed in the middle of what was said to be longer. */
        Reply half() {
            return new Reply(status, fields, body, true, late);
        }

        /** It is said late. */
        Reply after(Duration time) {
            return new Reply(status, fields, body, isHalf, time);
        }

        Reply with(String field, String value) {
            Map<String, String> all = new LinkedHashMap<>(fields);
            all.put(field, value);
            return new Reply(status, all, body, isHalf, late);
        }
    }

    private static final int CUT = 0;

    /** Asked for: a place, and what was sent there. */
    record Asked(String path, Map<?, ?> content) {}

    private final HttpServer server;
    private final IssuingKey issuer = new IssuingKey();
    private final Map<String, Deque<Reply>> script = new ConcurrentHashMap<>();
    private final Map<String, Reply> rule = new ConcurrentHashMap<>();
    private final Map<Integer, Map<String, Object>> orders = new ConcurrentHashMap<>();
    private final AtomicInteger nonces = new AtomicInteger();

    /** All that was asked for, in order. */
    final List<Asked> asked = new ArrayList<>();

    /** What the directory says of itself. */
    final Map<String, Object> meta = new ConcurrentHashMap<>();

    /** Proofs are found good without a look, or the problem that they meet. */
    volatile @Nullable String refusedProof;

    /** Makes another certificate of what is asked for. */
    volatile UnaryOperator<IssuingKey.Content> change = content -> content;

    volatile boolean answersRenewals = true;

    ScriptedCa() {
        try {
            server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        } catch (IOException none) {
            throw new UncheckedIOException(none);
        }
        server.setExecutor(Executors.newCachedThreadPool());
        server.createContext("/", this::answer);
        server.start();
    }

    URI directory() {
        return URI.create(url("/directory"));
    }

    private String url(String path) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + path;
    }

    /** The next answers at a place. */
    ScriptedCa then(String path, Reply... replies) {
        script.computeIfAbsent(path, at -> new ArrayDeque<>()).addAll(List.of(replies));
        return this;
    }

    /** The answer at a place from now on, until there is another. */
    ScriptedCa always(String path, Reply reply) {
        rule.put(path, reply);
        return this;
    }

    /** From now on a CA as it should be. */
    void recovers() {
        script.clear();
        rule.clear();
    }

    /** How often something was asked for. */
    long count(String path) {
        synchronized (asked) {
            return asked.stream().filter(one -> one.path().equals(path)).count();
        }
    }

    List<Asked> asked(String path) {
        synchronized (asked) {
            return asked.stream().filter(one -> one.path().equals(path)).toList();
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        Map<?, ?> content = content(body);
        synchronized (asked) {
            asked.add(new Asked(path, content));
        }
        Reply laidDown = script.getOrDefault(path, new ArrayDeque<>()).poll();
        Reply scripted = laidDown == null ? rule.get(path) : laidDown;
        say(exchange, scripted == null ? usual(path, content) : scripted);
    }

    private void say(HttpExchange exchange, Reply reply) throws IOException {
        wait(reply.late());
        if (reply.status() == CUT) {
            exchange.close();
            return;
        }
        byte[] bytes = reply.body().getBytes(StandardCharsets.UTF_8);
        reply.fields().forEach((field, value) -> exchange.getResponseHeaders().set(field, value));
        if (!exchange.getResponseHeaders().containsKey("Replay-Nonce")) {
            exchange.getResponseHeaders().set("Replay-Nonce", "nonce" + nonces.incrementAndGet());
        }
        boolean empty = exchange.getRequestMethod().equals("HEAD") || bytes.length == 0;
        exchange.sendResponseHeaders(reply.status(), empty ? -1 : bytes.length + (reply.isHalf() ? 1 : 0));
        if (!empty) {
            exchange.getResponseBody().write(bytes);
            exchange.getResponseBody().flush();
        }
        exchange.close();
    }

    private static void wait(Duration time) {
        try {
            Thread.sleep(time.toMillis());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private static Map<?, ?> content(String jws) throws IOException {
        if (jws.isEmpty()) {
            return Map.of();
        }
        String payload = String.valueOf(object(jws).get("payload"));
        return object(new String(Base64.getUrlDecoder().decode(payload), StandardCharsets.UTF_8));
    }

    private static Map<?, ?> object(String json) throws IOException {
        try {
            return json.isEmpty() ? Map.of() : (Map<?, ?>) Objects.requireNonNull(Json.parse(json));
        } catch (Json.SyntaxException damaged) {
            throw new IOException(damaged);
        }
    }

    private Reply usual(String path, Map<?, ?> content) {
        String place = path.replaceAll("/\\d+$", "");
        int number = place.equals(path) ? 0 : Integer.parseInt(path.substring(place.length() + 1));
        if (path.startsWith("/renewal/")) {
            return Reply.json(
                    200,
                    Map.of("suggestedWindow", Map.of("start", "2030-01-02T03:04:05Z", "end", "2030-01-03T03:04:05Z")));
        }
        return switch (place) {
            case "/directory" -> Reply.json(200, directoryObject());
            case "/nonce", "/revoke" -> new Reply(200, Map.of(), "");
            case "/account/new" -> Reply.json(201, Map.of("status", "valid")).with("Location", url("/account/1"));
            case "/order/new" -> newOrder(content);
            case "/order" -> order(number);
            case "/authz" -> authorization(number);
            case "/challenge" -> Reply.json(200, challenge(number, "pending"));
            case "/finalize" -> finish(number, content);
            case "/certificate" -> certificate(number);
            default -> Reply.problem(404, "malformed", "no such place");
        };
    }

    private Map<String, Object> directoryObject() {
        Map<String, Object> directory = new LinkedHashMap<>();
        directory.put("newNonce", url("/nonce"));
        directory.put("newAccount", url("/account/new"));
        directory.put("newOrder", url("/order/new"));
        directory.put("revokeCert", url("/revoke"));
        if (answersRenewals) {
            directory.put("renewalInfo", url("/renewal"));
        }
        directory.put("meta", meta);
        return directory;
    }

    private Reply newOrder(Map<?, ?> content) {
        int number = orders.size() + 1;
        Map<String, Object> order = new ConcurrentHashMap<>();
        order.put("status", "pending");
        order.put("identifiers", content.get("identifiers"));
        order.put("authorizations", List.of(url("/authz/" + number)));
        order.put("finalize", url("/finalize/" + number));
        orders.put(number, order);
        return Reply.json(201, order).with("Location", url("/order/" + number));
    }

    private Map<String, Object> orderObject(int number) {
        return orders.get(number);
    }

    private Reply order(int number) {
        return Reply.json(200, orderObject(number));
    }

    private Map<String, Object> challenge(int number, String status) {
        Map<String, Object> challenge = new LinkedHashMap<>();
        challenge.put("type", "http-01");
        challenge.put("url", url("/challenge/" + number));
        challenge.put("status", status);
        challenge.put("token", "token" + number);
        if (status.equals("invalid")) {
            challenge.put(
                    "error",
                    Map.of("type", "urn:ietf:params:acme:error:" + refusedProof, "detail", "192.0.2.1: said the CA"));
        }
        return challenge;
    }

    private Reply authorization(int number) {
        boolean looked = count("/challenge/" + number) > 0;
        String status = !looked ? "pending" : refusedProof == null ? "valid" : "invalid";
        orderObject(number).replace("status", "pending", status.equals("valid") ? "ready" : status);
        return Reply.json(
                200,
                Map.of(
                        "identifier",
                        ((List<?>) orderObject(number).get("identifiers")).get(0),
                        "status",
                        status,
                        "challenges",
                        List.of(
                                Map.of("type", "unheard-of-01", "url", url("/challenge/0"), "status", "pending"),
                                challenge(number, status))));
    }

    private Reply finish(int number, Map<?, ?> content) {
        Map<String, Object> order = orderObject(number);
        order.put("status", "valid");
        order.put("csr", String.valueOf(content.get("csr")));
        order.put("certificate", url("/certificate/" + number));
        return order(number);
    }

    private Reply certificate(int number) {
        byte[] request =
                Base64.getUrlDecoder().decode(String.valueOf(orderObject(number).get("csr")));
        return new Reply(
                200,
                Map.of("Content-Type", "application/pem-certificate-chain"),
                issuer.issue(change.apply(IssuingKey.content(request, Instant.now()))));
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
