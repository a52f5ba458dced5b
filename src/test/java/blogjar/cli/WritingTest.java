package blogjar.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code new}, {@code publish} and {@code unpublish}: which files they make of which. Expected is what Hexo 8.1.2 writes. */
class WritingTest {
    private static final Pattern TODAY = Pattern.compile("\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d");

    @TempDir
    Path root;

    @BeforeEach
    void scaffolds() throws IOException {
        write("_config.yml", "title: T\ntimezone: UTC\n");
        write("scaffolds/post.md", "---\ntitle: {{ title }}\ndate: {{ date }}\ntags:\n---\n");
        write("scaffolds/draft.md", "---\ntitle: {{ title }}\ntags:\n---\n");
        write("scaffolds/page.md", "---\ntitle: {{ title }}\ndate: {{ date }}\n---\n");
    }

    private void write(String path, String text) throws IOException {
        Path file = root.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private void config(String more) throws IOException {
        write("_config.yml", "title: T\ntimezone: UTC\n" + more + "\n");
    }

    private String call(String... args) {
        Called called = Called.in(root, args);
        assertEquals(0, called.code(), called.err());
        return called.out().strip().replace('\\', '/');
    }

    private String text(String path) throws IOException {
        return Files.readString(root.resolve(path));
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(delimiter = '\t', quoteCharacter = '^', textBlock = """
            Hello World\tHello-World\tHello World
            Hello: World\tHello-World\t'Hello: World'
            It's "so"\tIt-s-so\tIt's "so"
            你好，世界：一\t你好，世界：一\t你好，世界：一
            🚀 Launch 🎉\t🚀-Launch-🎉\t🚀 Launch 🎉
            #1 is C#\t1-is-C\t'#1 is C#'
            [a] {b} & *c*\ta-b-c\t'[a] {b} & *c*'
            2048\t2048\t'2048'
            true\ttrue\t'true'
            2024-01-02\t2024-01-02\t'2024-01-02'
            a\\b: it's\ta-b-it-s\t'a\\b: it''s'
            @home `x` % | >\thome-x\t'@home `x` % | >'
            ends with colon:\tends-with-colon\t'ends with colon:'
            {{ x }} and {% y %}\tx-and-y\t'{{ x }} and {% y %}'
            a # b\ta-b\t'a # b'
            """)
    void a_title_is_written_as_it_was_given(String title, String slug, String written) throws IOException {
        assertEquals("source/_posts/" + slug + ".md", call("new", title));
        assertTrue(
                text("source/_posts/" + slug + ".md")
                        .matches("---\ntitle: " + Pattern.quote(written) + "\ndate: " + TODAY + "\ntags:\n---\n"),
                text("source/_posts/" + slug + ".md"));
        Called built = Called.in(root, "list", "post");
        assertTrue(built.out().contains(title), built.out());
    }

    @ParameterizedTest(name = "{0} {1} -> {2}")
    @CsvSource(delimiter = '|', textBlock = """
                                                 | new;Hello W                              | _posts/Hello-W.md
                                                 | new;Post;T                               | _posts/T.md
                                                 | new;draft;Not yet                        | _drafts/Not-yet.md
                                                 | new;page;About me                        | about/../About-me/index.md
                                                 | new;page;--path;about/me;About me        | about/me.md
                                                 | new;page;--path;about/me.html;About me   | about/me.html
                                                 | new;-p;about/me                          | _posts/about/me.md
                                                 | new;draft;--path;x/y;T                   | _drafts/x/y.md
                                                 | new;T;--slug;Own Name/x                  | _posts/Own-Name-x.md
                                                 | new;T;-s;你 好                            | _posts/你-好.md
            new_post_name: :year-:month-:day-:title.md | new;T;--date;2024-01-02            | _posts/2024-01-02-T.md
            new_post_name: :year/:i_month/:i_day/:title.md | new;T;--date;2024-01-02        | _posts/2024/1/2/T.md
            new_post_name: :hash-:title.md       | new;Hello;--date;2024-01-02 03:04:05     | _posts/9c8f6a5a2d1b-Hello.md
            new_post_name: :lang/:title.md       | new;Hello;--lang;tw                      | _posts/tw/Hello.md
            new_post_name: :layout/:title.md     | new;Hello                                | _posts/post/Hello.md
            new_post_name: :category/:title.md   | new;Hello;--category=C d                 | _posts/C d/Hello.md
            new_post_name: :title.html           | new;Hello                                | _posts/Hello.html
            filename_case: 1                     | new;Hello World                          | _posts/hello-world.md
            filename_case: 2                     | new;Hello World                          | _posts/HELLO-WORLD.md
            default_layout: draft                | new;T                                    | _drafts/T.md
            """)
    void the_file_is_where_hexo_puts_it(String config, String call, String file) throws Exception {
        config(config == null ? "" : config);
        String expected = file.contains("9c8f") ? "_posts/" + hash("Hello1704164645") + "-Hello.md" : file;
        String made = call(call.split(";"));
        assertEquals(Path.of("source/" + expected).normalize(), Path.of(made));
        assertTrue(Files.isRegularFile(root.resolve(made)), made);
    }

    private static String hash(String text) throws Exception {
        byte[] sha1 = java.security.MessageDigest.getInstance("SHA-1")
                .digest(text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        return java.util.HexFormat.of().formatHex(sha1).substring(0, 12);
    }

    @Test
    void a_name_that_nothing_says_is_asked_for() throws IOException {
        config("new_post_name: :lang/:title.md");
        Called missing = Called.in(root, "new", "Hello");
        assertEquals(2, missing.code());
        assertTrue(missing.err().contains("'new_post_name' wants ':lang'"), missing.err());
        assertTrue(missing.err().contains("--lang VALUE"), missing.err());
        config("new_post_name: :lang/:title.md\npermalink_defaults: {lang: en}");
        assertEquals("source/_posts/en/Hello.md", call("new", "Hello"));
    }

    @Test
    void a_scaffold_knows_hexos_variables_and_its_body_stays_as_it_is() throws IOException {
        write("scaffolds/photo.md", """
                ---
                # mine
                title: {{ title }}
                layout: {{ layout }}
                slug: {{ slug }}
                path: {{ path }}
                cover: "/img/{{ slug }}.jpg"
                shout: "{{ title }}"
                long: {{ title | upper }}
                lang: {{ lang }}
                when: {% if lang %}yes{% else %}no{% endif %}
                date: {{ date }}
                ---

                Hello {{ title }}
                """);
        call("new", "photo", "My: photo", "--lang", "en", "--date", "2024-01-02 03:04:05");
        assertEquals("""
                ---
                # mine
                title: 'My: photo'
                layout: photo
                slug: My-photo
                path:
                cover: "/img/My-photo.jpg"
                shout: 'My: photo'
                long: 'MY: PHOTO'
                lang: en
                when: yes
                date: 2024-01-02 03:04:05
                ---

                Hello {{ title }}
                """, text("source/_posts/My-photo.md"));
    }

    @Test
    void a_scaffold_may_be_of_another_form() throws IOException {
        write("scaffolds/json.md", "\"title\": {{ title }},\n\"date\": \"{{ date }}\"\n;;;\nbody\n");
        write("scaffolds/open.md", "title: {{ title }}\n---\nx\n");
        call("new", "json", "My \"json\" one", "--date", "2024-01-02", "--lang", "en");
        assertEquals(
                "\"title\": \"My \\\"json\\\" one\",\n\"date\": \"2024-01-02 00:00:00\",\n\"lang\": \"en\"\n;;;\nbody\n",
                text("source/_posts/My-json-one.md"));
        call("new", "open", "Title");
        assertEquals("title: Title\n---\nx\n", text("source/_posts/Title.md"));
    }

    @Test
    void a_layout_without_a_scaffold_gets_the_normal_one() throws IOException {
        call("new", "note", "A note", "--date", "2024-01-02");
        assertEquals(
                "---\nlayout: note\ntitle: A note\ndate: 2024-01-02 00:00:00\ntags:\n---\n",
                text("source/_posts/A-note.md"));
        write("scaffolds/normal.md", "---\nlayout: {{ layout }}\nmine: 1\n---\n");
        call("new", "note", "B");
        assertEquals("---\nlayout: note\nmine: 1\n---\n", text("source/_posts/B.md"));
    }

    @Test
    void other_options_are_values_of_the_file() throws IOException {
        call(
                "new",
                "T",
                "--tags",
                "a",
                "--tags",
                "b: c",
                "--no-comments",
                "--toc",
                "--n=3",
                "--slug",
                "x",
                "--date",
                "2024-01-02");
        assertEquals("""
                ---
                title: T
                date: 2024-01-02 00:00:00
                tags:
                  - a
                  - 'b: c'
                comments: false
                toc: true
                n: 3
                ---
                """, text("source/_posts/x.md"));
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(delimiter = '|', textBlock = """
            new                     | the title is missing
            new;post;My;title       | a title of several words is put in quotes: "post My title"
            new;T;--slgu;x          | did you mean --slug?
            new;T;-x                | unknown option: '-x'
            new;T;--date;soon       | --date soon is no date
            new;T;--path;../../x    | leads out of the source folder
            new;***                 | no file name can be made of '***'
            publish;none            | there is no draft 'none'
            unpublish;none          | there is no post 'none'
            """)
    void a_wrong_call_writes_nothing(String call, String message) throws IOException {
        SortedMap<String, String> before = Called.tree(root);
        Called called = Called.in(root, call.split(";"));
        assertEquals(2, called.code(), called.err());
        assertTrue(called.err().contains(message), called.err());
        assertEquals(before, Called.tree(root));
    }

    @Test
    void a_name_that_is_taken_gets_a_number_or_is_written_over() throws IOException {
        assertEquals("source/_posts/T.md", call("new", "T"));
        assertEquals("source/_posts/T-1.md", call("new", "T"));
        assertEquals("source/_posts/T-2.md", call("new", "T"));
        write("source/_posts/T.md", "old");
        assertEquals("source/_posts/T.md", call("new", "T", "--replace"));
        assertTrue(text("source/_posts/T.md").startsWith("---\ntitle: T\n"));
    }

    @Test
    void an_asset_folder_is_made_for_all_but_an_index() throws IOException {
        config("post_asset_folder: true");
        call("new", "Hello");
        call("new", "draft", "D");
        call("new", "page", "P");
        call("new", "page", "--path", "q/r", "R");
        assertEquals(
                "[P/index.md, _drafts/D.md, _drafts/D/, _posts/Hello.md, _posts/Hello/, q/r.md, q/r/]",
                Called.tree(root.resolve("source")).keySet().toString());
    }

    @Test
    void a_draft_gets_what_the_scaffold_has_and_it_lacks() throws IOException {
        write(
                "scaffolds/post.md",
                "---\ntitle: {{ title }}\ndate: {{ date }}\ntags:\n- all\ncover: /{{ slug }}.png\n---\n<!-- start -->\n");
        write("source/_drafts/soon.md", "---\n# a comment\ntitle: \"Soon\"\ntags: [a]\nlayout: draft\n---\ntext\n");
        assertEquals("source/_posts/soon.md", call("publish", "soon"));
        assertEquals(
                "---\n# a comment\ntitle: \"Soon\"\ntags: [a]\ndate: NOW\ncover: /soon.png\n---\n<!-- start -->\n\ntext\n",
                TODAY.matcher(text("source/_posts/soon.md")).replaceAll("NOW"));
        assertEquals("[_posts/soon.md]", files());
    }

    private String files() throws IOException {
        SortedMap<String, String> files = new TreeMap<>(Called.tree(root.resolve("source")));
        files.keySet().removeIf(name -> name.endsWith("/"));
        return files.keySet().toString();
    }

    @ParameterizedTest(name = "{0}: publish {1} of {2} -> {3}")
    @CsvSource(delimiter = '|', textBlock = """
                                                  | so                    | soon.md                  | _posts/soon.md
                                                  | Soon Or Late          | Soon-Or-Late.md          | _posts/Soon-Or-Late.md
                                                  | source/_drafts/soon.md| soon.md                  | _posts/soon.md
                                                  | sub/soon              | sub/soon.md              | _posts/sub/soon.md
                                                  | soon                  | sub/soon.md              | _posts/sub/soon.md
            new_post_name: :year-:month-:day-:title.md | soon             | soon.md                  | _posts/2020-02-03-soon.md
            new_post_name: :lang/:title.md        | soon                  | soon.md                  | _posts/fr/soon.md
            """)
    void a_draft_is_found_and_goes_where_its_front_matter_says(String config, String name, String draft, String post)
            throws IOException {
        config(config == null ? "" : config);
        write("source/_drafts/" + draft, "---\ntitle: Soon\nlang: fr\ndate: 2020-02-03 04:05:06\n---\ntext\n");
        assertEquals("source/" + post, call("publish", name));
        assertTrue(text("source/" + post).startsWith("---\ntitle: Soon\nlang: fr\ndate: 2020-02-03 04:05:06\n"));
    }

    @Test
    void a_beginning_that_two_drafts_have_is_no_name() throws IOException {
        write("source/_drafts/so-1.md", "x");
        write("source/_drafts/so-2.md", "x");
        Called called = Called.in(root, "publish", "so");
        assertEquals(2, called.code());
        assertTrue(called.err().contains("there are: so-1, so-2"), called.err());
    }

    @Test
    void a_post_that_is_there_stays_unless_it_is_to_be_replaced() throws IOException {
        write("source/_posts/soon.md", "old");
        write("source/_posts/soon/a.png", "old");
        write("source/_drafts/soon.md", "---\ntitle: S\n---\n");
        write("source/_drafts/soon/a.png", "new");
        assertEquals("source/_posts/soon-1.md", call("publish", "soon"));
        assertEquals("new", text("source/_posts/soon-1/a.png"));
        assertEquals("old", text("source/_posts/soon/a.png"));
        write("source/_drafts/soon.md", "---\ntitle: S\n---\n");
        write("source/_drafts/soon/a.png", "new");
        assertEquals("source/_posts/soon.md", call("publish", "soon", "--replace"));
        assertEquals("new", text("source/_posts/soon/a.png"));
        assertEquals("[_posts/soon-1.md, _posts/soon-1/a.png, _posts/soon.md, _posts/soon/a.png]", files());
    }

    @Test
    void a_folder_of_other_drafts_is_no_asset_folder() throws IOException {
        write("source/_drafts/soon.md", "---\ntitle: S\n---\n");
        write("source/_drafts/soon/other.md", "---\ntitle: O\n---\n");
        call("publish", "soon");
        assertEquals("[_drafts/soon/other.md, _posts/soon.md]", files());
    }

    @Test
    void a_post_that_is_withdrawn_and_published_again_is_what_it_was() throws IOException {
        config("new_post_name: :year-:month-:day-:lang-:title.md");
        String post = "---\ntitle: Hello\n# mine\ntags: [a]\n---\ntext\n";
        write("source/_posts/2020-02-03-fr-My hello.md", post);
        write("source/_posts/2020-02-03-fr-My hello/a.png", "png");
        String before = address();
        assertEquals("source/_drafts/My hello.md", call("unpublish", "2020-02-03-fr-My hello"));
        assertEquals("[_drafts/My hello.md, _drafts/My hello/a.png]", files());
        assertEquals(
                "---\ntitle: Hello\n# mine\ntags: [a]\nlang: fr\ndate: 2020-02-03 00:00:00\n---\ntext\n",
                text("source/_drafts/My hello.md"));
        assertEquals("source/_posts/2020-02-03-fr-My hello.md", call("publish", "My hello"));
        assertEquals("[_posts/2020-02-03-fr-My hello.md, _posts/2020-02-03-fr-My hello/a.png]", files());
        assertEquals(before, address());
    }

    private String address() {
        return Arrays.stream(Called.in(root, "list", "route").out().split("\n"))
                .filter(line -> line.contains("hello"))
                .findFirst()
                .orElse("none");
    }

    @Test
    void a_withdrawn_post_does_not_write_over_a_draft() throws IOException {
        write("source/_posts/a.md", "post");
        write("source/_drafts/a.md", "draft");
        assertEquals("source/_drafts/a-1.md", call("unpublish", "a"));
        write("source/_posts/a.md", "post");
        assertEquals("source/_drafts/a.md", call("unpublish", "a", "-r"));
        assertTrue(text("source/_drafts/a.md").endsWith("---\npost"), text("source/_drafts/a.md"));
    }
}
