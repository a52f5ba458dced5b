package blogjar.highlight;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The grammars of all languages, each read when it is first asked for. */
final class Grammars {
    private static final String FOLDER = "grammars/";

    /** @param base the language that it is a superset of, or {@code -} */
    private record Entry(String base, boolean guessed) {}

    private final Map<String, Entry> entries = new LinkedHashMap<>();
    private final Map<String, String> mainNames = new HashMap<>(512);
    private final Map<String, Grammar> read = new ConcurrentHashMap<>();

    Grammars() {
        for (String line : text("names").split("\n")) {
            if (!line.startsWith("#")) {
                String[] words = line.split("\t");
                entries.put(words[0], new Entry(words[1], words[2].equals("guessed")));
                for (int i = 3; i < words.length; i++) {
                    mainNames.put(words[i], words[0]);
                }
            }
        }
        entries.keySet().forEach(name -> mainNames.put(name, name));
    }

    /** The main names, in the order in which highlight.js tries them. */
    List<String> names() {
        return List.copyOf(entries.keySet());
    }

    /** The main name of a language by any of its names, in lower case; null where there is none. */
    @Nullable
    String mainName(String name) {
        return mainNames.get(name);
    }

    boolean isGuessed(String name) {
        Entry entry = entries.get(name);
        return entry != null && entry.guessed;
    }

    /** The language that a language is a superset of, or {@code -}. */
    String base(String name) {
        return Objects.requireNonNull(entries.get(name)).base;
    }

    /** The grammar of a language, by its main name; null where there is none. */
    @Nullable
    Grammar get(String name) {
        return entries.containsKey(name) ? read.computeIfAbsent(name, key -> new Grammar(key, text(key))) : null;
    }

    private static String text(String name) {
        InputStream resource = Grammars.class.getResourceAsStream(FOLDER + name + ".txt");
        try (InputStream in = Objects.requireNonNull(resource, name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
