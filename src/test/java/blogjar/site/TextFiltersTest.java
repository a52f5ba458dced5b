package blogjar.site;

import static org.junit.jupiter.api.Assertions.assertEquals;

import blogjar.tagplugin.TextFilter;
import blogjar.text.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each line of {@code filters.jsonl} is a text and what the plugin's own filter makes of it. */
class TextFiltersTest {
    record Example(String plugin, String text, String changed) {}

    static List<Example> examples() throws IOException, Json.SyntaxException {
        List<Example> examples = new ArrayList<>();
        for (String line : Files.readAllLines(Path.of("src/test/resources/blogjar/site/filters.jsonl"))) {
            Map<?, ?> values = (Map<?, ?>) Json.parse(line);
            examples.add(new Example(
                    (String) values.get("plugin"), (String) values.get("text"), (String) values.get("changed")));
        }
        return examples;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("examples")
    void changes_a_text_as_the_plugin_does(Example example) {
        StringBuilder changed = new StringBuilder();
        int done = 0;
        for (TextFilter.Change change :
                TextFilters.of(Set.of(example.plugin)).get(0).changes(example.text)) {
            changed.append(example.text, done, change.start()).append(change.text());
            done = change.end();
        }
        changed.append(example.text.substring(done));
        assertEquals(example.changed, changed.toString());
    }
}
