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
    private final Grammars grammars;
    private final Map<String, String> prism = new HashMap<>(512);
    /** What highlight.js calls the languages of Prism, by Prism's own name, where another of their names tells it. */
    private final Map<String, String> fromPrism = new HashMap<>(512);

    Languages(Grammars grammars) {
        this.grammars = grammars;
        InputStream resource = Objects.requireNonNull(Languages.class.getResourceAsStream("prism-languages.txt"));
        try (BufferedReader in = new BufferedReader(new InputStreamReader(resource, StandardCharsets.UTF_8))) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                if (!line.isEmpty() && !line.startsWith("#")) {
                    readNames(line.split(" "));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void readNames(String[] names) {
        for (String name : names) {
            prism.putIfAbsent(name, names[0]);
            String main = grammars.mainName(name);
            if (main != null) {
                fromPrism.putIfAbsent(names[0], main);
            }
        }
    }

    /** Whether highlight.js has the language, under this or another name; capitals are of no account. */
    public boolean inHighlightJs(String name) {
        return grammars.mainName(name.toLowerCase(Locale.ROOT)) != null;
    }

    /** Whether Prism has the language, under this or another name. */
    public boolean inPrism(String name) {
        return prism.containsKey(name);
    }

    /** Prism's own name of a language: {@code js} is javascript. What Prism doesn't know stays as it is. */
    public String prismName(String name) {
        return prism.getOrDefault(name, name);
    }

    /** The name of highlight.js for a language by any name, else the name in lower case. */
    String mainName(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        String known = grammars.mainName(lower);
        return known != null ? known : fromPrism.getOrDefault(prism.getOrDefault(lower, lower), lower);
    }
}
