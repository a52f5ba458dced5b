package blogjar.cli;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** An object store on this machine with one bucket, which checks who asks, and whose line, clock and disk can be made bad. */
final class S3Store implements AutoCloseable {
    static final String BUCKET = "blog";
    static final String REGION = "eu-test-1";
    static final String DISTRIBUTION = "E2QWRUHAPOMQZL";
    static final String ID = "AKIDEXAMPLE";
    static final String SECRET = "a/secret+of the store";
    private static final Duration SKEW = Duration.ofMinutes(15);
    private static final DateTimeFormatter AMZ =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
    private static final Pattern AUTHORIZATION = Pattern.compile(
            "AWS4-HMAC-SHA256 Credential=([^/]+)/(\\d{8})/([^/]+)/(s3|cloudfront)/aws4_request, ?SignedHeaders=([^,]+), ?Signature=([0-9a-f]{64})");

    /** @param fields by lower-case names, as they were sent */
    record Thing(byte[] bytes, Map<String, String> fields, Instant modified) {
        String text() {
            return new String(bytes, StandardCharsets.UTF_8);
        }

        String field(String name) {
            return fields.getOrDefault(name, "");
        }
    }

    /** An answer that is a refusal. */
    private static final class Refusal extends Exception {
        private static final long serialVersionUID = 1;
        private final int status;
        private final String xml;

        Refusal(int status, String code, String more) {
            super(code);
            this.status = status;
            this.xml = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Error><Code>" + code + "</Code><Message>about "
                    + code + "</Message>" + more + "</Error>";
        }
    }

    private final SortedMap<String, Thing> things = new ConcurrentSkipListMap<>();
    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Queue<String> asked = new ConcurrentLinkedQueue<>();
    private final Queue<String> forgotten = new ConcurrentLinkedQueue<>();
    private final AtomicInteger requests = new AtomicInteger();
    volatile int cutAt;
    volatile int busyAt;
    volatile int deadAfter = Integer.MAX_VALUE;
    volatile Runnable beforeTenth = () -> {};
    volatile int pageSize = 1000;
    volatile long space = Long.MAX_VALUE;
    volatile boolean knowsRemoveAll = true;
    volatile boolean forgets = true;
    volatile Duration ahead = Duration.ZERO;
    volatile Duration slow = Duration.ZERO;

    S3Store() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 100);
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    int port() {
        return server.getAddress().getPort();
    }

    /** By key. */
    SortedMap<String, Thing> things() {
        return things;
    }

    void put(String key, String text) {
        put(key, text, Duration.ZERO);
    }

    void put(String key, String text, Duration ago) {
        things.put(
                key,
                new Thing(
                        text.getBytes(StandardCharsets.UTF_8),
                        Map.of(),
                        Instant.now().minus(ago)));
    }

    private Instant now() {
        return Instant.now().plus(ahead);
    }

    /** What was asked since this was called last, such as {@code PUT index.html}; the lock's and the lists left out. */
    List<String> asked() {
        List<String> all = new ArrayList<>();
        for (String one = asked.poll(); one != null; one = asked.poll()) {
            all.add(one);
        }
        return all;
    }

    /** All is as on the first day, but what is kept; it is an hour later, as locks have it. */
    void mend() {
        things.replaceAll((key, thing) -> key.contains(".blog-lock/")
                ? new Thing(thing.bytes(), thing.fields(), thing.modified().minus(Duration.ofHours(1)))
                : thing);
        cutAt = 0;
        busyAt = 0;
        beforeTenth = () -> {};
        deadAfter = Integer.MAX_VALUE;
        space = Long.MAX_VALUE;
        requests.set(0);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void answer(HttpExchange exchange) throws IOException {
        int number = requests.incrementAndGet();
        byte[] body = exchange.getRequestBody().readAllBytes();
        try {
            Thread.sleep(slow.toMillis());
            if (number == 10) {
                beforeTenth.run();
            }
            if (number > deadAfter || cutAt > 0 && number % (2 * cutAt) == 0) {
                exchange.close(); // before anything was done
                return;
            }
            if (busyAt > 0 && number % busyAt == 0) {
                exchange.getResponseHeaders().set("Retry-After", "0");
                throw new Refusal(503, "SlowDown", "");
            }
            check(exchange, body);
            byte[] reply = reply(exchange, body);
            if (cutAt > 0 && number % cutAt == 0) {
                exchange.close(); // it was done, which nobody heard
                return;
            }
            send(exchange, reply.length == 0 && exchange.getRequestMethod().equals("DELETE") ? 204 : 200, reply);
        } catch (Refusal refusal) {
            send(exchange, refusal.status, refusal.xml.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException impossible) {
            throw new IOException(impossible);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void send(HttpExchange exchange, int status, byte[] body) throws IOException {
        boolean none = body.length == 0 || exchange.getRequestMethod().equals("HEAD");
        exchange.sendResponseHeaders(status, none ? -1 : body.length);
        try (OutputStream out = exchange.getResponseBody()) {
            if (!none) {
                out.write(body);
            }
        }
    }

    private static String field(HttpExchange exchange, String name) {
        String value = exchange.getRequestHeaders().getFirst(name);
        return value == null ? "" : value;
    }

    /** As the specification of Signature Version 4 has it, from what came over the line. */
    private void check(HttpExchange exchange, byte[] body) throws Refusal, GeneralSecurityException {
        Matcher given = AUTHORIZATION.matcher(field(exchange, "Authorization"));
        if (!given.matches()) {
            throw new Refusal(403, "AccessDenied", "");
        }
        String time = field(exchange, "x-amz-date");
        if (!given.group(1).equals(ID)) {
            throw new Refusal(403, "InvalidAccessKeyId", "");
        }
        String region = given.group(4).equals("s3") ? REGION : "us-east-1";
        if (!given.group(3).equals(region)) {
            throw new Refusal(400, "AuthorizationHeaderMalformed", "<Region>" + REGION + "</Region>");
        }
        if (Duration.between(Instant.from(AMZ.parse(time)), now()).abs().compareTo(SKEW) > 0) {
            throw new Refusal(403, "RequestTimeTooSkewed", "<ServerTime>" + now() + "</ServerTime>");
        }
        if (exchange.getRequestMethod().startsWith("P")
                && field(exchange, "Content-Length").isEmpty()) {
            throw new Refusal(411, "MissingContentLength", "");
        }
        String payload = field(exchange, "x-amz-content-sha256");
        if (!hex("SHA-256", body).equals(payload)) {
            throw new Refusal(400, "XAmzContentSHA256Mismatch", "");
        }
        List<String> names = List.of(given.group(5).split(";"));
        for (String sent : exchange.getRequestHeaders().keySet()) {
            String name = sent.toLowerCase(Locale.ROOT);
            boolean needed =
                    name.startsWith("x-amz-") || List.of("host", "content-md5").contains(name);
            if (needed && !names.contains(name)) {
                throw new Refusal(403, "AccessDenied", "<Unsigned>" + name + "</Unsigned>");
            }
        }
        String query = exchange.getRequestURI().getRawQuery() == null
                ? ""
                : Arrays.stream(exchange.getRequestURI().getRawQuery().split("&"))
                        .map(one -> one.contains("=") ? one : one + "=")
                        .sorted()
                        .collect(Collectors.joining("&"));
        String canonical = exchange.getRequestMethod() + "\n"
                + exchange.getRequestURI().getRawPath() + "\n"
                + query + "\n"
                + names.stream()
                        .map(name -> name + ":" + field(exchange, name).strip().replaceAll(" {2,}", " ") + "\n")
                        .collect(Collectors.joining())
                + "\n" + given.group(5) + "\n" + payload;
        String scope = given.group(2) + "/" + region + "/" + given.group(4) + "/aws4_request";
        byte[] key = mac(
                mac(
                        mac(mac(("AWS4" + SECRET).getBytes(StandardCharsets.UTF_8), given.group(2)), region),
                        given.group(4)),
                "aws4_request");
        String toSign = "AWS4-HMAC-SHA256\n" + time + "\n" + scope + "\n"
                + hex("SHA-256", canonical.getBytes(StandardCharsets.UTF_8));
        if (!HexFormat.of().formatHex(mac(key, toSign)).equals(given.group(6))) {
            throw new Refusal(403, "SignatureDoesNotMatch", "<StringToSign>" + toSign + "</StringToSign>");
        }
    }

    private static byte[] mac(byte[] key, String text) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String hex(String algorithm, byte[] bytes) throws GeneralSecurityException {
        return HexFormat.of().formatHex(MessageDigest.getInstance(algorithm).digest(bytes));
    }

    private byte[] reply(HttpExchange exchange, byte[] body) throws Refusal, GeneralSecurityException {
        String path = exchange.getRequestURI().getRawPath();
        if (path.equals("/2020-05-31/distribution/" + DISTRIBUTION + "/invalidation")) {
            return invalidate(new String(body, StandardCharsets.UTF_8));
        }
        if (!path.startsWith("/" + BUCKET + "/")) {
            throw new Refusal(404, "NoSuchBucket", "");
        }
        String key = URLDecoder.decode(path.substring(BUCKET.length() + 2).replace("+", "%2B"), StandardCharsets.UTF_8);
        Map<String, String> query = query(exchange);
        String method = exchange.getRequestMethod();
        if (!query.containsKey("list-type") && !key.contains(".blog-lock/")) {
            asked.add(method + " " + key);
        }
        switch (method) {
            case "GET" -> {
                return query.containsKey("list-type") ? list(query) : get(exchange, key);
            }
            case "HEAD" -> get(exchange, key);
            case "PUT" -> put(exchange, key, body);
            case "DELETE" -> things.remove(key);
            default -> removeAll(exchange, query, body);
        }
        return new byte[0];
    }

    private byte[] invalidate(String xml) throws Refusal {
        if (!forgets) {
            throw new Refusal(403, "AccessDenied", "");
        }
        Matcher paths = Pattern.compile("<Path>(.*?)</Path>").matcher(xml);
        while (paths.find()) {
            forgotten.add(paths.group(1));
        }
        return "<Invalidation/>".getBytes(StandardCharsets.UTF_8);
    }

    /** What CloudFront was told to forget since this was called last. */
    List<String> forgotten() {
        List<String> all = List.copyOf(forgotten);
        forgotten.clear();
        return all;
    }

    private static Map<String, String> query(HttpExchange exchange) {
        Map<String, String> query = new TreeMap<>();
        String raw = exchange.getRequestURI().getRawQuery();
        if (raw != null) {
            for (String one : raw.split("&")) {
                int equals = one.indexOf('=');
                query.put(
                        one.substring(0, equals),
                        URLDecoder.decode(one.substring(equals + 1).replace("+", "%2B"), StandardCharsets.UTF_8));
            }
        }
        return query;
    }

    private byte[] get(HttpExchange exchange, String key) throws Refusal, GeneralSecurityException {
        Thing thing = things.get(key);
        if (thing == null) {
            throw new Refusal(404, "NoSuchKey", "");
        }
        thing.fields().forEach((name, value) -> {
            if (!name.equals("x-amz-acl")) {
                exchange.getResponseHeaders().set(name, value);
            }
        });
        exchange.getResponseHeaders().set("ETag", '"' + hex("MD5", thing.bytes()) + '"');
        return thing.bytes();
    }

    private void put(HttpExchange exchange, String key, byte[] body) throws Refusal, GeneralSecurityException {
        if (body.length > space && !key.contains(".blog-")) {
            throw new Refusal(507, "InsufficientCapacity", "");
        }
        Map<String, String> fields = new TreeMap<>();
        exchange.getRequestHeaders().forEach((name, values) -> {
            String lower = name.toLowerCase(Locale.ROOT);
            if (lower.matches(
                    "content-(type|encoding|disposition|language)|cache-control|expires|x-amz-(acl|meta-.*|website.*)")) {
                fields.put(lower, values.get(0));
            }
        });
        things.put(key, new Thing(body, fields, Instant.now()));
        exchange.getResponseHeaders().set("ETag", '"' + hex("MD5", body) + '"');
    }

    private void removeAll(HttpExchange exchange, Map<String, String> query, byte[] body)
            throws Refusal, GeneralSecurityException {
        String md5 = Base64.getEncoder()
                .encodeToString(MessageDigest.getInstance("MD5").digest(body));
        if (!knowsRemoveAll || !query.containsKey("delete")) {
            throw new Refusal(501, "NotImplemented", "");
        }
        if (!field(exchange, "Content-MD5").equals(md5)) {
            throw new Refusal(400, "InvalidDigest", "");
        }
        Matcher keys = Pattern.compile("<Key>(.*?)</Key>").matcher(new String(body, StandardCharsets.UTF_8));
        while (keys.find()) {
            String key = Pattern.compile("&#(\\d+);")
                    .matcher(keys.group(1))
                    .replaceAll(one -> Matcher.quoteReplacement(Character.toString(Integer.parseInt(one.group(1)))));
            asked.add("DELETE " + key);
            things.remove(key);
        }
    }

    private byte[] list(Map<String, String> query) throws GeneralSecurityException {
        StringBuilder xml = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                + "<ListBucketResult xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\"><Name>" + BUCKET + "</Name>");
        String after = new String(
                HexFormat.of().parseHex(query.getOrDefault("continuation-token", "")), StandardCharsets.UTF_8);
        String last = "";
        int number = 0;
        boolean more = false;
        for (Map.Entry<String, Thing> one : things.entrySet()) {
            String key = one.getKey();
            if (key.startsWith(query.getOrDefault("prefix", "")) && key.compareTo(after) > 0) {
                if (++number > pageSize) {
                    more = true;
                    break;
                }
                last = key;
                xml.append("<Contents><Key>")
                        .append(key.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;"))
                        .append("</Key><LastModified>")
                        .append(one.getValue().modified())
                        .append("</LastModified><ETag>&quot;")
                        .append(hex("MD5", one.getValue().bytes()))
                        .append("&quot;</ETag><Size>")
                        .append(one.getValue().bytes().length)
                        .append("</Size><StorageClass>STANDARD</StorageClass></Contents>");
            }
        }
        xml.append("<IsTruncated>").append(more).append("</IsTruncated>");
        if (more) {
            xml.append("<NextContinuationToken>")
                    .append(HexFormat.of().formatHex(last.getBytes(StandardCharsets.UTF_8)))
                    .append("</NextContinuationToken>");
        }
        return xml.append("</ListBucketResult>").toString().getBytes(StandardCharsets.UTF_8);
    }
}
