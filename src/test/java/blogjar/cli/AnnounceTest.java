package blogjar.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import blogjar.build.Blog;
import blogjar.cloud.Acs3Signature;
import blogjar.git.HookSecret;
import blogjar.text.Json;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who is told, after {@code deploy}, of what changed. */
class AnnounceTest {
    private static final String ZONE = "0123456789abcdef0123456789abcdef";
    private static final Map<String, String> SECRETS = Map.of(
            "CF", "cf-secret", "ALI_ID", "ali-id", "ALI", "ali-secret", "HOOK", "hook-secret", "BAIDU", "baidu-secret");

    @TempDir
    Path temp;

    private Blog blog;
    private HttpServer services;
    private final Map<String, List<Asked>> asked = new ConcurrentSkipListMap<>();
    private final Map<String, List<Integer>> answers = new ConcurrentSkipListMap<>();

    private record Asked(Map<String, String> fields, String query, String body) {
        Object at(String key) throws Json.SyntaxException {
            return ((Map<?, ?>) Json.parse(body)).get(key);
        }
    }

    @BeforeEach
    void make() throws IOException {
        services = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        services.createContext("/", this::answer);
        services.start();
        String here = "http://127.0.0.1:" + services.getAddress().getPort();
        blog = new Blog(Files.createDirectories(temp.resolve("blog")))
                .config("permalink: :title/\nfeed: {path: atom.xml, hub: '" + here + "/hub'}\n"
                        + "deploy: {type: folder, path: " + temp.resolve("there") + "}\n"
                        + "announce:\n"
                        + "  indexnow: {key: key-of-blog, endpoint: '" + here + "/indexnow'}\n"
                        + "  baidu: {token: $BAIDU, endpoint: '" + here + "/urls'}\n"
                        + "  webhook: ['" + here + "/plain', {url: '" + here + "/signed', secret: $HOOK}]\n"
                        + "  cloudflare: {zone: " + ZONE + ", token: $CF, endpoint: '" + here + "/v4/'}\n"
                        + "  alibaba: {id: $ALI_ID, secret: $ALI, endpoint: '" + here + "'}\n")
                .post("一.md", "---\ntitle: 一\ndate: 2024-01-02\n---\ntext\n");
    }

    @AfterEach
    void end() {
        services.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        Map<String, String> fields = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        exchange.getRequestHeaders().forEach((name, values) -> fields.put(name, values.get(0)));
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        asked.computeIfAbsent(path, key -> new CopyOnWriteArrayList<>())
                .add(new Asked(fields, String.valueOf(exchange.getRequestURI().getRawQuery()), body));
        List<Integer> coming = answers.getOrDefault(path, List.of());
        int status = coming.isEmpty() ? 200 : coming.remove(0);
        byte[] reply = ("no: " + fields.get("Authorization")).getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Retry-After", "0");
        exchange.sendResponseHeaders(status, reply.length);
        exchange.getResponseBody().write(reply);
        exchange.close();
    }

    private Called deploy(String... arguments) {
        return Called.with(
                SECRETS, join(arguments, "deploy", "-g", "--source", blog.root().toString()));
    }

    private static String[] join(String[] last, String... first) {
        return Stream.concat(List.of(first).stream(), List.of(last).stream()).toArray(String[]::new);
    }

    private Asked only(String path) {
        assertEquals(1, asked.getOrDefault(path, List.of()).size(), path);
        return asked.get(path).get(0);
    }

    @Test
    void all_are_told_of_what_changed_and_of_nothing_else() throws Exception {
        Called rehearsed = deploy("--dry-run");
        assertEquals(0, rehearsed.code(), rehearsed.err());
        assertTrue(rehearsed.err().contains("would tell Cloudflare: "), rehearsed.err());
        assertEquals(Map.of(), asked);

        assertEquals(0, deploy().code());
        assertTrue(only("/indexnow").body().contains("\"https://blog.example/%E4%B8%80/\""));
        assertEquals("key-of-blog", Files.readString(temp.resolve("there/key-of-blog.txt")));
        asked.clear();
        Called again = deploy();
        assertEquals(0, again.code(), again.err());
        assertEquals(Map.of(), asked, again.err());

        blog.file("source/pic.svg", "<svg/>")
                .file(
                        "source/hidden.html",
                        "---\nlayout: false\n---\n<head><meta name=\"robots\" content=\"noindex\"></head>")
                .file("source/own.html", "<p>");
        Called called = deploy();
        assertEquals(0, called.code(), called.err());
        Asked indexNow = only("/indexnow");
        assertEquals("blog.example", indexNow.at("host"));
        assertEquals("key-of-blog", indexNow.at("key"));
        assertEquals("https://blog.example/key-of-blog.txt", indexNow.at("keyLocation"));
        assertEquals(List.of("https://blog.example/own.html"), indexNow.at("urlList"));
        assertTrue(called.err().contains("told IndexNow (127.0.0.1): a page"), called.err());

        assertEquals("https://blog.example/own.html", only("/urls").body());
        assertEquals(
                "site=https%3A%2F%2Fblog.example&token=baidu-secret",
                only("/urls").query());
        assertEquals(List.of("https://blog.example/own.html"), only("/plain").at("pages"));
        assertEquals("https://blog.example/", only("/plain").at("site"));
        assertEquals(null, only("/plain").fields().get("X-Hub-Signature-256"));
        HookSecret.Proof proof = new HookSecret("hook-secret", Clock.systemUTC())
                .of(name -> only("/signed").fields().get(name));
        proof.add(ByteBuffer.wrap(only("/signed").body().getBytes(StandardCharsets.UTF_8)));
        assertTrue(proof.isGenuine());

        List<String> addresses = List.of(
                "https://blog.example/hidden",
                "https://blog.example/hidden.html",
                "https://blog.example/own",
                "https://blog.example/own.html",
                "https://blog.example/pic.svg");
        Asked cloudflare = only("/v4/zones/" + ZONE + "/purge_cache");
        assertEquals("Bearer cf-secret", cloudflare.fields().get("Authorization"));
        assertEquals(
                addresses,
                ((List<?>) cloudflare.at("files"))
                        .stream()
                                .filter(one -> !one.toString().matches(".*/(?:search/|sitemap).*"))
                                .toList());

        Asked alibaba = only("/");
        SortedMap<String, String> parameters = new TreeMap<>();
        for (String one : alibaba.query().split("&")) {
            parameters.put(one.split("=")[0], URLDecoder.decode(one.split("=")[1], StandardCharsets.UTF_8));
        }
        assertTrue(parameters.get("ObjectPath").startsWith(String.join("\n", addresses)));
        assertEquals("File", parameters.get("ObjectType"));
        SortedMap<String, String> signed = new TreeMap<>();
        alibaba.fields().forEach((name, value) -> {
            String lower = name.toLowerCase(Locale.ROOT);
            if (lower.equals("host") || lower.startsWith("x-acs-")) {
                signed.put(lower, value);
            }
        });
        assertEquals(
                Acs3Signature.authorization("ali-id", "ali-secret", Acs3Signature.query(parameters), signed),
                alibaba.fields().get("Authorization"));
        assertEquals("RefreshObjectCaches", signed.get("x-acs-action"));
    }

    @Test
    void a_hub_is_told_of_feeds() throws Exception {
        deploy();
        assertEquals(
                "hub.mode=publish&hub.url=https%3A%2F%2Fblog.example%2Fatom.xml",
                only("/hub").body());
    }

    @Test
    void one_that_fails_is_tried_again_and_then_told_without_its_secret_and_the_others_are_told() throws Exception {
        String path = "/v4/zones/" + ZONE + "/purge_cache";
        answers.put("/plain", new CopyOnWriteArrayList<>(List.of(503, 429)));
        answers.put(path, new CopyOnWriteArrayList<>(List.of(403)));
        Called called = deploy();
        assertEquals(1, called.code(), called.err());
        assertEquals(3, asked.get("/plain").size());
        assertTrue(called.err().contains("told the hook at 127.0.0.1"), called.err());
        assertTrue(
                called.err()
                        .contains("error: the site is in its place, but Cloudflare was not told of it; it answered with"
                                + " 403 no: Bearer ***"),
                called.err());
        assertFalse(called.err().contains("cf-secret"), called.err());
        assertTrue(Files.exists(temp.resolve("there/index.html")));
        asked.clear();
        Called all = deploy("--announce");
        assertEquals(0, all.code(), all.err());
        assertTrue(
                asked.get(path).stream().anyMatch(one -> one.body().contains("\"https://blog.example/index.html\"")));
    }

    @Test
    void a_large_change_is_told_at_once() throws Exception {
        for (int i = 0; i < 600; i++) {
            blog.file("source/p/" + i + ".txt", "x");
        }
        Called called = deploy("--max-deletes", "1000");
        assertEquals(0, called.code(), called.err());
        assertEquals(
                "{\"purge_everything\":true}",
                only("/v4/zones/" + ZONE + "/purge_cache").body());
        assertTrue(only("/").query().contains("ObjectPath=https%3A%2F%2Fblog.example%2F&ObjectType=Directory"));
    }

    @Test
    void what_can_not_be_used_is_said_before_anything_is_sent() throws Exception {
        for (Map.Entry<String, String> one : Map.of(
                        "indexnow: abc",
                        "announce.indexnow",
                        "webhook: 'no address'",
                        "announce.webhook",
                        "cloudflare: {zone: " + ZONE + ", token: $MISSING}",
                        "the environment to have MISSING",
                        "cloudflare: {zone: x, token: $CF}",
                        "the id of a zone",
                        "elsewhere: 1",
                        "indexnow, baidu, webhook, cloudflare, alibaba, websub")
                .entrySet()) {
            blog.file(
                    "_config.yml",
                    "title: T\nurl: https://blog.example\ndeploy: {type: folder, path: " + temp.resolve("there")
                            + "}\nannounce:\n  " + one.getKey() + "\n");
            Called called = deploy();
            assertEquals(2, called.code(), called.err());
            assertTrue(called.err().contains(one.getValue()), called.err());
            assertTrue(called.err().contains("_config.yml:5:"), called.err());
            assertFalse(Files.exists(temp.resolve("there")));
        }
    }

    @Test
    void what_plugins_of_hexo_had_as_places_is_told_or_named() throws Exception {
        blog.file(
                "_config.yml",
                "title: T\nurl: https://blog.example\ndeploy:\n  - {type: folder, path: " + temp.resolve("there")
                        + "}\n  - {type: cjh_google_url_submitter}\n");
        Called called = deploy();
        assertEquals(0, called.code(), called.err());
        assertTrue(called.err().contains("'cjh_google_url_submitter' of deploy is not done"), called.err());
        blog.file(
                "_config.yml",
                "title: T\nurl: https://blog.example\ndeploy:\n  - {type: folder, path: "
                        + temp.resolve("there")
                        + "}\n  - {type: baidu_url_submitter}\n  - {type: indexnow_url_submitter}\n"
                        + "hexo_indexnow: {apikey: 0123456789abcdef, server: yandex}\n"
                        + "baidu_url_submit: {host: blog.example, token: t0ken}\n");
        blog.post("二.md", "---\ntitle: 二\ndate: 2024-01-02\n---\ntext\n");
        String would = deploy("--dry-run").err();
        assertTrue(would.contains("would tell Baidu: "), would);
        assertTrue(would.contains("would tell IndexNow (yandex.com): "), would);
    }
}
