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
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/** Plays the API of one who hosts zones, with one account, whose secret is {@link #SECRET}. */
final class FakeHost implements Closeable {
    static final String SECRET = "12345,kept-secret";
    private static final String ID = "the-id";

    private final Kind kind;
    private final HttpServer server;
    private final List<String> zones;
    private final SortedMap<Integer, Entry> records = new TreeMap<>();
    private final AtomicInteger calls = new AtomicInteger();
    private int busy;
    private int retryAfter;
    private boolean nonsense;

    /** A TXT record: in a zone, at a name within it. */
    private record Entry(String zone, String host, String value) {}

    /** Whose API. */
    enum Kind {
        CLOUDFLARE("provider: cloudflare, token: 'S'"),
        ALIDNS("provider: alidns, id: " + ID + ", secret: 'S'"),
        DNSPOD("provider: dnspod, id: " + ID + ", secret: 'S'"),
        DNSPOD_TOKEN("provider: dnspod, token: 'S'");

        private final String settings;

        Kind(String settings) {
            this.settings = settings;
        }

        String settings(String secret) {
            return settings.replace("'S'", "'" + secret + "'");
        }
    }

    private FakeHost(Kind kind, HttpServer server, List<String> zones) {
        this.kind = kind;
        this.server = server;
        this.zones = zones;
        server.createContext("/", this::handle);
        server.start();
    }

    static FakeHost start(Kind kind, String... zones) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        return new FakeHost(kind, server, List.of(zones));
    }

    Kind kind() {
        return kind;
    }

    String endpoint() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    synchronized void add(String zone, String host, String value) {
        records.put(records.size() + 1000, new Entry(zone, host, value));
    }

    synchronized List<String> records() {
        return records.values().stream()
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
        Reply reply;
        try {
            if (nonsense) {
                reply = new Reply(200, "<html>");
            } else if (busy > 0) {
                busy--;
                reply = tooMany();
            } else {
                reply = switch (kind) {
                    case CLOUDFLARE -> cloudflare(exchange, body);
                    case ALIDNS -> aliDns(exchange);
                    case DNSPOD -> dnsPod(exchange, body);
                    case DNSPOD_TOKEN -> dnsPodToken(exchange, body);
                };
            }
        } catch (Json.SyntaxException | RuntimeException unexpected) {
            reply = new Reply(400, Map.of("unexpected", unexpected.toString()));
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

    private record Reply(int status, Object body) {}

    private Reply tooMany() {
        return switch (kind) {
            case CLOUDFLARE -> new Reply(429, Map.of("success", false, "errors", List.of()));
            case ALIDNS -> new Reply(400, Map.of("Code", "Throttling.User", "RequestId", "1"));
            case DNSPOD -> tencent(Map.of("Error", Map.of("Code", "RequestLimitExceeded", "Message", "slow")));
            case DNSPOD_TOKEN -> status("-2", Map.of());
        };
    }

    private Map<Integer, Entry> at(String zone, String host) {
        return records.entrySet().stream()
                .filter(one -> one.getValue().zone().equals(zone)
                        && one.getValue().host().equals(host))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (a, b) -> a, TreeMap::new));
    }

    private boolean isThere(Entry entry) {
        return records.containsValue(entry);
    }

    private Reply cloudflare(HttpExchange exchange, String body) throws Json.SyntaxException {
        if (!("Bearer " + SECRET).equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
            String said = "Invalid access token " + exchange.getRequestHeaders().getFirst("Authorization");
            return new Reply(403, Map.of("success", false, "errors", List.of(Map.of("code", 9109L, "message", said))));
        }
        Map<String, String> query = form(exchange.getRequestURI().getRawQuery());
        String[] path = exchange.getRequestURI().getPath().split("/");
        if (path.length == 2) {
            return good(zones.stream()
                    .filter(query.get("name")::equals)
                    .map(zone -> Map.of("id", "id-of-" + zone, "name", zone))
                    .toList());
        }
        String zone = path[2].substring("id-of-".length());
        switch (exchange.getRequestMethod()) {
            case "GET" -> {
                return good(at(zone, ZoneNames.within(zone, query.get("name"))).entrySet().stream()
                        .map(one -> Map.of(
                                "id",
                                one.getKey().toString(),
                                "content",
                                '"' + one.getValue().value() + '"'))
                        .toList());
            }
            case "DELETE" -> {
                records.remove(Integer.valueOf(path[4]));
                return good(Map.of());
            }
            default -> {
                Map<?, ?> given = (Map<?, ?>) Json.parse(body);
                Entry entry = new Entry(
                        zone,
                        ZoneNames.within(zone, (String) given.get("name")),
                        ((String) given.get("content")).replace("\"", ""));
                if (isThere(entry)) {
                    return new Reply(400, Map.of("success", false, "errors", List.of(Map.of("code", 81058L))));
                }
                add(entry.zone(), entry.host(), entry.value());
                return good(Map.of());
            }
        }
    }

    private static Reply good(Object result) {
        return new Reply(200, Map.of("success", true, "errors", List.of(), "result", result));
    }

    private Reply aliDns(HttpExchange exchange) {
        SortedMap<String, String> signed = new TreeMap<>();
        exchange.getRequestHeaders().forEach((name, values) -> {
            String field = name.toLowerCase(java.util.Locale.ROOT);
            if (field.equals("host") || field.startsWith("x-acs-")) {
                signed.put(field, values.get(0));
            }
        });
        String query = exchange.getRequestURI().getRawQuery();
        String expected = Acs3Signature.authorization(ID, SECRET, query, signed);
        if (!expected.equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
            return new Reply(400, Map.of("Code", "SignatureDoesNotMatch", "Message", "not " + SECRET));
        }
        Map<String, String> given = form(query);
        String zone = given.getOrDefault("DomainName", "");
        switch (signed.get("x-acs-action")) {
            case "DescribeDomainRecords" -> {
                if (!zones.contains(zone)) {
                    return new Reply(400, Map.of("Code", "InvalidDomainName.NoExist", "Message", "no " + zone));
                }
                List<?> found = records.entrySet().stream()
                        .filter(one -> one.getValue().zone().equals(zone)
                                && one.getValue().host().contains(given.get("RRKeyWord")))
                        .map(one -> Map.of(
                                "RecordId", one.getKey().toString(),
                                "RR", one.getValue().host(),
                                "Value", one.getValue().value()))
                        .toList();
                return new Reply(200, Map.of("RequestId", "1", "DomainRecords", Map.of("Record", found)));
            }
            case "AddDomainRecord" -> {
                Entry entry = new Entry(zone, given.get("RR"), given.get("Value"));
                if (isThere(entry)) {
                    return new Reply(400, Map.of("Code", "DomainRecordDuplicate", "RequestId", "1"));
                }
                add(entry.zone(), entry.host(), entry.value());
            }
            default -> records.remove(Integer.valueOf(given.get("RecordId")));
        }
        return new Reply(200, Map.of("RequestId", "1", "RecordId", "1"));
    }

    private Reply dnsPod(HttpExchange exchange, String body) throws Json.SyntaxException {
        String action = exchange.getRequestHeaders().getFirst("X-TC-Action");
        Instant time = Instant.ofEpochSecond(
                Long.parseLong(exchange.getRequestHeaders().getFirst("X-TC-Timestamp")));
        String expected = new Tc3Signature(
                        "dnspod", exchange.getRequestHeaders().getFirst("Host"))
                .authorization(ID, SECRET, action, body, time);
        if (!expected.equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
            return tencent(Map.of("Error", Map.of("Code", "AuthFailure.SignatureFailure", "Message", "not right")));
        }
        Map<?, ?> given = (Map<?, ?>) Json.parse(body);
        String zone = (String) given.get("Domain");
        switch (action) {
            case "DescribeRecordList" -> {
                Map<Integer, Entry> found = at(zone, (String) given.get("Subdomain"));
                if (!zones.contains(zone) || found.isEmpty()) {
                    String code = zones.contains(zone)
                            ? "ResourceNotFound.NoDataOfRecord"
                            : "InvalidParameterValue.DomainNotExists";
                    return tencent(Map.of("Error", Map.of("Code", code, "Message", "nothing")));
                }
                return tencent(Map.of(
                        "RecordList",
                        found.entrySet().stream()
                                .map(one -> Map.of(
                                        "RecordId",
                                        one.getKey(),
                                        "Value",
                                        one.getValue().value()))
                                .toList()));
            }
            case "CreateRecord" -> {
                Entry entry = new Entry(zone, (String) given.get("SubDomain"), (String) given.get("Value"));
                if (isThere(entry)) {
                    return tencent(Map.of("Error", Map.of("Code", "InvalidParameter.DomainRecordExist")));
                }
                add(entry.zone(), entry.host(), entry.value());
            }
            default -> records.remove(((Long) given.get("RecordId")).intValue());
        }
        return tencent(Map.of("RecordId", 1L));
    }

    private static Reply tencent(Map<String, ?> response) {
        Map<String, Object> all = new HashMap<>(response);
        all.put("RequestId", "1");
        return new Reply(200, Map.of("Response", all));
    }

    private Reply dnsPodToken(HttpExchange exchange, String body) {
        Map<String, String> given = form(body);
        if (!SECRET.equals(given.get("login_token"))) {
            return status("-1", Map.of());
        }
        String zone = given.get("domain");
        if (!zones.contains(zone)) {
            return status("6", Map.of());
        }
        switch (exchange.getRequestURI().getPath()) {
            case "/Record.List" -> {
                Map<Integer, Entry> found = at(zone, given.get("sub_domain"));
                List<?> list = found.entrySet().stream()
                        .map(one -> Map.of(
                                "id",
                                one.getKey().toString(),
                                "value",
                                one.getValue().value()))
                        .toList();
                return found.isEmpty() ? status("10", Map.of()) : status("1", Map.of("records", list));
            }
            case "/Record.Create" -> {
                Entry entry = new Entry(zone, given.get("sub_domain"), given.get("value"));
                if (isThere(entry)) {
                    return status("104", Map.of());
                }
                add(entry.zone(), entry.host(), entry.value());
            }
            default -> records.remove(Integer.valueOf(given.get("record_id")));
        }
        return status("1", Map.of());
    }

    private static Reply status(String code, Map<String, ?> more) {
        Map<String, Object> all = new HashMap<>(more);
        all.put("status", Map.of("code", code, "message", "as it is"));
        return new Reply(200, all);
    }

    private static Map<String, String> form(String text) {
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
