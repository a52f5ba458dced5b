package blogjar.markdown;

import static org.junit.jupiter.api.Assertions.assertFalse;

import blogjar.text.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A text and what a renderer of Hexo wrote for it, to the newline. In the files {@code →} is a tab; a line {@code options}
 * names settings, as words or as an object of JSON.
 */
public record Example(String file, String name, Map<String, @Nullable Object> options, String markdown, String html) {
    private static final String NEXT = "\n\n----- ";

    @Override
    public String toString() {
        return file + ": " + name;
    }

    /** @param file below {@code src/test/resources/markdown}, without {@code .txt} */
    public static List<Example> read(String file) {
        String text;
        try (InputStream in = Example.class.getResourceAsStream("/markdown/" + file + ".txt")) {
            text = new String(in.readAllBytes(), StandardCharsets.UTF_8).replace('→', '\t');
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        String[] parts = text.substring(0, text.length() - 1).split(NEXT, -1);
        Map<String, @Nullable Object> options = options(parts[0]);
        List<Example> examples = new ArrayList<>();
        for (int i = 1; i < parts.length; i++) {
            int name = parts[i].indexOf('\n');
            int html = parts[i].indexOf("\n.....\n");
            examples.add(new Example(
                    file,
                    parts[i].substring(0, name),
                    options,
                    parts[i].substring(name + 1, html),
                    parts[i].substring(html + 7)));
        }
        assertFalse(examples.isEmpty(), file);
        return examples;
    }

    private static Map<String, @Nullable Object> options(String head) {
        int line = head.indexOf("\noptions ");
        String given = line < 0 ? "" : head.substring(line + 9).trim();
        return given.startsWith("{") ? json(given) : words(given);
    }

    @SuppressWarnings("unchecked") // an object of JSON
    private static Map<String, @Nullable Object> json(String object) {
        try {
            return (Map<String, @Nullable Object>) Json.parse(object);
        } catch (Json.SyntaxException e) {
            throw new IllegalArgumentException(object, e);
        }
    }

    private static Map<String, @Nullable Object> words(String given) {
        Map<String, @Nullable Object> options = new HashMap<>();
        Map<String, @Nullable Object> external = new HashMap<>();
        for (String option : given.isEmpty() ? new String[0] : given.split(" ")) {
            String key = option.substring(0, option.indexOf('='));
            String value = option.substring(key.length() + 1);
            boolean flag = value.equals("true") || value.equals("false");
            Object typed = flag ? Boolean.valueOf(value) : value.matches("\\d") ? Integer.valueOf(value) : value;
            if (key.startsWith("external_link.")) {
                external.put(key.substring(14), typed);
            } else {
                options.put(key, typed);
            }
        }
        options.put("external_link", external);
        return options;
    }
}
