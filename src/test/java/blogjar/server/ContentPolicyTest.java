package blogjar.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import blogjar.config.Config;
import blogjar.diagnostic.ProblemException;
import blogjar.output.Release;
import blogjar.yaml.Yaml;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;

/** Policies of pages, as a client gets them. What Chromium makes of them was tried by hand. */
class ContentPolicyTest {
    private static final String NOTHING = "default-src 'self'; base-uri 'none'; object-src 'none'; form-action 'self';"
            + " frame-ancestors 'self'; script-src 'self'; style-src 'self'";

    @TempDir
    Path folder;

    private static Headers headers(String csp) {
        return Headers.of(new Config(
                Objects.requireNonNull(Yaml.parse("_config.yml", "server:\n  csp: " + csp + "\n", 1)
                        .mapping()),
                Map.of()));
    }

    private static String field(WebServer server, String path, String name) throws IOException {
        String response = RawClient.exchange(
                server.httpAddress().getPort(), "GET " + path + " HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
        return RawClient.field(response, name).orElse("-");
    }

    private String policy(String html, Headers headers) throws IOException {
        TestSite.put(folder, "2024/post/index.html", html);
        try (WebServer server = WebServer.start(TestSite.settings(headers), Release.ofFolder(folder))) {
            return field(server, "/2024/post/", "Content-Security-Policy");
        }
    }

    private static List<String> sources(String policy, String directive) {
        return Arrays.stream(policy.split("; "))
                .filter(one -> one.startsWith(directive + " "))
                .flatMap(one -> Arrays.stream(one.split(" ")).skip(1))
                .filter(source -> !source.equals("'self'"))
                .toList();
    }

    private static String hash(String text) throws NoSuchAlgorithmException {
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        return "'sha256-" + Base64.getEncoder().encodeToString(digest) + "'";
    }

    @Test
    void a_page_of_its_own_files_may_load_and_run_those_alone() throws IOException {
        assertEquals(
                NOTHING,
                policy(
                        "<!doctype html><link rel=stylesheet href=/a.css><script src='/a.js'></script><p>text"
                                + "<img src=b.png><a href='https://other.example/'>away</a><!-- <script>x</script> -->",
                        Headers.USUAL));
    }

    @Test
    void rules_of_what_to_fetch_ahead_are_allowed_and_are_no_script_that_reads_the_page()
            throws IOException, NoSuchAlgorithmException {
        String rules = "{\"prefetch\": [{\"where\": {\"href_matches\": \"/*\"}}]}";
        assertEquals(
                NOTHING.replace("script-src ", "script-src " + hash(rules) + " ")
                        .replace(hash(rules) + " 'self'", "'self' " + hash(rules)),
                policy(
                        "<script type=speculationrules>" + rules + "</script><script type=application/ld+json>"
                                + "{\"url\": \"https://other.example/\"}</script>",
                        Headers.USUAL));
    }

    /** Columns: what stands in the page, the directive, its sources besides 'self' in order. */
    @ParameterizedTest(name = "{0} -> {1} {2}")
    @CsvFileSource(
            resources = "content-policies.tsv",
            delimiter = '\t',
            quoteCharacter = '\u0001',
            maxCharsPerColumn = 10_000)
    void a_page_may_load_what_it_names(String html, String directive, String sources) throws IOException {
        TestSite.put(folder, "js/local.js", "fetch(\"https://api.example/x\"); // \"not this: https://doc.example\"");
        TestSite.put(folder, "js/cut.js", "get(\"//maps.example.\" + land)");
        TestSite.put(folder, "js/eval.js", "new Function('return 1')()");
        TestSite.put(folder, "js/module.mjs", "import './eval.js'");
        TestSite.put(folder, "js/markup.js", "box.innerHTML = '<a onclick=\"go()\">'");
        TestSite.put(folder, "css/a.css", "@import 'b.css'; a{background:url(data:image/png;base64,aa)}");
        TestSite.put(folder, "css/b.css", "@font-face{src:url('https://fonts.example/f.woff2')}");
        String expected = sources == null ? "" : sources;
        assertEquals(expected, String.join(" ", sources(policy(html, Headers.USUAL), directive)));
    }

    @Test
    void what_is_written_into_the_page_is_named_by_its_hash() throws IOException, NoSuchAlgorithmException {
        String policy = policy(
                "<script>a = '<b>'\r\nb()</script><SCRIPT type='module'>import 'x'</SCRIPT ><script type='math/tex'>x</script>"
                        + "<style>p{}</style><b onclick='go(&quot;中&quot;)'>x</b><a href='javascript:void%20(0)'>y</a>",
                Headers.USUAL);
        List<String> scripts = sources(policy, "script-src");
        for (String script :
                List.of("a = '<b>'\nb()", "import 'x'", "go(\"中\")", "javascript:void%20(0)", "javascript:void (0)")) {
            assertTrue(scripts.contains(hash(script)), script + " in " + scripts);
        }
        assertTrue(scripts.contains("'unsafe-hashes'"), scripts.toString());
        assertFalse(policy.contains("'unsafe-inline'"), policy);
        assertFalse(scripts.contains(hash("x")), "a formula is no script");
        assertEquals(List.of(hash("p{}")), sources(policy, "style-src"));
    }

    @Test
    void a_page_with_very_much_of_its_own_has_a_policy_that_is_short() throws IOException {
        StringBuilder html = new StringBuilder();
        for (int i = 0; i < 500; i++) {
            html.append("<script>f(")
                    .append(i)
                    .append(")</script><img src='https://p")
                    .append(i)
                    .append(".example/'>");
        }
        String policy = policy(html.toString(), Headers.USUAL);
        assertEquals(List.of("'unsafe-inline'"), sources(policy, "script-src"));
        assertEquals(List.of("http:"), sources(policy, "img-src"));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            false                                       | Content-Security-Policy             | frame-ancestors 'self'
            report-only                                 | Content-Security-Policy             | frame-ancestors 'self'
            report-only                                 | Content-Security-Policy-Report-Only | NOTHING
            "default-src https:; img-src *"             | Content-Security-Policy             | default-src https:; img-src *
            {img-src: "a.example b.example"}            | Content-Security-Policy             | NOTHING; img-src 'self' a.example b.example
            {frame-ancestors: [https://friend.example]} | Content-Security-Policy             | default-src 'self'; base-uri 'none'; object-src 'none'; form-action 'self'; frame-ancestors 'self' https://friend.example; script-src 'self'; style-src 'self'
            """)
    void settings_change_the_policy_of_all_pages(String csp, String name, String value) throws IOException {
        TestSite.put(folder, "index.html", "<p>text");
        try (WebServer server = WebServer.start(TestSite.settings(headers(csp)), Release.ofFolder(folder))) {
            assertEquals(value.replace("NOTHING", NOTHING), field(server, "/", name));
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            [a]                     | 'server.csp' can't be '[a]'
            none                    | 'server.csp' can't be 'none'
            5                       | 'server.csp' can't be '5'
            "default-src\\r\\nX: y" | 'server.csp' can't be 'default-src\\r\\nX: y'
            {img: a.example}        | 'server.csp' can't be 'img: a.example'
            {img-src: "a; b"}       | 'server.csp' can't be 'img-src: a; b'
            """)
    void what_is_no_policy_is_refused(String csp, String message) {
        ProblemException refused = assertThrows(ProblemException.class, () -> headers(csp));
        assertEquals(
                message.replace("\\r", "\r").replace("\\n", "\n"),
                refused.problems().get(0).message());
    }

    @Test
    void an_article_may_bring_a_policy_of_its_own_or_none() throws IOException {
        assertEquals("img-src *", policy("<meta name=csp content='img-src *'><p>x", Headers.USUAL));
        assertEquals("frame-ancestors 'self'", policy("<meta name=csp content=false><p>x", Headers.USUAL));
        assertEquals("frame-ancestors 'self'", policy("<meta name=csp content='a\nSet-Cookie: b'>", Headers.USUAL));
    }

    @Test
    void a_script_that_changes_changes_the_policy_of_the_pages_that_have_it() throws IOException {
        TestSite.put(folder, "index.html", "<script src=/a.js></script>");
        TestSite.put(folder, "a.js", "x()");
        Release first = Release.ofFolder(folder);
        try (WebServer server = WebServer.start(TestSite.settings(Headers.USUAL), first)) {
            assertEquals(NOTHING, field(server, "/", "Content-Security-Policy"));
            TestSite.put(folder, "a.js", "eval('x()')");
            server.publish(Release.ofFolder(folder));
            assertTrue(field(server, "/", "Content-Security-Policy").contains("script-src 'self' 'unsafe-eval'"));
        }
    }

    @Test
    void over_http_addresses_without_a_scheme_are_of_http() throws IOException {
        String policy = policy("<script src='//unknown.example/x'></script>", Headers.USUAL);
        assertFalse(policy.contains("https:"), policy);
        assertTrue(sources(policy, "connect-src").contains("http:"), policy);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            <!--
            <script>
            <a b='
            <a =
            url(
            @import
            </
            &#
            """)
    void hostile_pages_take_no_longer_than_others(String piece) throws IOException {
        assertTrue(policy("<style>" + piece.repeat(100_000), Headers.USUAL).startsWith("default-src 'self'"));
        assertTrue(policy(piece.repeat(100_000), Headers.USUAL).startsWith("default-src 'self'"));
    }
}
