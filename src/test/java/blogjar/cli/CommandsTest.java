package blogjar.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import blogjar.text.Json;
import blogjar.tree.TextTree;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What each command prints, makes and ends with. */
class CommandsTest {
    @TempDir
    Path folder;

    private Path root;

    @BeforeEach
    void make() throws IOException {
        root = folder.resolve("my blog");
        write("_config.yml", "title: T\nurl: https://blog.example\ntimezone: Asia/Shanghai\n");
        write(
                "source/_posts/hello.md",
                "---\ntitle: 你好\ndate: 2024-01-02 03:04:05\ntags: [a]\ncategories: [B, C]\n---\ntext\n");
    }

    private void write(String path, String text) throws IOException {
        Path file = root.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private record Ended(int code, String out, String err) {}

    private static Ended run(Map<String, String> environment, String... args) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int code = Program.run(
                args,
                environment,
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));
        return new Ended(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    private static Ended run(String... args) {
        return run(Map.of(), args);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "generate",
                "serve",
                "doctor",
                "init",
                "new",
                "publish",
                "unpublish",
                "theme",
                "list",
                "check",
                "render",
                "migrate",
                "stats",
                "clean",
                "compare",
                "config",
                "version",
                "completion"
            })
    void every_command_has_help_with_an_example(String command) {
        Ended ended = run(command, "--help");
        assertEquals(0, ended.code());
        assertTrue(ended.out().contains("Example"), ended.out());
        assertTrue(ended.out().contains("blog.jar " + command), ended.out());
        assertTrue(run("--help").out().contains("  " + command), "not in the list of commands");
    }

    @ParameterizedTest(name = "{0} -> {2}")
    @CsvSource(delimiter = '|', textBlock = """
              generate --sorce x  | 2 | did you mean --source?
              genrate             | 2 | did you mean generate
                                  | 2 | a command is missing
              generate --source   | 2 | missing required parameter
              serve --port many   | 2 | is not an int
              list posts          | 2 | expected one of [post, page, draft, tag, category, route]
              generate --source /nowhere/at/all | 2 | there is no folder /nowhere/at/all
              serve --public /nowhere/at/all | 2 | there is no folder /nowhere/at/all
              serve --port 70000 --demo | 2 | --port 70000 is no port
              serve --key k.pem --demo | 2 | --cert is missing
              doctor x --source y | 2 | the folder is named twice
              doctor /nowhere/at/all | 2 | there is no folder /nowhere/at/all
              serve --demo --source x | 2 | --demo serves a blog of its own
            """)
    void a_wrong_call_is_told_with_what_would_be_right(String call, int code, String message) {
        Ended ended = run(call == null ? new String[0] : call.trim().split(" +"));
        assertEquals(code, ended.code(), ended.err());
        assertTrue(ended.err().contains(message), ended.err());
        assertTrue(ended.err().startsWith("error: "), ended.err());
        assertFalse(ended.err().contains("\tat "), ended.err());
    }

    @ParameterizedTest(name = "TERM={0} NO_COLOR={1} -> {2}")
    @CsvSource({"xterm,, true", "xterm, 1, false", "dumb,, false", ",, false"})
    void colours_are_for_terminals_that_have_them_and_users_who_want_them(
            String terminal, String noColour, boolean expected) {
        Map<String, String> environment = new HashMap<>();
        environment.put("TERM", terminal);
        environment.put("NO_COLOR", noColour);
        environment.values().removeIf(Objects::isNull);
        assertEquals(expected, Terminal.wantsColours(environment));
    }

    @Test
    void generate_builds_into_the_public_folder() {
        Ended ended = run("g", "--cwd", root.toString());
        assertEquals(0, ended.code(), ended.err());
        assertTrue(Files.exists(root.resolve("public/2024/01/02/hello/index.html")));
        assertTrue(ended.err().contains("built 1 post and 0 pages in "), ended.err());
        assertEquals("", ended.out());
    }

    @Test
    void quiet_says_nothing_but_errors() throws IOException {
        write("source/_posts/odd.md", "---\ntitle: Odd\nlayout: strange\n---\n");
        assertEquals(new Ended(0, "", ""), run("generate", "--quiet", "--source", root.toString()));
        write("source/_posts/bad.md", "---\ntitle: a: b\n---\n");
        Ended ended = run("generate", "--quiet", "--source", root.toString());
        assertEquals(0, ended.code());
        assertTrue(ended.err().startsWith("source/_posts/bad.md:2:9: error: "), ended.err());
    }

    @Test
    void a_post_that_can_not_be_read_is_counted_and_fails_when_strict() throws IOException {
        write("source/_posts/bad.md", "---\ntitle: a: b\n---\n");
        Ended loose = run("generate", "--source", root.toString());
        assertEquals(0, loose.code());
        assertTrue(loose.err().contains("(1 document left out, 1 error)"), loose.err());
        Files.delete(root.resolve("public/index.html"));
        Ended strict = run("generate", "--strict", "--source", root.toString());
        assertEquals(1, strict.code());
        assertTrue(strict.err().contains("1 error, and --strict is on; nothing was changed"), strict.err());
        assertFalse(Files.exists(root.resolve("public/index.html")));
    }

    @Test
    void compare_tells_what_readers_would_miss() throws IOException {
        run("generate", "--source", root.toString());
        String published = root.resolve("public").toString();
        Ended same = run("compare", published, root.toString());
        assertEquals(0, same.code(), same.err());
        assertTrue(
                same.out()
                        .startsWith("0 URLs lost, 0 new, 0 titles differ, 0 dates differ, 0 texts differ"
                                + System.lineSeparator()),
                same.out());
        for (int i = 0; i < 7; i++) {
            write("public/old/" + i + "/index.html", "<h1>Old</h1>");
        }
        write("source/_posts/hello.md", "---\ntitle: 你好\ndate: 2024-01-02 03:04:05\n---\nother text\n");
        Ended lost = run("compare", published, "--source", root.toString());
        assertEquals(1, lost.code(), lost.err());
        assertTrue(lost.out().contains("URLs lost"), lost.out());
        assertTrue(lost.out().contains("more (--all)"), lost.out());
        assertTrue(lost.out().contains("/2024/01/02/hello/\n    published “text”, ours “other text”"), lost.out());
        Ended all = run("compare", published, "--all", root.toString());
        assertTrue(all.out().contains("  /old/6/"), all.out());
    }

    @Test
    void compare_prints_json() throws Exception {
        run("generate", "--source", root.toString());
        write("public/old/index.html", "<h1>你好</h1>");
        Ended ended = run("compare", "--json", root.resolve("public").toString(), root.toString());
        assertEquals(1, ended.code(), ended.err());
        Map<?, ?> read = (Map<?, ?>) Json.parse(ended.out().strip());
        assertEquals(false, read.get("same"));
        assertEquals("[{path=/old/, now=null}]", String.valueOf(read.get("lost")));
        assertEquals(List.of(), read.get("new"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/nowhere/at/all", "http://127.0.0.1:1/"})
    void compare_with_nothing_is_wrong_input(String published) {
        Ended ended = run("compare", published, root.toString());
        assertEquals(2, ended.code(), ended.err());
        assertTrue(ended.err().startsWith("error: "), ended.err());
        assertTrue(ended.err().contains(published), ended.err());
    }

    @ParameterizedTest
    @ValueSource(strings = {".", "..", "source", "source/_posts", "source/new"})
    void a_blog_is_not_built_over_itself(String output) throws IOException {
        Ended ended = run(
                "generate",
                "--source",
                root.toString(),
                "--output",
                root.resolve(output).toString());
        assertEquals(2, ended.code());
        assertTrue(ended.err().contains("the output folder"), ended.err());
        assertTrue(Files.exists(root.resolve("source/_posts/hello.md")));
    }

    @Test
    void an_option_is_an_environment_variable_too() {
        Path out = folder.resolve("out");
        Ended ended = run(
                Map.of("BLOG_SOURCE", root.toString(), "BLOG_OUTPUT", out.toString(), "BLOG_QUIET", "yes"), "generate");
        assertEquals(new Ended(0, "", ""), ended);
        assertTrue(Files.exists(out.resolve("index.html")));
        assertEquals(2, run(Map.of("BLOG_SOURCE", "/nowhere"), "generate").code());
        assertEquals(
                0,
                run(Map.of("BLOG_SOURCE", "/nowhere"), "generate", "-q", "--source", root.toString())
                        .code());
    }

    @Test
    void init_makes_a_blog_that_builds_without_a_word() throws IOException {
        Path made = folder.resolve("made");
        assertEquals(0, run("init", made.toString()).code());
        assertTrue(Files.exists(made.resolve(".gitignore")));
        assertEquals(new Ended(0, "", ""), run("generate", "-q", "--strict", "--source", made.toString()));
        Ended again = run("init", made.toString());
        assertEquals(2, again.code());
        assertTrue(again.err().contains("is not an empty folder"), again.err());
    }

    @ParameterizedTest
    @ValueSource(strings = {"demo", "starter"})
    void a_bundled_blog_names_all_of_its_files(String name) throws IOException {
        Path resources = Path.of("src/main/resources", name);
        try (Stream<Path> files = Files.walk(resources)) {
            List<String> there = files.filter(Files::isRegularFile)
                    .map(file -> resources.relativize(file).toString())
                    .filter(file -> !file.equals("index.txt"))
                    .sorted()
                    .toList();
            List<String> named = Files.readAllLines(resources.resolve("index.txt")).stream()
                    .map(line -> line.replaceFirst(" -> .*", ""))
                    .sorted()
                    .toList();
            assertEquals(named, there);
            assertTrue(there.stream().allMatch(file -> file.chars().allMatch(c -> c < 128)), there::toString);
        }
    }

    @Test
    void list_shows_posts_and_routes() {
        assertTrue(run("list", "--source", root.toString())
                .out()
                .contains("2024-01-02  你好   source/_posts/hello.md  B, C      a"));
        assertTrue(run("list", "route", "--source", root.toString()).out().contains("2024/01/02/hello/index.html\n"));
        assertTrue(
                run("list", "category", "--source", root.toString()).out().contains("B / C      1  categories/B/C/"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            server.redirect=false           | server.redirect: false
            server.https_port=0             | server.https_port: 0
            server.aliases=[a.example, b]   | "aliases":["a.example","b"]
            title=[a                        | --set title:1:3: error:
            title='Other'                   | title: "Other"
            theme_config.menu.Home=/        | "menu":{"Home":"/"}
            server.htps_port=1              | did you mean server.https_port?
            nothing=1                       | there is no setting 'nothing'
            server.port                     | write it as --set server.redirect=false
            """)
    void a_setting_of_the_call_wins_over_the_file(String setting, String expected) {
        Ended ended = run(Map.of(), "config", "--source", root.toString(), "--set", setting);
        assertTrue((ended.out + ended.err).contains(expected), ended.out + ended.err);
        assertEquals(ended.out.isEmpty() ? 2 : 0, ended.code);
    }

    @Test
    void a_setting_of_the_environment_wins_over_the_file() {
        Ended ended = run(
                Map.of("BLOG_SERVER_PUBLIC_HTTPS_PORT", "8443"),
                "config",
                "server.public_https_port",
                "--source",
                root.toString());
        assertEquals("8443\n", ended.out);
    }

    @Test
    void config_tells_where_a_setting_came_from() throws IOException {
        String all = run("config", "--source", root.toString()).out();
        assertTrue(all.contains("title: \"T\"  # _config.yml\n"), all);
        assertTrue(all.contains("per_page: 10  # default\n"), all);
        assertEquals(
                "true\n",
                run("config", "pretty_urls.trailing_index", "--source", root.toString())
                        .out());
        assertEquals(2, run("config", "no.such", "--source", root.toString()).code());
    }

    @Test
    void config_prints_no_secret() throws IOException {
        write("_config.yml", """
                server:
                  acme:
                    authority: [{url: 'https://ca.example', eab: {kid: K1, hmac: H1}}]
                    dns: {provider: cloudflare, token: T1, id: '${ID}', secret: 'file:/run/x'}
                """);
        String all = run("config", "--source", root.toString()).out();
        assertTrue(all.contains("\"eab\":{\"kid\":\"(secret)\",\"hmac\":\"(secret)\"}"), all);
        assertTrue(all.contains("\"token\":\"(secret)\",\"id\":\"${ID}\",\"secret\":\"file:/run/x\""), all);
        assertEquals(
                "(secret)\n",
                run("config", "server.acme.dns.token", "--source", root.toString())
                        .out());
    }

    @Test
    void clean_removes_what_was_generated_and_nothing_else() {
        run("generate", "-q", "--source", root.toString());
        assertEquals(0, run("clean", "--source", root.toString()).code());
        assertFalse(Files.exists(root.resolve("public")));
        assertTrue(Files.exists(root.resolve("source/_posts/hello.md")));
    }

    @Test
    void new_fills_the_scaffold() throws IOException {
        write("scaffolds/post.md", "---\ntitle: {{ title }}\ndate: {{ date }}\ntags:\nmine: kept\n---\n");
        assertEquals(
                "source/_posts/Hello-World.md\n",
                run("new", "Hello: World", "--source", root.toString()).out());
        String text = Files.readString(root.resolve("source/_posts/Hello-World.md"));
        assertTrue(
                text.matches(
                        "---\ntitle: 'Hello: World'\ndate: \\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d\ntags:\nmine: kept\n---\n"),
                text);
        assertEquals(
                "source/_posts/Hello-World-1.md\n",
                run("new", "Hello: World", "--source", root.toString()).out());
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(delimiter = '|', textBlock = """
            post,你好 世界                | source/_posts/你好-世界.md
            draft,Not yet                 | source/_drafts/Not-yet.md
            page,About me                 | source/About-me/index.md
            page,About,--path,about/me    | source/about/me.md
            post,T,--slug,own name        | source/_posts/own-name.md
            note,A note                   | source/_posts/A-note.md
            """)
    void new_goes_where_hexo_puts_it(String call, String file) {
        String[] words = call.split(",");
        String[] args = new String[words.length + 3];
        args[0] = "new";
        System.arraycopy(words, 0, args, 1, words.length);
        args[args.length - 2] = "--source";
        args[args.length - 1] = root.toString();
        assertEquals(file + "\n", run(args).out());
        assertTrue(Files.isRegularFile(root.resolve(file)));
    }

    @Test
    void publish_makes_a_post_of_a_draft() throws IOException {
        write("source/_drafts/soon.md", "---\ntitle: Soon\n---\ntext\n");
        write("source/_drafts/soon/a.png", "png");
        assertEquals(
                "source/_posts/soon.md\n",
                run("publish", "soon", "--source", root.toString()).out());
        String text = Files.readString(root.resolve("source/_posts/soon.md"));
        assertTrue(text.matches("---\ntitle: Soon\ndate: [-0-9]{10} [:0-9]{8}\ntags:\n---\ntext\n"), text);
        assertFalse(Files.exists(root.resolve("source/_drafts/soon.md")));
        assertTrue(Files.exists(root.resolve("source/_posts/soon/a.png")));
        Ended again = run("publish", "soon", "--source", root.toString());
        assertEquals(2, again.code());
        assertTrue(again.err().contains("there is no draft 'soon'"), again.err());
    }

    /** {@code /proc/self/mem} fails like a broken disk, and a pipe keeps who reads it. */
    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', textBlock = """
            new post T       | scaffolds/post.md -> /proc/self/mem       | this file can't be read
            new post T       | scaffolds/post.md [fifo]                  | this is no file
            new note T       | scaffolds/note.md/                        | this is no file
            publish d        | source/_drafts/d.md -> /proc/self/mem     | this file can't be read
            publish d        | source/_drafts/d.md [fifo]                | this is no file
            compare SITE     | a/index.html -> /proc/self/mem            | this file can't be read
            """)
    void a_command_does_not_wait_for_what_can_not_be_read(String call, String tree, String message) throws IOException {
        String[] args = Stream.of((call + " --source SITE").split(" "))
                .map(word -> word.equals("SITE") ? root.toString() : word)
                .toArray(String[]::new);
        TextTree.parse("----- " + tree + "\n").write(root);
        Ended ended = run(args);
        assertEquals(2, ended.code(), ended.err());
        assertTrue(ended.err().contains(tree.replaceFirst("( |/$).*", "") + ": error: " + message), ended.err());
        assertFalse(Files.exists(root.resolve("source/_posts/T.md")));
        assertFalse(Files.exists(root.resolve("source/_posts/d.md")));
    }

    @Test
    void compare_passes_over_a_pipe_in_the_published_folder() throws IOException {
        run("generate", "--source", root.toString());
        TextTree.parse("----- old/index.html [fifo]\n").write(root.resolve("public"));
        Ended same = run("compare", root.resolve("public").toString(), root.toString());
        assertEquals(0, same.code(), same.err());
    }

    @Test
    void new_does_not_leave_the_blog() {
        Ended ended = run("new", "x", "--path", "../../../x", "--source", root.toString());
        assertEquals(2, ended.code());
        assertTrue(ended.err().contains("leads out of the source folder"), ended.err());
    }

    @Test
    void a_file_that_can_not_be_written_is_told_without_a_trace() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "not a folder");
        Ended ended = run("init", file.resolve("blog").toString());
        assertEquals(1, ended.code());
        assertTrue(ended.err().startsWith("error: a file can't be read or written: "), ended.err());
        assertFalse(ended.err().contains("\tat "), ended.err());
    }

    @Test
    void completion_is_a_script_of_the_shell() {
        Ended ended = run("completion");
        assertEquals(0, ended.code());
        assertTrue(ended.out().contains("--https-port"), "options are completed");
    }

    @Test
    void names_in_chinese_work_in_a_locale_that_knows_none() throws Exception {
        write("source/_posts/你好.md", "---\ntitle: x\ndate: 2024-01-02\n---\n");
        ProcessBuilder builder = Called.process("generate", "--quiet");
        builder.environment().put("LC_ALL", "C");
        builder.environment().remove("JAVA_TOOL_OPTIONS");
        Process process =
                builder.directory(root.toFile()).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals("", said);
        assertEquals(0, process.waitFor());
        assertTrue(Files.exists(root.resolve("public/2024/01/02/你好/index.html")));
    }

    @Test
    void a_new_theme_is_complete_and_builds_at_once() throws IOException {
        Ended made = run("theme", "new", "my-theme", "--source", root.toString());
        assertEquals("themes/my-theme\n", made.out(), made.err());
        assertTrue(made.err().contains("'theme: my-theme'"), made.err());
        for (String name : List.of("index", "post", "page", "archive", "category", "tag", "404", "layout")) {
            assertTrue(Files.exists(root.resolve("themes/my-theme/layout/" + name + ".peb")), name);
        }
        Files.writeString(
                root.resolve("_config.yml"), Files.readString(root.resolve("_config.yml")) + "theme: my-theme\n");
        Ended built = run("generate", "--source", root.toString());
        assertEquals(0, built.code(), built.err());
        assertFalse(built.err().contains("notice"), built.err());
        assertTrue(Files.readString(root.resolve("public/index.html")).contains("<header class=\"site\">"));
        assertEquals(
                "default\nplain-text\nmy-theme (used)\n",
                run("theme", "--source", root.toString()).out());
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(delimiter = '|', textBlock = """
              taken      | themes/taken: error: there is a theme 'taken' already
              default    | error: there is a theme 'default' in blog.jar
              Plain-Text | error: there is a theme 'Plain-Text' in blog.jar
              ../x       | error: '../x' can't be the name of a theme
              .x         | error: '.x' can't be the name of a theme
              a/b        | error: 'a/b' can't be the name of a theme
              con        | error: 'con' can't be the name of a theme
            """)
    void a_new_theme_needs_a_name_of_its_own(String name, String message) throws IOException {
        write("themes/taken/_config.yml", "");
        Ended ended = run("theme", "new", name, "--source", root.toString());
        assertEquals(2, ended.code());
        assertTrue(ended.err().startsWith(message), ended.err());
    }

    @Test
    void a_draft_is_shared_listed_and_revoked() throws IOException {
        write("source/_drafts/not-yet.md", "---\ntitle: Not yet\n---\ntext\n");
        String[] place = {
            "--source", root.toString(), "--data", folder.resolve("data").toString()
        };
        String link = share(place, "not").out().strip();
        assertTrue(link.matches("https://blog\\.example/-/draft/[\\w-]{24}/"), link);
        String listed = share(place, "--list").out().strip();
        assertTrue(listed.startsWith(link + "  _drafts/not-yet.md  until 20"), listed);
        assertEquals(
                "revoked: _drafts/not-yet.md\n", share(place, "--revoke", link).err());
        assertEquals("", share(place, "--list").out());
        Ended again = share(place, "--revoke", "not-yet");
        assertEquals(2, again.code());
        assertTrue(again.err().startsWith("error: there is no link 'not-yet'"), again.err());
    }

    private static Ended share(String[] place, String... more) {
        return run(Stream.of(new String[] {"share"}, more, place)
                .flatMap(Stream::of)
                .toArray(String[]::new));
    }
}
