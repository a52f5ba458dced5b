package blogjar.tagplugin;

import static org.junit.jupiter.api.Assertions.assertEquals;

import blogjar.config.Config;
import blogjar.diagnostic.Problem;
import blogjar.diagnostic.Problems;
import blogjar.highlight.Highlighter;
import blogjar.text.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What the themes' own functions make of their tags, each line of {@code themes.jsonl} one; Markdown within tags is
 * shown as an element {@code md} around it.
 */
class ThemeTagsTest {
    private static final Highlighter HIGHLIGHTER = new Highlighter();

    record Example(String theme, String text, String html) {
        @Override
        public String toString() {
            return theme + ": " + text;
        }
    }

    static List<Example> examples() throws IOException, Json.SyntaxException {
        List<Example> examples = new ArrayList<>();
        Path file = Path.of("src/test/resources/blogjar/tagplugin/themes.jsonl");
        for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
            Map<?, ?> values = (Map<?, ?>) Json.parse(line);
            examples.add(new Example(
                    (String) values.get("theme"), (String) values.get("text"), (String) values.get("html")));
        }
        return examples;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("examples")
    void renders_as_the_theme_does(Example example) {
        Problems problems = new Problems();
        assertEquals(example.html, render(config(example.theme), example.text, problems));
        assertEquals(List.of(), problems.all().stream().map(Problem::toString).toList());
    }

    @Test
    void without_a_theme_the_arguments_tell_whose_tag_is_meant() {
        Problems problems = new Problems();
        assertEquals(
                "<details class=\"note info\"><summary><md>A title</md>\n</summary>\n<md>x</md>\n\n</details>",
                render(config(""), "{% note info A title %}x{% endnote %}", problems));
        assertEquals(
                "<mark class=\"hl-label blue\">text</mark>", render(config(""), "{% label text blue %}", problems));
        assertEquals(List.of(), problems.all());
    }

    private static Config config(String theme) {
        return new Config(
                Map.of(
                        "theme",
                        theme,
                        "url",
                        "https://blog.example",
                        "root",
                        "/",
                        "syntax_highlighter",
                        "highlight.js"),
                Map.of());
    }

    private static String render(Config config, String text, Problems problems) {
        ArticleSource source = new ArticleSource("a.md", text, 0, Map.of(), true, "a.md");
        return new ArticleRenderer(config, NoSite.LOOKUP, HIGHLIGHTER)
                .render(source, UnaryOperator.identity(), body -> "<md>" + body + "</md>\n", problems);
    }
}
