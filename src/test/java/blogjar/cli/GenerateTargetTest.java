package blogjar.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import blogjar.text.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code generate --target}. nginx, Apache and Caddy read their files themselves in .ci/targets; here the files for hosts are held against
 * what these hosts say of them.
 */
class GenerateTargetTest {
    /** A line of {@code _redirects}: from, to, status. */
    private static final Pattern RULE = Pattern.compile("(/\\S*) (/\\S*|https?://\\S+) (\\d{3})(!?)");

    private static final Pattern PLAIN_ASCII = Pattern.compile("[!-~]+( [!-~]+)*");

    @TempDir
    Path temp;

    private Path blog;
    private Path site;

    @BeforeEach
    void make() throws IOException {
        blog = temp.resolve("blog");
        site = blog.resolve("public");
        Files.createDirectories(blog.resolve("source/_posts"));
        settings(
                "server:",
                "  redirects:",
                "    /forced/: /2024/one/",
                "    /old/*: /new/:splat",
                "    /p/:a/:b.html: {to: '/q/:b?x=:a', status: 302}",
                "    /旧/:page/: /新/:page/",
                "    ^/ahead/(?=x).*$: /seen/",
                "    /gone/: 410",
                "    /away: https://other.example/x?y=1");
        write("source/_redirects", "/feed  /atom.xml\n/2024/*  /never/:splat 301\n");
        write(
                "source/_posts/one.md",
                "---\ntitle: one\ndate: 2024-01-02\nalias: [/别名/]\n---\n![x](https://pics.example/a.png)\n");
        write("source/_posts/two.md", "---\ntitle: two\ndate: 2024-01-03\n---\ntext\n");
        write("source/404.html", "---\nlayout: false\n---\n<html><body>missing</body></html>");
    }

    private void settings(String... more) throws IOException {
        write(
                "_config.yml",
                "title: T\nurl: https://blog.example\ntimezone: UTC\npermalink: :year/:title/\n"
                        + String.join("\n", more) + "\n");
    }

    private void write(String file, String text) throws IOException {
        Path path = blog.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }

    private Called generate(String... more) {
        List<String> arguments = new ArrayList<>(List.of("generate"));
        arguments.addAll(List.of(more));
        if (!arguments.contains("--data")) {
            arguments.addAll(List.of("--data", "false"));
        }
        Called called = Called.in(blog, arguments.toArray(new String[0]));
        assertEquals(0, called.code(), called.err());
        return called;
    }

    private String site(String file) throws IOException {
        return Files.readString(site.resolve(file));
    }

    /** Rules by where they lead from. */
    private Map<String, String> redirects() throws IOException {
        return site("_redirects")
                .lines()
                .filter(line -> !line.startsWith("#"))
                .collect(Collectors.toMap(
                        line -> line.substring(0, line.indexOf(' ')), line -> line.substring(line.indexOf(' ') + 1)));
    }

    @Test
    void netlify_is_told_of_rules_aliases_and_fields() throws Exception {
        Called called = generate("--target", "netlify");
        List<String> lines =
                site("_redirects").lines().filter(line -> !line.startsWith("#")).toList();
        lines.forEach(line -> assertTrue(RULE.matcher(line).matches(), line));
        Map<String, String> rules = redirects();
        assertEquals("/2024/one/ 301!", rules.get("/forced"));
        assertEquals("/2024/one/ 301!", rules.get("/%E5%88%AB%E5%90%8D"));
        assertEquals("/new/:splat 301!", rules.get("/old/*"));
        assertEquals("/%E6%96%B0/:page/ 301!", rules.get("/%E6%97%A7/:page"));
        assertEquals("/never/:splat 301", rules.get("/2024/*"), "pages go first, as in the file");
        assertEquals("https://other.example/x?y=1 301!", rules.get("/away"));
        assertFalse(rules.containsKey("/gone"));
        String told = called.err();
        assertTrue(told.contains("Netlify: it knows no 410 and 451"), told);
        assertTrue(told.contains("_config.yml:9:20: notice: this rule is left out for Netlify: a placeholder"), told);
        assertTrue(
                told.contains("_config.yml:11:23: notice: this rule is left out for Netlify: it knows no regular"),
                told);
        String path = "";
        for (String line : site("_headers").lines().toList()) {
            if (!line.startsWith("#") && !line.startsWith(" ")) {
                path = line;
                assertTrue(PLAIN_ASCII.matcher(path).matches() && path.startsWith("/"), path);
            } else if (!line.startsWith("#")) {
                assertTrue(line.matches(" {2}[A-Za-z-]+: [ -~]+"), line);
                assertFalse(path.isEmpty());
            }
        }
        String one = site("_headers")
                .split("(?m)^/2024/one/\n", 2)[1]
                .lines()
                .findFirst()
                .orElse("");
        assertTrue(one.startsWith("  Content-Security-Policy: ") && one.contains("pics.example"), one);
        assertTrue(site("_headers").contains("\n  X-Content-Type-Options: nosniff\n"));
        assertFalse(site("_headers").contains("Strict-Transport-Security"), "the host's own matter");
    }

    @Test
    void cloudflare_takes_so_many_rules_and_no_more() throws Exception {
        StringBuilder rules = new StringBuilder();
        IntStream.range(0, 1100).forEach(i -> rules.append("/from/").append(i).append(" /2024/one/\n"));
        IntStream.range(0, 120).forEach(i -> rules.append("/of/").append(i).append("/* /to/:splat\n"));
        rules.append("/long /").append("x".repeat(1000)).append("\n/2024/:post /never/:post\n");
        write("source/_redirects", rules.toString());
        for (int i = 0; i < 120; i++) {
            write(
                    "source/_posts/p" + i + ".md",
                    "---\ntitle: p" + i + "\ndate: 2024-02-02\n---\n![x](https://pics" + i + ".example/a.png)\n");
        }
        Called called = generate("--target", "cloudflare");
        int single = 0;
        int varying = 0;
        for (String line :
                site("_redirects").lines().filter(l -> !l.startsWith("#")).toList()) {
            assertTrue(line.length() <= 1000 && RULE.matcher(line).matches() && !line.endsWith("!"), line);
            boolean varies = line.split(" ")[0].matches(".*[*:].*");
            assertTrue(varies || varying == 0, "those for one path come first");
            single += varies ? 0 : 1;
            varying += varies ? 1 : 0;
        }
        assertEquals(2000, single);
        assertEquals(100, varying);
        List<String> fields = site("_headers").lines().toList();
        assertTrue(fields.stream().filter(line -> line.startsWith("/")).count() <= 100);
        fields.forEach(line -> assertTrue(line.length() <= 2000, line));
        String told = called.err();
        assertTrue(told.contains("it takes 2000 rules for one path"), told);
        assertTrue(told.contains("it takes 100 rules with variable parts"), told);
        assertTrue(
                told.contains(
                        "source/_redirects:1222:1: notice: this rule is left out for Cloudflare Pages: rules go before pages"),
                told);
        assertTrue(told.contains("so its pages have one Content-Security-Policy together"), told);
        assertTrue(site("_headers").contains("img-src 'self' https:"), "more hosts than a policy names");
    }

    @Test
    void a_field_of_one_path_takes_the_place_of_the_one_for_all_at_cloudflare() throws Exception {
        generate("--target", "cloudflare");
        String one = site("_headers").split("(?m)^/2024/one/\n", 2)[1];
        assertTrue(one.startsWith("  ! Content-Security-Policy\n  Content-Security-Policy: "), one);
    }

    @Test
    @SuppressWarnings("unchecked") // JSON as it is read
    void vercel_reads_what_its_schema_lets() throws Exception {
        generate("--target", "vercel");
        Map<String, Object> all = (Map<String, Object>) Json.parse(site("vercel.json"));
        assertEquals(Set.of("cleanUrls", "redirects", "rewrites", "headers"), all.keySet());
        List<Map<String, Object>> redirects = (List<Map<String, Object>>) all.get("redirects");
        List<Map<String, Object>> rewrites = (List<Map<String, Object>>) all.get("rewrites");
        for (List<Map<String, Object>> rules : List.of(redirects, rewrites)) {
            for (Map<String, Object> rule : rules) {
                assertTrue(Set.of("source", "destination", "statusCode").containsAll(rule.keySet()), rule.toString());
                assertTrue(rule.get("source").toString().startsWith("/"));
                assertTrue(rule.toString().length() < 4096
                        && PLAIN_ASCII.matcher(rule.toString()).matches());
            }
        }
        assertTrue(redirects.contains(
                Map.of("source", "/old/:splat(.*)", "destination", "/new/:splat", "statusCode", 301L)));
        assertTrue(redirects.contains(Map.of(
                "source", "/%E5%88%AB%E5%90%8D(/|/index\\.html)?", "destination", "/2024/one/", "statusCode", 301L)));
        assertTrue(redirects.contains(
                Map.of("source", "/p/:a/:b.html(/|/index\\.html)?", "destination", "/q/:b?x=:a", "statusCode", 302L)));
        assertTrue(rewrites.contains(
                Map.of("source", "/gone(/|/index\\.html)?", "destination", "/404.html", "statusCode", 410L)));
        for (Map<String, Object> rule : (List<Map<String, Object>>) all.get("headers")) {
            assertEquals(Set.of("source", "headers"), rule.keySet());
            ((List<Map<String, Object>>) rule.get("headers"))
                    .forEach(field -> assertEquals(Set.of("key", "value"), field.keySet()));
        }
    }

    @Test
    void github_pages_has_pages_that_lead_on() throws Exception {
        write("source/forced/index.md", "---\ntitle: mine\n---\nmine\n");
        Called called = generate("--target", "github-pages");
        assertEquals("", site(".nojekyll"));
        assertEquals("blog.example\n", site("CNAME"));
        String away = site("away/index.html");
        assertTrue(away.contains("<link rel=\"canonical\" href=\"https://other.example/x?y=1\">"), away);
        assertTrue(away.contains("<meta name=\"robots\" content=\"noindex\">"), away);
        assertTrue(away.contains("content=\"0; url=https://other.example/x?y=1\""), away);
        assertTrue(site("feed/index.html").contains("href=\"https://blog.example/atom.xml\""));
        assertTrue(site("forced/index.html").contains("mine"), "a page of the site is not written over");
        String told = called.err();
        assertTrue(told.contains("would stand where the site has a file, so these are left out: /forced"), told);
        assertTrue(told.contains("source/_redirects:2:1: notice: this rule is left out for GitHub Pages"), told);
        assertTrue(told.contains("answered as what was never there: /gone"), told);

        generate("--target", "github-pages", "--set", "url=https://me.github.io");
        assertFalse(Files.exists(site.resolve("CNAME")));
        generate();
        assertFalse(Files.exists(site.resolve(".nojekyll")), "a build without it takes it away again");
        assertFalse(Files.exists(site.resolve("away")));
    }

    @Test
    void a_site_below_a_folder_of_its_host_is_told_to_github_pages_alone() throws Exception {
        write(
                "_config.yml",
                "title: T\nurl: https://me.github.io/blog\nroot: /blog/\npermalink: :year/:title/\n"
                        + "server: {redirects: {/blog/forced/: /blog/2024/one/, /else/: /blog/}}\n");
        Called called = generate("--target", "github-pages");
        String forced = site("forced/index.html");
        assertTrue(forced.contains("content=\"0; url=/blog/2024/one/\""), forced);
        assertTrue(forced.contains("href=\"https://me.github.io/blog/2024/one/\""), forced);
        assertTrue(site("别名/index.html").contains("https://me.github.io/blog/2024/one/"));
        assertFalse(Files.exists(site.resolve("blog")) || Files.exists(site.resolve("CNAME")));
        assertTrue(called.err().contains("these are outside of /blog/, where the site is"), called.err());
        called = Called.in(blog, "generate", "--target", "nginx");
        assertEquals(2, called.code());
        assertTrue(
                called.err().startsWith("_config.yml:3:7: error: what is written for nginx is for a site at the root"),
                called.err());
    }

    @Test
    void what_nobody_is_to_read_lies_beside_the_site() throws Exception {
        settings("generate: {target: [nginx, caddy]}", "server: {redirects: {'/a b/': /2024/one/, '/x$': '/$y'}}");
        Called called = generate("--output", site.toString());
        assertTrue(called.err().contains("wrote " + site + ".nginx.conf"), called.err());
        String nginx = Files.readString(blog.resolve("public.nginx.conf"));
        assertTrue(nginx.contains("    \"/a b\" \"/2024/one/$is_args$args\";\n"), nginx);
        assertTrue(nginx.contains("    \"/x$\" \"/%24y$is_args$args\";\n"), nginx);
        assertTrue(nginx.contains("add_header Strict-Transport-Security \"max-age=604800\" always;"), nginx);
        String caddy = Files.readString(blog.resolve("public.Caddyfile"));
        assertTrue(caddy.contains("\nblog.example {\n"), caddy);
        assertEquals(Set.of(), names(site, ".*(nginx|Caddy).*"));
        generate("--set", "url=http://blog.example");
        nginx = Files.readString(blog.resolve("public.nginx.conf"));
        assertFalse(nginx.contains("443") || nginx.contains("Strict-Transport-Security"), nginx);
    }

    private static Set<String> names(Path folder, String pattern) throws IOException {
        return Called.tree(folder).keySet().stream()
                .filter(name -> name.matches(pattern))
                .collect(Collectors.toSet());
    }

    @Test
    void addresses_of_former_times_are_told_as_well() throws Exception {
        Path data = Files.createDirectories(temp.resolve("data"));
        Files.writeString(
                data.resolve("routes.tsv"),
                "source/_posts/one.md\t/2020/旧/\there\nsource/_posts/none.md\t/2020/none/\there\n",
                StandardCharsets.UTF_8);
        generate("--target", "apache", "--data", data.toString());
        String rules = site(".htaccess");
        assertTrue(
                rules.contains("RewriteRule \"^2020/旧(?:/(?:index\\.html)?)?$\" \"/2024/one/\" [R=301,L,NE]"), rules);
        assertTrue(rules.contains("RewriteRule \"^2020/none(?:/(?:index\\.html)?)?$\" - [R=410,L]"), rules);
        assertTrue(rules.contains("ErrorDocument 410 /404.html"), rules);
        assertTrue(Files.readString(data.resolve("routes.tsv")).contains("/2020/旧/\there"), "nothing is noted");
    }

    @Test
    void a_file_of_the_blogs_own_stays() throws Exception {
        write("source/_headers", "/*\n  X-Own: yes\n");
        settings("include: [_headers]");
        Called called = generate("--target", "netlify");
        assertEquals("/*\n  X-Own: yes\n", site("_headers"));
        assertTrue(called.err().contains("the blog has a file _headers of its own, which stays"), called.err());
    }

    @Test
    void what_the_server_does_besides_is_told() throws Exception {
        settings("server: {access: {/family/: {from: 10.0.0.0/8}}}");
        String told = generate("--target", "nginx").err();
        assertTrue(told.contains("nginx: server.access is not in what is written"), told);
    }

    @Test
    void a_name_that_nobody_knows_is_told() throws Exception {
        Called called = Called.in(blog, "generate", "--target", "iis");
        assertEquals(2, called.code());
        assertTrue(called.err().contains("'iis' is no server that can be told of the site"), called.err());
        assertTrue(called.err().contains("nginx, apache, caddy, netlify, cloudflare, github-pages, vercel"));
        called = Called.in(blog, "generate", "--target", "netlify,cloudflare");
        assertEquals(2, called.code());
        assertTrue(called.err().contains("both want _headers otherwise")
                || called.err().contains("both want _redirects"));
        settings("generate: {target: lighttpd}");
        called = Called.in(blog, "generate");
        assertTrue(called.err().startsWith("_config.yml:5:20: error: 'lighttpd'"), called.err());
        assertFalse(Files.exists(site));
    }

    @Test
    void strict_changes_nothing_where_a_rule_can_not_be_told() throws Exception {
        Called called = Called.in(blog, "generate", "--strict", "--data", "false", "--target", "netlify");
        assertEquals(1, called.code());
        assertFalse(Files.exists(site));
    }
}
