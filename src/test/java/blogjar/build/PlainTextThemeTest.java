package blogjar.build;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import blogjar.output.Sink;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The second theme in the jar: its pages are whole, in blogs of every kind, and ask no other host for anything. */
class PlainTextThemeTest {
    private static final Path THEME = Path.of("themes/plain-text");
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-12-01T00:00:00Z"), ZoneOffset.UTC);

    @TempDir
    Path folder;

    private static List<String> all(String regex, String text) {
        return Pattern.compile(regex, Pattern.DOTALL)
                .matcher(text)
                .results()
                .map((MatchResult m) -> m.group(m.groupCount() == 0 ? 0 : 1))
                .toList();
    }

    private static SortedMap<String, String> pages(Path root) throws IOException {
        SortedMap<String, String> pages = new ConcurrentSkipListMap<>();
        Sink sink = output -> {
            if (output.path().endsWith(".html")) {
                pages.put(output.path(), new String(output.content().bytes(), StandardCharsets.UTF_8));
            }
        };
        Map<String, Object> theme = Map.of("theme", "plain-text");
        Build.prepare(new Build.Settings(root, List.of(), Map.copyOf(theme), false, Optional.empty(), CLOCK))
                .run(sink, Progress.NONE);
        return pages;
    }

    private static void areWhole(SortedMap<String, String> pages) {
        assertFalse(pages.isEmpty());
        pages.forEach((path, page) -> {
            if (!page.contains("<header class=\"site\">")) {
                return; // not made by the theme: a redirect, a file of the author's
            }
            assertTrue(page.startsWith("<!doctype html>\n<html lang=\""), path);
            assertTrue(page.endsWith("</html>\n"), path);
            assertEquals(1, all("<main ", page).size(), path);
            assertEquals(1, all("<title>[^<]+</title>", page).size(), path);
            assertEquals(
                    1,
                    all("<h1 class=\"(?:p-name|unseen)\">|<header>\\s*(?:<p.*?</p>\\s*)?<h1>", page)
                            .size(),
                    path);
            boolean article = page.contains("class=\"e-content");
            assertEquals(article ? 0 : 1, all("<div class=\"h-feed\">", page).size(), path);
            String frame = page.replaceAll("(?s)<div class=\"p-summary text\">.*?</div>\\s*</article>", "")
                    .replaceAll("(?s)<div class=\"e-content text\">.*</div>", "")
                    .replaceAll("<img[^>]* class=\"u-photo\"[^>]*>", ""); // the author's
            assertEquals(List.of(), all("<(?:script|img|iframe)[^>]*src=\"(?:https?:)?//[^\"]*\"", frame), path);
            assertEquals(
                    List.of(),
                    all("<link rel=\"(?:stylesheet|preload|icon)\"[^>]*href=\"https?:[^\"]*\"", frame),
                    path);
            assertEquals(List.of(), all("<style| style=\"| onclick=|\\{\\{|\\{%", frame), path);
        });
    }

    @Test
    void the_demo_is_whole_in_it() throws IOException {
        Path demo = folder.resolve("demo");
        for (String line : Files.readAllLines(Path.of("src/main/resources/demo/index.txt"))) {
            String[] names = line.strip().split(" -> ");
            Path target = demo.resolve(names[names.length - 1]);
            Files.createDirectories(target.getParent());
            Files.copy(Path.of("src/main/resources/demo", names[0]), target);
        }
        SortedMap<String, String> pages = pages(demo);
        areWhole(pages);
        assertTrue(
                pages.keySet().containsAll(List.of("index.html", "404.html", "tags/index.html", "about/index.html")));
        String tour = pages.get("2026/05/02/a-tour-of-markdown/index.html");
        assertTrue(tour.contains("<nav aria-label=\"Contents\"><ol class=\"toc\">"));
        assertEquals(List.of("2026-05-02"), all("class=\"dt-published\" datetime=\"(.{10})", tour));
        assertEquals(
                List.of("写作", "Markdown", "writing"), all("<a class=\"p-category\" rel=\"tag\"[^>]*>(.*?)</a>", tour));
        assertEquals(List.of("next"), all("rel=\"(next|prev)\" href=\"/page", pages.get("index.html")));
    }

    @Test
    void a_real_blog_is_whole_in_it() throws IOException {
        Path blog = Path.of("../shared/parity/unittest/site");
        assumeTrue(Files.isDirectory(blog), "the blog is not here");
        SortedMap<String, String> pages = pages(blog);
        areWhole(pages);
        assertTrue(pages.size() > 20);
    }

    @Test
    void a_file_of_the_blog_stands_in_for_that_of_the_jar() throws IOException {
        Blog.Built built = new Blog(folder)
                .config("theme: plain-text\nlanguage: fr\n")
                .file("themes/plain-text/layout/partial/footer.peb", "<footer>{{ theme.excerpt }}</footer>")
                .file("source/p.md", "---\ntitle: P\n---\n")
                .build();
        assertEquals(List.of(), built.problems());
        assertTrue(built.page("p.html").contains("<footer>true</footer>"));
        assertTrue(built.page("p.html").contains("<header class=\"site\">"));
    }

    @Test
    void the_list_of_files_in_the_jar_is_complete() throws IOException {
        try (Stream<Path> files = Files.walk(THEME)) {
            TreeSet<String> present = files.filter(Files::isRegularFile)
                    .map(file -> THEME.relativize(file).toString().replace('\\', '/'))
                    .filter(name -> !name.equals("files.txt"))
                    .collect(Collectors.toCollection(TreeSet::new));
            assertEquals(
                    String.join("\n", present),
                    Files.readString(THEME.resolve("files.txt")).strip());
        }
    }

    @Test
    void what_hexo_leaves_without_a_name_has_one_and_what_may_be_wide_is_reached_by_keys() throws IOException {
        String page = new Blog(folder)
                .config("theme: plain-text\n")
                .post("a.md", """
                        ---
                        title: A
                        date: 2024-01-02
                        ---
                        - [ ] Buy **tea** & milk

                        <img src="/a.png"><iframe src="https://frames.example/x"></iframe><img src="/b.png" alt="B">

                        | a |
                        |---|
                        | b |

                        ```css
                        a { b: <table> }
                        ```

                        <script>var text = '<table>';</script>
                        """)
                .build()
                .page("2024/01/02/a/index.html");
        for (String part : List.of(
                "type=\"checkbox\" aria-label=\"Buy tea &amp; milk\"",
                "src=\"/a.png\" alt=\"\">",
                "<iframe src=\"https://frames.example/x\" title=\"frames.example\">",
                "<table tabindex=\"0\">",
                "<figure tabindex=\"0\" class=\"highlight css\"><table>",
                "var text = '<table>';")) {
            assertTrue(page.contains(part), () -> part + " is not in " + page);
        }
    }

    @Test
    void short_notes_and_pictures_of_a_post_are_shown() throws IOException {
        Blog.Built built = new Blog(folder)
                .config("theme: plain-text\nauthor: Ann\n")
                .file("source/_data/notes.yml", """
                        - date: 2024-05-06 07:08:09
                          content: "It **rains**."
                          images: [/rain.jpg]
                          tags: [weather]
                        """)
                .file("source/notes/index.md", "---\ntitle: Notes\nlayout: notes\n---\n")
                .post("a.md", "---\ntitle: A\ndate: 2024-01-02\nphotos: [/one.jpg, /two.jpg]\n---\ntext\n")
                .post("b.md", "---\ntitle: B\ndate: 2024-01-03\nphotos: [/secret.jpg]\npassword: x\n---\ntext\n")
                .build();
        String notes = built.page("notes/index.html");
        for (String part : List.of(
                "<div class=\"e-content text\"><p>It <strong>rains</strong>.</p>",
                ">May 6, 2024</time></a>",
                "<span class=\"p-author\">Ann</span> <span class=\"p-category\">weather</span>",
                "<img class=\"u-photo\" src=\"/rain.jpg\" alt=\"\" loading=\"lazy\">")) {
            assertTrue(notes.contains(part), () -> part + " is not in " + notes);
        }
        assertEquals(
                List.of("/one.jpg", "/two.jpg"),
                all("class=\"u-photo\" src=\"([^\"]*)\"", built.page("2024/01/02/a/index.html")));
        assertEquals(List.of(), all("<img class=\"u-photo\"|secret", built.page("2024/01/03/b/index.html")));
    }
}
