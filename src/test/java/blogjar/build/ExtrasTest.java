package blogjar.build;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What draws formulas, diagrams and mind maps is published and loaded where a page has them, and nowhere else. */
class ExtrasTest {
    private static final String DIAGRAM = "---\ntitle: a\n---\n{% mermaid %}\ngraph TD; A-->B\n{% endmermaid %}\n";
    private static final Pattern LOADED = Pattern.compile("(?:href|src)=\"([^\"]*\\blib/[^\"]*)\"");

    @TempDir
    Path folder;

    @Test
    void a_blog_without_extras_publishes_none() throws IOException {
        Blog.Built built = new Blog(folder)
                .post("a.md", "---\ntitle: a\n---\nmermaid, markmap\n")
                .build();
        assertEquals(Set.of(), published(built));
        assertEquals(List.of(), loaded(built.page("index.html")));
    }

    @Test
    void a_page_with_a_diagram_loads_what_draws_it() throws IOException {
        Blog.Built built = new Blog(folder)
                .config("permalink: :title/\n")
                .post("a.md", DIAGRAM)
                .file("source/about/index.md", "---\ntitle: b\n---\nnothing\n")
                .build();
        List<String> loaded = loaded(built.page("a/index.html"));
        assertEquals(
                List.of("diagrams.css", "diagrams.mjs"),
                loaded.stream().map(ExtrasTest::name).toList());
        for (String address : loaded) {
            assertTrue(built.files().containsKey(address.substring(1)), address);
        }
        assertEquals(List.of(), loaded(built.page("about/index.html")));
        assertTrue(published(built).stream().allMatch(path -> path.matches("lib/mermaid\\.[0-9a-f]{8}/.*")));
        assertTrue(published(built).stream().anyMatch(path -> path.endsWith("/LICENSE")), "the licence goes with it");
    }

    @Test
    void every_module_that_a_module_imports_is_published() throws IOException {
        Blog.Built built = new Blog(folder).post("a.md", DIAGRAM).build();
        Pattern imported = Pattern.compile("(?:from|import|import\\()\\s*\"(\\./[^\"]+)\"");
        int imports = 0;
        for (String path : published(built)) {
            Matcher matcher = imported.matcher(path.endsWith(".mjs") ? built.page(path) : "");
            while (matcher.find()) {
                String target = Path.of(path)
                        .resolveSibling(matcher.group(1))
                        .normalize()
                        .toString();
                assertTrue(built.files().containsKey(target), path + " imports " + target);
                imports++;
            }
        }
        assertTrue(imports > 50, imports + " imports");
    }

    @Test
    void addresses_honour_root_and_relative_links() throws IOException {
        Blog.Built below = new Blog(folder.resolve("below"))
                .config("root: /blog/\npermalink: :title/\n")
                .post("a.md", DIAGRAM)
                .build();
        assertTrue(loaded(below.page("a/index.html")).stream().allMatch(a -> a.startsWith("/blog/lib/mermaid.")));
        Blog.Built relative = new Blog(folder.resolve("relative"))
                .config("relative_link: true\npermalink: :title/\n")
                .post("a.md", DIAGRAM)
                .build();
        assertTrue(loaded(relative.page("a/index.html")).stream().allMatch(a -> a.startsWith("../lib/mermaid.")));
    }

    @Test
    void a_theme_of_the_blog_s_own_gets_them_as_well() throws IOException {
        Blog.Built built = new Blog(folder)
                .config("theme: mine\n")
                .file("themes/mine/layout/index.peb", "<html><head></head><body>{{ page.content | raw }}</body></html>")
                .file("source/a.md", "---\ntitle: a\n---\n```markmap\n# a\n```\n")
                .build();
        assertEquals(
                List.of("maps.css", "maps.mjs"),
                loaded(built.page("a.html")).stream().map(ExtrasTest::name).toList());
    }

    @Test
    void a_page_with_a_tag_of_a_theme_loads_what_shows_it() throws IOException {
        Blog.Built built = new Blog(folder)
                .config("permalink: :title/\n")
                .post("a.md", "---\ntitle: a\n---\n{% note info %}\ntext\n{% endnote %}\n")
                .post("b.md", "---\ntitle: b\n---\na note, in tabs\n")
                .build();
        List<String> names = loaded(built.page("a/index.html")).stream()
                .map(ExtrasTest::name)
                .toList();
        assertEquals(List.of("tags.css", "cards.css", "plugins.css", "tags.mjs"), names);
        assertEquals(List.of(), loaded(built.page("b/index.html")));
    }

    @Test
    void fonts_of_formulas_come_in_one_format() throws IOException {
        Blog.Built built = new Blog(folder)
                .post("a.md", "---\ntitle: a\n---\n<span class=\"math inline\">\\(x\\)</span>\n")
                .build();
        Set<String> published = published(built);
        String style = built.page(published.stream()
                .filter(path -> path.endsWith("katex.min.css"))
                .findFirst()
                .orElseThrow());
        assertFalse(style.contains(".ttf"), "an older format is named");
        Matcher font = Pattern.compile("url\\(([^)]+)\\)").matcher(style);
        Set<String> fonts = font.results().map(f -> f.group(1)).collect(Collectors.toSet());
        assertEquals(20, fonts.size());
        assertTrue(published.stream()
                .map(path -> path.replaceFirst("^[^/]+/[^/]+/", ""))
                .toList()
                .containsAll(fonts));
    }

    private static Set<String> published(Blog.Built built) {
        return built.files().keySet().stream()
                .filter(path -> path.startsWith("lib/"))
                .collect(Collectors.toSet());
    }

    private static List<String> loaded(String page) {
        return LOADED.matcher(page).results().map(found -> found.group(1)).toList();
    }

    private static String name(String address) {
        return address.substring(address.lastIndexOf('/') + 1);
    }
}
