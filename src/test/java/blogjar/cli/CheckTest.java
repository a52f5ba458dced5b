package blogjar.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import blogjar.text.Json;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What {@code check} finds, where it says it is, and what it does not say. */
class CheckTest {
    /** A line of a post, and what is told of it. */
    private static final String WRONG = """
            [x](/nowhere/)                   | a link to '/nowhere/', where nothing is; correct or remove it, or add a rule to server.redirects [link]
            [x](/2024/01/02/helo/)           | a link to '/2024/01/02/helo/', where nothing is; did you mean '/2024/01/02/hello/'? [link]
            [x](/2023/01/02/hello/)          | a link to '/2023/01/02/hello/', where nothing is; did you mean '/2024/01/02/hello/'? [link]
            [x](/About/)                     | a link to '/About/', where nothing is; write '/about/': small and capital letters count [link]
            [x](https://blog.test/about/no/) | a link to 'https://blog.test/about/no/', where nothing is; correct or remove it, or add a rule to server.redirects [link]
            [x](../../nowhere.html)          | a link to '../../nowhere.html', where nothing is; correct or remove it, or add a rule to server.redirects [link]
            [x](/%E4%BD%A0/)                 | a link to '/你/', where nothing is; correct or remove it, or add a rule to server.redirects [link]
            [x](/2024/01/02/hello/#A-prt)    | a link to '/2024/01/02/hello/#A-prt', but that page has no '#A-prt'; did you mean '#A-part'? [anchor]
            [x](#none-such)                  | a link to '#none-such', but that page has no '#none-such'; take the name of a heading there, or leave it out [anchor]
            ![w](/img/ther.png)              | '/img/ther.png' is not there; did you mean '/img/there.png'? [image]
            ![w](/img/there.jpg)             | '/img/there.jpg' is not there; did you mean '/img/there.png'? [image]
            <video src="/a.mp4"></video>     | '/a.mp4' is not there; put the file there, or correct the address [image]
            ![w](http://other.test/x.png)    | 'http://other.test/x.png' is fetched without encryption by a page of https, and browsers may refuse it; write it with https, or take the file into the blog [mixed]
            ![](/img/there.png)              | the picture 'there.png' has no words for those who can't see it; say what it shows: ![what it shows](there.png) [alt]
            <img src="/img/there.png">       | the picture 'there.png' has no words for those who can't see it; add alt="what it shows" [alt]
            """;

    @TempDir
    Path folder;

    private Path root;

    @BeforeEach
    void make() throws IOException {
        root = folder.resolve("blog");
        config("");
        write(
                "source/_posts/hello.md",
                "---\ntitle: Hello\ndate: 2024-01-02\ntags: [a]\n---\n## A part\n\n![there](/img/there.png)\n");
        write("source/about/index.md", "---\ntitle: About\ndate: 2024-01-02\n---\ntext\n");
        write("source/img/there.png", "png");
    }

    private void config(String more) throws IOException {
        write("_config.yml", "title: T\nurl: https://blog.test\ntimezone: UTC\nauthor: me\n" + more);
    }

    private void write(String path, String text) throws IOException {
        Path file = root.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    /** A post whose body begins at line 6. */
    private void post(String body) throws IOException {
        write("source/_posts/post.md", "---\ntitle: Post\ndate: 2024-02-03\ncomments: false\n---\n" + body + "\n");
    }

    private Called check(String... more) {
        List<String> args = new ArrayList<>(List.of("check"));
        args.addAll(List.of(more));
        return Called.in(root, args.toArray(new String[0]));
    }

    @Test
    void a_blog_in_order_is_told_in_one_line() throws IOException {
        post("![there](/img/there.png) [Hello](/2024/01/02/hello/#A-part)");
        Called called = check();
        assertEquals("", called.out());
        assertEquals(0, called.code());
        assertTrue(called.err().contains(" looked at: 0 errors, 0 notices"), called.err());
        assertEquals(new Called(0, "", ""), check("--quiet"));
    }

    @Test
    void what_is_wrong_is_told_at_its_line() throws IOException {
        List<String> bodies = new ArrayList<>();
        List<String> told = new ArrayList<>();
        for (String row : WRONG.strip().split("\n")) {
            String[] columns = row.split(" \\| ");
            bodies.add(columns[0].strip());
            told.add("source/_posts/post.md:" + (4 + 2 * bodies.size()) + ": " + columns[1].strip());
        }
        post(String.join("\n\n", bodies));
        Called called = check();
        List<String> lines = called.out().lines().toList();
        for (int i = 0; i < told.size(); i++) {
            assertEquals(told.get(i), lines.get(i));
        }
        assertEquals(told.size(), lines.size(), called.out());
        assertEquals(1, called.code());
    }

    @Test
    void what_is_not_nice_fails_only_where_that_is_asked_for() throws IOException {
        post("![](/img/there.png)");
        assertEquals(0, check().code());
        assertEquals(1, check("--strict").code());
    }

    @Test
    void what_is_right_or_not_known_is_not_told() throws IOException {
        config("server:\n  redirects: {/old/*: /about/}\n  proxy: {/api: 'http://127.0.0.1:1'}\n");
        post("""
                [x](/about) [x](/about/index.html) [x](../../../../about/)
                [x](/2024/01/02/hello/?a=b#) [x](#top) [x](#) [x](/about/#:~:text=x)
                [x](mailto:a@b.c) [x](tel:1) [x](javascript:void(0)) [x](https://other.test/nothing)
                [x](https://blog.test/another-site/page.html) [x](/old/x) [x](/api/y) [x](/-/health)
                `![](/none.png)` and `[x](/none/)`
                <img alt="" src="/img/there.png"> <a name="here"></a> [x](#here)
                <img src="data:image/png;base64,AAAA" alt="x">
                ![w](/img/there.png "t") ![w](/img/there.png?v=1)
                """);
        assertEquals("", check().out());
    }

    @Test
    void a_blog_below_a_folder_knows_its_own() throws IOException {
        write("_config.yml", "title: T\nurl: https://blog.test/b\nroot: /b/\ntimezone: UTC\n");
        post("[x](/b/about/) [x](/elsewhere/) ![there](/img/there.png) [y](/b/none/)");
        assertEquals(1, check().out().lines().count(), check().out());
    }

    @Test
    void a_link_of_a_menu_is_told_where_the_menu_is_written() throws IOException {
        config("theme_config:\n  menu:\n    Home: /\n    Gone: /gone/\n");
        post("![there](/img/there.png)");
        String out = check().out();
        assertTrue(out.startsWith("_config.yml:8: a link to '/gone/', where nothing is (on "), out);
        assertEquals(1, out.lines().count(), out);
    }

    @Test
    void what_is_there_twice_or_for_nothing_is_a_notice() throws IOException {
        write("source/img/alone.png", "png");
        write("source/favicon.ico", "ico");
        write("source/_drafts/d.md", "---\ntitle: D\n---\n![x](/img/there.png)\n");
        write(
                "source/_posts/a.md",
                "---\ntitle: Hello\ndate: 2024-03-02\ntags:\n- A\ncatagories: x\nupdateed: 2024-03-04\n---\nx\n");
        write(
                "source/_posts/b.md",
                "---\ntitle: B\ndate: 2024-03-02\ntag: a\ncategory: x\ndata: 3\nmy_own: 4\n---\nx\n");
        Called called = check();
        List<String> out = new ArrayList<>(
                called.out().lines().filter(line -> !line.endsWith("[notice]")).toList());
        assertEquals(
                List.of(
                        "source/_posts/a.md:2: 'Hello' is the title of source/_posts/hello.md, too; give one of them another title, so that readers can tell them apart [title]",
                        "source/_posts/a.md:5: the tag 'A' and 'a' differ in small and capital letters only; write 'a', as most posts do [case]",
                        "source/_posts/a.md:6: nothing reads the key 'catagories'; did you mean 'categories'? [key]",
                        "source/_posts/a.md:7: nothing reads the key 'updateed'; did you mean 'updated'? [key]",
                        "source/img/alone.png: nothing in the blog names this file; remove it, or silence this if others link to it [orphan]"),
                out);
        assertEquals(0, called.code());
    }

    @Test
    void a_post_without_a_cover_is_told_where_the_theme_shows_covers() throws IOException {
        config("theme_config: {look: cards}\n");
        for (int i = 0; i < 3; i++) {
            write(
                    "source/_posts/c" + i + ".md",
                    "---\ntitle: C" + i + "\ndate: 2024-03-0" + (i + 1) + "\ncover: /img/there.png\n---\nx\n");
        }
        assertTrue(
                check().out()
                        .contains(
                                "source/_posts/hello.md: this post has no picture on the home page, where 3 others have one"),
                check().out());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            [link, alt]                      | 0
            ['link /none/**', alt]           | 0
            ['link /other/**', title]        | 2
            ['source/_posts/p*.md']          | 0
            ['/none/', '**/there.png']       | 0
            """)
    void each_finding_can_be_silenced(String ignored, int left) throws IOException {
        config("check:\n  ignore: " + ignored + "\n");
        post("[x](/none/) ![](/img/there.png)");
        Called called = check();
        assertEquals(left, called.out().lines().count(), called.out());
        assertEquals(left < 2, called.err().contains("silenced by check.ignore"), called.err());
    }

    @Test
    void all_is_json_too_and_what_the_build_tells_is_among_it() throws Exception {
        post("[x](/none/)\n\n{% nosuchtag %}\n\n![there](/img/there.png)");
        Called called = check("--json");
        assertEquals(1, called.code());
        Map<?, ?> json = (Map<?, ?>) Json.parse(called.out().strip());
        List<?> findings = (List<?>) json.get("findings");
        Map<?, ?> first = (Map<?, ?>) findings.get(0);
        assertEquals("link", first.get("kind"));
        assertEquals(true, first.get("error"));
        assertEquals("source/_posts/post.md", first.get("file"));
        assertEquals(6L, ((Number) first.get("line")).longValue());
        assertEquals("/none/", first.get("target"));
        assertTrue(called.out().contains("nosuchtag"), called.out());
    }

    /** A proxy stands for the hosts, so that no name is asked for beyond this machine. */
    @Test
    void other_hosts_are_asked_politely_and_once_a_day() throws Exception {
        List<String> asked = Collections.synchronizedList(new ArrayList<>());
        HttpServer proxy = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        proxy.createContext("/", exchange -> {
            String path = exchange.getRequestURI().getPath();
            asked.add(
                    exchange.getRequestMethod() + " " + exchange.getRequestURI().getHost() + path);
            boolean head = exchange.getRequestMethod().equals("HEAD");
            int status = switch (path) {
                case "/gone" -> 404;
                case "/nohead" -> head ? 405 : 200;
                case "/secret" -> 403;
                case "/busy" -> 429;
                default -> 200;
            };
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
        });
        proxy.start();
        try {
            post("[a](http://a.host-a.org/gone) [b](http://a.host-a.org/nohead#x) [c](http://a.host-a.org/nohead)\n"
                    + "[d](http://b.host-b.org/secret) [e](http://c.host-c.org/busy) [f](http://c.host-c.org/more)\n"
                    + "[g](http://localhost:4000/) [h](http://192.168.0.1/x)\n\n![there](/img/there.png)");
            Map<String, String> environment = Map.of(
                    "http_proxy",
                    "http://127.0.0.1:" + proxy.getAddress().getPort(),
                    "XDG_STATE_HOME",
                    folder.resolve("state").toString());
            Called first = Called.with(environment, "check", "--external", "--source", root.toString());
            assertEquals(
                    "source/_posts/post.md:6: a link to 'http://a.host-a.org/gone', which answers 404;"
                            + " correct or remove it, or link to a copy such as https://web.archive.org/web/http://a.host-a.org/gone [external]\n",
                    first.out());
            assertEquals(1, first.code());
            assertTrue(first.err().contains("3 links of which nothing is certain"), first.err());
            List<String> sorted = new ArrayList<>(asked);
            Collections.sort(sorted);
            assertEquals(
                    List.of(
                            "GET a.host-a.org/gone",
                            "GET a.host-a.org/nohead",
                            "GET b.host-b.org/secret",
                            "HEAD a.host-a.org/gone",
                            "HEAD a.host-a.org/nohead",
                            "HEAD b.host-b.org/secret",
                            "HEAD c.host-c.org/busy"),
                    sorted);
            asked.clear();
            Called second = Called.with(environment, "check", "--external", "--source", root.toString());
            assertEquals(first.out(), second.out());
            assertEquals(
                    List.of("HEAD c.host-c.org/more"),
                    asked.stream().filter(one -> !one.contains("busy")).toList());
            assertFalse(asked.toString().contains("host-a"), asked.toString());
        } finally {
            proxy.stop(0);
        }
    }
}
