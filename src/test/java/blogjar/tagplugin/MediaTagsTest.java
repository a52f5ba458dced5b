package blogjar.tagplugin;

import static org.junit.jupiter.api.Assertions.assertEquals;

import blogjar.config.Config;
import blogjar.diagnostic.Problems;
import blogjar.highlight.Highlighter;
import blogjar.text.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each line of {@code media.jsonl} is a tag of a player and what it becomes. */
class MediaTagsTest {
    private static final Highlighter HIGHLIGHTER = new Highlighter();
    private static final Config CONFIG = new Config(Map.of("url", "https://blog.example", "root", "/"), Map.of());

    record Example(String text, String html) {}

    static List<Example> examples() throws IOException, Json.SyntaxException {
        List<Example> examples = new ArrayList<>();
        for (String line : Files.readAllLines(Path.of("src/test/resources/blogjar/tagplugin/media.jsonl"))) {
            Map<?, ?> values = (Map<?, ?>) Json.parse(line);
            examples.add(new Example((String) values.get("text"), (String) values.get("html")));
        }
        return examples;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("examples")
    void shows_without_a_script_what_the_plugin_shows(Example example) {
        Problems problems = new Problems();
        ArticleSource source = new ArticleSource("a.md", example.text, 0, Map.of(), true, "a.md");
        String html = new ArticleRenderer(CONFIG, NoSite.LOOKUP, HIGHLIGHTER)
                .render(source, UnaryOperator.identity(), UnaryOperator.identity(), problems);
        assertEquals(example.html, html);
        assertEquals(List.of(), problems.all());
    }
}
