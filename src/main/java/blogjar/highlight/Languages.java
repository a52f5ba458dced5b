package blogjar.highlight;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** The names that highlight.js and Prism have for languages. */
public final class Languages {
    private final Map<String, String> highlightJs = new HashMap<>(512);
    private final Map<String, String> prism = new HashMap<>(512);

    public Languages() {
        Map<String, String> names = highlightJs;
        InputStream resource = Objects.requireNonNull(Languages.class.getResourceAsStream("languages.txt"));
        try (BufferedReader in = new BufferedReader(new InputStreamReader(resource, StandardCharsets.UTF_8))) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                if (line.startsWith("[")) {
                    names = line.startsWith("[prism") ? prism : highlightJs;
                } else if (!line.isEmpty() && !line.startsWith("#")) {
                    String[] words = line.split(" ");
                    for (String word : words) {
                        names.putIfAbsent(word, words[0]);
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether highlight.js has the language, under this or another name; capitals are of no account. */
    public boolean inHighlightJs(String name) {
        return highlightJs.containsKey(name.toLowerCase(Locale.ROOT));
    }

    /** Whether Prism has the language, under this or another name. */
    public boolean inPrism(String name) {
        return prism.containsKey(name);
    }

    /** Prism's own name of a language: {@code js} is javascript. What Prism doesn't know stays as it is. */
    public String prismName(String name) {
        return prism.getOrDefault(name, name);
    }

    /** The first name of a language, by highlight.js, else by Prism, else as it is. */
    String mainName(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        String known = highlightJs.get(lower);
        return known == null ? prism.getOrDefault(lower, lower) : known;
    }
}
