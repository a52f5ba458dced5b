package blogjar.config;

import blogjar.diagnostic.Problem;
import blogjar.diagnostic.Problems;
import blogjar.diagnostic.SourcePosition;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;

/** What becomes of the plugins of Hexo here: {@code plugins.tsv}. */
final class KnownPlugins {
    /** What Hexo 8.1.2 loads as a plugin (hexo/load_plugins.ts), which a theme is not. */
    private static final Pattern PLUGIN = Pattern.compile("(?!@types/)(@[^/]+/)?hexo-(?!theme-).*", Pattern.DOTALL);

    private final Map<String, Known> byName;

    private record Known(NamedPlugin.Fate fate, String note) {}

    private KnownPlugins(Map<String, Known> byName) {
        this.byName = byName;
    }

    static KnownPlugins read() {
        Map<String, Known> byName = new LinkedHashMap<>();
        for (String line : text().split("\n")) {
            if (!line.startsWith("#")) {
                String[] columns = line.split("\t", -1);
                byName.put(columns[0], new Known(NamedPlugin.Fate.of(columns[1]), columns[2]));
            }
        }
        return new KnownPlugins(Collections.unmodifiableMap(byName));
    }

    private static String text() {
        try (InputStream in =
                Objects.requireNonNull(KnownPlugins.class.getResourceAsStream("plugins.tsv"), "plugins.tsv")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static boolean isPlugin(String name) {
        return PLUGIN.matcher(name).matches();
    }

    /** A plugin with what becomes of it; {@code offset} is that of its name in the text of {@code package.json}. */
    NamedPlugin named(String name, String text, int offset) {
        SourcePosition place = SourcePosition.of("package.json", text, offset);
        Known known = byName.getOrDefault(name, new Known(NamedPlugin.Fate.UNKNOWN, ""));
        return new NamedPlugin(name, place, known.fate(), known.note());
    }

    /**
     * Tells of a plugin without which something is missing; of any other it tells nothing.
     *
     * @param text of {@code package.json}
     * @param offset of the name in it
     */
    void tell(String name, String text, int offset, Problems problems) {
        NamedPlugin plugin = named(name, text, offset);
        boolean unknown = plugin.fate() == NamedPlugin.Fate.UNKNOWN;
        if (!unknown && plugin.fate() != NamedPlugin.Fate.NOT_DONE) {
            return;
        }
        String message = unknown
                ? "blog.jar does not know the plugin " + name + "; what it did is left out"
                : "the plugin " + name + " is not done: " + plugin.note();
        problems.add(Problem.notice(message)
                .about(Problem.Topic.PLUGIN)
                .at(plugin.place())
                .showing(text)
                .fix("remove it from package.json if the blog can do without it"));
    }
}
