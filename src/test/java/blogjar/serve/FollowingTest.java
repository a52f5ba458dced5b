package blogjar.serve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import blogjar.build.Build;
import blogjar.config.ConfigFiles;
import blogjar.git.GitHttpServer;
import blogjar.git.GitRepository;
import blogjar.server.Access;
import blogjar.server.AccessLog;
import blogjar.server.Admin;
import blogjar.server.Headers;
import blogjar.server.Limits;
import blogjar.server.Locations;
import blogjar.server.Ports;
import blogjar.server.Proxies;
import blogjar.server.WebServer;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A blog that is served of a branch, over HTTP, and told of pushes. */
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class FollowingTest {
    private static final String SECRET = "it's a s3cret";
    private static final Instant NOW = Instant.parse("2026-11-28T12:00:00Z");
    private static final String BODY = "{\"ref\":\"refs/heads/main\"}";

    @TempDir
    Path temp;

    private final RecordingJournal journal = new RecordingJournal();
    private final HttpClient client = HttpClient.newHttpClient();
    private GitRepository repository;
    private GitHttpServer hosted;
    private RunningBlog blog;
    private int admin;

    @BeforeEach
    void make() throws IOException {
        repository = GitRepository.in(temp);
        post("first");
        repository.write("site/_config.yml", "title: T\nurl: https://blog.example\npermalink: :title.html\n");
        hosted = new GitHttpServer(temp);
    }

    @AfterEach
    void stop() {
        if (blog != null) {
            blog.close();
        }
        hosted.close();
    }

    private void post(String text) throws IOException {
        repository.write(
                "site/source/_posts/hello.md", "---\ntitle: Hello\ndate: 2024-01-01\n---\n" + text + " text\n");
    }

    private Following following(Map<String, Object> more) {
        Map<String, Object> settings = new HashMap<>(Map.of(
                "server.git.repository",
                hosted.origin() + "/blog.git",
                "server.git.path",
                "site",
                "server.git.every",
                false,
                "server.git.secret",
                SECRET));
        settings.putAll(more);
        return new Following(
                GitSettings.of(ConfigFiles.ofCall(settings)),
                temp.resolve("data/git"),
                journal,
                Clock.fixed(NOW, ZoneOffset.UTC));
    }

    private void start(Following following) throws Exception {
        if (!following.isWhole()) {
            following.fetchFirst();
        }
        try (ServerSocket free = new ServerSocket(0)) {
            admin = free.getLocalPort();
        }
        WebServer.Settings web = new WebServer.Settings(
                Ports.of(0, -1),
                Locations.of(),
                Headers.USUAL,
                Proxies.NONE,
                Access.OPEN,
                Limits.USUAL,
                new Admin("127.0.0.1", admin),
                AccessLog.none(),
                journal::tell);
        Build.Settings settings = Build.Settings.of(following.blog());
        blog = new RunningBlog(
                new BlogPublication(settings, Build.prepare(settings).config(), false),
                Optional.empty(),
                Optional.of(following),
                journal);
        assertTrue(blog.start(web.telling(following), Optional.empty()));
    }

    private HttpResponse<String> send(HttpRequest.Builder request, int port, String path)
            throws IOException, InterruptedException {
        return client.send(
                request.uri(URI.create("http://localhost:" + port + path)).build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private String get(String path) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(), blog.httpAddress().getPort(), path)
                .body();
    }

    private String metrics() throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(), admin, "/-/metrics").body();
    }

    private void awaitMetric(String line) throws IOException, InterruptedException {
        while (!metrics().contains(line)) {
            Thread.onSpinWait();
        }
    }

    private int tell(String... fields) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder().POST(HttpRequest.BodyPublishers.ofString(BODY));
        if (fields.length > 0) {
            request.headers(fields);
        }
        return send(request, blog.httpAddress().getPort(), "/-/hook").statusCode();
    }

    private static byte[] hmac(String key, String text) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String signed(String key) throws GeneralSecurityException {
        return HexFormat.of().formatHex(hmac(key, BODY));
    }

    private static String gitee(String key, Instant at) throws GeneralSecurityException {
        return Base64.getEncoder().encodeToString(hmac(key, at.toEpochMilli() + "\n" + key));
    }

    @Test
    void what_is_pushed_is_published_when_it_is_told() throws Exception {
        repository.push();
        start(following(Map.of()));
        assertTrue(get("/hello.html").contains("first text"));
        post("second");
        String commit = repository.push();
        assertEquals(202, tell("X-Hub-Signature-256", "sha256=" + signed(SECRET)));
        journal.await("fetched " + commit.substring(0, 7));
        journal.await("published");
        assertTrue(get("/hello.html").contains("second text"));
        awaitMetric("blog_git_commit_info{commit=\"" + commit + "\"} 1");
        awaitMetric("blog_git_hooks_total 1");
    }

    @Test
    void each_forge_is_believed_by_its_own_signature_and_nobody_else() throws Exception {
        repository.push();
        start(following(Map.of()));
        String time = "" + NOW.toEpochMilli();
        Instant old = NOW.minusSeconds(3700);
        assertEquals(202, tell("X-Hub-Signature-256", "sha256=" + signed(SECRET)));
        assertEquals(202, tell("X-Gitea-Signature", signed(SECRET)));
        assertEquals(202, tell("X-Forgejo-Signature", signed(SECRET), "X-Gitea-Signature", signed(SECRET)));
        assertEquals(202, tell("X-Gitlab-Token", SECRET));
        assertEquals(202, tell("X-Gitee-Token", SECRET));
        assertEquals(202, tell("X-Gitee-Token", gitee(SECRET, NOW), "X-Gitee-Timestamp", time));
        assertEquals(403, tell());
        assertEquals(403, tell("X-Hub-Signature-256", "sha256=" + signed("other")));
        assertEquals(403, tell("X-Hub-Signature-256", signed(SECRET)));
        assertEquals(403, tell("X-Hub-Signature-256", "sha256=zz"));
        assertEquals(403, tell("X-Gitea-Signature", ""));
        assertEquals(403, tell("X-Gitlab-Token", "other"));
        assertEquals(403, tell("X-Gitee-Token", gitee("other", NOW), "X-Gitee-Timestamp", time));
        assertEquals(403, tell("X-Gitee-Token", gitee(SECRET, old), "X-Gitee-Timestamp", "" + old.toEpochMilli()));
        awaitMetric("blog_git_hooks_refused_total 8");
        HttpRequest.Builder put = HttpRequest.newBuilder().PUT(HttpRequest.BodyPublishers.ofString(BODY));
        assertEquals(405, send(put, blog.httpAddress().getPort(), "/-/hook").statusCode());
        assertEquals(
                404,
                send(HttpRequest.newBuilder(), blog.httpAddress().getPort(), "/-/hook")
                        .statusCode());
    }

    @Test
    void without_a_secret_nobody_is_heard() throws Exception {
        repository.push();
        start(following(Map.of("server.git.secret", "")));
        assertEquals(404, tell("X-Gitlab-Token", ""));
        assertEquals(404, tell());
    }

    @Test
    void a_flood_is_one_look_and_one_that_waits() throws Exception {
        repository.push();
        start(following(Map.of()));
        hosted.seen().clear();
        List<CompletableFuture<HttpResponse<String>>> all = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            all.add(client.sendAsync(
                    HttpRequest.newBuilder(URI.create(
                                    "http://localhost:" + blog.httpAddress().getPort() + "/-/hook"))
                            .header("X-Gitlab-Token", SECRET)
                            .POST(HttpRequest.BodyPublishers.ofString("x".repeat(10_000)))
                            .build(),
                    HttpResponse.BodyHandlers.ofString()));
        }
        for (CompletableFuture<HttpResponse<String>> one : all) {
            assertEquals(202, one.get().statusCode());
        }
        post("after the flood");
        repository.push();
        tell("X-Gitlab-Token", SECRET);
        journal.await("fetched ");
        assertTrue(hosted.seen().size() < 200, () -> hosted.seen().size() + " requests for 201 messages");
    }

    @Test
    void a_broken_push_leaves_the_site_and_says_why_as_the_commit_s_status() throws Exception {
        repository.push();
        start(following(Map.of("server.git.token", "t0ken", "server.git.forge", "gitea")));
        repository.write("site/_config.yml", "title: [\n");
        String commit = repository.push();
        assertEquals(202, tell("X-Gitlab-Token", SECRET));
        String path = "/api/v1/repos/blog/statuses/" + commit + " ";
        assertTrue(hosted.status().startsWith(path + "{\"state\":\"pending\""));
        String failure = hosted.status();
        assertTrue(failure.startsWith(path + "{\"state\":\"failure\""), failure);
        assertTrue(failure.contains("_config.yml:1:"), failure);
        assertTrue(get("/hello.html").contains("first text"));
        journal.await("not built; the last good site stays up");
        repository.git("reset", "-q", "--hard", "HEAD^");
        post("mended");
        repository.push();
        tell("X-Gitlab-Token", SECRET);
        hosted.status();
        String success = hosted.status();
        assertTrue(
                success.contains("{\"state\":\"success\",\"context\":\"blog.jar\",\"description\":\"published in"),
                success);
        assertTrue(get("/hello.html").contains("mended text"));
    }

    @Test
    void a_host_that_is_away_changes_nothing_and_is_told_once() throws Exception {
        repository.push();
        start(following(Map.of()));
        hosted.away(true);
        tell("X-Gitlab-Token", SECRET);
        journal.await("not fetched; what was there stays up");
        awaitMetric("blog_git_success 0");
        assertTrue(get("/hello.html").contains("first text"));
        hosted.away(false);
        post("back");
        repository.push();
        tell("X-Gitlab-Token", SECRET);
        journal.await("fetched ");
        journal.await("published");
        assertTrue(get("/hello.html").contains("back text"));
        awaitMetric("blog_git_success 1");
    }

    @Test
    void an_end_in_the_middle_of_a_change_is_mended_by_the_next_start() throws Exception {
        repository.push();
        Following first = following(Map.of());
        first.fetchFirst();
        first.close();
        Path state = temp.resolve("data/git/state.json");
        Files.writeString(state, Files.readString(state).replace("true", "false"));
        Files.delete(first.blog().resolve("source/_posts/hello.md"));
        Following second = following(Map.of());
        assertFalse(second.isWhole());
        start(second);
        assertTrue(get("/hello.html").contains("first text"));
        blog.close();
        Following other = following(Map.of("server.git.branch", "other"));
        assertFalse(other.isWhole());
        other.close();
    }
}
