package blogjar.highlight;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The tokenizers of all languages, each made when it is first asked for. */
final class Grammars {
    private final Map<String, String> sources = new HashMap<>(128);
    private final Map<String, Tokenizer> made = new ConcurrentHashMap<>();

    Grammars() {
        InputStream resource = Objects.requireNonNull(Grammars.class.getResourceAsStream("grammars.txt"));
        String text;
        try (resource) {
            text = new String(resource.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        int start = text.indexOf("\n= ");
        while (start >= 0) {
            int next = text.indexOf("\n= ", start + 1);
            String section = text.substring(start + 3, next < 0 ? text.length() : next);
            for (String name : section.substring(0, section.indexOf('\n')).split(" ")) {
                sources.put(name, section);
            }
            start = next;
        }
    }

    /** The tokenizer of a language, by its main name; null where there is none. */
    @Nullable
    Tokenizer get(String name) {
        Tokenizer known = made.get(name);
        if (known != null || !isKnown(name)) {
            return known;
        }
        Tokenizer tokenizer = make(name);
        made.put(name, tokenizer);
        return tokenizer;
    }

    private boolean isKnown(String name) {
        return switch (name) {
            case "xml",
                    "markup",
                    "vue",
                    "svelte",
                    "handlebars",
                    "django",
                    "erb",
                    "ejs",
                    "css",
                    "scss",
                    "less",
                    "stylus",
                    "sass",
                    "json",
                    "yaml",
                    "ini",
                    "toml",
                    "properties",
                    "diff",
                    "markdown",
                    "shell",
                    "shell-session" -> true;
            default -> sources.containsKey(name);
        };
    }

    private Tokenizer make(String name) {
        return switch (name) {
            case "xml", "markup", "vue", "svelte", "handlebars", "django", "erb", "ejs" -> new MarkupTokenizer(this);
            case "css", "scss", "less", "stylus", "sass" -> new StyleTokenizer(!name.equals("css"));
            case "json" -> new JsonTokenizer();
            case "yaml" -> new YamlTokenizer();
            case "ini", "toml", "properties" -> new SettingsTokenizer(name.equals("toml"));
            case "diff" -> new DiffTokenizer();
            case "markdown" -> new MarkdownTokenizer();
            case "shell", "shell-session" -> new SessionTokenizer(script("bash"));
            case "php" -> new PhpTokenizer(script("php"), this);
            default -> script(name);
        };
    }

    Tokenizer script(String name) {
        return new ScriptTokenizer(grammar(name));
    }

    private Grammar grammar(String name) {
        Grammar grammar = new Grammar();
        read(name, grammar);
        return grammar;
    }

    private void read(String name, Grammar into) {
        String[] lines = Objects.requireNonNull(sources.get(name), name).split("\n");
        for (int i = 1; i < lines.length; i++) {
            int blank = lines[i].indexOf(' ');
            if (blank > 0 && !lines[i].startsWith("#")) {
                String key = lines[i].substring(0, blank);
                String[] values = lines[i].substring(blank + 1).split(" ");
                if (key.equals("from")) {
                    read(values[0], into);
                } else {
                    into.set(key, values);
                }
            }
        }
    }
}
