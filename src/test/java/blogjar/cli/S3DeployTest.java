package blogjar.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import blogjar.output.FileTree;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code deploy} to a bucket of an object store. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
@Execution(ExecutionMode.CONCURRENT)
class S3DeployTest {
    @TempDir
    Path temp;

    private Path blog;
    private BuiltSite site;
    private S3Store store;
    private final Map<String, String> environment = new HashMap<>();

    @BeforeEach
    void make() throws Exception {
        blog = temp.resolve("blog");
        site = new BuiltSite(blog);
        store = new S3Store();
        site.write("index.html", "<p>home");
        site.write("a b/你好 +&~'%.html", "<p>你好");
        site.write("css/deep/er/style.css", "p{}");
        site.write("css/main.1a2b3c4d.css", "p{}");
        site.write("empty.txt", "");
        site.write(".well-known/x", "x");
        environment.put("HOME", temp.resolve("home").toString());
        environment.put("KEY", S3Store.SECRET);
        deploy("type: s3");
    }

    @AfterEach
    void end() {
        store.close();
    }

    private void deploy(String... lines) throws IOException {
        settings(
                "endpoint: http://127.0.0.1:" + store.port(),
                "region: " + S3Store.REGION,
                "bucket: " + S3Store.BUCKET,
                "accessKeyId: " + S3Store.ID,
                "secretAccessKey: $KEY",
                String.join("\n  ", lines));
    }

    private void settings(String... lines) throws IOException {
        Files.createDirectories(blog);
        Files.writeString(
                blog.resolve("_config.yml"),
                "title: T\nurl: https://blog.example\ndeploy:\n  " + String.join("\n  ", lines) + "\n");
    }

    private Called call(String... arguments) {
        return call(blog, arguments);
    }

    private Called call(Path root, String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--source", root.toString()));
        return Called.with(environment, all.toArray(new String[0]));
    }

    private String done(String... arguments) {
        Called called = call(arguments);
        assertEquals(0, called.code(), called.err());
        return called.err();
    }

    private String refused(String... arguments) {
        Called called = call(arguments);
        assertTrue(called.code() > 0, called.err());
        assertFalse((called.err() + called.out()).contains(S3Store.SECRET));
        assertFalse(called.err().contains("\tat "), called.err());
        return called.err();
    }

    private void assertSame() throws IOException {
        SortedMap<String, String> found = new TreeMap<>();
        store.things().forEach((key, thing) -> found.put(key, thing.text()));
        assertTrue(found.remove(".blog-files") != null, "the note of what was brought");
        assertEquals(Called.tree(blog.resolve("public")), found);
    }

    @Test
    void the_bucket_has_what_the_site_has_and_only_what_changed_is_sent() throws Exception {
        assertTrue(done("deploy", "--dry-run").contains("6 new, 0 changed, 0 removed, 0 the same"));
        assertTrue(store.things().isEmpty());
        assertTrue(done("deploy").contains("6 new, 0 changed, 0 removed, 0 the same"));
        assertSame();
        store.asked();
        assertTrue(done("deploy").contains("0 new, 0 changed, 0 removed, 6 the same"));
        assertEquals(List.of("GET .blog-files"), store.asked());

        site.write("index.html", "<p>HOME");
        site.write("new.css", "b{}");
        FileTree.delete(blog.resolve("public/css"));
        site.write("css", "a file where there was a folder");
        store.put("of-somebody-else", "x");
        assertTrue(done("deploy").contains("2 new, 1 changed, 2 removed, 3 the same"));
        List<String> asked = store.asked();
        assertEquals("PUT .blog-files", asked.get(1));
        assertEquals("PUT index.html", asked.get(asked.size() - 2), "the page after what it needs: " + asked);
        assertEquals("x", store.things().get("of-somebody-else").text());
        store.things().remove("of-somebody-else");
        assertSame();
    }

    @Test
    void what_goes_goes_last_and_in_lots() throws Exception {
        done("deploy");
        Files.delete(blog.resolve("public/empty.txt"));
        Files.delete(blog.resolve("public/css/main.1a2b3c4d.css"));
        site.write("index.html", "<p>HOME");
        store.asked();
        done("deploy");
        assertEquals(
                List.of(
                        "GET .blog-files",
                        "PUT .blog-files",
                        "PUT index.html",
                        "POST ",
                        "DELETE css/main.1a2b3c4d.css",
                        "DELETE empty.txt",
                        "PUT .blog-files"),
                store.asked());
        assertSame();
        store.knowsRemoveAll = false;
        Files.delete(blog.resolve("public/.well-known/x"));
        Files.delete(blog.resolve("public/.well-known"));
        assertTrue(done("deploy").contains("1 removed"), "by a store that removes one at a time");
        assertSame();
    }

    @Test
    void more_removals_than_may_be_change_nothing() throws Exception {
        done("deploy");
        FileTree.delete(blog.resolve("public/css"));
        String limited = refused("deploy", "--max-deletes", "1");
        assertTrue(limited.contains("2 files would be removed, more than 1; nothing was changed"), limited);
        assertTrue(store.things().containsKey("css/deep/er/style.css"));
        assertTrue(store.things().keySet().stream().noneMatch(key -> key.startsWith(".blog-lock")));
        deploy("type: s3", "delete: false");
        assertTrue(done("deploy").contains("0 removed, 4 the same"));
        store.put("strange", "x");
        deploy("type: s3", "delete: all");
        assertTrue(done("deploy").contains("3 removed, 4 the same"));
        assertSame();
    }

    @Test
    void objects_have_the_fields_that_serve_gives_and_other_fields_are_sent_again() throws Exception {
        done("deploy");
        S3Store.Thing page = store.things().get("index.html");
        assertEquals("text/html; charset=utf-8", page.field("content-type"));
        assertEquals("no-cache", page.field("cache-control"));
        assertEquals(
                "public, max-age=31536000, immutable",
                store.things().get("css/main.1a2b3c4d.css").field("cache-control"));
        deploy("type: s3", "headers: {CacheControl: 'max-age=60'}", "acl: public-read");
        assertTrue(done("deploy").contains("0 new, 6 changed"));
        assertEquals("max-age=60", store.things().get("index.html").field("cache-control"));
        assertEquals("public-read", store.things().get("index.html").field("x-amz-acl"));
        deploy("type: s3", "gzip: true");
        assertTrue(done("deploy").contains("0 new, 6 changed"));
        S3Store.Thing packed = store.things().get("index.html");
        assertEquals("gzip", packed.field("content-encoding"));
        assertEquals(
                "<p>home",
                new String(
                        new GZIPInputStream(new ByteArrayInputStream(packed.bytes())).readAllBytes(),
                        StandardCharsets.UTF_8));
        assertEquals("", store.things().get(".well-known/x").field("content-encoding"));
        assertTrue(done("deploy").contains("0 changed, 0 removed, 6 the same"));
        store.things().remove(".blog-files");
        assertTrue(done("deploy").contains("0 changed, 0 removed, 6 the same"), "known by its look");
    }

    @Test
    void a_page_that_leads_to_another_one_is_a_redirect_where_the_store_is_a_website() throws Exception {
        FileTree.delete(blog.resolve("public"));
        Files.createDirectories(blog.resolve("source/_posts"));
        Files.writeString(
                blog.resolve("source/_posts/new.md"),
                "---\ntitle: New\ndate: 2024-01-02\nalias: old/index.html\n---\nx\n");
        deploy("type: s3", "website: true");
        done("deploy", "-g");
        assertEquals(
                "https://blog.example/2024/01/02/new/",
                store.things().get("old/index.html").field("x-amz-website-redirect-location"));
        assertEquals("", store.things().get("2024/01/02/new/index.html").field("x-amz-website-redirect-location"));
        store.things().remove(".blog-files");
        assertTrue(done("deploy").contains("0 new, 0 changed, 0 removed"));
        deploy("type: s3");
        assertTrue(done("deploy").contains("0 new, 1 changed, 0 removed"));
        assertEquals("", store.things().get("old/index.html").field("x-amz-website-redirect-location"));
    }

    @Test
    void what_was_changed_there_is_mended_and_what_is_the_same_is_known_without_a_note() throws Exception {
        store.pageSize = 2;
        done("deploy");
        store.put("index.html", "<p>hack");
        assertTrue(done("deploy").contains("0 new, 1 changed, 0 removed, 5 the same"));
        assertSame();
        store.things().remove(".blog-files");
        store.put("index.html", "<p>hack");
        store.put("empty.txt", "");
        store.asked();
        assertTrue(done("deploy").contains("0 new, 2 changed, 0 removed, 4 the same"), "one without a type");
        assertFalse(store.asked().contains("PUT css/deep/er/style.css"));
        assertSame();
    }

    @Test
    void a_prefix_keeps_several_sites_apart() throws Exception {
        store.put("other/index.html", "x");
        store.put("blogs", "x");
        deploy("type: s3", "prefix: /blog/", "delete: all");
        assertTrue(done("deploy").contains("6 new, 0 changed, 0 removed"));
        assertEquals("<p>home", store.things().get("blog/index.html").text());
        assertTrue(store.things().containsKey("blog/.blog-files"));
        assertTrue(store.things().containsKey("other/index.html"));
    }

    @Test
    void a_line_that_is_cut_again_and_again_brings_all_of_it() throws Exception {
        for (int i = 0; i < 40; i++) {
            site.write("many/" + i + ".html", "<p>" + i);
        }
        store.cutAt = 10;
        done("deploy");
        assertSame();
        FileTree.delete(blog.resolve("public/many"));
        assertTrue(done("deploy").contains("40 removed"));
        assertSame();
    }

    @Test
    void a_store_that_is_busy_or_slow_gets_all_of_it() throws Exception {
        store.busyAt = 3;
        store.slow = Duration.ofMillis(30);
        done("deploy");
        assertSame();
    }

    @Test
    void a_full_store_is_said_and_the_next_run_goes_on() throws Exception {
        done("deploy");
        site.write("index.html", "<p>a longer page than there was before");
        store.space = 10;
        String said = refused("deploy");
        assertTrue(said.contains("refused index.html: InsufficientCapacity"), said);
        assertEquals("<p>home", store.things().get("index.html").text(), "the old one, whole");
        store.mend();
        assertTrue(done("deploy").contains("0 new, 1 changed, 0 removed, 5 the same"));
        assertSame();
    }

    /** Whatever the request is after which it is gone, as a run that is killed leaves it. */
    @ParameterizedTest
    @CsvSource({"3", "8", "11"})
    void a_store_that_is_gone_in_the_midst_has_nothing_lost_and_the_next_run_heals(int requests) throws Exception {
        done("deploy");
        site.write("index.html", "<p>HOME");
        site.write("new.html", "<p>new");
        Files.delete(blog.resolve("public/empty.txt"));
        store.mend();
        store.deadAfter = requests;
        String said = refused("deploy");
        assertTrue(said.contains("can't be reached"), said);
        store.mend();
        done("deploy");
        assertSame();
        assertTrue(done("deploy").contains("0 new, 0 changed, 0 removed, 6 the same"));
    }

    @Test
    void a_run_that_is_killed_is_healed_by_the_next_one() throws Exception {
        for (int i = 0; i < 20; i++) {
            site.write("many/" + i + ".css", "p{width:" + i + "px}");
        }
        ProcessBuilder started = Called.process("deploy", "--source", blog.toString())
                .redirectErrorStream(true)
                .redirectOutput(temp.resolve("said").toFile());
        started.environment().putAll(environment);
        CompletableFuture<Process> run = new CompletableFuture<>();
        store.beforeTenth = () -> run.join().destroyForcibly();
        run.complete(started.start());
        assertTrue(run.join().waitFor() != 0, Files.readString(temp.resolve("said")));
        assertFalse(store.things().containsKey("index.html"), "a page before what it needs");
        assertTrue(store.things().keySet().stream().anyMatch(key -> key.startsWith(".blog-lock/")));
        store.mend();
        done("deploy");
        assertSame();
    }

    @Test
    void who_waits_for_another_run_is_told_so() throws Exception {
        store.put(".blog-lock/0", "somebody", Duration.ofHours(-1));
        store.beforeTenth = () -> store.things().remove(".blog-lock/0");
        String said = done("deploy");
        assertTrue(said.contains("another deploy is at it; this one waits until it ends"), said);
        assertSame();
    }

    @Test
    void runs_at_once_wait_for_each_other() throws Exception {
        RunsAtOnce.of(blog, temp, one -> call(one, "deploy"));
        blog = Path.of(store.things().get("who.txt").text());
        assertSame();
    }

    @Test
    void caches_before_the_bucket_are_told_of_what_changed_and_of_no_more() throws Exception {
        environment.put("AWS_ENDPOINT_URL_CLOUDFRONT", "http://127.0.0.1:" + store.port());
        deploy("type: s3", "cloudfront: " + S3Store.DISTRIBUTION);
        done("deploy");
        List<String> first = store.forgotten();
        assertEquals(7, first.size(), first.toString());
        assertTrue(first.contains("/a%20b/%E4%BD%A0%E5%A5%BD%20%2B%26~%27%25.html"), first.toString());
        done("deploy");
        assertEquals(List.of(), store.forgotten());

        site.write("index.html", "<p>HOME");
        Files.delete(blog.resolve("public/empty.txt"));
        store.forgets = false;
        String said = refused("deploy");
        assertTrue(said.contains("all is in the bucket, but CloudFront was not told of it: AccessDenied"), said);
        assertSame();
        assertEquals(List.of(), store.forgotten());
        store.forgets = true;
        assertTrue(done("deploy").contains("0 new, 0 changed, 0 removed, 5 the same"));
        assertEquals(List.of("/", "/empty.txt", "/index.html"), store.forgotten());
        done("deploy");
        assertEquals(List.of(), store.forgotten());

        Files.writeString(
                blog.resolve("_config.yml"),
                Files.readString(blog.resolve("_config.yml")).replace("blog.example", "blog.example/log"));
        for (int i = 0; i < 40; i++) {
            site.write("many/" + i + ".html", "<p>" + i);
        }
        done("deploy");
        assertEquals(List.of("/log/*"), store.forgotten());
    }

    @Test
    void the_lock_of_a_dead_run_ends_by_the_clock_of_the_store() throws Exception {
        store.put(".blog-lock/0", "somebody", Duration.ofMinutes(3));
        done("deploy");
        assertSame();
    }

    @Test
    void a_clock_that_is_wrong_is_no_hindrance() throws Exception {
        store.ahead = Duration.ofHours(-5);
        done("deploy");
        assertSame();
    }

    @Test
    void what_is_wrong_is_said() throws Exception {
        environment.put("KEY", "another");
        String secret = refused("deploy");
        assertTrue(secret.contains("SignatureDoesNotMatch"), secret);
        assertTrue(secret.contains("the secret that belongs to the key"), secret);
        environment.remove("KEY");
        assertTrue(refused("deploy").contains("the environment has no KEY"));
        environment.put("KEY", S3Store.SECRET);

        deploy("type: s3", "prefix: x");
        String region = "region: " + S3Store.REGION;
        Path config = blog.resolve("_config.yml");
        Files.writeString(config, Files.readString(config).replace(region, "region: us-west-9"));
        String elsewhere = refused("deploy");
        assertTrue(elsewhere.contains("the region of the bucket, which is eu-test-1"), elsewhere);
        assertTrue(elsewhere.contains("deploy.region: eu-test-1"), elsewhere);

        deploy("type: s3", "prefix: x");
        Files.writeString(config, Files.readString(config).replace("bucket: blog", "bucket: blob"));
        assertTrue(refused("deploy").contains("NoSuchBucket"));

        deploy("type: s3");
        Files.writeString(config, Files.readString(config).replace(S3Store.ID, "AKIDOTHER"));
        assertTrue(refused("deploy").contains("a key that this store knows"));

        store.close();
        deploy("type: s3");
        String silent = refused("deploy");
        assertTrue(silent.contains("can't be reached: nothing listens there"), silent);
    }

    @Test
    void keys_come_from_the_environment_or_from_the_files_of_aws() throws Exception {
        Path home = Files.createDirectories(temp.resolve("home/.aws"));
        String place = "endpoint: http://127.0.0.1:" + store.port();
        settings("type: aws-s3", place, "bucket: blog");
        String none = refused("deploy");
        assertTrue(none.contains("there is no key for the bucket"), none);

        environment.put("AWS_ACCESS_KEY_ID", S3Store.ID);
        environment.put("AWS_SECRET_ACCESS_KEY", S3Store.SECRET);
        environment.put("AWS_REGION", S3Store.REGION);
        done("deploy");
        assertSame();

        environment.keySet().removeIf(name -> name.startsWith("AWS_"));
        Files.writeString(
                home.resolve("credentials"),
                "[default]\naws_access_key_id = x\naws_secret_access_key = y\n\n[ blog ]\naws_access_key_id="
                        + S3Store.ID + "\naws_secret_access_key = " + S3Store.SECRET + "\n");
        Files.writeString(
                home.resolve("config"),
                "[default]\nregion = nowhere\n[profile blog]\nregion = " + S3Store.REGION
                        + "\ns3 =\n  addressing_style = path\n[profile sso]\nsso_session = x\n");
        settings("type: s3", place, "bucket: blog", "aws_cli_profile: blog");
        assertTrue(done("deploy").contains("6 the same"));
        settings("type: s3", place, "bucket: blog", "profile: sso");
        assertTrue(refused("deploy").contains("has its key by sso_session, which is not done here"));
        settings("type: s3", place, "bucket: blog", "profile: gone");
        assertTrue(refused("deploy").contains("there is no profile 'gone'"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
          type: s3                             | bucket' is missing
          type: s3, bucket: a/b                | is no name of a bucket
          type: oss, bucket: blog              | region' is missing
          type: cos, bucket: blog, appId: 12   | region' is missing
          type: s3, bucket: b2b, endpoint: https://x/y | is no address of a store
          type: s3, bucket: b2b, headers: {Foo: x}       | has 'Foo', which no object can have
          type: s3, bucket: b2b, accessKeyId: x          | secretAccessKey is missing
          type: s3, bucket: b2b, buket: x                | is no setting
            """)
    void settings_that_can_not_be_meant_are_refused(String given, String said) throws Exception {
        Files.writeString(
                blog.resolve("_config.yml"), "title: T\nurl: https://blog.example\ndeploy: {" + given + "}\n");
        String refused = refused("deploy");
        assertTrue(refused.contains(said), refused);
    }
}
