package blogjar.migrate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import blogjar.build.Blog;
import blogjar.build.Build;
import blogjar.diagnostic.ProblemException;
import blogjar.output.FolderSink;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** A blog against a folder in which it was published. */
class ComparisonTest {
    private static final String POST = "2024/01/02/hello/index.html";

    @TempDir
    Path temp;

    private Path published;
    private Blog blog;

    @BeforeEach
    void make() throws IOException {
        blog = new Blog(Files.createDirectories(temp.resolve("blog"))).post("hello.md", post("Hello", "text"));
        published = temp.resolve("published");
    }

    private static String post(String title, String text) {
        return "---\ntitle: " + title + "\ndate: 2024-01-02 03:04:05\n---\n" + text + "\n";
    }

    private void publish() throws IOException {
        try (FolderSink sink = FolderSink.open(published)) {
            Build.prepare(Build.Settings.of(blog.root())).run(sink, (phase, done, total) -> {});
            sink.commit();
        }
    }

    private void published(String path, String text) throws IOException {
        Path file = published.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private void edit(String path, String old, String now) throws IOException {
        String text = Files.readString(published.resolve(path));
        assertTrue(text.contains(old), text);
        published(path, text.replace(old, now));
    }

    private Comparison compare() throws IOException {
        return Comparison.of(Build.prepare(Build.Settings.of(blog.root())).inventory(), published.toString());
    }

    private static List<String> lost(Comparison comparison) {
        return comparison.lost().stream()
                .map(lost -> lost.path() + (lost.now() == null ? "" : " now " + lost.now()))
                .toList();
    }

    @Test
    void what_was_built_from_the_same_tree_is_the_same() throws IOException {
        blog.config("root: /blog/\n")
                .post("你好 世界.md", post("你好 & <世界>", "正文\n\n```js\nlet a\n```"))
                .file("source/about/index.md", "---\ntitle: About\n---\nme\n")
                .file("source/bare.html", "---\nlayout: false\n---\n<p>bare</p>")
                .file("source/images/a.png", "png");
        publish();
        Comparison comparison = compare();
        assertTrue(comparison.isSame(), comparison.toString());
        assertEquals(List.of(), comparison.added());
        assertEquals(comparison.ownPages(), comparison.pages());
    }

    @Test
    void pages_of_one_side_are_lost_or_new() throws IOException {
        publish();
        published("old/index.html", "<h1>Gone</h1>");
        published("paper.pdf", "pdf");
        blog.post("later.md", "---\ntitle: Later\ndate: 2024-01-03\n---\nx\n");
        Comparison comparison = compare();
        assertEquals(List.of("old/", "paper.pdf"), lost(comparison));
        assertTrue(comparison.added().contains("2024/01/03/later/"), comparison.toString());
        assertFalse(comparison.isSame());
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        ":year/:title/, 2024/01/02/hello/ now 2024/hello/",
        ":year/:month/:day/:title.html, 2024/01/02/hello/ now 2024/01/02/hello.html",
        ":year/:month/:day/HELLO/, 2024/01/02/hello/ now 2024/01/02/HELLO/"
    })
    void a_page_that_moved_is_named(String permalink, String expected) throws IOException {
        publish();
        blog.config("permalink: " + permalink + "\n");
        assertEquals(List.of(expected), lost(compare()));
    }

    @Test
    void files_of_the_theme_are_counted_and_pictures_of_articles_are_lost() throws IOException {
        publish();
        edit(POST, "text", "text <img src='/images/of%20article.png?v=2'><a href='/big.jpg'>big</a>");
        for (String file : List.of("css/main.css", "js/a.js", "fonts/a.woff2", "images/avatar.gif")) {
            published(file, "theme");
        }
        published("images/of article.png", "png");
        published("big.jpg", "jpg");
        Comparison comparison = compare();
        assertEquals(List.of("big.jpg", "images/of article.png"), lost(comparison));
        assertTrue(comparison.themeFiles() >= 4, comparison.toString());
    }

    @Test
    void what_is_hidden_is_no_part_of_the_site() throws IOException {
        blog.file("source/.well-known/a.txt", "a").config("include: ['.well-known/**', '.nojekyll']\n");
        blog.file("source/.nojekyll", "");
        publish();
        Files.delete(published.resolve(".nojekyll"));
        published(".git/HEAD.html", "x");
        published(".travis.yml", "");
        Comparison comparison = compare();
        assertTrue(comparison.isSame(), comparison.toString());
        assertEquals(List.of(), comparison.added());
    }

    @ParameterizedTest(name = "{1}")
    @CsvSource(delimiter = '|', textBlock = """
            <h1>Hello</h1>                                                   | same
            <h1 class=post-title itemprop='name headline'>\tHello </h1>      | same
            <title>Hello - My Blog</title>                                   | same
            <meta property=og:title content=Hello><h1>My Blog</h1>           | same
            <h1>Hello World</h1><title>Hello World - My Blog</title>         | Hello World
            <h1>Hallo</h1>                                                   | Hallo
            <p>no title at all</p>                                           | same
            """)
    void titles_are_looked_for_as_a_reader_does(String page, String expected) throws IOException {
        published(POST, page);
        List<Comparison.Difference> titles = compare().titles();
        assertEquals(expected, titles.isEmpty() ? "same" : titles.get(0).published());
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            <time datetime='2024-01-02T03:04:05+08:00'></time>                          | same
            <time datetime='2024-01-01T19:04:05.000Z'></time>                           | same
            <time datetime='2024-01-02 03:04'></time>                                   | same
            <time datetime=2024-01-02></time>                                           | same
            <time datetime='last year'></time>                                          | same
            <meta property=article:published_time content=2024-01-01T19:04:05.000Z>     | same
            <meta property=article:published_time content=2024-01-02T03:04:05.000Z>     | 2024-01-02T03:04:05.000Z
            <time datetime=2024-01-03></time>                                           | 2024-01-03
            <time datetime='2024-99-99 03:04'></time>                                   | same
            """)
    void dates_are_compared_as_exactly_as_they_are_told(String page, String expected) throws IOException {
        published(POST, "<article>" + page + "</article>");
        List<Comparison.Difference> dates = compare().dates();
        assertEquals(expected, dates.isEmpty() ? "same" : dates.get(0).published());
    }

    @Test
    void another_time_zone_is_told_once() throws IOException {
        for (int i = 1; i <= 3; i++) {
            blog.post("p" + i + ".md", "---\ntitle: P" + i + "\ndate: 2024-01-0" + i + " 12:00:00\n---\nx\n");
        }
        publish();
        blog.file("_config.yml", "timezone: UTC\nurl: https://blog.example\n");
        Comparison comparison = compare();
        assertEquals(4, comparison.dates().size());
        assertTrue(
                comparison.remarks().toString().contains("4 dates differ by the same 8:00 h"), comparison.toString());
    }

    private record Example(String text, String page, String told) {}

    static Stream<Example> examples() throws IOException {
        String file = new String(
                Objects.requireNonNull(ComparisonTest.class.getResourceAsStream("texts.txt"))
                        .readAllBytes(),
                StandardCharsets.UTF_8);
        List<String> lines = file.lines()
                .filter(line -> !line.isBlank() && !line.startsWith("# "))
                .toList();
        List<Example> examples = new ArrayList<>();
        for (int i = 0; i + 2 < lines.size(); i += 3) {
            examples.add(new Example(
                    lines.get(i).replace("\\n", "\n"), lines.get(i + 1).replace("\\n", "\n"), lines.get(i + 2)));
        }
        return examples.stream();
    }

    @ParameterizedTest
    @MethodSource("examples")
    void texts_are_compared_as_they_are_read(Example example) throws IOException {
        blog.post("hello.md", post("Hello", example.text()));
        published(POST, "<!DOCTYPE html><title>Hello</title><body>" + example.page());
        assertEquals(example.told(), told(compare()));
    }

    private static String told(Comparison comparison) {
        if (!comparison.spacing().isEmpty()) {
            return "spacing";
        }
        return comparison.texts().stream()
                .map(text -> (text.after().isEmpty() ? "" : "after " + text.after() + " ") + "published "
                        + (text.published().isEmpty() ? "nothing" : text.published()) + ", ours "
                        + (text.ours().isEmpty() ? "nothing" : text.ours()))
                .findFirst()
                .orElse("same");
    }

    @Test
    void a_text_behind_a_password_is_not_compared() throws IOException {
        blog.post("hello.md", "---\ntitle: Hello\ndate: 2024-01-02 03:04:05\npassword: secret\n---\ntext\n");
        blog.file("package.json", "{\"dependencies\": {\"hexo-blog-encrypt\": \"3.1.9\"}}");
        published(POST, "<title>Hello</title><article>Here is something encrypted</article>");
        assertEquals(List.of(), compare().texts());
    }

    @Test
    void a_site_that_has_nothing_in_common_is_told() throws IOException {
        published("other/index.html", "<h1>Other</h1>");
        assertTrue(compare().remarks().toString().contains("no page is on both sides"));
    }

    @Test
    void a_folder_without_pages_can_not_be_compared() throws IOException {
        assertThrows(ProblemException.class, this::compare);
        published("README.md", "x");
        ProblemException none = assertThrows(ProblemException.class, this::compare);
        assertTrue(none.getMessage().contains("there is no page in"), none.getMessage());
    }
}
