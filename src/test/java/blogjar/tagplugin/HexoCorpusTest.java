package blogjar.tagplugin;

import static org.junit.jupiter.api.Assertions.assertEquals;

import blogjar.config.Config;
import blogjar.config.ConfigFiles;
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
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What Hexo 8.1.2 itself makes of a text, each line of {@code hexo.jsonl} one: the text rendered as an HTML page, so
 * without Markdown; Markdown within tags is shown as an element {@code md} around it.
 */
class HexoCorpusTest {
    private static final Highlighter HIGHLIGHTER = new Highlighter();

    record Example(String name, String text, Map<?, ?> config, Map<String, @Nullable Object> data, String html) {
        @Override
        public String toString() {
            return name;
        }
    }

    @SuppressWarnings("unchecked") // the keys of JSON are texts
    static List<Example> examples() throws IOException, Json.SyntaxException {
        List<Example> examples = new ArrayList<>();
        Path file = Path.of("src/test/resources/blogjar/tagplugin/hexo.jsonl");
        for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
            Map<String, Object> values = (Map<String, Object>) Json.parse(line);
            examples.add(new Example(
                    (String) values.get("name"),
                    (String) values.get("text"),
                    (Map<?, ?>) values.getOrDefault("config", Map.of()),
                    (Map<String, @Nullable Object>) values.getOrDefault("data", Map.of()),
                    (String) values.get("html")));
        }
        return examples;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("examples")
    void renders_as_hexo_does(Example example, @TempDir Path root) throws IOException {
        Problems problems = new Problems();
        Map<String, Object> settings = new java.util.LinkedHashMap<>(Map.of("url", "https://blog.example"));
        example.config.forEach((key, value) -> settings.put((String) key, value));
        Files.writeString(root.resolve("_config.yml"), Json.print(settings));
        Config config =
                ConfigFiles.load(root, List.of(), Map.of(), new Problems()).config(); // one example has a wrong setting
        ArticleSource source = new ArticleSource(
                "a.md",
                example.text,
                0,
                example.data,
                !Boolean.TRUE.equals(example.data.get("disableNunjucks")),
                "a.md");
        String html = new ArticleRenderer(config, NoSite.LOOKUP, HIGHLIGHTER)
                .render(source, UnaryOperator.identity(), text -> "<md>" + text + "</md>\n", problems);
        assertEquals(example.html, html);
        assertEquals(
                List.of(),
                problems.all().stream()
                        .filter(problem -> !problem.message().contains("as in Hexo"))
                        .map(Problem::toString)
                        .toList());
    }
}
